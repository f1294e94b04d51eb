//! The movie's and tracks' headers: read into fields, written from fields, without any time of day.

use super::bytes::{Cursor, boxed, full_box, put16, put32, put64};
use super::fault::Fault;

/// A duration that says "unknown" is all ones (ISO/IEC 14496-12, 8.2.2.3).
fn known(version: u8, duration: u64) -> u64 {
    let unknown = if version == 1 { u64::MAX } else { u64::from(u32::MAX) };
    if duration == unknown { 0 } else { duration }
}

/// Version 1 when the duration needs 64 bits.
fn version_for(duration: u64) -> u8 {
    u8::from(duration >= u64::from(u32::MAX))
}

fn put_wide(out: &mut Vec<u8>, version: u8, n: u64) {
    if version == 1 { put64(out, n) } else { put32(out, u32::try_from(n).unwrap_or(u32::MAX)) }
}

/// `mvhd` (8.2.2): the movie's clock and matrix.
#[derive(Debug)]
pub(super) struct MovieHeader {
    /// Seconds since 1904-01-01 UTC; read, never written.
    pub(super) created: u64,
    pub(super) timescale: u32,
    pub(super) duration: u64,
    rate: u32,
    volume: u16,
    matrix: [u8; 36],
    next_track: u32,
}

impl MovieHeader {
    pub(super) fn read(body: &[u8]) -> Result<Self, Fault> {
        let mut c = Cursor::new(body);
        let (version, _) = c.full()?;
        let created = c.wide(version)?;
        c.wide(version)?;
        let timescale = c.u32()?;
        let duration = known(version, c.wide(version)?);
        let (rate, volume) = (c.u32()?, c.u16()?);
        c.take(10)?;
        let matrix = c.array()?;
        c.take(24)?;
        if timescale == 0 {
            return Err(Fault::Damaged("a clock without ticks"));
        }
        Ok(Self { created, timescale, duration, rate, volume, matrix, next_track: c.u32()? })
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let version = version_for(self.duration);
        full_box(out, b"mvhd", version, 0, |out| {
            put_wide(out, version, 0);
            put_wide(out, version, 0);
            put32(out, self.timescale);
            put_wide(out, version, self.duration);
            put32(out, self.rate);
            put16(out, self.volume);
            out.extend_from_slice(&[0; 10]);
            out.extend_from_slice(&self.matrix);
            out.extend_from_slice(&[0; 24]);
            put32(out, self.next_track);
        });
    }
}

/// `tkhd` (8.3.2): a track's number, place and rotation.
#[derive(Debug)]
pub(super) struct TrackHeader {
    /// Enabled, in movie, in preview, size is aspect ratio.
    flags: u32,
    pub(super) id: u32,
    pub(super) duration: u64,
    layer: u16,
    alternate_group: u16,
    volume: u16,
    matrix: [u8; 36],
    width: u32,
    height: u32,
}

impl TrackHeader {
    pub(super) fn read(body: &[u8]) -> Result<Self, Fault> {
        let mut c = Cursor::new(body);
        let (version, flags) = c.full()?;
        c.wide(version)?;
        c.wide(version)?;
        let id = c.u32()?;
        c.take(4)?;
        let duration = known(version, c.wide(version)?);
        c.take(8)?;
        let (layer, alternate_group, volume) = (c.u16()?, c.u16()?, c.u16()?);
        c.take(2)?;
        let matrix = c.array()?;
        let (width, height) = (c.u32()?, c.u32()?);
        Ok(Self { flags: flags & 15, id, duration, layer, alternate_group, volume, matrix, width, height })
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let version = version_for(self.duration);
        full_box(out, b"tkhd", version, self.flags, |out| {
            put_wide(out, version, 0);
            put_wide(out, version, 0);
            put32(out, self.id);
            put32(out, 0);
            put_wide(out, version, self.duration);
            put64(out, 0);
            put16(out, self.layer);
            put16(out, self.alternate_group);
            put16(out, self.volume);
            put16(out, 0);
            out.extend_from_slice(&self.matrix);
            put32(out, self.width);
            put32(out, self.height);
        });
    }

