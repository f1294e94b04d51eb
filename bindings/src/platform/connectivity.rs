//! What the network costs.

use oogst_core::sync::Network;

use crate::PlatformError;

/// What the network of the moment costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum NetworkCost {
    /// None: nothing is tried.
    None,
    /// Mobile data, or a network that the person marked as metered: videos wait.
    Metered,
    /// Wi-Fi that costs nothing: everything goes.
    Unmetered,
}

/// Says what the network costs. Asked when a sync begins; a failure counts as metered.
#[uniffi::export(with_foreign)]
pub trait Connectivity: Send + Sync {
    /// Now.
    fn network(&self) -> Result<NetworkCost, PlatformError>;
}

impl NetworkCost {
    /// As the plan knows it; none when there is no network.
    pub(crate) fn network(self) -> Option<Network> {
        match self {
            NetworkCost::None => None,
            NetworkCost::Metered => Some(Network::Metered),
            NetworkCost::Unmetered => Some(Network::Unmetered),
        }
    }
}
