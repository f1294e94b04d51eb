//! The rules as an API: HTTP/JSON and tus, described by `openapi.json`.
//!
//! Handlers convert, delegate and convert back; whatever decides anything is in [`crate::mailbox`].

mod answer;
mod auth;
mod body;
mod caller;
pub(crate) mod connections;
mod envelopes;
mod found;
mod grants;
mod health;
mod limits;
mod log;
mod metrics;
mod objects;
mod openapi;
mod pages;
mod range;
mod receipts;
mod router;
mod tus;
mod uploads;

use std::sync::Arc;

pub use router::{Service, service};

use crate::{data::DataDir, mailbox::Mailbox};

/// What handlers share.
#[derive(Clone)]
pub(crate) struct App {
    pub(crate) mailbox: Arc<Mailbox>,
    pub(crate) limits: Arc<limits::Limits>,
    /// Where the founding link lies, to be taken away once it is used.
    pub(crate) data: Option<DataDir>,
}
