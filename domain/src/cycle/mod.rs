//! Cycles: an impulse meeting, a practice assignment with its trial period, an exchange meeting.

mod model;
mod rules;
mod view;

pub use model::{CycleBody, Meeting, PracticeAssignment, TrialPeriod};
pub use rules::{CycleError, CycleWarning, INSTRUCTIONS_MAX, LINE_MAX, PLACE_MAX};
pub use view::{AssignmentNow, CycleRow, CycleState, CycleVersion, Cycles, view};
