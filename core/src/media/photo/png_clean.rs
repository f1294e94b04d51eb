//! Cleans a PNG (W3C PNG, third edition) without re-encoding it: chunks that draw the picture are
//! copied, everything else stays out, with whatever follows the end.

use std::collections::BTreeSet;
use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use oogst_domain::capture::Format;

use super::{exif, icc};
use crate::media::{Limit, MediaError};

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1A\n";
/// An encoder that writes 8 kB of picture per chunk needs some 24,000 for a full-size photo.
const MAX_CHUNKS: usize = 100_000;

/// What the header says (11.2.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Bytes per pixel once decoded, without a palette.
    pub(super) bytes_per_pixel: u64,
}

/// What of a PNG is worth keeping, borrowed from its bytes.
pub(super) struct Png<'a> {
    pub(super) exif: Option<&'a [u8]>,
    pub(super) icc: Option<Vec<u8>>,
    chunks: Vec<Chunk<'a>>,
}

/// A chunk's name and data.
type Chunk<'a> = ([u8; 4], &'a [u8]);

fn damaged(what: &'static str) -> MediaError {
    MediaError::Damaged { format: Format::Png, what }
}

/// Takes a PNG apart. `header_fits` is asked as soon as the header is known.
///
/// # Errors
/// Damaged, or more chunks than a picture needs.
pub(super) fn read<'a>(
    bytes: &'a [u8],
    header_fits: impl Fn(Header) -> Result<(), MediaError>,
) -> Result<Png<'a>, MediaError> {
    let mut rest = bytes.strip_prefix(SIGNATURE).ok_or(damaged("no signature"))?;
    let (mut exif, mut icc) = (None, None);
    let mut chunks: Vec<Chunk<'a>> = Vec::new();
    let mut seen = BTreeSet::new();
    loop {
        let ((name, data), intact, after) = chunk(rest).ok_or(damaged("ends in a chunk"))?;
        rest = after;
        // A lower-case first letter marks what a decoder may do without (5.4).
        let needed = name.first().is_some_and(u8::is_ascii_uppercase);
        if !intact && (needed || matches!(&name, b"fcTL" | b"fdAT")) {
            return Err(damaged("a checksum"));
        }
        if chunks.is_empty() {
            let header = (&name == b"IHDR").then(|| read_header(data)).flatten();
            header_fits(header.ok_or(damaged("the header"))?)?;
            chunks.push((name, data));
            continue;
        }
        match &name {
            b"IEND" => break,
            b"IHDR" => return Err(damaged("two headers")),
            b"eXIf" => exif = exif.or(Some(data)),
            b"iCCP" if intact && icc.is_none() => {
                icc = profile(data);
                chunks.extend(icc.is_some().then_some((name, data)));
            }
            b"IDAT" => chunks.push((name, data)),
            // Frames count only in an animation; elsewhere decoders pass over them.
            b"fcTL" | b"fdAT" if !seen.contains(b"acTL") => {}
            b"fcTL" if data.len() != 26 => return Err(damaged("a frame")),
            b"fcTL" | b"fdAT" => chunks.push((name, data)),
            _ if intact && fits(&name, data.len()) && seen.insert(name) => chunks.push((name, data)),
            // A second palette, or one of a wrong length, too.
            _ if needed => return Err(damaged("a chunk that can't stand here")),
            _ => {}
        }
        if chunks.len() > MAX_CHUNKS {
            let (found, allowed) = (chunks.len() as u64, MAX_CHUNKS as u64);
            return Err(MediaError::TooMuch { limit: Limit::Parts, found, allowed });
        }
    }
    if chunks.iter().all(|(name, _)| name != b"IDAT") {
        return Err(damaged("no picture"));
    }
    Ok(Png { exif, icc, chunks })
}

