//! Printing, looking and scanning as they cross.

use oogst_core::{
    App,
    card::{
        self, CardsError, PrintRequest,
        print::Paper,
        read::{Advice, Look, Quad, Reading, Warning, Why},
    },
    domain::card::Language,
};

use super::{CardResult, result::CardRef};
use crate::{OogstError, app::count};

/// The size of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PaperSize {
    /// Two on a sheet.
    A5,
    /// Four on a sheet.
    A6,
    /// Eight on a sheet.
    A7,
}

/// What to print.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PrintCards {
    /// The card, by its tag.
    pub template: String,
    /// The learning goal of this lesson, on the cards.
    #[uniffi(default = None)]
    pub goal: Option<String>,
    /// The size of a card.
    pub size: PaperSize,
    /// How many.
    pub count: u16,
    /// Numbers that are pupils'; otherwise they only serve to find a card again.
    #[uniffi(default = true)]
    pub numbered: bool,
    /// Larger letters and boxes.
    #[uniffi(default = false)]
    pub large_print: bool,
    /// The number of the first card.
    #[uniffi(default = 1)]
    pub first_number: u16,
}

impl PrintCards {
    pub(super) fn print(self, app: &App) -> Result<PrintedCards, CardsError> {
        // A tag names one card; the language only matters to names.
        let mut template = card::find(app, &self.template, Language::Nl)?.template;
        if self.goal.is_some() {
            template.goal = self.goal;
        }
        let size = match self.size {
            PaperSize::A5 => Paper::A5,
            PaperSize::A6 => Paper::A6,
            PaperSize::A7 => Paper::A7,
        };
        let (numbered, large_print, first_number) = (self.numbered, self.large_print, self.first_number);
        let request = PrintRequest { template, size, count: self.count, numbered, large_print, first_number };
        let printed = card::print_cards(app, &request)?;
        Ok(PrintedCards {
            pages: count(printed.sheets.len()),
            first: printed.printed.first,
            last: printed.printed.last,
            pdf: printed.pdf,
        })
    }
}

/// Cards to print.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct PrintedCards {
    /// The sheets.
    pub pdf: Vec<u8>,
    /// How many sheets.
    pub pages: u32,
    /// The first number.
    pub first: u16,
    /// The last number.
    pub last: u16,
}

/// A camera's preview: its grey pixels as they come, and how far they are to be turned.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct GuidanceFrame {
    /// One byte a pixel, row by row.
    pub luma: Vec<u8>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Bytes from one row to the next; zero for `width`.
    #[uniffi(default = 0)]
    pub row_stride: u32,
}

/// Grey pixels without gaps.
pub(super) struct Packed {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<u8>,
}

impl GuidanceFrame {
    /// Without the gaps between rows.
    pub(super) fn upright(self) -> Result<Packed, OogstError> {
        let (width, height) = (self.width as usize, self.height as usize);
        let stride = if self.row_stride == 0 { width } else { self.row_stride as usize };
        if stride == width {
            return Ok(Packed { width, height, pixels: self.luma });
        }
        let enough = height.checked_sub(1).and_then(|rows| rows.checked_mul(stride)?.checked_add(width));
        if stride < width || enough.is_none_or(|enough| self.luma.len() < enough) {
            return Err(OogstError::bad_input("cards.frame").with("why", "rows"));
        }
        let rows = self.luma.chunks(stride).take(height).filter_map(|row| row.get(..width));
        Ok(Packed { width, height, pixels: rows.flatten().copied().collect() })
    }
}

/// A place in a picture, as a part of its width and height.
#[derive(Debug, Clone, Copy, PartialEq, uniffi::Record)]
pub struct Corner {
    /// From the left, 0 to 1.
    pub x: f32,
    /// From the top, 0 to 1.
    pub y: f32,
}

/// Four corners, from the top left around.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Corners {
    /// Four of them.
    pub corners: Vec<Corner>,
}

impl Corners {
    fn of(quad: &Quad, width: usize, height: usize) -> Self {
        let part = |at: f32, of: usize| at / (of.max(1) as f32);
        Self {
            corners: quad.iter().map(|[x, y]| Corner { x: part(*x, width), y: part(*y, height) }).collect(),
        }
    }
}

/// What to do before taking the photo.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Guidance {
    /// Cards in view.
    pub cards: u32,
    /// Where.
    pub places: Vec<Corners>,
    /// What to do, as a code: `ready`, `closer`, `hold_still`, `too_dark`, `glare`, `no_cards`.
    pub advice: String,
    /// Where the glare is.
    pub glare: Option<Corner>,
}

