//! Submissions: chosen captures with a reflection, to the preparation group.

mod amend;
mod cards;
mod draft;
mod error;
mod items;
mod list;
mod registrations;
mod submit;
mod suggest;
mod withdraw;

pub use amend::{amend, chosen};
pub use cards::{ChosenCards, Tell};
pub use draft::{draft, keep_draft};
pub use error::SubmitError;
pub use items::Chosen;
pub use list::list;
pub(crate) use list::{all, holds};
pub use registrations::ChosenRegistrations;
pub use submit::{Contents, submit, submit_contents};
pub use suggest::{Suggestion, suggest};
pub use withdraw::withdraw;
