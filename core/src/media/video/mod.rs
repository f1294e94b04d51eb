//! Video: MP4 and QuickTime, cleaned without decoding.
//!
//! Nothing is deleted here: a new file is written from what is known to be needed, and the rest
//! is never copied. Picture and sound tracks stay, with headers rebuilt field by field, and of
//! the media data exactly the bytes that their samples take; so titles, places, makers, times,
//! names of tools, time codes, motion data, free space and trailers have no way through. Inside
//! the samples, messages that carry text or data beside the pictures are overwritten in place.
//! The result decodes to the same frames and plays while it is still arriving (`moov` first).
//!
//! Two passes over the source: the first reads box heads and the kept tracks' tables (at most
//! 6 MB of them, some 0.2 MB for three minutes), the second streams the samples through one buffer.
//!
//! Where to start: [`take_in`]; then `movie` (what is kept), `layout` (where it goes), `copy`.
//! Section numbers in these files without a standard are those of ISO/IEC 14496-12:2022.

use std::io::Write;

use oogst_domain::capture::Format;

use super::{Limit, MediaError, Policy, ReadSeek, TakenIn};

mod aac;
mod boxes;
mod bytes;
mod codec_config;
mod copy;
mod descriptors;
mod fault;
mod fragments;
mod headers;
mod jpeg;
mod layout;
mod movie;
mod mpeg4;
mod nal;
mod obu;
mod sample_entry;
mod sample_groups;
mod sample_table;
mod samples;
mod scrub;
mod sei;
mod table_write;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod track;
mod when;

use boxes::Source;
use fault::Fault;
use movie::Movie;

/// Writes the cleaned movie in `src` to `out`. Its size and duration are held against `policy`
/// before anything is written.
///
/// # Errors
/// [`MediaError::TooMuch`] past a limit, [`MediaError::Damaged`] when it contradicts itself or
/// breaks off, [`MediaError::Protected`] when samples are encrypted, [`MediaError::NotTakenIn`]
/// for codecs that aren't known and movies without picture.
pub fn take_in(
    format: Format,
    src: &mut dyn ReadSeek,
    out: &mut dyn Write,
    policy: &Policy,
) -> Result<TakenIn, MediaError> {
    clean(format, src, out, policy).map_err(|fault| fault.of(format))
}

fn clean(
    format: Format,
    src: &mut dyn ReadSeek,
    out: &mut dyn Write,
    policy: &Policy,
) -> Result<TakenIn, Fault> {
    let mut src = Source::new(src)?;
    let too_much = |limit, found, allowed| Err(Fault::Other(MediaError::TooMuch { limit, found, allowed }));
    if src.len() == 0 {
        return Err(Fault::Other(MediaError::Empty));
    }
    if src.len() > policy.video.max_bytes {
        return too_much(Limit::Bytes, src.len(), policy.video.max_bytes);
    }
    let mut movie = Movie::read(&mut src)?;
    let duration_ms = movie.milliseconds();
    if duration_ms > policy.video.max_ms {
        return too_much(Limit::DurationMs, duration_ms, policy.video.max_ms);
    }
    let layout = layout::plan(&movie, src.len())?;
    if layout.bytes == 0 {
        return Err(Fault::Damaged("no samples"));
    }
    write(&mut src, out, &mut movie, &layout)?;
    out.flush()?;
    Ok(TakenIn {
        format,
        taken_at: movie.taken_at,
        pixels: movie.shown(),
        duration_ms: Some(duration_ms),
        previews: Vec::new(),
        left_in: Vec::new(),
    })
}

/// The second pass: `ftyp`, `moov`, `mdat`.
fn write(
    src: &mut Source,
    out: &mut dyn Write,
    movie: &mut Movie,
    layout: &layout::Layout,
) -> Result<(), Fault> {
    // The head's size doesn't depend on the places in it, only on whether they need 64 bits.
    let mut wide = false;
    let mut base = movie.write(wide).len() as u64 + 16;
    if base.saturating_add(layout.bytes) > u64::from(u32::MAX) {
        wide = true;
        base = movie.write(wide).len() as u64 + 16;
    }
    layout::place(movie, layout, base);
    out.write_all(&movie.write(wide))?;
    // A 64-bit size, so that the head is as long whatever the size is.
    out.write_all(&[0, 0, 0, 1])?;
    out.write_all(b"mdat")?;
    out.write_all(&(layout.bytes + 16).to_be_bytes())?;
    copy::copy(src, out, movie, layout)
}
