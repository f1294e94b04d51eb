//! Merging: which records of an entity stand, whatever order they came in.
//!
//! One rule for every kind: a record stands until one that may supersede it names it. Nothing is
//! decided by a clock, so two devices that edited apart give two *heads*, both kept and shown until
//! a record names both.

mod heads;
mod model;
#[cfg(test)]
mod tests;

pub use heads::heads;
pub use model::{Entity, Heads, RefusedClaim, WhyRefused};
