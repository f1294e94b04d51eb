//! Captures: what a teacher caught in class, taken in once and kept sealed.
//!
//! Works on a fresh store, offline, before any team is joined. Where to start:
//! - [`take_in`]: recognise, clean, seal, make durable;
//! - [`list`] and [`find`];
//! - [`annotate`]: note, goal, lesson, assignment;
//! - [`cover`](fn@cover): faces, for good;
//! - [`undo`] and [`remove`]: as long as no submission holds the capture.

mod annotate;
mod cover;
mod error;
mod list;
mod model;
mod remove;
mod rows;
mod seal;
mod source;
mod take_in;

pub use annotate::{Annotation, annotate};
pub use cover::{Covered, cover};
pub use error::CaptureError;
pub use list::{Cursor, PAGE, find, list};
pub use model::{Capture, StoredObject, TakenCapture};
pub use remove::{remove, undo};
pub(crate) use rows::forget_objects;
pub use source::Source;
pub use take_in::{Request, take_in};
