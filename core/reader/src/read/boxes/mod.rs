//! The boxes of a card whose place is known: what was ticked.
//!
//! - [`plane`]: the part of the card with boxes, straightened, as darkness against its own paper;
//! - [`snap`]: each box to its printed outline, as paper curls;
//! - [`features`]: numbers that tell marks apart, over the samples of [`places`];
//! - [`model`]: how sure each box is empty, marked, touched by something else, or crossed out;
//! - [`decide`]: an answer per question, or a doubt.

pub(super) mod decide;
pub(super) mod features;
pub(super) mod model;
mod places;
pub(super) mod plane;
pub(super) mod snap;
