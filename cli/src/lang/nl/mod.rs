//! Dutch: *je*, short, concrete, never technical.

pub(crate) mod cards;
pub(crate) mod faults;
pub(crate) mod help;
mod help_texts;
pub(crate) mod pupil;
pub(crate) mod words;
