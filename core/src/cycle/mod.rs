//! Cycles: a theme, a practice assignment, a trial period. Preparers make them; everybody sees them.

mod create;
mod error;
mod list;
mod publish;

pub use create::create;
pub use error::CycleError;
pub(crate) use list::records;
pub use list::{list, policy};
pub use publish::publish;
