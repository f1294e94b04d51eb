//! Identifiers: a team is named by the hash of its founding entry; people and entities by random
//! numbers that say nothing about them.

use std::{fmt, str::FromStr};

use crate::{Hash, HashError};

/// The text is not an identifier of this type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a {0}:… identifier")]
pub struct IdError(pub &'static str);

/// A team: the hash of its founding entry, so that no hub can pass off another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TeamId(pub Hash);

impl fmt::Display for TeamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for TeamId {
    type Err = HashError;

    fn from_str(text: &str) -> Result<Self, HashError> {
        text.parse().map(TeamId)
    }
}

crate::wire::text_serde!(TeamId);

macro_rules! random_id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub [u8; 16]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!($prefix, ":{}"), hex::encode(self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                let digits = text.strip_prefix(concat!($prefix, ":")).ok_or(IdError($prefix))?;
                let mut bytes = [0; 16];
                hex::decode_to_slice(digits, &mut bytes).map_err(|_| IdError($prefix))?;
                Ok(Self(bytes))
            }
        }

        crate::wire::text_serde!($name);
    };
}

random_id!(
    /// A person in a team; their name is a sealed record, never in the log.
    PersonId,
    "person"
);
random_id!(
    /// Something that records are about and supersede each other within: a capture, a submission,
    /// a cycle.
    EntityId,
    "entity"
);
