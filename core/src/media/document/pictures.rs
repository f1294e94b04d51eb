//! Pictures and other files inside a document: known by their first bytes, never by their names.

use oogst_domain::capture::{Format, LeftIn};

use super::super::photo;
use super::gif;

/// What a part that is not XML turns out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A picture whose cleaner we have.
    Photo(Format),
    /// A GIF, cleaned here.
    Gif,
    /// A picture that may say where or by whom it was made, and that is not taken apart.
    OtherPicture,
    /// Nothing personal fits in it: a font, a bitmap.
    Harmless,
    /// A zipped office document (or another zip).
    Zip,
    /// Anything else.
    File,
}

impl Kind {
    /// From a part's first 16 bytes; fonts by their name, because Word scrambles their first bytes.
    pub(super) fn of(head: &[u8], key: &str) -> Self {
        let extension = key.rsplit_once('.').map_or("", |(_, extension)| extension);
        match head {
            [0xFF, 0xD8, 0xFF, ..] => Kind::Photo(Format::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Kind::Photo(Format::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Kind::Photo(Format::Webp),
            [b'G', b'I', b'F', b'8', ..] => Kind::Gif,
            // TIFF and, as in the next, JPEG XR; then a placeable and a plain WMF, an EMF.
            [b'I', b'I', 0x2A | 0xBC, ..] | [b'M', b'M', 0, 0x2A, ..] => Kind::OtherPicture,
            [0xD7, 0xCD, 0xC6, 0x9A, ..] | [1, 0, 9, 0, ..] | [1, 0, 0, 0, ..] => Kind::OtherPicture,
            [_, _, _, _, b'f', b't', b'y', b'p', b'h' | b'm' | b'a', ..] if extension != "mp4" => {
                Kind::OtherPicture
            }
            [b'V', b'C', b'L', b'M', b'T', b'F', ..] => Kind::OtherPicture,
            [b'B', b'M', ..] if extension == "bmp" || extension == "dib" => Kind::Harmless,
            [b'P', b'K', 3, 4, ..] => Kind::Zip,
            _ if matches!(extension, "odttf" | "fntdata" | "ttf" | "otf") => Kind::Harmless,
            [] => Kind::Harmless,
            _ if matches!(
                extension,
                "emf" | "wmf" | "emz" | "wmz" | "gif" | "tif" | "tiff" | "svgz" | "pct"
            ) =>
            {
                Kind::OtherPicture
            }
            _ => Kind::File,
        }
    }
}

/// The picture without anything but the picture; what could not be cleaned stays as it was, and
/// is told.
pub(super) fn clean_picture(kind: Kind, bytes: Vec<u8>, left: &mut Vec<LeftIn>) -> Vec<u8> {
    let cleaned = match kind {
        Kind::Photo(format) => photo::clean_inside(format, &bytes).ok(),
        Kind::Gif => gif::clean(&bytes),
        _ => None,
    };
    cleaned.unwrap_or_else(|| {
        left.push(LeftIn::EmbeddedPicture);
        bytes
    })
}
