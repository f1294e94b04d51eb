//! Writes `stbl` from [`Samples`].

use super::bytes::{Kind, boxed, count32, full_box, put32, put64};
use super::samples::{Samples, Sizes};

/// Writes the sample tables; `wide` when a chunk may lie past 4 GB.
pub(super) fn write(out: &mut Vec<u8>, descriptions: &[u8], samples: &Samples, wide: bool) {
    boxed(out, b"stbl", |out| {
        boxed(out, b"stsd", |out| out.extend_from_slice(descriptions));
        runs(out, b"stts", 0, &samples.durations);
        if !samples.offsets.is_empty() {
            runs(out, b"ctts", u8::from(samples.signed_offsets), &samples.offsets);
        }
        if let Some(sync) = &samples.sync {
            full_box(out, b"stss", 0, 0, |out| {
                put32(out, count32(sync.len()));
                sync.iter().for_each(|n| put32(out, *n));
            });
        }
        for (kind, body) in &samples.extras {
            boxed(out, kind, |out| out.extend_from_slice(body));
        }
        per_chunk(out, samples);
        full_box(out, b"stsz", 0, 0, |out| match &samples.sizes {
            Sizes::Same(size, count) => {
                put32(out, *size);
                put32(out, *count);
            }
            Sizes::Each(sizes) => {
                put32(out, 0);
                put32(out, count32(sizes.len()));
                sizes.iter().for_each(|size| put32(out, *size));
            }
        });
        full_box(out, if wide { b"co64" } else { b"stco" }, 0, 0, |out| {
            put32(out, count32(samples.chunks.len()));
            for chunk in &samples.chunks {
                if wide {
                    put64(out, chunk.at)
                } else {
                    put32(out, u32::try_from(chunk.at).unwrap_or(u32::MAX))
                }
            }
        });
    });
}

fn runs(out: &mut Vec<u8>, kind: &Kind, version: u8, runs: &[(u32, u32)]) {
    full_box(out, kind, version, 0, |out| {
        put32(out, count32(runs.len()));
        for (count, value) in runs {
            put32(out, *count);
            put32(out, *value);
        }
    });
}

/// `stsc`: a line wherever the number of samples or their description changes.
fn per_chunk(out: &mut Vec<u8>, samples: &Samples) {
    full_box(out, b"stsc", 0, 0, |out| {
        let (at, mut lines, mut last) = (out.len(), 0u32, None);
        put32(out, 0);
        for (number, chunk) in (1u32..).zip(&samples.chunks) {
            let like = (chunk.count, chunk.description);
            if last != Some(like) {
                put32(out, number);
                put32(out, chunk.count);
                put32(out, chunk.description);
                lines += 1;
                last = Some(like);
            }
        }
        if let Some(field) = out.get_mut(at..at + 4) {
            field.copy_from_slice(&lines.to_be_bytes());
        }
    });
}

#[cfg(test)]
mod tests {
    use super::super::samples::Chunk;
    use super::*;

    #[test]
    fn places_past_four_gigabytes_take_eight_bytes() {
        let mut samples = Samples::none();
        let at = 0x1_0000_0002;
        samples.chunks.push(Chunk { at, first: 0, count: 1, description: 1 });
        let mut out = Vec::new();
        write(&mut out, &[], &samples, true);
        assert!(out.ends_with(&[b'c', b'o', b'6', b'4', 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2]));
    }
}
