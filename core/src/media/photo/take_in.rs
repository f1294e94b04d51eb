//! Take in a photo.

use std::io::{Read, Write};

use oogst_domain::capture::{Format, PhotoPolicy, TakenAt};
use oogst_pixels::{Raster, upright_size};

use super::limits::{self, MAX_BYTES};
use super::{encode, exif, image_decode, jpeg_clean, jpeg_decode, png_clean, preview, webp_clean};
use crate::media::{Limit, MediaError, Policy, ReadSeek, TakenIn};

/// Long edge of a reduced photo, in pixels: a page of handwriting stays readable.
const REDUCED_EDGE: u32 = 2560;
/// Reduced photos are looked at on a screen; 84 shows no blocks in text.
const REDUCED_QUALITY: u8 = 84;

/// A photo after cleaning and decoding.
pub(super) struct Opened {
    pub(super) orientation: u8,
    pub(super) taken_at: Option<TakenAt>,
    pub(super) icc: Option<Vec<u8>>,
    pub(super) raster: Raster,
}

/// Cleans a photo into `out` and makes its previews.
///
/// `format` is what [`recognise`](crate::media::recognise) found. Kept at full size the cleaned photo
/// decodes to the same pixels; reduced, it is an upright JPEG whose long edge is at most 2560 px, on
/// white where it was transparent.
///
/// # Errors
/// [`MediaError::Unknown`] for a `format` that is no photo's, [`MediaError::Damaged`] unless the whole
/// picture can be decoded, [`MediaError::TooMuch`] bytes or
/// pixels, [`MediaError::Io`].
pub fn take_in(
    format: Format,
    src: &mut dyn ReadSeek,
    out: &mut dyn Write,
    policy: &Policy,
) -> Result<TakenIn, MediaError> {
    let bytes = read_whole(src)?;
    let keep = policy.photo == PhotoPolicy::Original;
    let Opened { orientation, taken_at, icc, raster } = open(format, bytes, keep.then_some(&mut *out))?;
    let (format, orientation, raster) = if keep {
        (format, orientation, raster)
    } else {
        let raster = raster.shrunk(REDUCED_EDGE).unwrap_or(raster).upright(orientation);
        out.write_all(&encode::jpeg(&raster, REDUCED_QUALITY, icc.as_deref())?)?;
        (Format::Jpeg, 1, raster)
    };
    let pixels = Some(upright_size(raster.width, raster.height, orientation));
    let previews = preview::both(raster, orientation, icc.as_deref())?;
    Ok(TakenIn { format, taken_at, pixels, duration_ms: None, previews, left_in: Vec::new() })
}

/// Cleans and decodes a photo's bytes. The cleaned photo goes to `out`, where it is wanted.
pub(super) fn open(
    format: Format,
    bytes: Vec<u8>,
    out: Option<&mut (dyn Write + '_)>,
) -> Result<Opened, MediaError> {
    match format {
        Format::Jpeg => open_jpeg(bytes, out),
        Format::Png => open_png(bytes, out),
        Format::Webp => open_webp(bytes, out),
        _ => Err(MediaError::Unknown),
    }
}

/// The file's bytes, once, if there aren't too many.
pub(super) fn read_whole(src: &mut dyn ReadSeek) -> Result<Vec<u8>, MediaError> {
    let length = src.seek(std::io::SeekFrom::End(0))?;
    if length > MAX_BYTES {
        return Err(MediaError::TooMuch { limit: Limit::Bytes, found: length, allowed: MAX_BYTES });
    }
    src.rewind()?;
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    src.take(MAX_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn open_jpeg(bytes: Vec<u8>, out: Option<&mut (dyn Write + '_)>) -> Result<Opened, MediaError> {
    let jpeg = jpeg_clean::read(&bytes, |frame| limits::check(Format::Jpeg, frame.width, frame.height, 3))?;
    let exif::Kept { orientation, taken_at } = exif::read(jpeg.exif);
    let clean = jpeg.write(orientation);
    let (frame, icc) = (jpeg.frame, jpeg.icc);
    drop(bytes);
    let raster = jpeg_decode::decode(&clean, frame)?;
    if let Some(out) = out {
        out.write_all(&clean)?;
    }
    Ok(Opened { orientation, taken_at, icc, raster })
}

fn open_png(bytes: Vec<u8>, out: Option<&mut (dyn Write + '_)>) -> Result<Opened, MediaError> {
    let png = png_clean::read(&bytes, |header| {
        limits::check(Format::Png, header.width, header.height, header.bytes_per_pixel)
    })?;
    let exif::Kept { orientation, taken_at } = exif::read(png.exif);
    let clean = png.write(orientation)?;
    let icc = png.icc;
    drop(bytes);
    let raster = image_decode::png(&clean)?;
    if let Some(out) = out {
        out.write_all(&clean)?;
    }
    Ok(Opened { orientation, taken_at, icc, raster })
}

fn open_webp(bytes: Vec<u8>, out: Option<&mut (dyn Write + '_)>) -> Result<Opened, MediaError> {
    let webp = webp_clean::read(&bytes, |(width, height)| limits::check(Format::Webp, width, height, 4))?;
    let exif::Kept { orientation, taken_at } = exif::read(webp.exif);
    let clean = webp.write(orientation);
    let (size, icc) = (webp.size, webp.icc);
    drop(bytes);
    let raster = image_decode::webp(&clean)?;
    if (raster.width, raster.height) != size {
        return Err(MediaError::Damaged { format: Format::Webp, what: "two sizes" });
    }
    if let Some(out) = out {
        out.write_all(&clean)?;
    }
    Ok(Opened { orientation, taken_at, icc, raster })
}

#[cfg(test)]
#[path = "take_in_tests.rs"]
mod tests;
