//! Who signed an entry, as far as the rules ask.

use super::{LogError, LogState, NewEpoch, SignedEntry};
use crate::{Audience, DeviceId, PersonId, Recipient, VerifyKey};

impl LogState {
    /// The entry's only signer.
    pub(super) fn signer(&self, signed: &SignedEntry) -> Result<DeviceId, LogError> {
        match signed.signed().signers() {
            [only] => Ok(*only),
            _ => Err(LogError::NotAllowed("one device signs")),
        }
    }

    /// The preparer whose device alone signed.
    pub(super) fn preparer(&self, signed: &SignedEntry) -> Result<PersonId, LogError> {
        let signer = self.signer(signed)?;
        let person = self.active(&signer).filter(|_| self.is_preparer(&signer));
        person.ok_or(LogError::NotAllowed("a preparer's device signs"))
    }

    /// Whether an active device of `person` alone signed.
    pub(super) fn signed_by_person(&self, signed: &SignedEntry, person: PersonId) -> bool {
        self.signer(signed).is_ok_and(|key| self.active(&key) == Some(person))
    }

    /// *Own* is renewed by its person; every other audience, new meetings and drops too, by preparers.
    pub(super) fn may_renew(&self, signed: &SignedEntry, audience: &Audience) -> Result<(), LogError> {
        match audience {
            Audience::Own(person) if self.signed_by_person(signed, *person) => Ok(()),
            Audience::Own(_) => Err(LogError::NotAllowed("own is renewed by its person")),
            _ => self.preparer(signed).map(|_| ()),
        }
    }

    /// Keys that sign were never in use, by anybody, for anything.
    pub(super) fn key_is_new(&self, key: &VerifyKey) -> Result<(), LogError> {
        if self.used_keys.contains(key) { Err(LogError::Reused("key")) } else { Ok(()) }
    }

    /// Neither were keys to seal to. (Whoever could list another's recipient as theirs and then leave would
    /// make the hub forget that other's grants.)
    pub(super) fn recipients_are_new(&self, recipients: &[&Recipient]) -> Result<(), LogError> {
        for (at, each) in recipients.iter().enumerate() {
            let twice = recipients.iter().take(at).any(|before| before == each);
            if twice || self.used_recipients.contains(*each) {
                return Err(LogError::Reused("recipient"));
            }
        }
        Ok(())
    }

    /// Each audience once, the epoch after its current one, and recipients that were never in use; `also`
    /// are further recipients of the same entry.
    pub(super) fn epochs_fit(&self, new: &[NewEpoch], also: &[&Recipient]) -> Result<(), LogError> {
        for (at, each) in new.iter().enumerate() {
            if new.iter().take(at).any(|before| before.audience == each.audience) {
                return Err(LogError::Epochs("an audience is named once"));
            }
            let current = self.audiences.get(&each.audience).map_or(0, |keys| keys.epoch());
            if Some(each.epoch) != current.checked_add(1) {
                return Err(LogError::Epochs("an epoch follows the one before"));
            }
        }
        let all: Vec<&Recipient> =
            new.iter().map(|each| &each.recipient).chain(also.iter().copied()).collect();
        self.recipients_are_new(&all)
    }
}
