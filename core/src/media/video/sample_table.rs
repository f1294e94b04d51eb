//! Reads `stbl` (ISO/IEC 14496-12, 8.5 to 8.7) into [`Samples`].

use super::boxes::{Source, Span};
use super::bytes::{Cursor, Kind};
use super::fault::Fault;
use super::sample_groups;
use super::samples::{Chunk, MAX_CHUNKS, Samples, Sizes};

/// Samples in a `stz2`, whose half bytes take eight times as much in memory.
const MAX_SMALL_SAMPLES: u32 = 1 << 17;

/// Reads the tables among `boxes`, the children of a `stbl`. Each is held once, as numbers.
pub(super) fn read(src: &mut Source, boxes: &[Span]) -> Result<Samples, Fault> {
    let mut samples = Samples::none();
    let (mut per_chunk, mut places) = (Vec::new(), Vec::new());
    for span in boxes {
        let table: Kind = span.kind;
        match &table {
            b"stts" | b"ctts" | b"stss" | b"stsc" | b"stsz" | b"stz2" | b"stco" | b"co64" | b"cslg"
            | b"sdtp" | b"stps" | b"sgpd" | b"sbgp" => {}
            _ => continue,
        }
        let body = src.body(span)?;
        let mut c = Cursor::new(&body);
        let (version, _) = c.full()?;
        match &table {
            b"stts" => samples.durations = pairs(&mut c)?,
            b"ctts" => {
                samples.offsets = pairs(&mut c)?;
                samples.signed_offsets = version == 1;
            }
            b"stss" => samples.sync = Some(numbers(&mut c)?),
            b"stsz" | b"stz2" => samples.sizes = sizes(&mut c, &table)?,
            b"stsc" => per_chunk = triples(&mut c)?,
            b"stco" | b"co64" => places = offsets(&mut c, table == *b"co64")?,
            // Samples' dependencies: one byte each, checked against the count below.
            b"sdtp" => samples.extras.push((table, body.clone())),
            _ => samples.extras.extend(sample_groups::kept(&table, &body)?.map(|body| (table, body))),
        }
    }
    samples.chunks = chunks(&per_chunk, &places, samples.count())?;
    let count = samples.count() as usize;
    for (kind, body) in &mut samples.extras {
        if kind == b"sdtp" {
            body.truncate(4usize.saturating_add(count));
        }
    }
    // A group of samples without its descriptions would point at nothing.
    let described: Vec<Option<Kind>> =
        samples.extras.iter().filter(|(kind, _)| kind == b"sgpd").map(|(_, body)| group(body)).collect();
    samples.extras.retain(|(kind, body)| kind != b"sbgp" || described.contains(&group(body)));
    Ok(samples)
}

/// The grouping type of a rewritten `sgpd` or `sbgp`.
fn group(body: &[u8]) -> Option<Kind> {
    body.get(4..8)?.try_into().ok()
}

/// The number of entries, checked against what is left of the box.
fn entries(c: &mut Cursor, each: u64) -> Result<u32, Fault> {
    let count = c.u32()?;
    if u64::from(count) * each > c.len() as u64 {
        return Err(Fault::Damaged("a table is longer than its box"));
    }
    Ok(count)
}

fn numbers(c: &mut Cursor) -> Result<Vec<u32>, Fault> {
    (0..entries(c, 4)?).map(|_| c.u32()).collect()
}

fn pairs(c: &mut Cursor) -> Result<Vec<(u32, u32)>, Fault> {
    (0..entries(c, 8)?).map(|_| Ok((c.u32()?, c.u32()?))).collect()
}

fn triples(c: &mut Cursor) -> Result<Vec<(u32, u32, u32)>, Fault> {
    (0..entries(c, 12)?).map(|_| Ok((c.u32()?, c.u32()?, c.u32()?))).collect()
}

/// `stco` or, when `wide`, `co64` (8.7.5).
fn offsets(c: &mut Cursor, wide: bool) -> Result<Vec<u64>, Fault> {
    let count = entries(c, if wide { 8 } else { 4 })?;
    if u64::from(count) > MAX_CHUNKS {
        return Err(Fault::parts(u64::from(count), MAX_CHUNKS));
    }
    (0..count).map(|_| c.wide(u8::from(wide))).collect()
}

/// `stsz` (8.7.3.2) or `stz2` (8.7.3.3).
fn sizes(c: &mut Cursor, kind: &Kind) -> Result<Sizes, Fault> {
    let first = c.u32()?;
    if kind == b"stsz" {
        if first != 0 {
            return Ok(Sizes::Same(first, c.u32()?));
        }
        return Ok(Sizes::Each(numbers(c)?));
    }
    let bits = first & 0xff;
    let count = c.u32()?;
    if ![4, 8, 16].contains(&bits) || (u64::from(count) * u64::from(bits)).div_ceil(8) > c.len() as u64 {
        return Err(Fault::Damaged("a table is longer than its box"));
    }
    if count > MAX_SMALL_SAMPLES {
        return Err(Fault::parts(u64::from(count), u64::from(MAX_SMALL_SAMPLES)));
    }
    let mut found = Vec::with_capacity(count as usize);
    while found.len() < count as usize {
        match bits {
            16 => found.push(u32::from(c.u16()?)),
            8 => found.push(u32::from(c.u8()?)),
            _ => {
                let both = u32::from(c.u8()?);
                found.push(both >> 4);
                found.push(both & 15);
            }
        }
    }
    found.truncate(count as usize);
    Ok(Sizes::Each(found))
}

/// Puts `stsc`'s runs (8.7.4) and the chunks' places together. Chunks past the last sample, which
/// some writers leave behind, are cut off; samples without a chunk make it damaged.
fn chunks(runs: &[(u32, u32, u32)], places: &[u64], count: u32) -> Result<Vec<Chunk>, Fault> {
    let (mut found, mut next) = (Vec::with_capacity(places.len()), 0u32);
    let mut runs = runs.iter().copied().peekable();
    let mut run = None;
    for (number, at) in (1u32..).zip(places) {
        while let Some(later) = runs.next_if(|(first, _, _)| *first <= number) {
            run = Some(later);
        }
        let (_, per_chunk, description) = run.ok_or(Fault::Damaged("a chunk without samples"))?;
        let count = per_chunk.min(count - next);
        if count > 0 {
            found.push(Chunk { at: *at, first: next, count, description });
            next += count;
        }
    }
    if next < count {
        return Err(Fault::Damaged("samples without a place"));
    }
    Ok(found)
}
