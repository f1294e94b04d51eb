//! Cleans a WebP (RFC 9649) without re-encoding it: picture, transparency, animation and colour profile
//! are copied, everything else stays out, with whatever follows the container.

use oogst_domain::capture::Format;

use super::{exif, icc};
use crate::media::{Limit, MediaError};

/// A minute of animation at 60 frames a second.
const MAX_FRAMES: usize = 3600;

const ICC: u8 = 0x20;
const ALPHA: u8 = 0x10;
const EXIF: u8 = 0x08;
const ANIMATION: u8 = 0x02;

/// One chunk: its name and what it holds.
type Chunk<'a> = (&'a [u8], &'a [u8]);

/// What of a WebP is worth keeping, borrowed from its bytes.
pub(super) struct Webp<'a> {
    /// Width and height in pixels.
    pub(super) size: (u32, u32),
    pub(super) exif: Option<&'a [u8]>,
    pub(super) icc: Option<Vec<u8>>,
    /// Flags and canvas of an extended file.
    extended: Option<&'a [u8; 10]>,
    animation: Option<&'a [u8]>,
    picture: Vec<Picture<'a>>,
}

/// A still, or one frame of an animation with its place and duration.
struct Picture<'a> {
    frame: Option<&'a [u8; 16]>,
    alpha: Option<&'a [u8]>,
    image: Chunk<'a>,
}

fn damaged(what: &'static str) -> MediaError {
    MediaError::Damaged { format: Format::Webp, what }
}

/// Takes a WebP apart; `fits` is asked for the canvas and for every picture on it.
///
/// # Errors
/// Damaged, or more frames than are taken in.
pub(super) fn read<'a>(
    bytes: &'a [u8],
    fits: impl Fn((u32, u32)) -> Result<(), MediaError>,
) -> Result<Webp<'a>, MediaError> {
    let mut chunks = Chunks { rest: container(bytes)? };
    let mut webp =
        Webp { size: (0, 0), exif: None, icc: None, extended: None, animation: None, picture: Vec::new() };
    let mut first = true;
    let mut alpha = None;
    while let Some((name, data)) = chunks.read()? {
        match name {
            b"VP8X" if first => {
                let header = data.first_chunk::<10>().ok_or(damaged("the header"))?;
                webp.size = canvas(header);
                fits(webp.size)?;
                webp.extended = Some(header);
            }
            b"VP8 " | b"VP8L" if !webp.animated() && webp.picture.is_empty() => {
                let size = image_size(name, data)?;
                fits(size)?;
                if webp.extended.is_none() {
                    webp.size = size;
                } else if webp.size != size {
                    return Err(damaged("two sizes"));
                }
                webp.picture.push(Picture { frame: None, alpha, image: (name, data) });
            }
            b"ALPH" if webp.extended.is_some() => alpha = alpha.or(Some(data)),
            b"ICCP" if webp.extended.is_some() => webp.icc = webp.icc.take().or_else(|| icc::cleaned(data)),
            b"EXIF" if webp.extended.is_some() => webp.exif = webp.exif.or(Some(data)),
            b"ANIM" if webp.animated() => webp.animation = webp.animation.or(data.get(..6)),
            b"ANMF" if webp.animated() => webp.picture.push(frame(data, webp.size, &fits)?),
            _ => {}
        }
        first = false;
        if webp.picture.len() > MAX_FRAMES {
            let (found, allowed) = (webp.picture.len() as u64, MAX_FRAMES as u64);
            return Err(MediaError::TooMuch { limit: Limit::Parts, found, allowed });
        }
    }
    if webp.picture.is_empty() || (webp.animated() && webp.animation.is_none()) {
        return Err(damaged("no picture"));
    }
    Ok(webp)
}

/// What the RIFF container holds; bytes behind it are left out.
fn container(bytes: &[u8]) -> Result<&[u8], MediaError> {
    let (size, rest) = bytes
        .strip_prefix(b"RIFF")
        .and_then(|rest| rest.split_first_chunk::<4>())
        .ok_or(damaged("no container"))?;
    let inside = rest.get(..u32::from_le_bytes(*size) as usize).ok_or(damaged("ends too early"))?;
    inside.strip_prefix(b"WEBP").ok_or(damaged("no container"))
}

struct Chunks<'a> {
    rest: &'a [u8],
}

impl<'a> Chunks<'a> {
    fn read(&mut self) -> Result<Option<Chunk<'a>>, MediaError> {
        // A lone padding byte at the end is not a chunk.
        if self.rest.len() < 2 {
            return Ok(None);
        }
        let broken = || damaged("ends in a chunk");
        let (name, rest) = self.rest.split_at_checked(4).ok_or_else(broken)?;
        let (size, rest) = rest.split_first_chunk::<4>().ok_or_else(broken)?;
        let size = u32::from_le_bytes(*size) as usize;
        let (data, rest) = rest.split_at_checked(size).ok_or_else(broken)?;
        self.rest = rest.get(size % 2..).unwrap_or_default();
        Ok(Some((name, data)))
    }
}

fn u24(bytes: &[u8]) -> u32 {
    bytes.iter().take(3).rev().fold(0, |value, byte| value << 8 | u32::from(*byte))
}

