//! A `trak` (ISO/IEC 14496-12, 8.3): picture and sound stay, everything else is not even read.

use super::boxes::{Source, Span};
use super::bytes::{Cursor, Kind, boxed, full_box, put32};
use super::fault::Fault;
use super::headers::{Edit, MediaHeader, TrackHeader, read_edits, write_edits};
use super::sample_entry::{self, Entries};
use super::sample_table;
use super::samples::Samples;
use super::table_write;

/// A track of picture or sound that stays.
#[derive(Debug)]
pub(super) struct Track {
    pub(super) header: TrackHeader,
    pub(super) edits: Vec<Edit>,
    pub(super) media: MediaHeader,
    pub(super) video: bool,
    pub(super) entries: Entries,
    pub(super) samples: Samples,
    /// QuickTime's handlers: `mhlr` in the media, `dhlr` in its information.
    quicktime: (bool, bool),
    /// The balance of sound, or the graphics mode and colour of picture.
    look: Vec<u8>,
}

/// What a `trak` turned out to be.
#[derive(Debug)]
pub(super) enum Found {
    /// To keep.
    Kept(Box<Track>),
    /// Picture or sound in a codec that isn't taken in.
    Unknown,
    /// Text, time codes, places, hints, chapters: dropped.
    Other,
}

/// Reads a track.
pub(super) fn read(src: &mut Source, trak: &Span) -> Result<Found, Fault> {
    let children = src.children(trak)?;
    let Some(mdia) = child(&children, b"mdia") else { return Ok(Found::Other) };
    let inside = src.children(mdia)?;
    let Some(hdlr) = child(&inside, b"hdlr") else { return Ok(Found::Other) };
    let hdlr = src.body(hdlr)?;
    let mut c = Cursor::new(&hdlr);
    c.full()?;
    let (component, handler): (Kind, Kind) = (c.array()?, c.array()?);
    let video = match &handler {
        b"vide" => true,
        b"soun" => false,
        _ => return Ok(Found::Other),
    };
    src.done_with(hdlr);
    let media = MediaHeader::read(&needed(src, &inside, b"mdhd")?)?;
    let header = TrackHeader::read(&needed(src, &children, b"tkhd")?)?;
    let edits = match child(&children, b"edts") {
        Some(edts) => {
            let inside = src.children(edts)?;
            match child(&inside, b"elst") {
                Some(elst) => read_edits(&src.body(elst)?)?,
                None => Vec::new(),
            }
        }
        None => Vec::new(),
    };
    let minf = child(&inside, b"minf").ok_or(Fault::Damaged("a track without media"))?;
    let inside = src.children(minf)?;
    let look = look(src, &inside, video)?;
    let stbl = child(&inside, b"stbl").ok_or(Fault::Damaged("a track without samples"))?;
    let tables = src.children(stbl)?;
    let Some(entries) = sample_entry::read(&needed(src, &tables, b"stsd")?, video)? else {
        return Ok(Found::Unknown);
    };
    self_contained(src, &inside, &entries.references)?;
    let mut samples = sample_table::read(src, &tables)?;
    samples.frame_bytes = entries.frame_bytes;
    let quicktime = (component == *b"mhlr", child(&inside, b"hdlr").is_some());
    Ok(Found::Kept(Box::new(Track { header, edits, media, video, entries, samples, quicktime, look })))
}

fn child<'a>(among: &'a [Span], kind: &Kind) -> Option<&'a Span> {
    among.iter().find(|span| span.kind == *kind)
}

fn needed(src: &mut Source, among: &[Span], kind: &Kind) -> Result<Vec<u8>, Fault> {
    let span = child(among, kind).ok_or(Fault::Damaged("a track without its headers"))?;
    src.body(span)
}

/// `vmhd` (12.1.2) or `smhd` (12.2.2): its few numbers.
fn look(src: &mut Source, among: &[Span], video: bool) -> Result<Vec<u8>, Fault> {
    let (kind, size): (&Kind, usize) = if video { (b"vmhd", 8) } else { (b"smhd", 2) };
    let Some(span) = child(among, kind) else { return Ok(vec![0; size]) };
    let body = src.body(span)?;
    let mut c = Cursor::new(&body);
    c.full()?;
    Ok(c.take(size)?.to_vec())
}

/// Refuses samples that lie in another file (8.7.2); a file's own data is flagged with 1.
fn self_contained(src: &mut Source, among: &[Span], used: &[u16]) -> Result<(), Fault> {
    let Some(dinf) = child(among, b"dinf") else { return Ok(()) };
    let inside = src.children(dinf)?;
    let Some(dref) = child(&inside, b"dref") else { return Ok(()) };
    let body = src.body(dref)?;
    let mut c = Cursor::new(&body);
    c.take(8)?;
    let mut number = 0u16;
    while let Some((_, body)) = c.next_box()? {
        number = number.saturating_add(1);
        if used.contains(&number) && Cursor::new(body).full()?.1 & 1 == 0 {
            return Err(Fault::not_taken_in("a movie whose pictures lie in another file"));
        }
    }
    Ok(())
}

impl Track {
    /// Milliseconds that this track claims to last, by its header, its samples or its edits: the
    /// longest of them. `movie` is the movie's ticks per second.
    pub(super) fn milliseconds(&self, movie: u32) -> u64 {
        let played = self.edits.iter().fold(0u64, |sum, edit| sum.saturating_add(edit.duration));
        let media = self.media.duration.max(self.samples.ticks());
        milliseconds(media, self.media.timescale).max(milliseconds(played, movie))
    }

    /// Writes the `trak`; chunks must have their new places.
    pub(super) fn write(&self, out: &mut Vec<u8>, wide: bool) {
        boxed(out, b"trak", |out| {
            self.header.write(out);
            write_edits(out, &self.edits);
            boxed(out, b"mdia", |out| {
                self.media.write(out);
                let kind = if self.video { b"vide" } else { b"soun" };
                handler(out, if self.quicktime.0 { b"mhlr" } else { &[0; 4] }, kind);
                boxed(out, b"minf", |out| {
                    if self.video {
                        full_box(out, b"vmhd", 0, 1, |out| out.extend_from_slice(&self.look));
                    } else {
                        full_box(out, b"smhd", 0, 0, |out| {
                            out.extend_from_slice(&self.look);
                            out.extend_from_slice(&[0; 2]);
                        });
                    }
                    if self.quicktime.1 {
                        handler(out, b"dhlr", b"url ");
                    }
                    boxed(out, b"dinf", |out| {
                        full_box(out, b"dref", 0, 0, |out| {
                            put32(out, 1);
                            full_box(out, b"url ", 0, 1, |_| {});
                        });
                    });
                    table_write::write(out, &self.entries.body, &self.samples, wide);
                });
            });
        });
    }
}

/// Milliseconds of `ticks` at `timescale` ticks per second, rounded up.
pub(super) fn milliseconds(ticks: u64, timescale: u32) -> u64 {
    let ms = (u128::from(ticks) * 1000).div_ceil(u128::from(timescale.max(1)));
    u64::try_from(ms).unwrap_or(u64::MAX)
}

/// `hdlr` (8.4.3) with an empty name, which ends both a C and a Pascal string.
fn handler(out: &mut Vec<u8>, component: &Kind, kind: &Kind) {
    full_box(out, b"hdlr", 0, 0, |out| {
        out.extend_from_slice(component);
        out.extend_from_slice(kind);
        out.extend_from_slice(&[0; 13]);
    });
}
