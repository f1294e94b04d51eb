//! `stsd`: what the samples are. Entries are rebuilt field by field, with vendor and compressor
//! name blank, and only the boxes that [`codec_config`](super::codec_config) knows.

use super::bytes::{Cursor, Kind, boxed, put16, put32};
use super::codec_config::copy_kept;
use super::descriptors::aac_in;
use super::fault::Fault;

/// Video that is taken in. Not here: what no camera writes, and codecs whose frames are files of
/// their own (PNG, TIFF).
const VIDEO: [&Kind; 22] = [
    b"avc1", b"avc3", b"hvc1", b"hev1", b"dvh1", b"dvhe", b"dvav", b"dva1", b"av01", b"vp08", b"vp09",
    b"mp4v", b"s263", b"h263", b"apch", b"apcn", b"apcs", b"apco", b"ap4h", b"ap4x", b"jpeg", b"mjpa",
];
/// Sound that is taken in.
const SOUND: [&Kind; 23] = [
    b"mp4a", b"alac", b"ac-3", b"ec-3", b"Opus", b"fLaC", b".mp3", b"samr", b"sawb", b"sowt", b"twos",
    b"lpcm", b"raw ", b"NONE", b"in24", b"in32", b"fl32", b"fl64", b"ulaw", b"alaw", b"ipcm", b"fpcm",
    b"ima4",
];
/// What stands in place of the real type when samples are encrypted (ISO/IEC 14496-12, 8.12).
const ENCRYPTED: [&Kind; 6] = [b"encv", b"enca", b"drms", b"drmi", b"resv", b"p608"];

/// How the samples of a track hide text among their frames, and so how they are scrubbed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    /// H.264 in length-prefixed units; bytes of the prefix.
    Avc(u8),
    /// H.265, the same.
    Hevc(u8),
    /// A JPEG per sample.
    Jpeg,
    /// AV1 units.
    Av1,
    /// MPEG-4 part 2, with start codes.
    Mpeg4,
    /// AAC in raw blocks.
    Aac,
    /// Nothing known to scrub.
    Plain,
}

/// A rewritten `stsd`.
#[derive(Debug)]
pub(super) struct Entries {
    /// Its body, with version and flags.
    pub(super) body: Vec<u8>,
    /// How many entries.
    pub(super) count: u32,
    /// Width and height of the first entry, for video.
    pub(super) coded: (u16, u16),
    /// Of the first entry; a track that mixes codings is refused.
    pub(super) coding: Coding,
    /// Bytes of one uncompressed sound sample for all channels, else 1.
    pub(super) frame_bytes: u32,
    /// The data references that the entries use, from 1.
    pub(super) references: Vec<u16>,
}

/// Rewrites `stsd`; `None` when it holds a codec that isn't taken in.
pub(super) fn read(body: &[u8], video: bool) -> Result<Option<Entries>, Fault> {
    let mut c = Cursor::new(body);
    let (version, _) = c.full()?;
    let count = c.u32()?;
    let mut out = Entries {
        body: Vec::new(),
        count: 0,
        coded: (0, 0),
        coding: Coding::Plain,
        frame_bytes: 1,
        references: Vec::new(),
    };
    put32(&mut out.body, u32::from(version) << 24);
    put32(&mut out.body, 0);
    while let Some((kind, entry)) = c.next_box()? {
        if out.count == count {
            break;
        }
        if ENCRYPTED.contains(&&kind) {
            return Err(Fault::Protected);
        }
        let known = if video { VIDEO.contains(&&kind) } else { SOUND.contains(&&kind) };
        if !known {
            return Ok(None);
        }
        let before = out.coding;
        if video {
            picture(&kind, entry, &mut out)?
        } else {
            sound(&kind, version, entry, &mut out)?
        }
        if out.count > 0 && out.coding != before {
            return Ok(None);
        }
        out.count += 1;
    }
    if out.count == 0 {
        return Err(Fault::Damaged("no sample description"));
    }
    if let Some(field) = out.body.get_mut(4..8) {
        field.copy_from_slice(&out.count.to_be_bytes());
    }
    Ok(Some(out))
}

