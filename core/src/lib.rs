//! What a device does: take in, keep, seal, sync. Plain Rust; no shell and no uniffi is known here.
//!
//! Where to start:
//! - [`App`]: the composition root: a store, a clock, randomness;
//! - [`capture`]: take in what was caught in class, durably;
//! - [`card`]: exit cards: print them, read a desk full of them, know how the lesson went;
//! - [`pupil`]: a class, and how its pupils say that a lesson went;
//! - [`media`]: recognise, clean, preview;
//! - [`team`]: found, join, invite, confirm, remove, recover;
//! - [`cycle`], [`submission`], [`inbox`], [`outbox`]: what people do with it;
//! - [`sync`]: plan and carry out what travels;
//! - [`doctor`]: verifies every hash, seal and row;
//! - [`store`] and [`record`]: the encrypted database, the sealed files, and signed records in it.

mod app;
pub mod capture;
pub mod card;
pub mod clock;
pub mod cycle;
pub mod doctor;
pub mod inbox;
pub mod media;
pub mod outbox;
pub mod paper;
pub mod pupil;
pub mod random;
pub mod record;
pub mod seal;
pub mod store;
pub mod submission;
pub mod sync;
pub mod team;

pub use app::{App, OpenError};
/// What is true, from verified records: shells reach its words and views through here.
pub use oogst_domain as domain;
/// Ids, links and keys: shells reach them through here.
pub use oogst_protocol as protocol;
