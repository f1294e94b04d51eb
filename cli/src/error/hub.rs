//! The hub and the way to it.

use oogst_core::sync::{Class, FetchError, FreeSpaceError, HubFault, SyncError};

use super::Failure;
use crate::exit::Exit;

impl From<HubFault> for Failure {
    fn from(fault: HubFault) -> Self {
        let exit = match fault.class() {
            Class::Transient => Exit::Offline,
            Class::Permanent | Class::NeedsAttention => Exit::NeedsAttention,
        };
        let hub = |code, fault| Failure::new(exit, code, fault);
        match fault {
            HubFault::Offline(_) => hub("hub.offline", |f| &f.offline),
            HubFault::Timeout => hub("hub.timeout", |f| &f.timeout),
            HubFault::Tls(why) => hub("hub.tls", |f| &f.tls).with("why", why),
            HubFault::Clock => hub("hub.clock", |f| &f.clock),
            HubFault::CaptivePortal => hub("hub.captive_portal", |f| &f.captive_portal),
            HubFault::NotAHub => hub("hub.not_a_hub", |f| &f.not_a_hub),
            HubFault::Unauthorized => hub("hub.unauthorized", |f| &f.unauthorized),
            HubFault::Removed => hub("hub.removed", |f| &f.removed),
            HubFault::Forbidden(why) => hub("hub.forbidden", |f| &f.forbidden).with("why", why),
            HubFault::NotFound => hub("hub.not_found", |f| &f.hub_not_found),
            HubFault::LogMoved => hub("hub.log_moved", |f| &f.log_moved),
            HubFault::OldEpoch => hub("hub.old_epoch", |f| &f.old_epoch),
            HubFault::Offset => hub("hub.offset", |f| &f.offset),
            HubFault::Gone => hub("hub.gone", |f| &f.gone),
            HubFault::TooLarge(_) => hub("hub.too_large", |f| &f.too_large),
            HubFault::Invalid(why) => hub("hub.invalid", |f| &f.hub_invalid).with("why", why),
            HubFault::Checksum => hub("hub.checksum", |f| &f.checksum),
            HubFault::Rate(_) => hub("hub.rate", |f| &f.rate),
            HubFault::Quota => hub("hub.quota", |f| &f.quota),
            HubFault::Trouble(status, _) => {
                hub("hub.trouble", |f| &f.hub_trouble).with("status", u64::from(status))
            }
            HubFault::Nonsense(why) => hub("hub.nonsense", |f| &f.nonsense).with("why", why),
            HubFault::Noise => hub("hub.noise", |f| &f.noise),
        }
    }
}

impl From<SyncError> for Failure {
    fn from(error: SyncError) -> Self {
        match error {
            SyncError::NoTeam => Failure::no_team(),
            SyncError::Hub(fault) => fault.into(),
            SyncError::Store(error) => error.into(),
            SyncError::Team(error) => error.into(),
            SyncError::Fetch(error) => error.into(),
        }
    }
}

impl From<FetchError> for Failure {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::Unknown(_) => Failure::new(Exit::NotFound, "fetch.unknown", |f| &f.fetch_unknown),
            FetchError::Wrong(_) => Failure::new(Exit::NeedsAttention, "fetch.wrong", |f| &f.wrong_object),
            FetchError::Hub(fault) => fault.into(),
            FetchError::Store(error) => error.into(),
        }
    }
}

impl From<FreeSpaceError> for Failure {
    fn from(error: FreeSpaceError) -> Self {
        match error {
            FreeSpaceError::Hub(fault) => fault.into(),
            FreeSpaceError::Store(error) => error.into(),
            FreeSpaceError::Team(error) => error.into(),
            FreeSpaceError::Random(error) => error.into(),
        }
    }
}
