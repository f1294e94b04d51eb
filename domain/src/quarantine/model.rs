//! What is known of a record that does not count.

use oogst_protocol::{
    Hash, PersonId,
    record::{Quarantine, RecordKind},
};
use serde::{Serialize, Serializer};

/// Why something does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// What [`oogst_protocol::record::judge`] said.
    Judged(Quarantine),
    /// No key of this device opens the envelope, though its audience should.
    CannotOpen,
    /// What is in the envelope is no record, or its signature is wrong.
    NotARecord,
    /// An object is not what the record says: another hash, or it does not open.
    WrongObject,
}

impl Reason {
    /// Its code, for the shell's sentence.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Reason::Judged(reason) => match reason {
                Quarantine::OtherTeam => "other_team",
                Quarantine::OtherAudience => "other_audience",
                Quarantine::UnknownDevice => "unknown_device",
                Quarantine::Pending => "pending",
                Quarantine::AfterRemoval => "after_removal",
                Quarantine::Fork => "fork",
                Quarantine::NotAllowed => "not_allowed",
                Quarantine::SequenceTaken => "sequence_taken",
                Quarantine::Retracted => "retracted",
                Quarantine::Malformed => "malformed",
            },
            Reason::CannotOpen => "cannot_open",
            Reason::NotARecord => "not_a_record",
            Reason::WrongObject => "wrong_object",
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

/// One thing in quarantine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect {
    /// The record, by its exact bytes; of what is no record, its envelope.
    pub record: Hash,
    /// Why it does not count.
    pub reason: Reason,
    /// Who it says it is from, where a known device signed it.
    pub from: Option<PersonId>,
    /// What kind of record, where it could be read.
    pub kind: Option<RecordKind>,
    /// When this device got it (Unix milliseconds).
    pub received_at: i64,
}