fn canvas(header: &[u8; 10]) -> (u32, u32) {
    let [_, _, _, _, size @ ..] = header;
    let (width, height) = size.split_at(3);
    (u24(width) + 1, u24(height) + 1)
}

/// Width and height in a picture's own header (RFC 6386, 9.1; RFC 9649, 3.4).
fn image_size(name: &[u8], data: &[u8]) -> Result<(u32, u32), MediaError> {
    match (name, data) {
        (b"VP8 ", &[_, _, _, 0x9D, 0x01, 0x2A, w0, w1, h0, h1, ..]) => {
            let side = |low, high| u32::from(u16::from_le_bytes([low, high]) & 0x3FFF);
            Ok((side(w0, w1), side(h0, h1)))
        }
        (b"VP8L", &[0x2F, a, b, c, d, ..]) => {
            let bits = u32::from_le_bytes([a, b, c, d]);
            Ok(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        }
        _ => Err(damaged("the picture's header")),
    }
}

/// A frame with only the chunks that draw it (RFC 9649, 2.7.1.1).
fn frame<'a>(
    data: &'a [u8],
    canvas: (u32, u32),
    fits: impl Fn((u32, u32)) -> Result<(), MediaError>,
) -> Result<Picture<'a>, MediaError> {
    let (header, rest) = data.split_first_chunk::<16>().ok_or(damaged("a frame"))?;
    let mut fields = header.chunks(3).map(u24);
    let mut next = || fields.next().unwrap_or(0);
    let (x, y, width, height) = (next() * 2, next() * 2, next() + 1, next() + 1);
    if x + width > canvas.0 || y + height > canvas.1 {
        return Err(damaged("a frame outside the picture"));
    }
    let mut chunks = Chunks { rest };
    let mut alpha = None;
    while let Some((name, data)) = chunks.read()? {
        match name {
            b"ALPH" => alpha = alpha.or(Some(data)),
            b"VP8 " | b"VP8L" => {
                let size = image_size(name, data)?;
                fits(size)?;
                if size != (width, height) {
                    return Err(damaged("a frame of two sizes"));
                }
                return Ok(Picture { frame: Some(header), alpha, image: (name, data) });
            }
            _ => {}
        }
    }
    Err(damaged("a frame without a picture"))
}

impl Webp<'_> {
    fn animated(&self) -> bool {
        self.extended.is_some_and(|[flags, ..]| flags & ANIMATION != 0)
    }

    /// Whether an orientation can be kept: a simple file has no place for it.
    pub(super) fn is_extended(&self) -> bool {
        self.extended.is_some()
    }

    /// The cleaned WebP; `orientation` is the Exif value, written only where it is not 1.
    pub(super) fn write(&self, orientation: u8) -> Vec<u8> {
        let size = |picture: &Picture<'_>| picture.image.1.len() + picture.alpha.map_or(0, <[u8]>::len) + 64;
        let size = self.picture.iter().map(size).sum::<usize>() + self.icc.as_ref().map_or(0, Vec::len) + 256;
        let mut out = Vec::with_capacity(size);
        out.extend_from_slice(b"RIFF\0\0\0\0WEBP");
        let turned = orientation != 1 && self.is_extended();
        if let Some([flags, _, _, _, canvas @ ..]) = self.extended {
            let mut kept = flags & (ALPHA | ANIMATION);
            kept |= if self.icc.is_some() { ICC } else { 0 };
            kept |= if turned { EXIF } else { 0 };
            put(&mut out, b"VP8X", &[&[kept, 0, 0, 0], canvas]);
        }
        if let Some(icc) = &self.icc {
            put(&mut out, b"ICCP", &[icc]);
        }
        if let Some(animation) = self.animation {
            put(&mut out, b"ANIM", &[animation]);
        }
        for picture in &self.picture {
            match picture.frame {
                None => picture.write(&mut out),
                Some(frame) => {
                    let mut inside = Vec::with_capacity(size.min(picture.image.1.len() + 64));
                    picture.write(&mut inside);
                    put(&mut out, b"ANMF", &[frame, &inside]);
                }
            }
        }
        if turned {
            put(&mut out, b"EXIF", &[&exif::only_orientation(orientation)]);
        }
        let inside = u32::try_from(out.len().saturating_sub(8)).unwrap_or(u32::MAX);
        if let Some(size) = out.get_mut(4..8) {
            size.copy_from_slice(&inside.to_le_bytes());
        }
        out
    }
}

impl Picture<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        if let Some(alpha) = self.alpha {
            put(out, b"ALPH", &[alpha]);
        }
        put(out, self.image.0, &[self.image.1]);
    }
}

fn put(out: &mut Vec<u8>, name: &[u8], parts: &[&[u8]]) {
    let length = parts.iter().map(|part| part.len()).sum::<usize>();
    out.extend_from_slice(name);
    out.extend(u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
    for part in parts {
        out.extend_from_slice(part);
    }
    out.extend(std::iter::repeat_n(0, length % 2));
}

#[cfg(test)]
#[path = "webp_clean_tests.rs"]
mod tests;
