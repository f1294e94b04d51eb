//! The box tree as it lies in the source: heads only, checked against what holds them.

use std::io::SeekFrom;

use super::super::{Limit, MediaError, ReadSeek};
use super::bytes::Kind;
use super::fault::Fault;

/// Boxes inside boxes: a movie's own deepest (`moov/trak/mdia/minf/stbl/stsd/avc1/avcC`) is 8.
const MAX_NESTING: usize = 16;
/// Boxes in all. One fragment per frame makes some 75,000 in three minutes.
const MAX_BOXES: u64 = 200_000;
/// Bytes of tables read into memory. An hour at 60 frames a second takes 3.5 MB.
const MAX_TABLE_BYTES: u64 = 6 << 20;

/// The containers that are looked into (ISO/IEC 14496-12, table 1). All others are skipped whole.
const CONTAINERS: [&Kind; 10] =
    [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"dinf", b"edts", b"moof", b"traf", b"mvex"];

/// Where a box lies: from `start` (its head), the body from `body` to `end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) kind: Kind,
    pub(super) start: u64,
    pub(super) body: u64,
    pub(super) end: u64,
}

/// The source with its length, and what may still be read of its tables.
pub(super) struct Source<'a> {
    src: &'a mut dyn ReadSeek,
    len: u64,
    at: Option<u64>,
    table_bytes: u64,
}

impl<'a> Source<'a> {
    pub(super) fn new(src: &'a mut dyn ReadSeek) -> Result<Self, Fault> {
        let len = src.seek(SeekFrom::End(0))?;
        Ok(Self { src, len, at: None, table_bytes: 0 })
    }

    pub(super) fn len(&self) -> u64 {
        self.len
    }

    /// Fills `buf` from `at`; seeks only when the source isn't there yet.
    pub(super) fn read_at(&mut self, at: u64, buf: &mut [u8]) -> Result<(), Fault> {
        if self.at != Some(at) {
            self.at = None;
            self.src.seek(SeekFrom::Start(at))?;
        }
        self.src.read_exact(buf)?;
        self.at = at.checked_add(buf.len() as u64);
        Ok(())
    }

    /// A box's body. Its size was checked against the file's by [`Source::head`], and counts
    /// against one budget for all tables, before memory is taken.
    pub(super) fn body(&mut self, span: &Span) -> Result<Vec<u8>, Fault> {
        let size = span.end.saturating_sub(span.body);
        self.table_bytes = self.table_bytes.saturating_add(size);
        if self.table_bytes > MAX_TABLE_BYTES {
            // Told in entries: the smallest in any table takes four bytes.
            return Err(Fault::parts(self.table_bytes / 4, MAX_TABLE_BYTES / 4));
        }
        let mut body = vec![0; usize::try_from(size).map_err(|_| Fault::Damaged("a box is too large"))?];
        self.read_at(span.body, &mut body)?;
        Ok(body)
    }

    /// Gives back what `body` took from the budget, once its result is dropped.
    pub(super) fn done_with(&mut self, body: Vec<u8>) {
        self.table_bytes = self.table_bytes.saturating_sub(body.len() as u64);
    }

    /// The head at `at` of a box that must end at or before `end`.
    fn head(&mut self, at: u64, end: u64) -> Result<Span, Fault> {
        let mut head = [0u8; 16];
        let (short, long) = head.split_at_mut(8);
        self.read_at(at, short)?;
        let (size, kind) = match *short {
            [a, b, c, d, e, f, g, h] => (u32::from_be_bytes([a, b, c, d]), [e, f, g, h]),
            _ => return Err(Fault::Damaged("breaks off")),
        };
        let (body, size) = match size {
            0 => (at + 8, end - at),
            1 if end - at >= 16 => {
                self.read_at(at + 8, long)?;
                (at + 16, long.iter().fold(0u64, |n, b| (n << 8) | u64::from(*b)))
            }
            n => (at + 8, u64::from(n)),
        };
        let box_end = at.checked_add(size).ok_or(Fault::Damaged("a box is larger than what holds it"))?;
        if box_end < body {
            return Err(Fault::Damaged("a box is smaller than its head"));
        }
        if box_end > end {
            return Err(Fault::Damaged("a box is larger than what holds it"));
        }
        Ok(Span { kind, start: at, body, end: box_end })
    }

    /// The boxes directly inside `parent`. Call after [`Source::survey`], which bounds their number.
    pub(super) fn children(&mut self, parent: &Span) -> Result<Vec<Span>, Fault> {
        let (mut at, mut found) = (parent.body, Vec::new());
        while parent.end - at >= 8 {
            let span = self.head(at, parent.end)?;
            at = span.end;
            found.push(span);
        }
        Ok(found)
    }

    /// Walks the whole tree once, with a stack of bounded depth, and returns the top-level boxes
    /// that matter: `ftyp`, `moov`, `mdat` and `moof`.
    ///
    /// A trailer that is no box (some phones append one) ends the walk once the movie is complete.
    pub(super) fn survey(&mut self) -> Result<Vec<Span>, Fault> {
        let (mut top, mut open, mut at, mut boxes) = (Vec::<Span>::new(), vec![self.len], 0u64, 0u64);
        while let Some(&end) = open.last() {
            if end - at < 8 {
                open.pop();
                at = end;
                continue;
            }
            let span = match self.head(at, end) {
                Ok(span) => span,
                Err(Fault::Damaged(_)) if open.len() == 1 && self.is_trailer(at, &top)? => break,
                Err(fault) => return Err(fault),
            };
            boxes += 1;
            if boxes > MAX_BOXES {
                return Err(Fault::parts(boxes, MAX_BOXES));
            }
            if open.len() == 1 && [b"ftyp", b"moov", b"mdat", b"moof"].contains(&&span.kind) {
                top.push(span);
            }
            at = span.end;
            if CONTAINERS.contains(&&span.kind) {
                if open.len() > MAX_NESTING {
                    let (found, allowed) = (open.len() as u64, MAX_NESTING as u64);
                    return Err(Fault::Other(MediaError::TooMuch { limit: Limit::Nesting, found, allowed }));
                }
                open.push(span.end);
                at = span.body;
            }
        }
        Ok(top)
    }

    /// Whether what can't be a box at `at` comes after a complete movie, and isn't the rest of one.
    fn is_trailer(&mut self, at: u64, top: &[Span]) -> Result<bool, Fault> {
        let mut kind = [0u8; 4];
        self.read_at(at + 4, &mut kind)?;
        let has = |wanted: &Kind| top.iter().any(|span| span.kind == *wanted);
        Ok(has(b"moov") && has(b"mdat") && ![b"mdat", b"moof", b"moov"].contains(&&kind))
    }
}
