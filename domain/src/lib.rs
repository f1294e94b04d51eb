//! What is true, from verified records: models, rules, merging and screen-ready views.
//!
//! Pure: no files, no clock, no SQLite, no tokio, so that a phone, the hub's page and the CLI
//! judge and show with the very same code.
//!
//! Where to start:
//! - [`capture`]: what was caught in class (photo, video, document) and where it stands;
//! - [`card`]: exit cards: what is asked, what was answered, how the lesson went;
//! - [`cycle`]: the theme, its practice assignment and trial period;
//! - [`submission`]: chosen captures with a reflection;
//! - [`inbox`]: submissions as the preparation group sees them arrive;
//! - [`outbox`]: where each capture stands, in one word;
//! - [`quarantine`]: what arrived and does not count;
//! - [`person`]: what people are called;
//! - [`pupil`]: a class, and how pupils say that it went;
//! - [`merge`]: which records of an entity stand;
//! - [`record`]: how a body is read and checked, and bodies about other records.

pub mod capture;
pub mod card;
pub mod cycle;
pub mod inbox;
pub mod merge;
pub mod outbox;
pub mod person;
pub mod pupil;
pub mod quarantine;
pub mod record;
pub mod submission;
#[cfg(test)]
mod testing;
mod text;

pub use text::{TextError, TextFault};
