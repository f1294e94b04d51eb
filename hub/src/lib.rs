//! The receiving end: a mailbox that cannot read its post.
//!
//! Where to start:
//! - [`mailbox`]: the rules; everything else serves them;
//! - [`index`] and [`objects`]: the two traits under the rules, with SQLite and a folder behind them;
//! - `http`: the rules as an API, described by `openapi.json`;
//! - [`serve`], [`backup`], [`restore`], [`found`]: what an administrator runs.

pub mod backup;
pub mod clock;
pub mod config;
pub mod data;
pub mod error;
pub mod found;
pub mod http;
pub mod index;
pub mod mailbox;
pub mod metrics;
pub mod objects;
pub mod restore;
pub mod serve;
pub mod tls;
