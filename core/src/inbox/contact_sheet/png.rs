//! The contact sheet as one PNG, to paste into a message or a presentation.

use std::io::Cursor;

use image::{
    ExtendedColorType, ImageEncoder as _, ImageFormat, ImageReader, Limits, RgbImage,
    codecs::png::{CompressionType, FilterType, PngEncoder},
    imageops::FilterType as Resample,
};
use oogst_domain::capture::MediaKind;

use super::{
    canvas::{Canvas, Look},
    layout::{Area, INK, LINE, Mark, PAPER, QUIET, SURFACE, WHEAT, WIDTH, layout},
    model::{ContactSheet, Tile, Tone},
};
use crate::paper::{
    fonts::{Face, FontError, Fonts, Weight},
    wrap::one_line,
};

/// Why a contact sheet can't be drawn. A preview that can't be read is no reason: its file gets a drawn tile.
#[derive(Debug, thiserror::Error)]
pub enum ContactSheetError {
    /// A font that came with the program can't be read.
    #[error(transparent)]
    Font(#[from] FontError),
    /// The PNG could not be written.
    #[error("the PNG could not be written: {0}")]
    Encode(#[from] image::ImageError),
}

const RADIUS: f32 = 20.0;
/// Previews are 1280 pixels on their long edge; larger ones are not decoded.
const PREVIEW_MAX: u32 = 2600;

/// Draws the sheet, 1600 pixels wide and at most 12,000 high; what doesn't fit is counted in the last line.
/// Peak memory: 58 MB for the page, and one preview at a time.
///
/// # Errors
/// [`ContactSheetError`].
pub fn png(sheet: &ContactSheet) -> Result<Vec<u8>, ContactSheetError> {
    let fonts = Fonts::open()?;
    let laid = layout(sheet, &fonts);
    let mut canvas = Canvas::new(WIDTH, laid.height, PAPER, &fonts);
    for mark in laid.marks {
        match mark {
            Mark::Text { x, baseline, text, look } => canvas.text(x, baseline, &text, look),
            Mark::Line { y } => {
                let area = Area { x: 72.0, y: y.round(), width: WIDTH as f32 - 144.0, height: 2.0 };
                canvas.fill(area, 0.0, LINE);
            }
            Mark::Accent { area } => canvas.fill(area, 4.0, WHEAT),
            Mark::Badge { area, tone, colour } => match tone {
                Tone::Quiet => canvas.frame(area, 8.0, 3.0, colour),
                Tone::Safe => canvas.fill(area, 8.0, colour),
                Tone::Careful => canvas.fill(area, 2.0, colour),
            },
            Mark::Picture { tile, area } => picture(&mut canvas, &fonts, tile, area),
        }
    }
    let mut bytes = Vec::new();
    // Photographs hardly get smaller with more effort: adaptive filters do the work.
    PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Adaptive).write_image(
        canvas.page.as_raw(),
        canvas.page.width(),
        canvas.page.height(),
        ExtendedColorType::Rgb8,
    )?;
    Ok(bytes)
}

fn picture(canvas: &mut Canvas<'_>, fonts: &Fonts, tile: &Tile, area: Area) {
    let area =
        Area { x: area.x.round(), y: area.y.round(), width: area.width.round(), height: area.height.round() };
    if let Some(preview) = tile.preview_jpeg.as_deref().and_then(|jpeg| decode(jpeg, area)) {
        let (width, height) = (preview.width() as f32, preview.height() as f32);
        let place = area.middle(width, height);
        let whole = (width - area.width).abs() < 2.0 && (height - area.height).abs() < 2.0;
        if !whole {
            canvas.fill(area, RADIUS, SURFACE);
        }
        canvas.picture(&preview, place, area, RADIUS);
        if !whole {
            canvas.frame(area, RADIUS, 2.0, LINE);
        }
        if tile.kind == MediaKind::Video {
            let disc = Area { x: area.x + 20.0, y: area.y + area.height - 92.0, width: 72.0, height: 72.0 };
            canvas.fill(disc, 36.0, INK);
            canvas.play(Area { x: disc.x + 27.0, y: disc.y + 20.0, width: 26.0, height: 32.0 }, SURFACE);
        }
        return;
    }
    canvas.fill(area, RADIUS, SURFACE);
    canvas.frame(area, RADIUS, 2.0, LINE);
    let (x, y) = (area.x + area.width / 2.0, area.y + area.height / 2.0 - 30.0);
    match tile.kind {
        MediaKind::Document => {
            let page = Area { x: x - 40.0, y: y - 52.0, width: 80.0, height: 104.0 };
            canvas.frame(page, 8.0, 3.0, QUIET);
            for (at, width) in [(28.0, 48.0), (46.0, 48.0), (64.0, 30.0)] {
                canvas.fill(Area { x: page.x + 16.0, y: page.y + at, width, height: 3.0 }, 0.0, QUIET);
            }
        }
        MediaKind::Video => {
            canvas.frame(Area { x: x - 70.0, y: y - 46.0, width: 140.0, height: 92.0 }, 14.0, 3.0, QUIET);
            canvas.play(Area { x: x - 13.0, y: y - 20.0, width: 32.0, height: 40.0 }, QUIET);
        }
        MediaKind::Photo => {
            let photo = Area { x: x - 60.0, y: y - 46.0, width: 120.0, height: 92.0 };
            canvas.frame(photo, 14.0, 3.0, QUIET);
            canvas.frame(Area { x: x - 22.0, y: y - 22.0, width: 44.0, height: 44.0 }, 22.0, 3.0, QUIET);
        }
    }
    let look = Look { size: 32.0, weight: Weight::Strong, colour: INK };
    let format = one_line(fonts, &tile.format, Face::Text, look.size, area.width - 40.0);
    let width = fonts.width(&format, Face::Text, look.size);
    canvas.text(x - width / 2.0, y + 100.0, &format, look);
}

/// The preview at the size it is shown at; none when it is no JPEG or unreasonably large.
fn decode(jpeg: &[u8], area: Area) -> Option<RgbImage> {
    let mut reader = ImageReader::with_format(Cursor::new(jpeg), ImageFormat::Jpeg);
    let mut limits = Limits::default();
    limits.max_image_width = Some(PREVIEW_MAX);
    limits.max_image_height = Some(PREVIEW_MAX);
    limits.max_alloc = Some(64 << 20);
    reader.limits(limits);
    let picture = reader.decode().ok()?;
    let (from_width, from_height) = (picture.width() as f32, picture.height() as f32);
    let place = area.middle(from_width, from_height);
    // A rounded edge of one pixel less would show the ground.
    let snap = |is: f32, whole: f32| if (is - whole).abs() <= 2.0 { whole } else { is };
    let (width, height) = (snap(place.width, area.width), snap(place.height, area.height));
    Some(picture.resize_exact(width as u32, height as u32, Resample::CatmullRom).into_rgb8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inbox::contact_sheet::{
        layout::MAX_HEIGHT,
        tests::{jpeg, sheet, tile},
    };

    fn drawn(sheet: &ContactSheet) -> RgbImage {
        let bytes = png(sheet).unwrap();
        image::load_from_memory_with_format(&bytes, ImageFormat::Png).unwrap().into_rgb8()
    }

    #[test]
    fn nothing_one_and_sixty_files_are_pages_of_1600_pixels() {
        let heights = [0, 1, 60].map(|count| {
            let page = drawn(&sheet(count));
            assert_eq!(page.width(), 1600);
            assert!(page.height() <= MAX_HEIGHT);
            page.height()
        });
        assert!(heights.is_sorted() && heights[2] > 4 * heights[1], "{heights:?}");
    }

    #[test]
    fn a_page_without_submissions_says_so() {
        let empty = ContactSheet { sections: vec![], ..sheet(0) };
        let silent = ContactSheet { labels: Default::default(), ..empty.clone() };
        assert_ne!(drawn(&empty), drawn(&silent));
    }

    #[test]
    fn a_thousand_files_stay_within_bounds() {
        let mut all = sheet(0);
        all.sections.first_mut().unwrap().items = vec![tile(MediaKind::Document, None); 1000];
        assert!(drawn(&all).height() <= MAX_HEIGHT);
    }

    #[test]
    fn the_picture_is_on_the_page() {
        let mut all = sheet(1);
        let red = RgbImage::from_pixel(400, 300, image::Rgb([200, 10, 10]));
        let mut bytes = Cursor::new(Vec::new());
        red.write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        all.sections.first_mut().unwrap().items.first_mut().unwrap().preview_jpeg = Some(bytes.into_inner());
        let reds = drawn(&all).pixels().filter(|p| p.0[0] > 180 && p.0[1] < 40).count();
        assert!(reds > 100_000, "{reds}");
    }

    #[test]
    fn a_preview_that_is_no_picture_gets_a_drawn_tile() {
        let mut all = sheet(1);
        for bad in [b"<svg/>".to_vec(), Vec::new(), jpeg(40, 30).into_iter().take(60).collect()] {
            all.sections.first_mut().unwrap().items.first_mut().unwrap().preview_jpeg = Some(bad);
            assert_eq!(drawn(&all).width(), 1600);
        }
    }

    #[test]
    fn hostile_and_endless_text_stays_on_the_page() {
        let mut all = sheet(4);
        let endless = "Leerlingvolgsysteemgegevens".repeat(4000);
        all.title = endless.clone();
        let section = all.sections.first_mut().unwrap();
        section.heading = endless.clone();
        section.meta = vec![endless.clone(); 50];
        section.reflection = vec![(endless.clone(), endless.clone()); 50];
        section.items.iter_mut().for_each(|tile| tile.caption = vec![endless.clone(), "\u{202e}\0\n".into()]);
        assert!(drawn(&all).height() <= MAX_HEIGHT);
    }
}
