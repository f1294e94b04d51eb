//! The whole movie: what the top-level boxes hold, and the new `ftyp` and `moov`.

use super::boxes::{Source, Span};
use super::bytes::{Cursor, Kind, boxed, put32};
use super::fault::Fault;
use super::fragments;
use super::headers::MovieHeader;
use super::samples::MAX_CHUNKS;
use super::track::{self, Found, Track, milliseconds};
use super::when;

/// Tracks in one movie; a camera writes at most a handful.
const MAX_TRACKS: u64 = 32;

/// Brands that stay (the registry at mp4ra.org): they say how to read, none says who wrote it.
const BRANDS: [&Kind; 27] = [
    b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9", b"mp41", b"mp42",
    b"avc1", b"hvc1", b"hev1", b"av01", b"dby1", b"M4V ", b"M4A ", b"3gp4", b"3gp5", b"3gp6", b"3gp7",
    b"3g2a", b"3g2b", b"cmfc", b"cmf2", b"qt  ",
];

/// A movie that was read and can be written.
#[derive(Debug)]
pub(super) struct Movie {
    pub(super) header: MovieHeader,
    pub(super) tracks: Vec<Track>,
    /// Where media data lies in the source, in order.
    pub(super) data: Vec<(u64, u64)>,
    /// When it was taken, if the file said so.
    pub(super) taken_at: Option<oogst_domain::capture::TakenAt>,
    /// Brands, the major one first.
    brands: Vec<Kind>,
}

impl Movie {
    /// Reads the boxes' heads and the kept tracks' tables; no media data.
    pub(super) fn read(src: &mut Source) -> Result<Self, Fault> {
        let top = src.survey()?;
        let brands = match top.iter().find(|span| span.kind == *b"ftyp") {
            Some(ftyp) => brands(&src.body(ftyp)?)?,
            None => vec![*b"qt  "],
        };
        let moov = top.iter().find(|span| span.kind == *b"moov").ok_or(Fault::Damaged("no moov box"))?;
        let inside = src.children(moov)?;
        if inside.iter().any(|span| span.kind == *b"cmov") {
            return Err(Fault::not_taken_in("QuickTime with compressed headers"));
        }
        let mvhd = inside.iter().find(|span| span.kind == *b"mvhd").ok_or(Fault::Damaged("no mvhd box"))?;
        let header = MovieHeader::read(&src.body(mvhd)?)?;
        let mut tracks = tracks(src, &inside)?;
        let data =
            top.iter().filter(|span| span.kind == *b"mdat").map(|span| (span.body, span.end)).collect();
        let taken_at = when::taken_at(src, &inside, &header)?;
        let mut movie = Self { header, tracks: Vec::new(), data, taken_at, brands };
        if let Some(mvex) = inside.iter().find(|span| span.kind == *b"mvex") {
            fragments::append(src, mvex, &top, &mut tracks, &mut movie.header)?;
        }
        movie.tracks = tracks;
        Ok(movie)
    }

    /// The longest duration that the movie or one of its tracks claims, in milliseconds.
    pub(super) fn milliseconds(&self) -> u64 {
        let own = milliseconds(self.header.duration, self.header.timescale);
        self.tracks.iter().map(|track| track.milliseconds(self.header.timescale)).fold(own, u64::max)
    }

    /// Width and height as shown of the first track that players show.
    pub(super) fn shown(&self) -> Option<(u32, u32)> {
        let video = || self.tracks.iter().filter(|track| track.video);
        let track = video().find(|track| track.header.enabled()).or_else(|| video().next())?;
        Some(track.header.shown(track.entries.coded)).filter(|(width, height)| *width > 0 && *height > 0)
    }

    /// The new `ftyp` and `moov`.
    pub(super) fn write(&self, wide: bool) -> Vec<u8> {
        let mut out = Vec::new();
        boxed(&mut out, b"ftyp", |out| {
            out.extend_from_slice(self.brands.first().unwrap_or(b"isom"));
            put32(out, 0);
            self.brands.iter().for_each(|brand| out.extend_from_slice(brand));
        });
        boxed(&mut out, b"moov", |out| {
            self.header.write(out);
            self.tracks.iter().for_each(|track| track.write(out, wide));
        });
        out
    }
}

/// The known brands of a `ftyp` (4.3), the major one first; its version goes.
fn brands(body: &[u8]) -> Result<Vec<Kind>, Fault> {
    let mut c = Cursor::new(body);
    let major: Kind = c.array()?;
    c.take(4)?;
    let mut found = vec![if BRANDS.contains(&&major) { major } else { *b"isom" }];
    while let Ok(brand) = c.array() {
        if BRANDS.contains(&&brand) && !found.contains(&brand) {
            found.push(brand);
        }
    }
    Ok(found)
}

/// The tracks that stay. A second track in an unknown codec may go (a cover, an alternative sound);
/// when nothing else of its kind is left, the movie isn't taken in.
fn tracks(src: &mut Source, inside: &[Span]) -> Result<Vec<Track>, Fault> {
    let (mut kept, mut unknown, mut seen) = (Vec::<Track>::new(), 0u32, 0u64);
    for span in inside.iter().filter(|span| span.kind == *b"trak") {
        seen += 1;
        if seen > MAX_TRACKS {
            return Err(Fault::parts(seen, MAX_TRACKS));
        }
        match track::read(src, span)? {
            Found::Kept(track) => kept.push(*track),
            Found::Unknown => unknown += 1,
            Found::Other => {}
        }
        let chunks = kept.iter().map(|track| track.samples.chunks.len() as u64).sum();
        if chunks > MAX_CHUNKS {
            return Err(Fault::parts(chunks, MAX_CHUNKS));
        }
    }
    if !kept.iter().any(|track| track.video) {
        let name = match (unknown, kept.is_empty()) {
            (0, false) => "sound without picture",
            (0, true) => "a movie without picture",
            _ => "video in this codec",
        };
        return Err(Fault::not_taken_in(name));
    }
    if unknown > 0 && kept.iter().all(|track| track.video) {
        return Err(Fault::not_taken_in("sound in this codec"));
    }
    Ok(kept)
}
