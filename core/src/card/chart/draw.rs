//! From operations to PNG.

use image::{
    ExtendedColorType, ImageEncoder as _,
    codecs::png::{CompressionType, FilterType, PngEncoder},
};
use tiny_skia::{Color, Pixmap, Transform};

use super::{
    sheet::Sheet,
    style::{Colour, HEIGHT_MAX, PAPER, WIDTH},
};
use crate::card::{CardsError, print::raster::Pen};

/// Draws the sheet: at most 77 MB of pixels.
pub(super) fn png(sheet: Sheet<'_>) -> Result<Vec<u8>, CardsError> {
    let high = !(1.0..=HEIGHT_MAX).contains(&sheet.y);
    let page = if high { None } else { Pixmap::new(WIDTH as u32, sheet.y.ceil() as u32) };
    let mut pixels = page.ok_or(CardsError::Picture("it would be too high"))?;
    pixels.fill(paint(PAPER));
    let mut pen = Pen { pixels, fonts: sheet.fonts, scale: Transform::identity(), ink: Color::BLACK };
    for mark in &sheet.marks {
        (pen.ink, pen.scale) = (paint(mark.colour), mark.place);
        pen.draw(&mark.op);
    }
    let page = pen.pixels;
    // Opaque throughout, so premultiplied is the same.
    let rgb: Vec<u8> = page.pixels().iter().flat_map(|p| [p.red(), p.green(), p.blue()]).collect();
    let mut bytes = Vec::new();
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Up)
        .write_image(&rgb, page.width(), page.height(), ExtendedColorType::Rgb8)
        .map_err(|_| CardsError::Picture("the PNG could not be written"))?;
    Ok(bytes)
}

fn paint(colour: Colour) -> Color {
    let [r, g, b] = colour;
    Color::from_rgba8(r, g, b, 255)
}
