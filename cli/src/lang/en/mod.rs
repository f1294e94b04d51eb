//! English: the same as the Dutch, not more. The help's English is in the commands' own docs.

pub(crate) mod cards;
pub(crate) mod faults;
pub(crate) mod pupil;
pub(crate) mod words;
