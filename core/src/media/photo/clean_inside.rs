//! Clean a picture that stands inside a document.

use oogst_domain::capture::Format;

use super::{exif, jpeg_clean, png_clean, webp_clean};
use crate::media::MediaError;

/// The picture without anything but the picture, turned as it was. Not decoded: the document's
/// own program decides what it does with a picture that is broken.
///
/// # Errors
/// [`MediaError`]: not a whole picture, or a coding that is not taken in.
pub(in crate::media) fn clean_inside(format: Format, bytes: &[u8]) -> Result<Vec<u8>, MediaError> {
    match format {
        Format::Jpeg => {
            let jpeg = jpeg_clean::read(bytes, |_| Ok(()))?;
            Ok(jpeg.write(exif::read(jpeg.exif).orientation))
        }
        Format::Png => {
            let png = png_clean::read(bytes, |_| Ok(()))?;
            png.write(exif::read(png.exif).orientation)
        }
        Format::Webp => {
            let webp = webp_clean::read(bytes, |_| Ok(()))?;
            Ok(webp.write(exif::read(webp.exif).orientation))
        }
        _ => Err(MediaError::Unknown),
    }
}
