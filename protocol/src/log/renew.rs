//! New epochs.

use super::{LogError, LogState, NewEpoch, SignedEntry};

impl LogState {
    pub(super) fn renew(&mut self, signed: &SignedEntry, audiences: &[NewEpoch]) -> Result<(), LogError> {
        if audiences.is_empty() {
            return Err(LogError::Epochs("a renewal names an audience"));
        }
        for new in audiences {
            self.may_renew(signed, &new.audience)?;
        }
        self.epochs_fit(audiences, &[])?;

        audiences.iter().for_each(|new| self.put_epoch(new));
        Ok(())
    }
}
