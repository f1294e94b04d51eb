//! What goes wrong, small: a variant for what a shell does about it, a code for its sentence, values to put in.
//!
//! Every typed error of the core is mapped, room by room, in an exhaustive match: a new one does not compile until
//! somebody decided what a shell does about it. The codes are those that the CLI prints.

mod card;
mod hub;
mod media;
mod pupil;
mod said;
mod store;
mod team;

use std::collections::HashMap;

/// What went wrong. `code` is stable (`room.what`); `values` are what a sentence needs: numbers in the unit that the key
/// names, words that are codes themselves, never prose.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum OogstError {
    /// No connection, or trouble at the hub that passes: nothing is lost, it goes by itself later.
    #[error("{code}")]
    Offline {
        /// Which.
        code: String,
        /// What its sentence needs.
        values: HashMap<String, String>,
    },
    /// What was handed in can't be used: a file, a link, a text.
    #[error("{code}")]
    BadInput {
        /// Which.
        code: String,
        /// What its sentence needs.
        values: HashMap<String, String>,
    },
    /// Nothing under this id.
    #[error("{code}")]
    NotFound {
        /// Which.
        code: String,
        /// What its sentence needs.
        values: HashMap<String, String>,
    },
    /// Join a team first, or wait until somebody compared the code.
    #[error("{code}")]
    NeedsTeam {
        /// Which.
        code: String,
        /// What its sentence needs.
        values: HashMap<String, String>,
    },
    /// Does not go on without a person: the sentence says what to do.
    #[error("{code}")]
    NeedsAttention {
        /// Which.
        code: String,
        /// What its sentence needs.
        values: HashMap<String, String>,
    },
    /// The device has not been unlocked since it started: try again after that.
    #[error("{code}")]
    Locked {
        /// Which.
        code: String,
        /// What its sentence needs.
        values: HashMap<String, String>,
    },
    /// No space left; what was saved before is safe.
    #[error("{code}")]
    DiskFull {
        /// Which.
        code: String,
        /// What its sentence needs.
        values: HashMap<String, String>,
    },
    /// The store can't be used: its key is lost, it is damaged, or made by a newer app. Nothing was overwritten.
    #[error("{code}")]
    Store {
        /// Which.
        code: String,
        /// What its sentence needs.
        values: HashMap<String, String>,
    },
    /// Ended by a [`crate::Cancel`].
    #[error("{code}")]
    Cancelled {
        /// Always `cancelled`.
        code: String,
        /// Empty.
        values: HashMap<String, String>,
    },
    /// A mistake of ours; the log has more.
    #[error("{code}")]
    Internal {
        /// Which.
        code: String,
        /// What its sentence needs.
        values: HashMap<String, String>,
    },
}

/// What a platform can't do. Thrown by what the shell implements; anything else that it throws counts as `Failed`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum PlatformError {
    /// Locked: possible after the device is unlocked.
    #[error("locked")]
    Locked,
    /// What was kept is gone for good.
    #[error("lost")]
    Lost,
    /// Anything else; `why` goes to the log.
    #[error("{why}")]
    Failed {
        /// For the log.
        why: String,
    },
}

impl From<uniffi::UnexpectedUniFFICallbackError> for PlatformError {
    fn from(error: uniffi::UnexpectedUniFFICallbackError) -> Self {
        PlatformError::Failed { why: error.reason }
    }
}

macro_rules! makers {
    ($($maker:ident $variant:ident),* $(,)?) => {
        impl OogstError {
            $(pub(crate) fn $maker(code: &str) -> Self {
                OogstError::$variant { code: code.to_owned(), values: HashMap::new() }
            })*

            fn parts(&mut self) -> (&str, &mut HashMap<String, String>) {
                match self {
                    $(OogstError::$variant { code, values })|* => (code, values),
                    OogstError::Cancelled { code, values } => (code, values),
                }
            }

            /// Its code.
            #[must_use]
            pub fn code(&self) -> &str {
                match self {
                    $(OogstError::$variant { code, .. })|* => code,
                    OogstError::Cancelled { code, .. } => code,
                }
            }
        }
    };
}

makers!(
    offline Offline,
    bad_input BadInput,
    not_found NotFound,
    needs_team NeedsTeam,
    needs_attention NeedsAttention,
    locked Locked,
    disk_full DiskFull,
    store Store,
    internal Internal,
);

impl OogstError {
    pub(crate) fn cancelled() -> Self {
        OogstError::Cancelled { code: "cancelled".to_owned(), values: HashMap::new() }
    }

    /// Puts something in for its sentence.
    pub(crate) fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.parts().1.insert(name.to_owned(), value.to_string());
        self
    }

    /// A file of the person's that can't be written.
    pub(crate) fn write(path: &std::path::Path, source: &std::io::Error) -> Self {
        if source.kind() == std::io::ErrorKind::StorageFull {
            return Self::disk_full("store.disk_full");
        }
        Self::bad_input("file.write").with("path", path.display()).with("why", source)
    }
}
