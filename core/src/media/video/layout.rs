//! Where each chunk goes: in the source's order, so that sound and picture stay interleaved, and
//! with nothing between them.

use super::fault::Fault;
use super::movie::Movie;

/// A chunk on its way from the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Move {
    /// Where it lies in the source.
    pub(super) from: u64,
    /// Bytes.
    pub(super) bytes: u64,
    /// Which track, and which of its chunks.
    pub(super) track: u32,
    pub(super) chunk: u32,
}

/// Everything to copy, and the size of the `mdat` body.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) moves: Vec<Move>,
    pub(super) bytes: u64,
}

/// Lists the chunks in the order they are copied. Each must lie within one `mdat`; together they
/// may not be larger than the source, or a small file could claim a huge result.
pub(super) fn plan(movie: &Movie, source_bytes: u64) -> Result<Layout, Fault> {
    let (mut moves, mut bytes) = (Vec::new(), 0u64);
    let mut data = movie.data.clone();
    data.sort_unstable();
    for (number, track) in (0u32..).zip(&movie.tracks) {
        moves.reserve_exact(track.samples.chunks.len());
        for (index, chunk) in (0u32..).zip(&track.samples.chunks) {
            if chunk.description == 0 || chunk.description > track.entries.count {
                return Err(Fault::Damaged("samples without a description"));
            }
            let size = track.samples.chunk_bytes(chunk);
            if size > 0 && !lies_in(&data, chunk.at, size) {
                return Err(Fault::Damaged("samples outside the media data"));
            }
            bytes = bytes.saturating_add(size);
            moves.push(Move { from: chunk.at, bytes: size, track: number, chunk: index });
        }
    }
    if bytes > source_bytes {
        return Err(Fault::Damaged("samples overlap"));
    }
    moves.sort_by_key(|chunk| chunk.from);
    Ok(Layout { moves, bytes })
}

/// Whether `size` bytes from `at` lie in one of `data`, which is sorted.
fn lies_in(data: &[(u64, u64)], at: u64, size: u64) -> bool {
    let before = data.partition_point(|(start, _)| *start <= at);
    let Some(end) = at.checked_add(size) else { return false };
    data.get(before.wrapping_sub(1)).is_some_and(|(_, data_end)| end <= *data_end)
}

/// Gives every chunk its new place, the first at `base`.
pub(super) fn place(movie: &mut Movie, layout: &Layout, base: u64) {
    let mut at = base;
    for chunk in &layout.moves {
        let track = movie.tracks.get_mut(chunk.track as usize);
        if let Some(chunk) = track.and_then(|track| track.samples.chunks.get_mut(chunk.chunk as usize)) {
            chunk.at = at;
        }
        at = at.saturating_add(chunk.bytes);
    }
}
