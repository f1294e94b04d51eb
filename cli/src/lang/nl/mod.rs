//! Dutch: *je*, short, concrete, never technical.

pub(crate) mod faults;
pub(crate) mod help;
pub(crate) mod words;
