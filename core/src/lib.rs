//! What a device does: take in, keep, seal, sync. Plain Rust; no shell and no uniffi is known here.
//!
//! Where to start:
//! - [`App`]: the composition root: a store, a clock, randomness, and the hub's transport;
//! - [`capture`]: take in, list, annotate, undo;
//! - [`media`]: recognise, clean, preview;
//! - [`store`]: the encrypted database and the sealed files beside it.

mod app;
pub mod capture;
pub mod clock;
pub mod media;
pub mod random;
pub mod store;

pub use app::{App, OpenError};
