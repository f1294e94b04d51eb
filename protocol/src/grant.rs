//! Grants: an audience's secret of one epoch, sealed to somebody who may have it.

use serde::{Deserialize, Serialize};

use crate::{Audience, B64, Epoch, Recipient};

/// An audience's secret, sealed to `to`: a device, a recovery sheet, an open invite, or (as history
/// for those who stay) a later epoch's recipient of the same audience. Needs no signature: who opens
/// it accepts the secret only if it matches the recipient that the team log names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The audience whose secret it is.
    pub audience: Audience,
    /// Which of its epochs.
    pub epoch: Epoch,
    /// Who can open it.
    pub to: Recipient,
    /// age ciphertext of the secret (32 bytes); at most [`crate::limits::GRANT_MAX`].
    pub sealed: B64,
}
