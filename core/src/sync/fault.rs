//! What can go wrong on the way to the hub, and what is to be done about each: one table, one place.

use http::StatusCode;
use oogst_protocol::api::code;

use super::transport::TransportError;

/// Seconds that a sync waits when the hub asks for it; what asks for longer ends the sync.
pub(super) const MOMENT_SECONDS: u64 = 5;

/// What is to be done about a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Passes by itself: try again later.
    Transient,
    /// Never works as it is: this one thing is given up and shown.
    Permanent,
    /// A person has to do something.
    NeedsAttention,
}

impl Class {
    /// As the store keeps it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Class::Transient => "transient",
            Class::Permanent => "permanent",
            Class::NeedsAttention => "needs_attention",
        }
    }
}

/// A fault on the way to the hub.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HubFault {
    /// No network, or the hub is not reached.
    #[error("no connection to the hub: {0}")]
    Offline(String),
    /// No answer in time.
    #[error("the hub does not answer in time")]
    Timeout,
    /// The hub's certificate is not the right one.
    #[error("the hub can't be trusted: {0}")]
    Tls(String),
    /// The hub's certificate is refused and this device's clock is far from the hub's.
    #[error("this device's clock is wrong")]
    Clock,
    /// A web page answered where the hub should: a Wi-Fi that wants a login first.
    #[error("a web page answered instead of the hub")]
    CaptivePortal,
    /// Something answered that is no Oogst hub, or not the one the invite names.
    #[error("the address is not this team's hub")]
    NotAHub,
    /// 401, also with a new token.
    #[error("the hub does not know this device")]
    Unauthorized,
    /// 403: the device no longer belongs.
    #[error("this device was removed from the team")]
    Removed,
    /// 403: not allowed.
    #[error("the hub refuses: {0}")]
    Forbidden(String),
    /// 404.
    #[error("not at the hub")]
    NotFound,
    /// 409: the log has moved on.
    #[error("the team log has moved on")]
    LogMoved,
    /// 409: an older epoch than the current one.
    #[error("sealed to an older key")]
    OldEpoch,
    /// 409: another offset.
    #[error("the upload stands elsewhere")]
    Offset,
    /// 410: the invite is over, or the upload was ended.
    #[error("over")]
    Gone,
    /// 413: too large; how much is taken, when the hub said so.
    #[error("too large")]
    TooLarge(Option<u64>),
    /// 422: understood, and wrong.
    #[error("the hub refuses this: {0}")]
    Invalid(String),
    /// 460: the bytes do not give the hash.
    #[error("the bytes arrived damaged")]
    Checksum,
    /// 429: too many requests; seconds to wait, when the hub said so.
    #[error("too many requests")]
    Rate(Option<u64>),
    /// 507: the team's space is used up.
    #[error("the team's space at the hub is used up")]
    Quota,
    /// 5xx; seconds to wait, when the hub said so.
    #[error("the hub has trouble of its own ({0})")]
    Trouble(u16, Option<u64>),
    /// An answer that makes no sense, or is larger than any answer is.
    #[error("the hub's answer can't be read: {0}")]
    Nonsense(String),
    /// So much came that does not count that it was not taken in: a hub, or a member, that sends noise.
    #[error("the hub sends more than a device can keep that nobody can open")]
    Noise,
}

impl HubFault {
    /// What is to be done.
    #[must_use]
    pub fn class(&self) -> Class {
        use HubFault as F;
        match self {
            F::Offline(_) | F::Timeout | F::CaptivePortal | F::Rate(_) | F::Trouble(..) | F::Nonsense(_) => {
                Class::Transient
            }
            F::LogMoved | F::OldEpoch | F::Offset | F::Checksum | F::NotFound => Class::Transient,
            F::Invalid(_) => Class::Permanent,
            F::Gone
            | F::Forbidden(_)
            | F::Tls(_)
            | F::Clock
            | F::NotAHub
            | F::Unauthorized
            | F::Removed
            | F::TooLarge(_)
            | F::Quota
            | F::Noise => Class::NeedsAttention,
        }
    }

