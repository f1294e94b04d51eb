//! What people read, in Dutch and English. Every sentence is here, under the same key in both: a missing one does
//! not compile.
//!
//! - [`keys`]: the keys; [`nl`] and [`en`]: the sentences;
//! - [`mod@fill`]: sentences with something in them.

mod choose;
pub(crate) mod en;
mod fill;
pub(crate) mod keys;
pub(crate) mod nl;
#[cfg(test)]
mod tests;

pub(crate) use choose::Lang;
pub(crate) use fill::fill;
pub(crate) use keys::{CardFaults, CardWords, Faults, PupilFaults, PupilWords, Words};

impl Lang {
    /// What is said when all goes well.
    pub(crate) fn words(self) -> &'static Words {
        match self {
            Lang::Nl => &nl::words::WORDS,
            Lang::En => &en::words::WORDS,
        }
    }

    /// What is said about exit cards.
    pub(crate) fn card_words(self) -> &'static CardWords {
        match self {
            Lang::Nl => &nl::cards::WORDS,
            Lang::En => &en::cards::WORDS,
        }
    }

    /// What is said when something about exit cards goes wrong.
    pub(crate) fn card_faults(self) -> &'static CardFaults {
        match self {
            Lang::Nl => &nl::cards::FAULTS,
            Lang::En => &en::cards::FAULTS,
        }
    }

    /// What is said about pupils.
    pub(crate) fn pupil_words(self) -> &'static PupilWords {
        match self {
            Lang::Nl => &nl::pupil::WORDS,
            Lang::En => &en::pupil::WORDS,
        }
    }

    /// What is said when something about pupils goes wrong.
    pub(crate) fn pupil_faults(self) -> &'static PupilFaults {
        match self {
            Lang::Nl => &nl::pupil::FAULTS,
            Lang::En => &en::pupil::FAULTS,
        }
    }

    /// What is said when it does not.
    pub(crate) fn faults(self) -> &'static Faults {
        match self {
            Lang::Nl => &nl::faults::FAULTS,
            Lang::En => &en::faults::FAULTS,
        }
    }
}