/// A VisualSampleEntry (12.1.3).
fn picture(kind: &Kind, entry: &[u8], out: &mut Entries) -> Result<(), Fault> {
    let mut c = Cursor::new(entry);
    c.take(6)?;
    out.references.push(c.u16()?);
    // Versions, vendor and qualities: blanked.
    c.take(16)?;
    let (width, height) = (c.u16()?, c.u16()?);
    let resolution: [u8; 8] = c.array()?;
    c.take(4)?;
    let frames = c.u16()?;
    c.take(32)?;
    let (depth, colours) = (c.u16()?, c.u16()?);
    // A colour table of its own would follow; no codec taken in has one.
    if colours == 0 && [1, 2, 4, 8].contains(&(depth & 31)) {
        return Err(Fault::not_taken_in("video with a palette"));
    }
    let (mut boxes, mut seen) = (Vec::new(), Vec::new());
    copy_kept(&mut c, &mut boxes, &mut seen)?;
    let needs = |wanted: &Kind| {
        if seen.contains(wanted) { Ok(()) } else { Err(Fault::Damaged("a codec without its configuration")) }
    };
    let prefix = |config: &Kind, at: usize| {
        let mut all = Cursor::new(&boxes);
        while let Ok(Some((kind, body))) = all.next_box() {
            if kind == *config {
                return body.get(at).map_or(4, |b| (b & 3) + 1);
            }
        }
        4
    };
    out.coding = match kind {
        b"avc1" | b"avc3" | b"dvav" | b"dva1" => {
            needs(b"avcC")?;
            Coding::Avc(prefix(b"avcC", 4))
        }
        b"hvc1" | b"hev1" | b"dvh1" | b"dvhe" => {
            needs(b"hvcC")?;
            Coding::Hevc(prefix(b"hvcC", 21))
        }
        b"jpeg" | b"mjpa" => Coding::Jpeg,
        b"av01" => Coding::Av1,
        b"mp4v" => Coding::Mpeg4,
        _ => Coding::Plain,
    };
    if out.coded == (0, 0) {
        out.coded = (width, height);
    }
    boxed(&mut out.body, kind, |out| {
        out.extend_from_slice(&[0, 0, 0, 0, 0, 0, 0, 1]);
        out.extend_from_slice(&[0; 16]);
        put16(out, width);
        put16(out, height);
        out.extend_from_slice(&resolution);
        put32(out, 0);
        put16(out, frames);
        out.extend_from_slice(&[0; 32]);
        put16(out, depth);
        put16(out, 0xffff);
        out.extend_from_slice(&boxes);
    });
    Ok(())
}

/// An AudioSampleEntry (12.2.3), or QuickTime's sound description version 0, 1 or 2.
fn sound(kind: &Kind, table_version: u8, entry: &[u8], out: &mut Entries) -> Result<(), Fault> {
    let mut c = Cursor::new(entry);
    c.take(6)?;
    out.references.push(c.u16()?);
    let version = c.u16()?;
    c.take(6)?;
    let (channels, bits) = (c.u16()?, c.u16()?);
    let compression = c.u16()?;
    c.take(2)?;
    let rate = c.u32()?;
    // With version 1 of the table the entry is ISO's, whose version 1 has no fields more.
    let extended = match (table_version, version) {
        (0, 1) => c.take(16)?,
        (0, 2) => c.take(36)?,
        (_, 0 | 1) => &[],
        _ => return Err(Fault::Damaged("an unknown sound description")),
    };
    let mut more = Cursor::new(extended);
    let pcm =
        [b"sowt", b"twos", b"raw ", b"NONE", b"in24", b"in32", b"fl32", b"fl64", b"ulaw", b"alaw", b"lpcm"];
    if pcm.contains(&kind) {
        out.frame_bytes = match (table_version, version) {
            (0, 1) => {
                more.take(8)?;
                more.u32()?
            }
            (0, 2) => {
                more.take(28)?;
                more.u32()?
            }
            _ => u32::from(channels) * u32::from(bits.div_ceil(8)),
        }
        .max(1);
    }
    let mut boxes = Vec::new();
    copy_kept(&mut c, &mut boxes, &mut Vec::new())?;
    if kind == b"mp4a" && is_aac(&boxes) {
        out.coding = Coding::Aac;
    }
    boxed(&mut out.body, kind, |out| {
        out.extend_from_slice(&[0, 0, 0, 0, 0, 0, 0, 1]);
        put16(out, version);
        out.extend_from_slice(&[0; 6]);
        put16(out, channels);
        put16(out, bits);
        put16(out, compression);
        put16(out, 0);
        put32(out, rate);
        out.extend_from_slice(extended);
        out.extend_from_slice(&boxes);
    });
    Ok(())
}

/// Whether an `esds` among these rebuilt boxes says that the samples are AAC in raw blocks (not its low-delay and
/// unified kin, whose frames begin otherwise).
fn is_aac(boxes: &[u8]) -> bool {
    let mut all = Cursor::new(boxes);
    while let Ok(Some((kind, body))) = all.next_box() {
        match &kind {
            b"esds" => return aac_in(body),
            // QuickTime's box around it.
            b"wave" if is_aac(body) => return true,
            _ => {}
        }
    }
    false
}