    /// A stable code for shells.
    #[must_use]
    pub fn code(&self) -> &'static str {
        use HubFault as F;
        match self {
            F::Offline(_) => "offline",
            F::Timeout => "timeout",
            F::Tls(_) => "tls",
            F::Clock => "clock",
            F::CaptivePortal => "captive_portal",
            F::NotAHub => "not_a_hub",
            F::Unauthorized => "unauthorized",
            F::Removed => "removed",
            F::Forbidden(_) => "forbidden",
            F::NotFound => "not_found",
            F::LogMoved => "log_moved",
            F::OldEpoch => "old_epoch",
            F::Offset => "offset",
            F::Gone => "gone",
            F::TooLarge(_) => "too_large",
            F::Invalid(_) => "invalid",
            F::Checksum => "checksum",
            F::Rate(_) => "rate",
            F::Quota => "quota",
            F::Trouble(..) => "hub_trouble",
            F::Nonsense(_) => "nonsense",
            F::Noise => "noise",
        }
    }

    /// The fault of a code that was kept, where the code says all of it; `None` for the rest.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        use HubFault as F;
        [
            F::Timeout,
            F::Clock,
            F::CaptivePortal,
            F::NotAHub,
            F::Unauthorized,
            F::Removed,
            F::NotFound,
            F::OldEpoch,
            F::Gone,
            F::TooLarge(None),
            F::Checksum,
            F::Rate(None),
            F::Quota,
            F::Noise,
        ]
        .into_iter()
        .find(|fault| fault.code() == code)
    }

    /// Seconds that the hub asked to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            HubFault::Rate(seconds) | HubFault::Trouble(_, seconds) => *seconds,
            _ => None,
        }
    }

    /// Whether it is worth waiting for within one sync: trouble of the hub's own, unless it asked for longer.
    pub(super) fn worth_waiting(&self) -> bool {
        matches!(self, HubFault::Rate(_) | HubFault::Trouble(..))
            && self.retry_after().unwrap_or(0) <= MOMENT_SECONDS
    }

    /// Whether nothing else will get through either: the whole sync stops here.
    #[must_use]
    pub fn ends_sync(&self) -> bool {
        use HubFault as F;
        matches!(
            self,
            F::Offline(_)
                | F::Timeout
                | F::Tls(_)
                | F::Clock
                | F::CaptivePortal
                | F::NotAHub
                | F::Unauthorized
                | F::Removed
                | F::Rate(_)
                | F::Trouble(..)
        )
    }

    /// What an answer other than 2xx means.
    #[must_use]
    pub fn of_answer(
        status: StatusCode,
        retry_after: Option<u64>,
        error: Option<&oogst_protocol::api::ApiErrorBody>,
    ) -> Self {
        let message = || error.map(|e| e.message.clone()).unwrap_or_default();
        let said = error.map(|e| e.code.as_str());
        match (status.as_u16(), said) {
            // 511 is a Wi-Fi that wants a login, by its own word (RFC 6585, section 6).
            (300..=399 | 511, _) => HubFault::CaptivePortal,
            (401, _) => HubFault::Unauthorized,
            (403, Some(code::REMOVED)) => HubFault::Removed,
            (403, Some(_)) => HubFault::Forbidden(message()),
            (404, _) => HubFault::NotFound,
            (408, _) => HubFault::Timeout,
            (409, Some(code::LOG_MOVED)) => HubFault::LogMoved,
            (409, Some(code::OLD_EPOCH)) => HubFault::OldEpoch,
            (409 | 423, _) => HubFault::Offset,
            (410, _) => HubFault::Gone,
            (413, Some(code::QUOTA)) | (507, _) => HubFault::Quota,
            (413, _) => HubFault::TooLarge(error.and_then(|e| e.limit)),
            (429, _) => HubFault::Rate(retry_after),
            (460, _) => HubFault::Checksum,
            (500..=599, _) => HubFault::Trouble(status.as_u16(), retry_after),
            // Given up for good only on the hub's own word that the thing itself is wrong.
            (422, Some(_)) => HubFault::Invalid(message()),
            (other, _) => HubFault::Nonsense(format!("status {other}: {}", message())),
        }
    }
}

impl From<TransportError> for HubFault {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Offline(why) => HubFault::Offline(why),
            TransportError::Timeout => HubFault::Timeout,
            TransportError::Tls(why) => HubFault::Tls(why),
            TransportError::Address(_) => HubFault::NotAHub,
        }
    }
}
