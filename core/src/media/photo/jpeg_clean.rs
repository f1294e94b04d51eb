//! Cleans a JPEG without re-encoding it: what draws the picture is copied, everything else stays out.
//!
//! Kept: quantisation and Huffman tables, the frame, scans, restart intervals. Written afresh: JFIF
//! (density, no thumbnail), Adobe (the colour transform; without it colours shift), the ICC profile,
//! and Exif with the orientation alone where the picture is turned. What follows the end of
//! the image (a second JPEG, a motion photo) is never looked at.

use super::exif;
use super::icc;
use super::jpeg_segments::{APP0, DHT, DNL, DQT, DRI, EOI, SOI, SOS, Segment, Segments, damaged};
use crate::media::{Limit, MediaError};

/// Tables and scans of one picture. Progressive encoders write some 10 scans; even tables and a
/// scan per coefficient stay far below.
const MAX_PARTS: usize = 1024;
/// Scans of one picture: each costs a pass over all blocks, so a small file could keep a decoder busy.
pub(super) const MAX_SCANS: usize = 64;
/// Payload of one ICC segment: the longest segment less the length, the name and two counters.
const ICC_CHUNK: usize = 65_533 - 14;

/// The frame header (T.81, B.2.2), in pixels and components.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) components: u8,
}

/// What of a JPEG is worth keeping, borrowed from its bytes.
pub(super) struct Jpeg<'a> {
    pub(super) frame: Frame,
    /// The Exif block after its name, if there is one.
    pub(super) exif: Option<&'a [u8]>,
    /// A whole and valid colour profile.
    pub(super) icc: Option<Vec<u8>>,
    density: Option<[u8; 5]>,
    adobe_transform: Option<u8>,
    picture: Vec<Segment<'a>>,
}

/// Takes a JPEG apart. `frame_fits` is asked as soon as the frame is known.
///
/// # Errors
/// Damaged, more parts than a picture needs, or a coding that decoders don't know.
pub(super) fn read<'a>(
    bytes: &'a [u8],
    frame_fits: impl Fn(Frame) -> Result<(), MediaError>,
) -> Result<Jpeg<'a>, MediaError> {
    let mut frame = None;
    let (mut exif, mut density, mut adobe_transform) = (None, None, None);
    let mut icc = Vec::new();
    let mut picture: Vec<Segment<'a>> = Vec::new();
    let mut scans = 0;
    for segment in Segments::new(bytes)? {
        let segment = segment?;
        match segment.marker {
            0xC0..=0xC2 => {
                let found = read_frame(segment.body)?;
                if frame.replace(found).is_some() {
                    return Err(damaged("two frames"));
                }
                frame_fits(found)?;
            }
            0xC3 | 0xC5..=0xCF => {
                return Err(MediaError::NotTakenIn {
                    name: "lossless or arithmetic JPEG",
                    convert_to: "JPEG",
                });
            }
            DQT => check_tables(segment.body, |class| Some(if class >> 4 == 0 { 64 } else { 128 }))?,
            DHT => check_huffman(segment.body)?,
            DRI | DNL if segment.body.len() != 2 => return Err(damaged("a restart or line count")),
            SOS => {
                scans += 1;
                check_scan(segment.body, frame)?;
            }
            _ => {}
        }
        match segment.marker {
            0xC0..=0xC2 | DQT | DHT | DRI | DNL | SOS => picture.push(segment),
            // What stands after the first scan comes too late to change how it is decoded.
            APP0 if scans == 0 => density = jfif_density(segment.body).or(density),
            0xE1 if exif.is_none() => exif = segment.body.strip_prefix(b"Exif\0\0"),
            0xE2 => icc.extend(segment.body.strip_prefix(b"ICC_PROFILE\0")),
            0xEE if scans == 0 => adobe_transform = transform(segment.body).or(adobe_transform),
            _ => {}
        }
        let limit = |limit, found: usize, allowed: usize| MediaError::TooMuch {
            limit,
            found: found as u64,
            allowed: allowed as u64,
        };
        if picture.len() > MAX_PARTS || icc.len() > MAX_PARTS {
            return Err(limit(Limit::Parts, picture.len().max(icc.len()), MAX_PARTS));
        }
        if scans > MAX_SCANS {
            return Err(limit(Limit::Parts, scans, MAX_SCANS));
        }
    }
    let frame = frame.ok_or(damaged("no frame"))?;
    if scans == 0 {
        return Err(damaged("no scan"));
    }
    Ok(Jpeg { frame, exif, icc: icc::from_chunks(&icc), density, adobe_transform, picture })
}

