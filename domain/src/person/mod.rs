//! Persons: the names that people go by. The log knows numbers only.

mod model;

pub use model::{NAME_MAX, NameBody, entity_of};
