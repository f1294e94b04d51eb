//! What only a platform has: the shell implements these, the core calls them from threads of its own. What an
//! implementation throws becomes a [`crate::PlatformError`]; nothing it does can crash the core.

mod connectivity;
mod faces;
mod log;
mod observer;
mod vault;

pub use connectivity::{Connectivity, NetworkCost};
pub use faces::FaceSuggestions;
pub use log::{LogLevel, LogSink, set_log_sink};
pub use observer::{Room, StateObserver};
pub use vault::KeyVault;

pub(crate) use vault::Vault;