impl Jpeg<'_> {
    /// The cleaned JPEG; `orientation` is the Exif value, written only where it is not 1.
    pub(super) fn write(&self, orientation: u8) -> Vec<u8> {
        let picture = self.picture.iter().map(|s| s.body.len() + s.coded.len() + 4).sum::<usize>();
        let mut out = Vec::with_capacity(picture + self.icc.as_ref().map_or(0, Vec::len) + 4096);
        out.extend([0xFF, SOI]);
        if let Some(density) = self.density {
            put(&mut out, APP0, &[b"JFIF\0\x01\x02", &density[..], &[0, 0]]);
        }
        if orientation != 1 {
            put(&mut out, 0xE1, &[b"Exif\0\0", &exif::only_orientation(orientation)]);
        }
        if let Some(transform) = self.adobe_transform {
            put(&mut out, 0xEE, &[b"Adobe\0\x64\0\0\0\0", &[transform]]);
        }
        if let Some(icc) = &self.icc {
            let chunks = icc.chunks(ICC_CHUNK);
            let total = u8::try_from(chunks.len()).unwrap_or(u8::MAX);
            for (number, chunk) in (1..=total).zip(chunks) {
                put(&mut out, 0xE2, &[b"ICC_PROFILE\0", &[number, total], chunk]);
            }
        }
        for segment in &self.picture {
            put(&mut out, segment.marker, &[segment.body]);
            out.extend_from_slice(segment.coded);
        }
        out.extend([0xFF, EOI]);
        out
    }
}

fn put(out: &mut Vec<u8>, marker: u8, parts: &[&[u8]]) {
    let length = parts.iter().map(|part| part.len()).sum::<usize>() + 2;
    out.extend([0xFF, marker]);
    out.extend(u16::try_from(length).unwrap_or(u16::MAX).to_be_bytes());
    for part in parts {
        out.extend_from_slice(part);
    }
}

fn read_frame(body: &[u8]) -> Result<Frame, MediaError> {
    let (&[precision, h1, h0, w1, w0, components], rest) =
        body.split_first_chunk::<6>().ok_or(damaged("a short frame"))?;
    if precision != 8 {
        return Err(MediaError::NotTakenIn { name: "12-bit JPEG", convert_to: "JPEG" });
    }
    if !matches!(components, 1 | 3 | 4) || rest.len() != usize::from(components) * 3 {
        return Err(damaged("the frame's components"));
    }
    let (width, height) = (u16::from_be_bytes([w1, w0]), u16::from_be_bytes([h1, h0]));
    if width == 0 || height == 0 {
        return Err(damaged("no width or height"));
    }
    Ok(Frame { width: width.into(), height: height.into(), components })
}

/// Tables of one class byte and `size(class)` bytes each, with nothing after the last.
fn check_tables(mut body: &[u8], size: impl Fn(u8) -> Option<usize>) -> Result<(), MediaError> {
    while let Some((&class, rest)) = body.split_first() {
        body = size(class).and_then(|size| rest.get(size..)).ok_or(damaged("a short table"))?;
    }
    Ok(())
}

fn check_huffman(mut body: &[u8]) -> Result<(), MediaError> {
    while let Some((counts, rest)) = body.split_first_chunk::<17>() {
        let values = counts.iter().skip(1).map(|n| usize::from(*n)).sum::<usize>();
        body = rest.get(values..).ok_or(damaged("a short Huffman table"))?;
    }
    if body.is_empty() { Ok(()) } else { Err(damaged("a short Huffman table")) }
}

fn check_scan(body: &[u8], frame: Option<Frame>) -> Result<(), MediaError> {
    let frame = frame.ok_or(damaged("a scan before its frame"))?;
    match body.first() {
        Some(&n) if (1..=frame.components).contains(&n) && body.len() == usize::from(n) * 2 + 4 => Ok(()),
        _ => Err(damaged("a scan's header")),
    }
}

/// Units and pixel density of a JFIF segment (ITU-T T.871, 10.1).
fn jfif_density(body: &[u8]) -> Option<[u8; 5]> {
    let body = body.strip_prefix(b"JFIF\0")?;
    body.get(2..7)?.try_into().ok().filter(|_| body.len() >= 9)
}

/// The colour transform of an Adobe segment (ITU-T T.872, 6.5.3).
fn transform(body: &[u8]) -> Option<u8> {
    body.strip_prefix(b"Adobe")?.get(6).copied()
}

#[cfg(test)]
#[path = "jpeg_clean_tests.rs"]
mod tests;
