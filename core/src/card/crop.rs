//! Crops: the piece of a photo that a person looks at, cut out straight.

use std::io::Cursor;

use oogst_domain::{
    capture::Role,
    card::{CardId, CardResultBody},
};
use oogst_pixels::{Raster, jpeg};
use oogst_protocol::{EntityId, Hash, seal::object};

use super::{
    CardsError,
    read::{Quad, Reading},
    rows,
    scan::Reader,
};
use crate::{
    App,
    capture::{self, Capture},
    media::photo::{MAX_BYTES, Pixels, Wanted, upright},
};

/// Longest edge of a crop in pixels: a row of boxes fills a phone's width.
const EDGE: f64 = 1000.0;
/// JPEG quality of crops: pencil stays visible.
const QUALITY: u8 = 85;

/// Which piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CropOf {
    /// The card.
    pub card: CardId,
    /// The question's key.
    pub question: String,
}

/// A piece of a photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Crop {
    /// What it is of.
    pub of: CropOf,
    /// The capture it was cut from.
    pub capture: EntityId,
    /// The picture: a JPEG.
    pub jpeg: Vec<u8>,
}

/// A piece as pixels.
pub(super) struct Cut {
    pub(super) of: CropOf,
    pub(super) capture: EntityId,
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) rgb: Vec<u8>,
}

/// Cuts pieces out of a result's photos, from the sharpest photo of each card. What is on no photo is left out; a photo
/// whose reading was not kept is read again.
///
/// # Errors
/// [`CardsError::PhotoElsewhere`] when a photo must be fetched first.
pub fn crops(app: &App, body: &CardResultBody, wanted: &[CropOf]) -> Result<Vec<Crop>, CardsError> {
    cuts(app, body, wanted)?.into_iter().map(encoded).collect()
}

/// The same as pixels.
pub(super) fn cuts(app: &App, body: &CardResultBody, wanted: &[CropOf]) -> Result<Vec<Cut>, CardsError> {
    let mut best: Vec<Option<(f32, usize, Quad)>> = vec![None; wanted.len()];
    let mut reader = None;
    for (photo, id) in body.captures.iter().enumerate() {
        let reading = match app.store.read(|db| rows::reading(db, *id))? {
            Some(reading) => reading,
            None => again(app, *id, &mut reader)?,
        };
        for (place, wanted) in best.iter_mut().zip(wanted) {
            for (sharpness, quad) in seen(&reading, body, wanted) {
                if place.is_none_or(|(most, ..)| sharpness > most) {
                    *place = Some((sharpness, photo, quad));
                }
            }
        }
    }
    let mut found: Vec<(usize, Cut)> = Vec::new();
    for (photo, id) in body.captures.iter().enumerate() {
        let here: Vec<(usize, Quad)> = best
            .iter()
            .enumerate()
            .filter_map(|(at, best)| best.filter(|(_, from, _)| *from == photo).map(|best| (at, best.2)))
            .collect();
        if here.is_empty() {
            continue;
        }
        let pixels = open(app, *id, Wanted::Colour)?;
        for (at, quad) in here {
            let Some(of) = wanted.get(at) else { continue };
            found.push((at, cut(&pixels, &quad, of, *id)?));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    Ok(found.into_iter().map(|(_, cut)| cut).collect())
}

/// Where a question of a card is in a photo.
fn seen<'a>(
    reading: &'a Reading,
    body: &'a CardResultBody,
    wanted: &'a CropOf,
) -> impl Iterator<Item = (f32, Quad)> + 'a {
    let questions = &body.template.questions;
    let at = questions.iter().position(|question| question.key == wanted.question);
    let open = at.and_then(|at| questions.get(at)).is_some_and(|question| question.ask.open());
    let area = questions.iter().take(at.unwrap_or(0)).filter(|question| question.ask.open()).count();
    let tag = body.template.tag().bits();
    let cards = reading.cards.iter().filter(move |card| {
        card.code.template == tag
            && card.code.number == wanted.card.number
            && wanted.card.run.is_none_or(|run| run.bits() == card.code.run)
    });
    cards.filter_map(move |card| {
        let quad = if open {
            card.writing_px.get(area).copied()
        } else {
            card.questions.iter().find(|q| Some(q.question) == at).map(|q| q.crop_px)
        };
        quad.map(|quad| (card.px_per_module, quad))
    })
}

/// Reads a photo again: the same pixels give the same reading.
fn again(app: &App, id: EntityId, reader: &mut Option<Reader>) -> Result<Reading, CardsError> {
    let pixels = open(app, id, Wanted::Grey)?;
    let reader = match reader {
        Some(reader) => reader,
        None => reader.insert(Reader::new(app)?),
    };
    let reading = reader.read(&pixels)?;
    app.store.write(|tx| rows::keep_reading(tx, id, &reading))?;
    Ok(reading)
}

