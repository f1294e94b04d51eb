//! The inbox of the preparation group: what arrived, verified, and what was put aside.

mod accept;
pub mod contact_sheet;
mod error;
mod find;
mod list;
mod open;
mod quarantine;

pub use accept::accept;
pub use error::InboxError;
pub use find::{Openable, Version, own, own_beginning_with, submitted};
pub use list::list;
pub use open::{Opened, open, opened, preview};
pub use quarantine::quarantine;