impl Guidance {
    pub(super) fn of(look: &Look, width: usize, height: usize) -> Self {
        let part = |at: f32, of: usize| at / (of.max(1) as f32);
        let (advice, glare) = match look.advice {
            Advice::Ready => ("ready", None),
            Advice::Closer => ("closer", None),
            Advice::HoldStill => ("hold_still", None),
            Advice::TooDark => ("too_dark", None),
            Advice::Glare { at: [x, y] } => ("glare", Some(Corner { x: part(x, width), y: part(y, height) })),
            Advice::NoCards => ("no_cards", None),
        };
        Self {
            cards: count(look.cards),
            places: look.quads.iter().map(|quad| Corners::of(quad, width, height)).collect(),
            advice: advice.to_owned(),
            glare,
        }
    }
}

/// What came out of photos.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct ScannedCards {
    /// The photos, in the order they came.
    pub photos: Vec<ScannedPhoto>,
    /// The results that the cards belong to, with everything known of them by now.
    pub results: Vec<CardResult>,
}

impl ScannedCards {
    pub(super) fn add(&mut self, scanned: card::Scanned) {
        self.photos.extend(scanned.photos.into_iter().map(ScannedPhoto::from));
        for (id, body) in &scanned.results {
            let result = CardResult::of(*id, body);
            self.results.retain(|other| other.id != result.id);
            self.results.push(result);
        }
    }
}

/// A photo that was read.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct ScannedPhoto {
    /// The file.
    pub path: String,
    /// Its capture.
    pub capture: Option<String>,
    /// The cards that were read.
    pub cards: Vec<SeenCard>,
    /// What looks like a card and could not be read.
    pub unreadable: Vec<UnreadableCard>,
    /// What is odd, as codes: `come_closer`, `duplicates`, `unknown_run`, `unknown_template`, `too_many_cards`, `no_cards`, `too_dark`.
    pub warnings: Vec<String>,
    /// Why this photo could not be read at all, as the code of an error.
    pub failed: Option<String>,
}

impl From<card::ScannedPhoto> for ScannedPhoto {
    fn from(photo: card::ScannedPhoto) -> Self {
        let (width, height) = photo.size;
        let (reading, failed) = match photo.reading {
            Ok(reading) => (reading, None),
            Err(error) => (Reading::default(), Some(OogstError::from(error).code().to_owned())),
        };
        let seen = |card: &card::read::CardReading| SeenCard {
            card: CardRef { number: card.code.number, run: None },
            known: card.printed,
            duplicate: card.duplicate,
            doubts: count(card.questions.iter().filter(|question| question.uncertain).count()),
            place: Corners::of(&card.quad_px, width, height),
        };
        Self {
            path: photo.path.display().to_string(),
            capture: photo.capture.map(|id| id.to_string()),
            cards: reading.cards.iter().map(seen).collect(),
            unreadable: reading
                .unreadable
                .iter()
                .map(|seen| UnreadableCard {
                    place: Corners::of(&seen.quad_px, width, height),
                    why: why(seen.why).to_owned(),
                })
                .collect(),
            warnings: reading.warnings.iter().map(|warning| warn(*warning).to_owned()).collect(),
            failed,
        }
    }
}

/// A card in a photo.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct SeenCard {
    /// Which.
    pub card: CardRef,
    /// This device printed it.
    pub known: bool,
    /// There is another with its code in the photo.
    pub duplicate: bool,
    /// Answers in doubt.
    pub doubts: u32,
    /// Where it lies.
    pub place: Corners,
}

/// What looks like a card and could not be read.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct UnreadableCard {
    /// Where it lies.
    pub place: Corners,
    /// Why, as a code: `too_small`, `blurred`, `covered`, `outside_photo`, `not_a_card`, `wrong_checksum`, `newer_format`.
    pub why: String,
}

fn why(why: Why) -> &'static str {
    match why {
        Why::TooSmall => "too_small",
        Why::Blurred => "blurred",
        Why::Covered => "covered",
        Why::OutsidePhoto => "outside_photo",
        Why::NotACard => "not_a_card",
        Why::WrongChecksum => "wrong_checksum",
        Why::NewerFormat => "newer_format",
    }
}

fn warn(warning: Warning) -> &'static str {
    match warning {
        Warning::ComeCloser => "come_closer",
        Warning::Duplicates => "duplicates",
        Warning::UnknownRun => "unknown_run",
        Warning::UnknownTemplate => "unknown_template",
        Warning::TooManyCards => "too_many_cards",
        Warning::NoCards => "no_cards",
        Warning::TooDark => "too_dark",
    }
}
