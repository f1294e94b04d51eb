//! Whether a record that was opened counts: authority, in one place.

use super::{RecordKind, SignedRecord};
use crate::{
    Audience, DeviceId, Epoch, PersonId,
    log::{DeviceStatus, LogState, PersonRole, Seen},
};

/// Which key opened the envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenedBy {
    /// The audience's key of this epoch.
    Audience(Audience, Epoch),
    /// The reader's own key: every record is sealed to its author's own too.
    Own(PersonId),
}

/// Who said it, verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Author {
    /// The person.
    pub person: PersonId,
    /// Their device.
    pub device: DeviceId,
    /// Their role in the log.
    pub role: PersonRole,
}

/// Why a record does not count. It is kept and shown, with this reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Quarantine {
    /// Of another team.
    #[error("of another team")]
    OtherTeam,
    /// It names another audience than the one whose key opened it.
    #[error("sealed to another audience than it names")]
    OtherAudience,
    /// No such device in the log.
    #[error("from a device that the team does not know")]
    UnknownDevice,
    /// The device is not confirmed yet.
    #[error("from a device that is not confirmed yet")]
    Pending,
    /// After the last that was seen when the device was removed; a preparer may accept it.
    #[error("sent after its device was removed")]
    AfterRemoval,
    /// It names a log entry that the log does not hold.
    #[error("it knows another team log")]
    Fork,
    /// Its author may not say this here.
    #[error("its author may not say this")]
    NotAllowed,
    /// Another record has its sequence number.
    #[error("another record has its number")]
    SequenceTaken,
    /// Its author took its number back.
    #[error("its author took it back")]
    Retracted,
    /// Its body is not what its kind holds.
    #[error("its content can't be read")]
    Malformed,
}

/// Judges a record: team, audience, author, place in the log, and whether its kind is its author's
/// to say. `accepted`: a preparer accepted it by name, which lifts [`Quarantine::AfterRemoval`] alone.
///
/// # Errors
/// The [`Quarantine`] it belongs in.
pub fn judge(
    signed: &SignedRecord,
    opened_by: OpenedBy,
    log: &LogState,
    accepted: bool,
) -> Result<Author, Quarantine> {
    let record = signed.record();
    if record.team != log.team() {
        return Err(Quarantine::OtherTeam);
    }
    let device = log.devices().get(&record.device).ok_or(Quarantine::UnknownDevice)?;
    match opened_by {
        OpenedBy::Audience(audience, _) if audience == record.audience => {}
        OpenedBy::Own(person) if person == device.person => {}
        _ => return Err(Quarantine::OtherAudience),
    }
    if !log.holds(&record.log) {
        return Err(Quarantine::Fork);
    }
    match &device.status {
        DeviceStatus::Active => {}
        DeviceStatus::Pending(_) => return Err(Quarantine::Pending),
        DeviceStatus::Removed(seen) => {
            // One that knows of its own removal was made after it, whatever its number.
            let knew = device.removed_at.is_some_and(|at| record.log.len >= at);
            let last = last_that_counts(seen.as_deref(), device.person, &record.audience);
            if (knew || record.seq > last) && !accepted {
                return Err(Quarantine::AfterRemoval);
            }
        }
    }
    let person = log.persons().get(&device.person).ok_or(Quarantine::UnknownDevice)?;
    if person.role == PersonRole::Pending {
        return Err(Quarantine::Pending);
    }
    let author = Author { person: device.person, device: record.device, role: person.role };
    if may_say(&record.kind, &record.audience, &author) { Ok(author) } else { Err(Quarantine::NotAllowed) }
}

/// The last sequence that counts of a removed device in an audience (ADR 0004).
fn last_that_counts(seen: Option<&[Seen]>, person: PersonId, audience: &Audience) -> u64 {
    let Some(seen) = seen else { return u64::MAX };
    let unsettled = if *audience == Audience::Own(person) { u64::MAX } else { 0 };
    seen.iter().find(|s| s.audience == *audience).map_or(unsettled, |s| s.seq)
}

/// Whether this author may send this kind to this audience. Unknown kinds are kept and passed on:
/// whether they count is for a version that knows them.
fn may_say(kind: &RecordKind, audience: &Audience, author: &Author) -> bool {
    let preparer = author.role == PersonRole::Preparer;
    let own = *audience == Audience::Own(author.person);
    match kind {
        RecordKind::PersonName | RecordKind::CardTemplate => *audience == Audience::Team,
        RecordKind::Cycle | RecordKind::TeamName => *audience == Audience::Team && preparer,
        RecordKind::Capture
        | RecordKind::CardResult
        | RecordKind::SchoolClass
        | RecordKind::RegistrationRound
        | RecordKind::SelfRegistration => own,
        RecordKind::Submission => *audience == Audience::Preparation,
        RecordKind::Acceptance => *audience == Audience::Preparation && preparer,
        RecordKind::Opened => matches!(audience, Audience::Own(_)) && preparer,
        RecordKind::Retraction | RecordKind::Other(_) => true,
    }
}

/// Whether a record of `by` may take the place of one of `of`, both of `kind` and of one entity:
/// captures, submissions and names by the same person, cycles by any preparer.
#[must_use]
pub fn may_supersede(kind: &RecordKind, by: &Author, of: &Author) -> bool {
    match kind {
        RecordKind::Cycle | RecordKind::TeamName => by.role == PersonRole::Preparer,
        RecordKind::PersonName
        | RecordKind::Capture
        | RecordKind::CardTemplate
        | RecordKind::CardResult
        | RecordKind::SchoolClass
        | RecordKind::RegistrationRound
        | RecordKind::SelfRegistration
        | RecordKind::Submission
        | RecordKind::Opened => by.person == of.person,
        RecordKind::Retraction | RecordKind::Acceptance | RecordKind::Other(_) => false,
    }
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
