//! What a photo of cards said.

use serde::{Deserialize, Serialize};

use super::super::code::CardCode;

/// Four corners in the upright photo, in pixels: the card's top left, top right, bottom right, bottom left.
pub type Quad = [[f32; 2]; 4];

/// Everything that was read from one photo.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The cards whose code was read.
    pub cards: Vec<CardReading>,
    /// Cards and codes that were seen and not read.
    pub unreadable: Vec<Unreadable>,
    /// What the person should know of this photo.
    pub warnings: Vec<Warning>,
}

/// One card.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardReading {
    /// What its code says.
    pub code: CardCode,
    /// Was this code printed, as far as the device knows?
    pub printed: bool,
    /// The same code is on another card in this photo: a copy, or the same number twice.
    pub duplicate: bool,
    /// Where the card is.
    pub quad_px: Quad,
    /// Pixels per module of its code; below 2.5 a retake from nearer is advised.
    pub px_per_module: f32,
    /// Millimetres on the card to pixels of the photo: a projective map, row by row.
    pub homography: [f64; 9],
    /// An answer per question of the template; empty when the template is unknown here.
    pub questions: Vec<QuestionReading>,
    /// Where the writing is, with a margin: one quad per area of the form.
    pub writing_px: Vec<Quad>,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuestionReading {
    /// Index of the question in the form.
    pub question: usize,
    /// The options that were ticked; none is a blank.
    pub answer: Vec<usize>,
    /// A person must look: the answer is only a suggestion.
    pub uncertain: bool,
    /// Why a person must look.
    pub doubt: Option<Doubt>,
    /// How sure the answer is, 0 to 1.
    pub confidence: f32,
    /// Every box of the question.
    pub boxes: Vec<BoxReading>,
    /// Where the boxes of the question are, with a margin: what to show to a person.
    pub crop_px: Quad,
}

/// Why an answer is in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// A box is covered, outside the photo, or its outline was not found.
    Covered,
    /// More answers than the question allows.
    SeveralAnswers,
    /// Something was crossed out.
    Corrected,
    /// A mark that may not be one.
    UnclearMark,
}

/// What was seen in one box; the four chances add up to 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BoxReading {
    /// Index of the option in the form.
    pub option: usize,
    /// Chance that it is empty.
    pub empty: f32,
    /// Chance that it is ticked.
    pub marked: f32,
    /// Chance that something touches it that is no tick: a dot, a stray line.
    pub touched: f32,
    /// Chance that it was ticked and crossed out.
    pub cancelled: f32,
    /// Is its outline hidden?
    pub covered: bool,
    /// Where it is, after snapping to its outline.
    pub quad_px: Quad,
}

/// A card or code that was seen and not read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unreadable {
    /// Where it is; of a lone code the code itself.
    pub quad_px: Quad,
    /// Why.
    pub why: Why,
}

/// Why a card was not read.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Fewer than two pixels per module of its code: come closer.
    TooSmall,
    /// Its code is blurred.
    Blurred,
    /// Its code is covered.
    Covered,
    /// Its code is outside the photo.
    OutsidePhoto,
    /// A QR code of something else.
    NotACard,
    /// Its checksum is wrong: damaged, or made by somebody else.
    WrongChecksum,
    /// Made by a newer version of the app.
    NewerFormat,
}

/// What the person should know of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// Codes are below 2.5 pixels per module: take the photo from nearer, or two photos.
    ComeCloser,
    /// The same code is on several cards.
    Duplicates,
    /// Cards that were not printed by this device's knowledge.
    UnknownRun,
    /// Cards whose template is not known here: their answers were not read.
    UnknownTemplate,
    /// More cards than are read from one photo.
    TooManyCards,
    /// Neither a card nor a code is seen.
    NoCards,
    /// Nothing was read, and there is hardly any light.
    TooDark,
}
