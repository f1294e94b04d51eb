//! Fragmented MP4 (ISO/IEC 14496-12, 8.8), as browsers record it: the fragments' samples are
//! appended to the tracks, and what is written is a plain movie, which more players can seek in.

use super::boxes::{Source, Span};
use super::bytes::Cursor;
use super::fault::Fault;
use super::headers::{Edit, MovieHeader};
use super::samples::{Chunk, MAX_CHUNKS, MAX_ENTRIES, Sample};
use super::track::Track;

/// A `moof` is some 100 bytes plus at most 16 for a sample.
const MAX_MOOF: u64 = 1 << 20;

/// What a sample is when a fragment doesn't say (`trex`, `tfhd`).
#[derive(Debug, Clone, Copy, Default)]
struct Defaults {
    track: u32,
    description: u32,
    ticks: u32,
    size: u32,
    flags: u32,
}

/// Appends every fragment in `top` to its track, then completes the durations.
pub(super) fn append(
    src: &mut Source,
    mvex: &Span,
    top: &[Span],
    tracks: &mut [Track],
    header: &mut MovieHeader,
) -> Result<(), Fault> {
    let mut defaults = Vec::new();
    for span in src.children(mvex)?.iter().filter(|span| span.kind == *b"trex") {
        let body = src.body(span)?;
        let mut c = Cursor::new(&body);
        c.full()?;
        let (track, description, ticks) = (c.u32()?, c.u32()?, c.u32()?);
        defaults.push(Defaults { track, description, ticks, size: c.u32()?, flags: c.u32()? });
    }
    let mut starts = vec![None; tracks.len()];
    tracks.iter_mut().for_each(|track| track.samples.begin_appending());
    let (mut any, mut entries) = (false, 0u64);
    for moof in top.iter().filter(|span| span.kind == *b"moof") {
        any = true;
        if moof.end - moof.body > MAX_MOOF {
            return Err(Fault::parts(moof.end - moof.body, MAX_MOOF));
        }
        let body = src.body(moof)?;
        fragment(moof.start, &body, &defaults, &mut entries, tracks, &mut starts)?;
        src.done_with(body);
        // Those of one fragment are bounded by its size.
        let chunks = tracks.iter().map(|track| track.samples.chunks.len() as u64).sum();
        if chunks > MAX_CHUNKS {
            return Err(Fault::parts(chunks, MAX_CHUNKS));
        }
    }
    if any {
        complete(tracks, &starts, header);
    }
    Ok(())
}

