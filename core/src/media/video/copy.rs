//! The second pass: copies the kept samples, scrubbed where their coding hides text.

use std::io::Write;

use super::boxes::Source;
use super::fault::Fault;
use super::layout::Layout;
use super::movie::Movie;
use super::scrub::Scrubber;

/// The one buffer for media data.
const BUFFER: usize = 256 << 10;

/// Writes the `mdat` body.
pub(super) fn copy(
    src: &mut Source,
    out: &mut dyn Write,
    movie: &Movie,
    layout: &Layout,
) -> Result<(), Fault> {
    let mut buffer = vec![0u8; BUFFER];
    for chunk in &layout.moves {
        let Some(track) = movie.tracks.get(chunk.track as usize) else { continue };
        let Some(samples) = track.samples.chunks.get(chunk.chunk as usize) else { continue };
        let mut scrubber = Scrubber::new(track.entries.coding);
        let mut next = samples.first;
        let (mut at, mut left) = (chunk.from, chunk.bytes);
        while left > 0 {
            let size = usize::try_from(left).unwrap_or(BUFFER).min(BUFFER);
            let part = buffer.get_mut(..size).unwrap_or(&mut []);
            src.read_at(at, part)?;
            if let Some(scrubber) = &mut scrubber {
                let mut rest = &mut *part;
                while !rest.is_empty() {
                    while scrubber.left() == 0 {
                        if next - samples.first >= samples.count {
                            return Err(Fault::Damaged("a chunk larger than its samples"));
                        }
                        scrubber.begin(track.samples.size(next));
                        next += 1;
                    }
                    let now = usize::try_from(scrubber.left()).unwrap_or(rest.len()).min(rest.len());
                    let (head, tail) = rest.split_at_mut(now);
                    scrubber.feed(head)?;
                    rest = tail;
                }
            }
            out.write_all(part)?;
            at += size as u64;
            left -= size as u64;
        }
    }
    Ok(())
}
