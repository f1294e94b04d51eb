//! Submissions: chosen captures and a reflection, sent to the preparation group.

mod model;
mod rules;
mod view;

pub use model::{Item, Pupils, Reflection, SubmissionBody, SubmittedCards};
pub use rules::{
    CARDS_MAX, ITEMS_MAX, REFLECTION_MAX, REGISTRATIONS_MAX, SubmissionError, counts_may_be_told,
};
pub use view::{Sent, SubmissionRow, SubmissionState, SubmissionVersion, view};