/// One `moof`. `starts` notes when each track's first fragment begins.
fn fragment(
    start: u64,
    body: &[u8],
    defaults: &[Defaults],
    entries: &mut u64,
    tracks: &mut [Track],
    starts: &mut [Option<u64>],
) -> Result<(), Fault> {
    let (mut moof, mut follows) = (Cursor::new(body), start);
    while let Some((kind, traf)) = moof.next_box()? {
        if kind != *b"traf" {
            continue;
        }
        let mut parts = Cursor::new(traf);
        let Some((_, head)) = parts.next_box()?.filter(|(kind, _)| kind == b"tfhd") else {
            return Err(Fault::Damaged("a fragment without its header"));
        };
        let (at, defaults) = track_head(head, start, follows, defaults)?;
        follows = at;
        let track = tracks.iter_mut().zip(starts.iter_mut()).find(|(t, _)| t.header.id == defaults.track);
        let Some((track, began)) = track else {
            // A track that goes; legacy fragments still count its bytes.
            while let Some((kind, run)) = parts.next_box()? {
                if kind == *b"trun" {
                    follows = read_run(run, at, follows, &defaults, &mut |_, _| Ok(()))?.1;
                }
            }
            continue;
        };
        while let Some((kind, part)) = parts.next_box()? {
            match &kind {
                b"tfdt" => {
                    let mut c = Cursor::new(part);
                    let (version, _) = c.full()?;
                    let time = c.wide(version)?;
                    if track.samples.count() == 0 {
                        *began = Some(time)
                    }
                    track.samples.resume_at(time.saturating_sub(began.unwrap_or(0)));
                }
                b"trun" => {
                    let before = track.samples.entries();
                    follows = append_run(part, at, follows, &defaults, track)?;
                    *entries += track.samples.entries().saturating_sub(before);
                    if *entries > MAX_ENTRIES {
                        return Err(Fault::parts(*entries, MAX_ENTRIES));
                    }
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// `tfhd` (8.8.7): where the data is counted from, and this fragment's defaults.
fn track_head(body: &[u8], moof: u64, follows: u64, defaults: &[Defaults]) -> Result<(u64, Defaults), Fault> {
    let mut c = Cursor::new(body);
    let (_, flags) = c.full()?;
    let track = c.u32()?;
    let mut of = defaults
        .iter()
        .find(|d| d.track == track)
        .copied()
        .unwrap_or(Defaults { track, ..Defaults::default() });
    let at = if flags & 1 != 0 {
        c.u64()?
    } else if flags & 0x2_0000 != 0 {
        moof
    } else {
        follows
    };
    for (flag, field) in
        [(2, &mut of.description), (8, &mut of.ticks), (16, &mut of.size), (32, &mut of.flags)]
    {
        if flags & flag != 0 {
            *field = c.u32()?;
        }
    }
    of.description = of.description.max(1);
    Ok((at, of))
}

/// Appends the samples of a `trun`; returns where its data ends.
fn append_run(body: &[u8], base: u64, follows: u64, of: &Defaults, track: &mut Track) -> Result<u64, Fault> {
    let samples = &mut track.samples;
    // Groups and dependencies of the samples before say nothing about these.
    samples.extras.clear();
    samples.signed_offsets |= body.first() == Some(&1);
    let first = samples.count();
    let (at, end) = read_run(body, base, follows, of, &mut |count, sample| samples.push(count, sample))?;
    let count = samples.count() - first;
    if count > 0 {
        samples.chunks.push(Chunk { at, first, count, description: of.description });
    }
    Ok(end)
}

/// Reads a `trun` (8.8.8): where its data begins and ends, and each sample to `push`.
fn read_run(
    body: &[u8],
    base: u64,
    follows: u64,
    of: &Defaults,
    push: &mut dyn FnMut(u32, Sample) -> Result<(), Fault>,
) -> Result<(u64, u64), Fault> {
    let mut c = Cursor::new(body);
    let (_, flags) = c.full()?;
    let count = c.u32()?;
    let outside = Fault::Damaged("samples outside the media data");
    let at = match flags & 1 {
        0 => follows,
        _ => base.checked_add_signed(i64::from(c.i32()?)).ok_or(outside)?,
    };
    let first_flags = if flags & 4 != 0 { Some(c.u32()?) } else { None };
    let fields = (flags & 0xf00).count_ones();
    if u64::from(count) * u64::from(fields) * 4 > c.len() as u64 {
        return Err(Fault::Damaged("a table is longer than its box"));
    }
    // sample_is_non_sync_sample (8.8.3.1).
    let sync = |flags: u32| flags & 0x1_0000 == 0;
    let alike = Sample { size: of.size, ticks: of.ticks, offset: 0, sync: sync(of.flags) };
    let mut bytes = 0u64;
    if fields == 0 {
        let ahead = u32::from(count > 0 && first_flags.is_some());
        push(ahead, Sample { sync: sync(first_flags.unwrap_or(of.flags)), ..alike })?;
        push(count - ahead, alike)?;
        bytes = u64::from(count) * u64::from(of.size);
    } else {
        for n in 0..count {
            let mut field = |flag: u32, default: u32| if flags & flag != 0 { c.u32() } else { Ok(default) };
            let (ticks, size) = (field(0x100, of.ticks)?, field(0x200, of.size)?);
            let own = field(0x400, of.flags)?;
            let offset = field(0x800, 0)?;
            let own = if n == 0 { first_flags.unwrap_or(own) } else { own };
            push(1, Sample { size, ticks, offset, sync: sync(own) })?;
            bytes += u64::from(size);
        }
    }
    let end = at.checked_add(bytes).ok_or(Fault::Damaged("samples outside the media data"))?;
    Ok((at, end))
}

/// Writes the durations that a fragmented movie leaves open, and an empty edit for a track that
/// begins later than the first.
fn complete(tracks: &mut [Track], starts: &[Option<u64>], header: &mut MovieHeader) {
    let movie = header.timescale;
    let to_movie = |ticks: u64, scale: u32| {
        u64::try_from((u128::from(ticks) * u128::from(movie)).div_ceil(u128::from(scale))).unwrap_or(u64::MAX)
    };
    let late: Vec<u64> = tracks
        .iter()
        .zip(starts)
        .map(|(track, start)| to_movie(start.unwrap_or(0), track.media.timescale))
        .collect();
    let first = late.iter().copied().min().unwrap_or(0);
    for (track, late) in tracks.iter_mut().zip(late) {
        let scale = track.media.timescale;
        track.media.duration = track.samples.ticks();
        let delay = late - first;
        if delay > 0 && track.edits.is_empty() {
            track.edits.push(Edit { duration: delay, media_time: -1, rate: 0x1_0000 });
            track.edits.push(Edit { duration: 0, media_time: 0, rate: 0x1_0000 });
        }
        // In a fragmented movie an edit of 0 lasts to the end.
        if let Some(last) = track.edits.last_mut().filter(|edit| edit.duration == 0) {
            let skipped = u64::try_from(last.media_time).unwrap_or(0);
            last.duration = to_movie(track.media.duration.saturating_sub(skipped), scale);
        }
        let edited = track.edits.iter().fold(0u64, |sum, edit| sum.saturating_add(edit.duration));
        track.header.duration = if edited > 0 { edited } else { to_movie(track.media.duration, scale) };
        header.duration = header.duration.max(track.header.duration);
    }
}