    /// Whether players show this track unasked.
    pub(super) fn enabled(&self) -> bool {
        self.flags & 1 == 1
    }

    /// Width and height as shown, from the header or else from `coded`; swapped when the matrix
    /// turns the picture a quarter (its a and d are 0, its b and c are not).
    pub(super) fn shown(&self, coded: (u16, u16)) -> (u32, u32) {
        let (mut width, mut height) = (self.width >> 16, self.height >> 16);
        if width == 0 || height == 0 {
            (width, height) = (u32::from(coded.0), u32::from(coded.1));
        }
        let cell = |n: usize| self.matrix.get(n * 4..n * 4 + 4).is_some_and(|cell| cell != [0; 4]);
        if !cell(0) && !cell(4) && cell(1) && cell(3) { (height, width) } else { (width, height) }
    }
}

/// `mdhd` (8.4.2): a track's own clock and language.
#[derive(Debug)]
pub(super) struct MediaHeader {
    pub(super) timescale: u32,
    pub(super) duration: u64,
    language: u16,
}

impl MediaHeader {
    pub(super) fn read(body: &[u8]) -> Result<Self, Fault> {
        let mut c = Cursor::new(body);
        let (version, _) = c.full()?;
        c.wide(version)?;
        c.wide(version)?;
        let timescale = c.u32()?;
        let duration = known(version, c.wide(version)?);
        if timescale == 0 {
            return Err(Fault::Damaged("a clock without ticks"));
        }
        Ok(Self { timescale, duration, language: c.u16()? })
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let version = version_for(self.duration);
        full_box(out, b"mdhd", version, 0, |out| {
            put_wide(out, version, 0);
            put_wide(out, version, 0);
            put32(out, self.timescale);
            put_wide(out, version, self.duration);
            put16(out, self.language);
            put16(out, 0);
        });
    }
}

/// One line of an edit list: play `duration` (movie clock) of the media from `media_time` (its own
/// clock; -1 plays nothing).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) duration: u64,
    pub(super) media_time: i64,
    pub(super) rate: u32,
}

/// `elst` (8.6.6).
pub(super) fn read_edits(body: &[u8]) -> Result<Vec<Edit>, Fault> {
    let mut c = Cursor::new(body);
    let (version, _) = c.full()?;
    let (count, each) = (c.u32()?, if version == 1 { 20 } else { 12 });
    if u64::from(count) * each > c.len() as u64 {
        return Err(Fault::Damaged("a table is longer than its box"));
    }
    (0..count)
        .map(|_| {
            let duration = c.wide(version)?;
            let media_time =
                if version == 1 { c.u64()?.cast_signed() } else { i64::from(c.u32()?.cast_signed()) };
            Ok(Edit { duration, media_time, rate: c.u32()? })
        })
        .collect()
}

/// `edts` with its `elst`; nothing when there are no edits.
pub(super) fn write_edits(out: &mut Vec<u8>, edits: &[Edit]) {
    if edits.is_empty() {
        return;
    }
    let narrow = |e: &Edit| u32::try_from(e.duration).is_ok() && i32::try_from(e.media_time).is_ok();
    let version = u8::from(!edits.iter().all(narrow));
    boxed(out, b"edts", |out| {
        full_box(out, b"elst", version, 0, |out| {
            put32(out, super::bytes::count32(edits.len()));
            for edit in edits {
                put_wide(out, version, edit.duration);
                if version == 1 {
                    put64(out, edit.media_time.cast_unsigned());
                } else {
                    put32(out, i32::try_from(edit.media_time).unwrap_or(-1).cast_unsigned());
                }
                put32(out, edit.rate);
            }
        });
    });
}
