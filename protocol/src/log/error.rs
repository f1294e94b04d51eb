//! Why an entry can't follow.

/// Why an entry can't follow. A hub refuses it; a device that is served one stops sealing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    /// The first entry founds no team.
    #[error("the log does not begin with a founding entry")]
    NotFounding,
    /// Of another team.
    #[error("the entry belongs to another team")]
    OtherTeam,
    /// It names another predecessor than the newest entry: read again and retry.
    #[error("the log has moved on")]
    Moved,
    /// Its signers may not say this.
    #[error("not signed by whom it must be: {0}")]
    NotAllowed(&'static str),
    /// The invite is unknown, closed or used up.
    #[error("the invite is unknown, closed or used up")]
    InviteOver,
    /// The key, person or sheet was in use before; removed keys never return.
    #[error("used before: {0}")]
    Reused(&'static str),
    /// It refers to somebody or something the log does not hold.
    #[error("unknown {0}")]
    Unknown(&'static str),
    /// A wrong epoch, an audience missing or too many.
    #[error("epochs do not fit: {0}")]
    Epochs(&'static str),
    /// The last preparer can't go.
    #[error("the team would be left without a preparer")]
    LastPreparer,
    /// More entries than a log may hold.
    #[error("the log is full")]
    Full,
}
