//! Persons: the names that people go by. The log knows numbers only.

mod model;
mod view;

pub use model::{NAME_MAX, NameBody, entity_of};
pub use view::Names;
