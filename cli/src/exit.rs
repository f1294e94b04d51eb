//! Exit codes: what a script may rely on. `oogst help exit-codes` and the man page say the same.

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Exit {
    /// A fault of ours.
    Internal = 1,
    /// The command line, or a value in it.
    Usage = 2,
    /// Nothing under this id.
    NotFound = 3,
    /// A file that can't be taken in.
    BadInput = 4,
    /// No team, or not (any more) one of this one.
    NeedsTeam = 5,
    /// No way to the hub at the moment.
    Offline = 6,
    /// A person has to do something first.
    NeedsAttention = 7,
    /// The store: its key, its version, damage.
    Store = 8,
    /// No space left.
    DiskFull = 9,
    /// The doctor found something.
    DoctorFound = 10,
}

impl Exit {
    /// Every code in order, for the help and the man page.
    pub(crate) const ALL: [Exit; 10] = [
        Exit::Internal,
        Exit::Usage,
        Exit::NotFound,
        Exit::BadInput,
        Exit::NeedsTeam,
        Exit::Offline,
        Exit::NeedsAttention,
        Exit::Store,
        Exit::DiskFull,
        Exit::DoctorFound,
    ];

    /// The number.
    pub(crate) fn code(self) -> u8 {
        self as u8
    }
}
