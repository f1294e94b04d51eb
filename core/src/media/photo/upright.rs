//! A photo's pixels, upright, for whoever looks at them: the reader of cards, and crops of what it saw.

use oogst_domain::capture::{Format, TakenAt};
use oogst_pixels::Raster;

use super::jpeg_clean::Frame;
use super::limits;
use super::take_in::read_whole;
use super::{exif, image_decode, jpeg_clean, jpeg_decode, png_clean, webp_clean};
use crate::media::{MediaError, ReadSeek, recognise};

/// Decoded pixels, upright: 8 bits a sample, row after row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// 1 (grey) or 3 (red, green, blue).
    pub channels: usize,
    /// The samples.
    pub data: Vec<u8>,
    /// When it was taken, as its camera said.
    pub taken_at: Option<TakenAt>,
}

/// Which pixels are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Luma only: half the time of colour for a JPEG, and a third of the memory.
    Grey,
    /// As the photo is.
    Colour,
}

/// Decodes a photo upright. Peak memory: the file, and its pixels once, twice while it is turned.
///
/// # Errors
/// [`MediaError`]: no photo, damaged, or larger than a photo may be; limits are checked before memory is taken.
pub fn upright(src: &mut dyn ReadSeek, wanted: Wanted) -> Result<Pixels, MediaError> {
    let format = recognise(src)?;
    let bytes = read_whole(src)?;
    let (exif, raster) = match format {
        Format::Jpeg => {
            let fits = |frame: Frame| limits::check(Format::Jpeg, frame.width, frame.height, 3);
            let jpeg = jpeg_clean::read(&bytes, fits)?;
            let raster = match wanted {
                Wanted::Grey => jpeg_decode::luma(&bytes, jpeg.frame)?,
                Wanted::Colour => jpeg_decode::decode(&bytes, jpeg.frame)?,
            };
            (exif::read(jpeg.exif), raster)
        }
        Format::Png => {
            let png = png_clean::read(&bytes, |header| {
                limits::check(Format::Png, header.width, header.height, header.bytes_per_pixel)
            })?;
            (exif::read(png.exif), image_decode::png(&bytes)?)
        }
        Format::Webp => {
            let webp =
                webp_clean::read(&bytes, |(width, height)| limits::check(Format::Webp, width, height, 4))?;
            (exif::read(webp.exif), image_decode::webp(&bytes)?)
        }
        _ => return Err(MediaError::Unknown),
    };
    drop(bytes);
    let raster = if wanted == Wanted::Grey { raster.grey() } else { raster };
    let Raster { width, height, channels, pixels } = raster.upright(exif.orientation);
    Ok(Pixels {
        width: width as usize,
        height: height as usize,
        channels: usize::from(channels),
        data: pixels,
        taken_at: exif.taken_at,
    })
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::media::photo::testing::{PLAIN, exif_block, jpeg, png, segment, with_segments};

    fn pixels(bytes: &[u8], wanted: Wanted) -> Pixels {
        upright(&mut Cursor::new(bytes), wanted).unwrap()
    }

    #[test]
    fn grey_is_the_luma_of_the_colours() {
        for bytes in [jpeg(PLAIN), png(120, 80, image::ExtendedColorType::Rgb8)] {
            let (grey, colour) = (pixels(&bytes, Wanted::Grey), pixels(&bytes, Wanted::Colour));
            assert_eq!((grey.width, grey.height, grey.channels), (colour.width, colour.height, 1));
            for (luma, rgb) in grey.data.iter().zip(colour.data.chunks(colour.channels)) {
                let expected = match rgb {
                    [r, g, b] => 0.299 * f64::from(*r) + 0.587 * f64::from(*g) + 0.114 * f64::from(*b),
                    other => f64::from(other[0]),
                };
                // Colours that don't exist are clipped on the way to RGB.
                assert!((f64::from(*luma) - expected).abs() < 24.0, "{luma} for {rgb:?}");
            }
        }
    }

    #[test]
    fn a_photo_on_its_side_stands_upright() {
        let plain = jpeg(PLAIN);
        let mut exif = b"Exif\0\0".to_vec();
        exif.extend(exif_block(6, &[]));
        let turned = with_segments(&plain, &[segment(0xE1, &exif)]);
        let (lying, standing) = (pixels(&plain, Wanted::Grey), pixels(&turned, Wanted::Grey));
        assert_eq!((standing.width, standing.height), (lying.height, lying.width));
        // Orientation 6: the top row is the left column, read from the bottom.
        assert_eq!(standing.data[0], lying.data[(lying.height - 1) * lying.width]);
    }

    #[test]
    fn what_is_no_photo_is_refused() {
        let refused = |bytes: &[u8]| upright(&mut Cursor::new(bytes), Wanted::Grey).unwrap_err();
        assert!(matches!(refused(b"%PDF-1.7"), MediaError::Unknown | MediaError::Damaged { .. }));
        let whole = jpeg(PLAIN);
        assert!(matches!(refused(&whole[..whole.len() / 2]), MediaError::Damaged { .. }));
        assert!(matches!(refused(b""), MediaError::Empty | MediaError::Unknown));
    }
}
