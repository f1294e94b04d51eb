//! Scan: photos of cards to a lesson's result. Each photo is kept as a sealed capture first; a photo that can't be
//! read loses nothing of the others.

use std::{
    collections::BTreeMap,
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use oogst_domain::{
    capture::MediaKind,
    card::{CardResultBody, Outcome, merge_cards},
};
use oogst_protocol::EntityId;

use super::{
    CardsError,
    code::{CardCode, PrintedCodes},
    crop,
    form::CardForm,
    group::{Groups, filled},
    keep::{Found, keep},
    known::{self, KnownTemplate},
    print::layout,
    read::{Forms, Luma, Reading, read_photo},
    rows, written,
};
use crate::{
    App,
    capture::{self, Request, Source},
    media::{
        Policy,
        photo::{Pixels, Wanted, upright},
    },
    paper::fonts::Fonts,
};

/// What to do with photos of cards.
#[derive(Debug, Clone, Default)]
pub struct ScanRequest {
    /// The lesson, in the teacher's own words.
    pub lesson: Option<String>,
    /// The assignment it is for: its cycle's entity.
    pub assignment: Option<EntityId>,
    /// Only look: neither the photos nor the result are kept.
    pub only_look: bool,
}

/// One photo.
#[derive(Debug)]
pub struct ScannedPhoto {
    /// The file.
    pub path: PathBuf,
    /// Its capture, unless it was only looked at.
    pub capture: Option<EntityId>,
    /// Width and height in pixels, upright.
    pub size: (usize, usize),
    /// What was seen.
    pub reading: Result<Reading, CardsError>,
}

/// What came out of photos.
#[derive(Debug)]
pub struct Scanned {
    /// The photos, in the order they came.
    pub photos: Vec<ScannedPhoto>,
    /// The results that the cards belong to, with everything known of them by now.
    pub results: Vec<(EntityId, CardResultBody)>,
}

/// Reads photos. What is kept is durable when this returns. `each` is told after every photo.
///
/// # Errors
/// [`CardsError`]; what is wrong with one photo is said with that photo.
pub fn scan(
    app: &App,
    photos: &[PathBuf],
    request: &ScanRequest,
    each: &mut dyn FnMut(usize),
) -> Result<Scanned, CardsError> {
    let reader = Reader::new(app)?;
    let mut groups = Groups::new();
    let mut scanned = Vec::with_capacity(photos.len());
    let mut captures = Vec::new();
    for path in photos {
        let mut photo =
            ScannedPhoto { path: path.clone(), capture: None, size: (0, 0), reading: Ok(Reading::default()) };
        photo.reading = one(app, &reader, request, &mut photo, &mut groups);
        captures.extend(
            photo.capture.filter(|_| photo.reading.as_ref().is_ok_and(|seen| !seen.cards.is_empty())),
        );
        scanned.push(photo);
        each(scanned.len());
    }
    let mut found = Vec::new();
    for ((tag, _), cards) in groups {
        let Some(known) = known::of_tag(&reader.known, tag) else { continue };
        let cards = merge_cards(cards);
        let numbered = cards.iter().any(|card| known.numbered(card.id.run));
        let body = CardResultBody {
            template: known.template.clone(),
            assignment: request.assignment,
            lesson: request.lesson.clone(),
            at: app.clock.now().0,
            numbered,
            captures: captures.clone(),
            outcome: Outcome::Cards { cards },
        };
        body.check()?;
        found.push(Found { body });
    }
    let results = keep(app, found, request.only_look)?;
    Ok(Scanned { photos: scanned, results })
}

fn one(
    app: &App,
    reader: &Reader,
    request: &ScanRequest,
    photo: &mut ScannedPhoto,
    groups: &mut Groups,
) -> Result<Reading, CardsError> {
    let pixels = grey(&photo.path)?;
    photo.size = (pixels.width, pixels.height);
    if !request.only_look {
        let asked = Request {
            expect: Some(MediaKind::Photo),
            assignment: request.assignment,
            lesson: request.lesson.clone(),
            policy: Policy::default(),
            ..Request::default()
        };
        let taken = capture::take_in(app, Source::Path(photo.path.clone()), &asked)?;
        photo.capture = Some(taken.capture.id);
    }
    let reading = reader.read(&pixels)?;
    reader.fill(&pixels, &reading, groups);
    if let Some(capture) = photo.capture {
        app.store.write(|tx| rows::keep_reading(tx, capture, &reading))?;
    }
    Ok(reading)
}

/// A photo's grey pixels, upright.
fn grey(path: &Path) -> Result<Pixels, CardsError> {
    let source = |source| CardsError::Source { path: path.to_owned(), source };
    let mut file = BufReader::new(File::open(path).map_err(source)?);
    Ok(upright(&mut file, Wanted::Grey)?)
}

/// What this device knows, to read by.
pub(super) struct Reader {
    known: Vec<KnownTemplate>,
    printed: PrintedCodes,
    fonts: Fonts,
    forms: BTreeMap<(u32, char), OnceLock<Option<CardForm>>>,
}

impl Reader {
    pub(super) fn new(app: &App) -> Result<Self, CardsError> {
        let known = known::known(app)?;
        let printed = known::codes(&known);
        let fonts = Fonts::open()
            .map_err(super::print::pdf::PdfError::from)
            .map_err(super::print::PrintError::from)?;
        let tags = known.iter().map(|known| known.template.tag().bits());
        let both = tags.flat_map(|tag| super::code::CardSize::ALL.map(|size| (tag, size.letter())));
        let forms = both.map(|place| (place, OnceLock::new())).collect();
        Ok(Self { known, printed, fonts, forms })
    }
}

impl Forms for Reader {
    /// Laid out when a card asks for it: all templates on all sizes are eighty layouts, a photo needs one or two.
    fn form(&self, code: &CardCode) -> Option<&CardForm> {
        let laid = self.forms.get(&(code.template, code.size.letter()))?;
        let lay_out = || {
            let known = known::of_tag(&self.known, code.template)?;
            // What doesn't fit a size was never printed on it.
            layout(&self.fonts, &known.template, code.size).ok().map(|laid| laid.form)
        };
        laid.get_or_init(lay_out).as_ref()
    }
}

impl Reader {
    pub(super) fn read(&self, pixels: &Pixels) -> Result<Reading, CardsError> {
        Ok(read_photo(luma(pixels)?, self, &self.printed))
    }

    /// Puts the cards of a photo where they belong.
    fn fill(&self, pixels: &Pixels, reading: &Reading, groups: &mut Groups) {
        let grey = |x: f64, y: f64| f32::from(crop::sample(pixels, x, y)[0]);
        for card in &reading.cards {
            let Some(known) = known::of_tag(&self.known, card.code.template) else { continue };
            let Some(form) = self.form(&card.code) else { continue };
            let seen: Vec<bool> =
                form.writing.iter().map(|area| written::written(&grey, &card.homography, area)).collect();
            let Some(filled) = filled(card, &known.template, form, &seen) else { continue };
            let run = (!card.printed).then_some(card.code.run);
            groups.entry((card.code.template, run)).or_default().push(filled);
        }
    }
}

fn luma(pixels: &Pixels) -> Result<Luma<'_>, CardsError> {
    Luma::new(pixels.width, pixels.height, &pixels.data).map_err(|_| CardsError::Picture("no pixels"))
}
