//! Why the mailbox says no. Small: each variant is something that a device acts on.

use oogst_protocol::api::code;

use crate::index::IndexError;

/// Why the mailbox says no.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No token, or one that is unknown or over; or a key that this hub does not know.
    #[error("a token is needed")]
    Unauthorized,
    /// Known and not allowed.
    #[error("not allowed: {0}")]
    Forbidden(&'static str),
    /// The device belonged and does not any more.
    #[error("the device no longer belongs to the team")]
    Removed,
    /// Not here, or not for the caller.
    #[error("not found")]
    NotFound,
    /// The log has a newer entry.
    #[error("the log has moved on")]
    LogMoved,
    /// The upload stands elsewhere.
    #[error("the upload stands at {0} bytes")]
    Offset(u64),
    /// Another request is writing to this upload.
    #[error("another request is writing to this upload")]
    Locked,
    /// Over: an invite, a founding link, an upload.
    #[error("over: {0}")]
    Gone(&'static str),
    /// Larger than is taken.
    #[error("too large: at most {0} bytes")]
    TooLarge(u64),
    /// Understood and wrong.
    #[error("{0}")]
    Invalid(String),
    /// The request itself is not well formed.
    #[error("{0}")]
    BadRequest(&'static str),
    /// The bytes do not give the hash.
    #[error("the bytes do not give the checksum")]
    Checksum,
    /// The team's quota is used up.
    #[error("the team's quota is used up")]
    Quota,
    /// Too many requests.
    #[error("too many requests; again in {0} s")]
    Rate(u64),
    /// The request's bytes did not come in time.
    #[error("the request took too long")]
    Slow,
    /// Not a media type that is taken here.
    #[error("the content type must be {0}")]
    MediaType(&'static str),
    /// The `Tus-Resumable` header is missing or of another version.
    #[error("Tus-Resumable must be 1.0.0")]
    TusVersion,
    /// No such part of an object of so many bytes.
    #[error("no such range of {0} bytes")]
    Range(u64),
    /// The method is not one of this address.
    #[error("no such method here")]
    Method,
    /// The hub's own trouble: try again.
    #[error("the hub has trouble: {0}")]
    Internal(String),
}

impl Refusal {
    /// The HTTP status and the protocol's code.
    #[must_use]
    pub fn status(&self) -> (u16, &'static str) {
        match self {
            Self::Unauthorized => (401, code::UNAUTHORIZED),
            Self::Forbidden(_) => (403, code::FORBIDDEN),
            Self::Removed => (403, code::REMOVED),
            Self::NotFound => (404, code::NOT_FOUND),
            Self::Method => (405, code::NOT_FOUND),
            Self::Slow => (408, code::INTERNAL),
            Self::LogMoved => (409, code::LOG_MOVED),
            Self::Offset(_) => (409, code::OFFSET),
            Self::Gone(_) => (410, code::GONE),
            Self::TusVersion => (412, code::INVALID),
            Self::TooLarge(_) => (413, code::TOO_LARGE),
            Self::MediaType(_) => (415, code::INVALID),
            Self::Range(_) => (416, code::INVALID),
            Self::Invalid(_) => (422, code::INVALID),
            Self::BadRequest(_) => (400, code::INVALID),
            Self::Locked => (423, code::OFFSET),
            Self::Rate(_) => (429, code::RATE),
            Self::Checksum => (460, code::CHECKSUM),
            Self::Internal(_) => (500, code::INTERNAL),
            Self::Quota => (507, code::QUOTA),
        }
    }

    /// Some part of a request that can't be read.
    #[must_use]
    pub fn invalid(what: impl std::fmt::Display) -> Self {
        Self::Invalid(what.to_string())
    }
}

impl From<IndexError> for Refusal {
    fn from(error: IndexError) -> Self {
        Self::Internal(error.to_string())
    }
}

impl From<std::io::Error> for Refusal {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::NotFound,
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::Quota,
            _ => Self::Internal(error.to_string()),
        }
    }
}