/// A photo that is here, decoded.
fn open(app: &App, id: EntityId, wanted: Wanted) -> Result<Pixels, CardsError> {
    let Capture { objects, .. } = capture::find(&app.store, id)?;
    let original = objects.into_iter().find(|object| object.role == Role::Original && object.here);
    let object = original.ok_or(CardsError::PhotoElsewhere(id))?.object;
    if object.plain_bytes > MAX_BYTES {
        return Err(CardsError::Picture("larger than a photo may be"));
    }
    let file = app.store.objects().open(&object.hash)?;
    let damaged = |_| CardsError::Picture("the sealed photo is damaged");
    let mut bytes = Vec::new();
    let reader = object::open(&object.identity, std::io::BufReader::new(file))
        .map_err(|_| CardsError::Picture("the sealed photo can't be opened"))?;
    std::io::Read::read_to_end(&mut std::io::Read::take(reader, MAX_BYTES + 1), &mut bytes)
        .map_err(damaged)?;
    if Hash::of(&bytes) != object.plain_sha256 {
        return Err(CardsError::Picture("the sealed photo is another"));
    }
    Ok(upright(&mut Cursor::new(bytes), wanted)?)
}

/// A quad of the photo as an upright picture: bilinear within the quad, which is nearly a parallelogram.
fn cut(pixels: &Pixels, quad: &Quad, of: &CropOf, capture: EntityId) -> Result<Cut, CardsError> {
    let q = quad.map(|corner| corner.map(f64::from));
    let long = |a: [f64; 2], b: [f64; 2]| (a[0] - b[0]).hypot(a[1] - b[1]);
    let [tl, tr, br, bl] = q;
    let (w, h) = (long(tl, tr).max(long(bl, br)), long(tl, bl).max(long(tr, br)));
    if !(w.is_finite() && h.is_finite()) || w < 2.0 || h < 2.0 {
        return Err(CardsError::Picture("a crop of nothing"));
    }
    // Enlarged twice, for thumbs and old eyes, but never beyond a screen.
    let scale = (EDGE / w.max(h)).min(2.0);
    let (across, down) = ((w * scale) as usize, (h * scale) as usize);
    let mut rgb = Vec::with_capacity(across * down * 3);
    for y in 0..down {
        let v = (y as f64 + 0.5) / down as f64;
        for x in 0..across {
            let u = (x as f64 + 0.5) / across as f64;
            let mix =
                |i: usize| (tl[i] * (1.0 - u) + tr[i] * u) * (1.0 - v) + (bl[i] * (1.0 - u) + br[i] * u) * v;
            rgb.extend(sample(pixels, mix(0), mix(1)));
        }
    }
    Ok(Cut { of: of.clone(), capture, width: across, height: down, rgb })
}

fn encoded(cut: Cut) -> Result<Crop, CardsError> {
    let size = u32::try_from(cut.width).ok().zip(u32::try_from(cut.height).ok());
    let (width, height) = size.ok_or(CardsError::Picture("a crop too large"))?;
    let jpeg = jpeg::encode(&Raster { width, height, channels: 3, pixels: cut.rgb }, QUALITY, None)
        .map_err(|_| CardsError::Picture("a crop can't be encoded"))?;
    Ok(Crop { of: cut.of, capture: cut.capture, jpeg })
}

/// The colour at a point, bilinear; outside the photo that of its edge.
pub(super) fn sample(pixels: &Pixels, x: f64, y: f64) -> [u8; 3] {
    let x = x.clamp(0.0, (pixels.width.max(1) - 1) as f64);
    let y = y.clamp(0.0, (pixels.height.max(1) - 1) as f64);
    let (x0, y0) = (x as usize, y as usize);
    let (x1, y1) = ((x0 + 1).min(pixels.width - 1), (y0 + 1).min(pixels.height - 1));
    let (fx, fy) = (x - x0 as f64, y - y0 as f64);
    let channel = |c: usize| if pixels.channels == 1 { 0 } else { c };
    let value = |x: usize, y: usize, c: usize| {
        let at = (y * pixels.width + x) * pixels.channels + channel(c);
        pixels.data.get(at).map_or(0.0, |value| f64::from(*value))
    };
    [0, 1, 2].map(|c| {
        let above = value(x0, y0, c) * (1.0 - fx) + value(x1, y0, c) * fx;
        let below = value(x0, y1, c) * (1.0 - fx) + value(x1, y1, c) * fx;
        (above * (1.0 - fy) + below * fy).round().clamp(0.0, 255.0) as u8
    })
}
