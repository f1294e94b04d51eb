//! Exit cards, from pixels to answers: a part of the core in a crate of its own, because it is arithmetic that every phone waits for,
//! and the only part of a phone's library that is compiled for speed rather than size (ADR 0037).
//!
//! - [`read`]: a photo of a desk, and what the cards on it say;
//! - [`form`] and [`code`]: where things are on a card, and what its code says; what prints cards goes by them too.

pub mod code;
pub mod form;
pub mod read;
