//! The hub and the way to it.

use oogst_core::sync::{Class, FetchError, FreeSpaceError, HubFault, SyncError};

use super::OogstError;

impl From<HubFault> for OogstError {
    fn from(fault: HubFault) -> Self {
        let code = format!("hub.{}", fault.code().trim_start_matches("hub_"));
        let error = match fault.class() {
            Class::Transient => Self::offline(&code),
            Class::Permanent | Class::NeedsAttention => Self::needs_attention(&code),
        };
        match fault {
            HubFault::Tls(why)
            | HubFault::Forbidden(why)
            | HubFault::Invalid(why)
            | HubFault::Nonsense(why) => error.with("why", why),
            HubFault::Trouble(status, _) => error.with("status", status),
            HubFault::TooLarge(Some(limit)) => error.with("limit_bytes", limit),
            HubFault::Rate(Some(seconds)) => error.with("seconds", seconds),
            _ => error,
        }
    }
}

impl From<SyncError> for OogstError {
    fn from(error: SyncError) -> Self {
        match error {
            SyncError::NoTeam => Self::needs_team("team.none"),
            SyncError::Hub(fault) => fault.into(),
            SyncError::Store(error) => error.into(),
            SyncError::Team(error) => error.into(),
            SyncError::Fetch(error) => error.into(),
        }
    }
}

impl From<FetchError> for OogstError {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::Unknown(_) => Self::not_found("fetch.unknown"),
            FetchError::Wrong(_) => Self::needs_attention("fetch.wrong"),
            FetchError::Hub(fault) => fault.into(),
            FetchError::Store(error) => error.into(),
        }
    }
}

impl From<FreeSpaceError> for OogstError {
    fn from(error: FreeSpaceError) -> Self {
        match error {
            FreeSpaceError::Hub(fault) => fault.into(),
            FreeSpaceError::Store(error) => error.into(),
            FreeSpaceError::Team(error) => error.into(),
            FreeSpaceError::Random(error) => error.into(),
        }
    }
}
