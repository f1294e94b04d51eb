//! The inbox: what colleagues submitted, as the preparation group sees it arrive.

mod model;
mod rows;
#[cfg(test)]
mod tests;
mod view;

pub use model::{InboxFacts, ItemState, ObjectFact};
pub use rows::{Arrived, AssignmentRef, InboxItem, InboxVersion, PreviewRow, Sender};
pub use view::{Inbox, InboxRow, view};
