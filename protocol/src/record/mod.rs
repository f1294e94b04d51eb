//! Records: immutable signed bytes, sealed into envelopes, and the rules by which they count.
//!
//! - [`Record`] and [`SignedRecord`]: what a device says;
//! - [`pad`] and [`unpad`]: size classes, so that a length says little;
//! - [`judge`]: whether a record that was opened counts, or is quarantined and why;
//! - [`Sequences`]: gaps and repeats in what a device sent.

mod judge;
mod model;
mod padding;
mod sequence;

pub use judge::{Author, OpenedBy, Quarantine, judge, may_supersede};
pub use model::{Record, RecordError, RecordKind, SignedRecord};
pub use padding::{PaddingError, pad, size_class, unpad};
pub use sequence::{Sequences, Step};
