//! Audiences: who may open what. Each has a key of its own per epoch, named in the team log.

use std::{fmt, str::FromStr};

use crate::{EntityId, PersonId};

/// The number of an audience's key, from 1; a new one whenever somebody must not read on.
pub type Epoch = u32;

/// Who may open a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Audience {
    /// That person's devices: drafts, backups, requests to them.
    Own(PersonId),
    /// The preparers: submissions and deliberation.
    Preparation,
    /// Everybody in the team: assignments, card templates, names.
    Team,
    /// The people at one exchange meeting: agreed examples.
    Meeting(EntityId),
    /// What pupils send through one class link to its teacher.
    Drop(EntityId),
}

/// The text names no audience.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an audience")]
pub struct AudienceError;

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Audience::Own(person) => write!(f, "own/{person}"),
            Audience::Preparation => f.write_str("preparation"),
            Audience::Team => f.write_str("team"),
            Audience::Meeting(id) => write!(f, "meeting/{id}"),
            Audience::Drop(id) => write!(f, "drop/{id}"),
        }
    }
}

impl FromStr for Audience {
    type Err = AudienceError;

    fn from_str(text: &str) -> Result<Self, AudienceError> {
        match text.split_once('/') {
            None if text == "preparation" => Ok(Audience::Preparation),
            None if text == "team" => Ok(Audience::Team),
            Some(("own", id)) => id.parse().map(Audience::Own).map_err(|_| AudienceError),
            Some(("meeting", id)) => id.parse().map(Audience::Meeting).map_err(|_| AudienceError),
            Some(("drop", id)) => id.parse().map(Audience::Drop).map_err(|_| AudienceError),
            _ => Err(AudienceError),
        }
    }
}

crate::wire::text_serde!(Audience);
