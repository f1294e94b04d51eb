//! Quarantine: what arrived and does not count; kept, shown with its reason, never dropped.

mod model;
mod view;

pub use model::{Reason, Suspect};
pub use view::{QuarantineRow, view};
