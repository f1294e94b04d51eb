//! What is true, from verified records: models, rules, merging and screen-ready views.
//!
//! Pure: no files, no clock, no SQLite, no tokio, so that a phone, the hub's page and the CLI
//! judge and show with the very same code.
//!
//! Where to start:
//! - [`capture`]: what was caught in class (photo, video, document) and where it stands.

pub mod capture;
