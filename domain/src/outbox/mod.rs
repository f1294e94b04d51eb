//! The outbox: in one word where each capture stands, from what the device knows about its objects
//! and records.

mod model;
mod rule;
#[cfg(test)]
mod tests;
mod view;

pub use model::{CaptureFacts, ObjectFacts, Purpose, State, Trouble, TroubleClass, Why};
pub use rule::state;
pub use view::{Outbox, OutboxRow, Summary, view};
