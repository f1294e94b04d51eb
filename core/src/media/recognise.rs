//! Recognise a file by its content.

use std::io::Read;

use oogst_domain::capture::Format;

use super::recognise_text::looks_like_text;
use super::recognise_zip::inside_zip;
use super::{MediaError, ReadSeek};

/// How far into the file is looked for text; the document cleaner checks the rest.
const HEAD: u64 = 64 * 1024;
/// A PDF may have this much before its header (Acrobat's implementation note, ISO 32000-1 annex H.3).
const BEFORE_PDF: usize = 1024;

/// Which format `src` holds, from its first bytes (and, for zip containers, its directory). The
/// file's name plays no part. Leaves `src` at its start.
///
/// A file that could pass for several is what its first bytes say. Reads at most 64 KiB, and of a
/// zip container its directory and two small parts.
///
/// # Errors
/// [`MediaError::Empty`], [`MediaError::Heic`], [`MediaError::NotTakenIn`], [`MediaError::Unknown`],
/// and [`MediaError::TooMuch`] or [`MediaError::Damaged`] for a zip container beyond reading.
pub fn recognise(src: &mut dyn ReadSeek) -> Result<Format, MediaError> {
    src.rewind()?;
    let mut head = Vec::new();
    src.take(HEAD).read_to_end(&mut head)?;
    let found = match head.as_slice() {
        [] => Err(MediaError::Empty),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => inside_zip(src, &head),
        head => by_first_bytes(head),
    };
    src.rewind()?;
    found
}

fn by_first_bytes(head: &[u8]) -> Result<Format, MediaError> {
    if let Some(format) = taken_in(head) {
        return Ok(format);
    }
    if let Some(brands) = file_type(head) {
        return by_brands(brands);
    }
    if is_quicktime(head) {
        return Ok(Format::Mov);
    }
    if let Some((name, convert_to)) = known_otherwise(head) {
        return Err(MediaError::NotTakenIn { name, convert_to });
    }
    if has_pdf_header(head) {
        return Ok(Format::Pdf);
    }
    if looks_like_text(head, (head.len() as u64) < HEAD) {
        Ok(Format::Text)
    } else {
        Err(MediaError::Unknown)
    }
}

fn taken_in(head: &[u8]) -> Option<Format> {
    match head {
        [0xFF, 0xD8, 0xFF, ..] => Some(Format::Jpeg),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Some(Format::Png),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Format::Webp),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some(Format::Pdf),
        _ => None,
    }
}

fn has_pdf_header(head: &[u8]) -> bool {
    head.windows(5).take(BEFORE_PDF + 1).any(|bytes| bytes == b"%PDF-")
}

/// The brands of an ISO base media file (ISO/IEC 14496-12, 4.3): the major one, a version, the others.
fn file_type(head: &[u8]) -> Option<&[u8]> {
    let (size, rest) = head.split_first_chunk::<4>()?;
    let brands = rest.strip_prefix(b"ftyp")?;
    let size = (u32::from_be_bytes(*size) as usize).saturating_sub(8);
    // A size of 1 or nonsense is the video reader's to refuse; the major brand still tells.
    Some(brands.get(..size.max(4)).unwrap_or(brands))
}

fn by_brands(brands: &[u8]) -> Result<Format, MediaError> {
    let Some(major) = brands.first_chunk::<4>() else { return Err(MediaError::Unknown) };
    let audio = |name| MediaError::NotTakenIn { name, convert_to: "MP4" };
    match major {
        b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"hevm" | b"hevs" | b"mif1" | b"mif2"
        | b"msf1" | b"miaf" | b"avif" | b"avis" => Err(MediaError::Heic),
        b"qt  " => Ok(Format::Mov),
        b"M4A " | b"M4B " | b"M4P " => Err(audio("M4A audio")),
        b"crx " => Err(MediaError::NotTakenIn { name: "Canon raw", convert_to: "JPEG" }),
        b"jp2 " | b"jpx " | b"jpm " => Err(MediaError::NotTakenIn { name: "JPEG 2000", convert_to: "JPEG" }),
        _ => Ok(Format::Mp4),
    }
}

/// A QuickTime movie from before `ftyp` existed begins with one of its boxes.
fn is_quicktime(head: &[u8]) -> bool {
    let size = head.first_chunk::<4>().map_or(0, |size| u32::from_be_bytes(*size));
    // `wide`, `free` and `skip` are words too: four letters before them make a size over 500 MB.
    let plausible = matches!(size, 0 | 1 | 8..0x2020_2020);
    plausible && matches!(head.get(4..8), Some(b"moov" | b"mdat" | b"wide" | b"pnot" | b"free" | b"skip"))
}

