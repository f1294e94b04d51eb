//! Sync: a plan, then its execution. What waits is decided as a value ([`Plan`]) that can be printed and tested;
//! how it went is a value too ([`SyncReport`]).
//!
//! - [`sync`]: once through: log, keys, arrivals, records, media, receipts;
//! - [`watch`]: again and again, with backoff;
//! - [`fetch`]: one object on demand;
//! - [`hand_over`]: large media for the platform to send while the app is gone;
//! - [`free_space`]: media that the hub has, durably and backed up, leave this device;
//! - [`Reach`], [`Transport`] and their [`HttpReach`], [`HttpTransport`]: the way to the hub; [`Hub`]: typed questions over it;
//! - [`HubFault`]: everything that can go wrong there, and what is to be done about each.

mod arrivals;
mod confirm;
mod engine;
mod facts;
mod fault;
mod fetch;
mod free_space;
mod hand_over;
mod http;
mod hub;
mod outcome;
mod plan;
mod progress;
mod receipts;
mod reclaim;
mod records;
mod retry;
mod source;
mod tokens;
mod transport;
mod turn;
mod upload;
mod watch;
mod wire;

pub use engine::sync;
pub use fault::{Class, HubFault};
pub use fetch::{FetchError, fetch};
pub use free_space::{FreeSpaceError, Freed, Kept, KeptWhy, free_space, freeable};
pub use hand_over::{HandedOver, hand_over};
pub use http::{HttpReach, HttpTransport};
pub use hub::{Hub, UploadAt};
pub use outcome::{SyncError, SyncOptions, SyncReport};
pub use plan::{Facts, Network, ObjectFact, Plan, PlannedUpload, Waiting, plan};
pub use progress::{NoProgress, Progress, SyncEvent};
pub use retry::{Retry, backoff};
pub use transport::{BoxFuture, Reach, Request, Response, Sent, Transport, TransportError};
pub use watch::watch;