/// Small chunks that change how the picture looks, each with the length it may have: the palette
/// and transparency, colour space, significant bits, background, pixel size, histogram, animation.
fn fits(name: &[u8; 4], length: usize) -> bool {
    match name {
        b"PLTE" => (3..=768).contains(&length) && length.is_multiple_of(3),
        b"tRNS" => (1..=256).contains(&length),
        b"cHRM" => length == 32,
        b"gAMA" | b"cICP" => length == 4,
        b"sBIT" => (1..=4).contains(&length),
        b"sRGB" => length == 1,
        b"mDCV" => length == 24,
        b"cLLI" | b"acTL" => length == 8,
        b"bKGD" => matches!(length, 1 | 2 | 6),
        b"pHYs" => length == 9,
        b"hIST" => (2..=512).contains(&length) && length.is_multiple_of(2),
        _ => false,
    }
}

/// One chunk: its name, its data, whether the checksum holds, and what follows.
fn chunk(rest: &[u8]) -> Option<(Chunk<'_>, bool, &[u8])> {
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let (name, rest) = rest.split_first_chunk::<4>()?;
    let (data, rest) = rest.split_at_checked(u32::from_be_bytes(*length) as usize)?;
    let (checksum, rest) = rest.split_first_chunk::<4>()?;
    Some(((*name, data), crc(name, data) == u32::from_be_bytes(*checksum), rest))
}

fn crc(name: &[u8], data: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(name);
    crc.update(data);
    crc.sum()
}

fn read_header(data: &[u8]) -> Option<Header> {
    let (width, rest) = data.split_first_chunk::<4>()?;
    let (height, rest) = rest.split_first_chunk::<4>()?;
    let &[depth, color, 0, 0, 0 | 1] = rest else { return None };
    let channels = match (color, depth) {
        (0, 1 | 2 | 4 | 8 | 16) => 1,
        // A palette may be transparent.
        (3, 1 | 2 | 4 | 8) => 4,
        (2, 8 | 16) => 3,
        (4, 8 | 16) => 2,
        (6, 8 | 16) => 4,
        _ => return None,
    };
    let bytes_per_pixel = channels * if depth == 16 { 2 } else { 1 };
    Some(Header { width: u32::from_be_bytes(*width), height: u32::from_be_bytes(*height), bytes_per_pixel })
}

/// The profile of an iCCP chunk (11.3.2.3): a name, the method 0, and zlib.
fn profile(data: &[u8]) -> Option<Vec<u8>> {
    let name = data.iter().take(80).position(|byte| *byte == 0)?;
    let packed = data.get(name + 1..)?.strip_prefix(&[0])?;
    let mut profile = Vec::new();
    ZlibDecoder::new(packed).take(icc::MAX_ICC as u64 + 1).read_to_end(&mut profile).ok()?;
    icc::cleaned(&profile)
}

impl Png<'_> {
    /// The cleaned PNG; `orientation` is the Exif value, written only where it is not 1.
    ///
    /// # Errors
    /// [`MediaError::Io`] from packing the profile; memory does not give any.
    pub(super) fn write(&self, orientation: u8) -> Result<Vec<u8>, MediaError> {
        let size = self.chunks.iter().map(|(_, data)| data.len() + 12).sum::<usize>();
        let mut out = Vec::with_capacity(size + 4096);
        out.extend_from_slice(SIGNATURE);
        let mut turned = orientation == 1;
        for (name, data) in &self.chunks {
            if name == b"IDAT" && !turned {
                put(&mut out, b"eXIf", &exif::only_orientation(orientation));
                turned = true;
            }
            match (name, &self.icc) {
                // Packed again: neither its name nor what hides behind the packed bytes is copied.
                (b"iCCP", Some(profile)) => {
                    let mut packed = ZlibEncoder::new(b"icc\0\0".to_vec(), Compression::default());
                    packed.write_all(profile)?;
                    put(&mut out, name, &packed.finish()?);
                }
                _ => put(&mut out, name, data),
            }
        }
        put(&mut out, b"IEND", &[]);
        Ok(out)
    }
}

fn put(out: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) {
    out.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
    out.extend_from_slice(name);
    out.extend_from_slice(data);
    out.extend(crc(name, data).to_be_bytes());
}

#[cfg(test)]
#[path = "png_clean_tests.rs"]
mod tests;