/// Formats that people have and Oogst does not take in, with what to convert them to.
fn known_otherwise(head: &[u8]) -> Option<(&'static str, &'static str)> {
    let starts = |bytes: &[u8]| head.starts_with(bytes);
    let chunk = |name: &[u8], kind: &[u8]| starts(name) && head.get(8..12) == Some(kind);
    let fixed: &[(&[u8], &str, &str)] = &[
        (b"GIF87a", "GIF", "JPEG"),
        (b"GIF89a", "GIF", "JPEG"),
        (b"II*\0", "TIFF or camera raw", "JPEG"),
        (b"MM\0*", "TIFF or camera raw", "JPEG"),
        (b"II+\0", "TIFF or camera raw", "JPEG"),
        (b"MM\0+", "TIFF or camera raw", "JPEG"),
        (b"\xFF\x0A", "JPEG XL", "JPEG"),
        (b"\0\0\0\x0CJXL \r\n\x87\n", "JPEG XL", "JPEG"),
        (b"\0\0\0\x0CjP  \r\n\x87\n", "JPEG 2000", "JPEG"),
        (b"8BPS", "Photoshop", "JPEG"),
        (b"FUJIFILMCCD-RAW", "camera raw", "JPEG"),
        (b"\0\0\x01\0", "ICO", "JPEG"),
        (b"\x1A\x45\xDF\xA3", "WebM or Matroska", "MP4"),
        (b"FLV\x01", "Flash video", "MP4"),
        (b"\x30\x26\xB2\x75\x8E\x66\xCF\x11", "Windows Media", "MP4"),
        (b"\0\0\x01\xBA", "MPEG video", "MP4"),
        (b"\0\0\x01\xB3", "MPEG video", "MP4"),
        (b"ID3\x02", "MP3 audio", "MP4"),
        (b"ID3\x03", "MP3 audio", "MP4"),
        (b"ID3\x04", "MP3 audio", "MP4"),
        (b"fLaC\0", "FLAC audio", "MP4"),
        (b"OggS\0", "Ogg", "MP4"),
        (b"#!AMR", "AMR audio", "MP4"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old or protected Office document", "PDF"),
        (b"{\\rtf", "RTF", "PDF"),
        (b"%!PS", "PostScript", "PDF"),
        (b"Rar!\x1A\x07", "RAR", "PDF"),
        (b"7z\xBC\xAF\x27\x1C", "7-Zip", "PDF"),
        (b"\x1F\x8B", "gzip", "PDF"),
    ];
    if let Some((_, name, convert_to)) = fixed.iter().find(|(bytes, ..)| starts(bytes)) {
        return Some((name, convert_to));
    }
    if chunk(b"FORM", b"AIFF") || chunk(b"FORM", b"AIFC") {
        return Some(("AIFF audio", "MP4"));
    }
    if chunk(b"RIFF", b"AVI ") {
        return Some(("AVI", "MP4"));
    }
    if chunk(b"RIFF", b"WAVE") {
        return Some(("WAV audio", "MP4"));
    }
    if is_bmp(head) {
        return Some(("BMP", "JPEG"));
    }
    if is_mpeg_audio(head) {
        return Some(("MP3 or AAC audio", "MP4"));
    }
    if head.first() == Some(&0x47) && head.get(188) == Some(&0x47) && head.get(376) == Some(&0x47) {
        return Some(("MPEG transport stream", "MP4"));
    }
    super::recognise_text::markup(head)
}

/// `BM`, then four reserved bytes of nothing and a known header size: two letters alone are a word.
fn is_bmp(head: &[u8]) -> bool {
    head.starts_with(b"BM")
        && head.get(6..10) == Some(&[0; 4])
        && matches!(head.get(14..18), Some([12 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0]))
}

/// An MPEG audio frame's header, with nothing forbidden in it, and the same again in the second frame:
/// eleven bits of sync alone are found in noise.
fn is_mpeg_audio(head: &[u8]) -> bool {
    let Some(&[0xFF, second, third, _]) = head.first_chunk::<4>() else { return false };
    if second & 0xF6 == 0xF0 {
        // AAC in ADTS: the frame states its length.
        let Some(&[_, _, _, a, b, c, ..]) = head.first_chunk::<7>() else { return false };
        let length = usize::from(a & 3) << 11 | usize::from(b) << 3 | usize::from(c) >> 5;
        return length > 7 && head.get(length..length + 2) == Some(&[0xFF, second]);
    }
    let (version, layer) = (second >> 3 & 3, second >> 1 & 3);
    let (rate, sampling) = (usize::from(third >> 4), usize::from(third >> 2 & 3));
    if second < 0xE0 || version == 1 || layer != 1 {
        return false;
    }
    // Layer III: 144 (MPEG-1) or 72 (MPEG-2) × bit rate ÷ sampling rate + padding.
    const RATES: [[usize; 15]; 2] = [
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    ];
    let first = usize::from(version == 3);
    let Some(kbps) = RATES.get(first).and_then(|rates| rates.get(rate)).filter(|rate| **rate > 0) else {
        return false;
    };
    let Some(hertz) = [44_100, 48_000, 32_000].get(sampling) else { return false };
    let hertz = match version {
        3 => *hertz,
        2 => hertz / 2,
        _ => hertz / 4,
    };
    let length = 72 * (1 + first) * kbps * 1000 / hertz + usize::from(third >> 1 & 1);
    head.get(length..length + 2) == Some(&[0xFF, second])
}

#[cfg(test)]
#[path = "recognise_tests.rs"]
mod tests;
