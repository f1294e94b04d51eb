//! A leaf: the pieces of a lesson's cards that are told, on one picture, without the photo of the desk.

use oogst_domain::card::{CardResultBody, view};
use oogst_pixels::{Raster, jpeg};

use super::{
    CardsError,
    crop::{CropOf, Cut, cuts},
    print::{Grey, ops::Op, raster},
    results::cards,
};
use crate::{App, paper::fonts::Fonts};

/// The leaf's width in pixels: two pieces beside each other.
const WIDE: usize = 1600;
/// White around the pieces.
const EDGE: usize = 40;
/// The height of a number above its piece.
const HEAD: usize = 44;
/// The greatest height: 60 pieces of ordinary writing stay far below it.
const HIGH: usize = 16_000;
/// JPEG quality: pencil stays visible.
const QUALITY: u8 = 85;

/// Everything that was written on the cards, each piece under its card's number, as a JPEG; `None` when nothing was.
///
/// # Errors
/// [`CardsError`].
pub fn leaf(app: &App, body: &CardResultBody) -> Result<Option<Vec<u8>>, CardsError> {
    let view = view(&body.template, cards(body)?);
    let of =
        view.written.iter().map(|written| CropOf { card: written.card, question: written.question.clone() });
    let pieces = cuts(app, body, &of.collect::<Vec<_>>())?;
    if pieces.is_empty() {
        return Ok(None);
    }
    let fonts =
        Fonts::open().map_err(|_| CardsError::Picture("a font that came with the program is damaged"))?;
    let column = (WIDE - 3 * EDGE) / 2;
    let mut canvas = Canvas { rgb: Vec::new() };
    let mut tops = [EDGE, EDGE];
    for piece in &pieces {
        let side = usize::from(tops[1] < tops[0]);
        let (x, y) = (EDGE + side * (column + EDGE), tops.get(side).copied().unwrap_or(EDGE));
        let height = (piece.height * column / piece.width.max(1)).max(1);
        if y + HEAD + height + EDGE > HIGH {
            break;
        }
        canvas.number(&fonts, x, y, piece.of.card.number)?;
        canvas.piece(piece, x, y + HEAD, column, height);
        if let Some(top) = tops.get_mut(side) {
            *top = y + HEAD + height + EDGE;
        }
    }
    let high = tops.into_iter().max().unwrap_or(EDGE).min(HIGH);
    canvas.reach(high);
    let size = u32::try_from(WIDE).ok().zip(u32::try_from(high).ok());
    let (width, height) = size.ok_or(CardsError::Picture("it would be too high"))?;
    let jpeg = jpeg::encode(&Raster { width, height, channels: 3, pixels: canvas.rgb }, QUALITY, None)
        .map_err(|_| CardsError::Picture("it can't be encoded"))?;
    Ok(Some(jpeg))
}

/// White paper that grows downwards.
struct Canvas {
    rgb: Vec<u8>,
}

impl Canvas {
    fn reach(&mut self, high: usize) {
        let wanted = WIDE * high * 3;
        if self.rgb.len() < wanted {
            self.rgb.resize(wanted, 255);
        }
    }

    fn put(&mut self, x: usize, y: usize, colour: [u8; 3]) {
        let at = (y * WIDE + x) * 3;
        if let Some(place) = self.rgb.get_mut(at..at + 3) {
            place.copy_from_slice(&colour);
        }
    }

    fn number(&mut self, fonts: &Fonts, x: usize, y: usize, number: u16) -> Result<(), CardsError> {
        self.reach(y + HEAD);
        let (size, baseline) = (26.0, 30.0);
        let text = Op::Text { x: 0.0, baseline, text: number.to_string(), size, strong: true };
        let drawn: Grey = raster(fonts, &[text], 160.0, HEAD as f32, 1.0)
            .map_err(|_| CardsError::Picture("a number can't be drawn"))?;
        for (row, line) in drawn.pixels.chunks(drawn.width as usize).enumerate() {
            for (column, ink) in line.iter().enumerate() {
                self.put(x + column, y + row, [*ink; 3]);
            }
        }
        Ok(())
    }

    fn piece(&mut self, piece: &Cut, x: usize, y: usize, wide: usize, high: usize) {
        self.reach(y + high);
        for row in 0..high {
            for column in 0..wide {
                let (from_x, from_y) = (column * piece.width / wide, row * piece.height / high);
                let at = (from_y * piece.width + from_x) * 3;
                if let Some(&colour) = piece.rgb.get(at..).and_then(|rest| rest.first_chunk()) {
                    self.put(x + column, y + row, colour);
                }
            }
        }
    }
}
