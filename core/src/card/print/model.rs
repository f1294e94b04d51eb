//! What is asked of the printer, what comes out, and why it may not.

use oogst_domain::card::{CardError, Run};

use super::super::{
    code::{CardCode, CardSize, CodeError, PrintedRun},
    form::CardForm,
};
use super::{pdf::PdfError, sheet::Sheet};

/// The paper that a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paper {
    /// Two on a sheet.
    A5,
    /// Four on a sheet.
    A6,
    /// Eight on a sheet.
    A7,
}

impl Paper {
    /// The size of card in normal or large print; none for A7 in large print.
    #[must_use]
    pub fn card_size(self, large_print: bool) -> Option<CardSize> {
        match (self, large_print) {
            (Paper::A5, false) => Some(CardSize::A5),
            (Paper::A5, true) => Some(CardSize::A5Large),
            (Paper::A6, false) => Some(CardSize::A6),
            (Paper::A6, true) => Some(CardSize::A6Large),
            (Paper::A7, false) => Some(CardSize::A7),
            (Paper::A7, true) => None,
        }
    }
}

/// How cards are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PrintOptions {
    /// The size of a card.
    pub size: Paper,
    /// How many.
    pub count: u16,
    /// Whether the numbers are pupils'. Numbers are printed and in the code anyway: a doubtful card must be
    /// found again among thirty.
    pub numbered: bool,
    /// Letters of 14 pt and more, boxes of 7 mm.
    pub large_print: bool,
    /// The print run: 25 random bits.
    pub run: Run,
    /// The number of the first card; what follows counts on, to 1023 at most.
    pub first_number: u16,
}

/// Cards, ready for a printer.
#[derive(Debug, Clone)]
pub struct Printed {
    /// A4 sheets; fonts embedded, black on white.
    pub pdf: Vec<u8>,
    /// Where everything is on each page, in millimetres, as JSON.
    pub layout_json: String,
    /// Where everything is on a card: the same on every card of a run.
    pub form: CardForm,
    /// The codes, in the order of the cards.
    pub codes: Vec<CardCode>,
    /// What the device remembers of it, so that a blurred code can be told from the list.
    pub printed: PrintedRun,
    /// The sheets as drawing operations, for a preview.
    pub sheets: Vec<Sheet>,
}

/// Which part of a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// The learning goal.
    Goal,
    /// The question of this key, with its answers.
    Question(String),
}

/// Why cards can't be printed.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The template breaks a limit.
    #[error(transparent)]
    Template(#[from] CardError),
    /// Something on it doesn't fit this size.
    #[error("{part:?} does not fit {size:?}")]
    DoesNotFit {
        /// The first part that doesn't.
        part: Part,
        /// The size asked for.
        size: CardSize,
        /// The sizes that the whole template fits, smallest first; empty when it fits none.
        fits: Vec<CardSize>,
    },
    /// A letter that the fonts don't have: it would be an empty box on paper.
    #[error("no letter {letter:?} to print {part:?} with")]
    NoLetter {
        /// Where it is.
        part: Part,
        /// The letter.
        letter: char,
    },
    /// A script that is written from right to left, which can't be set yet.
    #[error("{0:?} is written from right to left")]
    RightToLeft(Part),
    /// Large print needs A6 or A5.
    #[error("large print does not fit A7")]
    NoLargePrint,
    /// No card asked for.
    #[error("no card to print")]
    None,
    /// More cards than a run has numbers for.
    #[error("{count} cards from number {first} go past 1023")]
    TooMany {
        /// The number of the first.
        first: u16,
        /// How many were asked for.
        count: u16,
    },
    /// A card's code can't be made.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// The document can't be made.
    #[error(transparent)]
    Pdf(#[from] PdfError),
}
