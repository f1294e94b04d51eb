//! A track's samples: their sizes, times and places, as tables that stay small.

use super::bytes::Kind;
use super::fault::Fault;

/// Samples in one track, when fragments list them. An hour of AAC is 170,000.
const MAX_SAMPLES: u64 = 500_000;
/// Chunks in a movie, 48 bytes each in memory. A fragment per sample makes some 20,000 in three
/// minutes.
pub(super) const MAX_CHUNKS: u64 = 150_000;
/// Entries of all tables that fragments fill, 4 or 8 bytes each.
pub(super) const MAX_ENTRIES: u64 = 1_000_000;

/// How large each sample is.
#[derive(Debug)]
pub(super) enum Sizes {
    /// All the same: bytes each, and how many.
    Same(u32, u32),
    /// One by one.
    Each(Vec<u32>),
}

/// A run of samples that lie together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chunk {
    /// Where it lies: in the source, later in what is written.
    pub(super) at: u64,
    /// The number of its first sample, from 0.
    pub(super) first: u32,
    /// How many samples.
    pub(super) count: u32,
    /// Which sample description, from 1.
    pub(super) description: u32,
}

/// All the samples of one track.
#[derive(Debug)]
pub(super) struct Samples {
    pub(super) sizes: Sizes,
    /// (count, ticks each), in decoding order.
    pub(super) durations: Vec<(u32, u32)>,
    /// (count, composition offset as its 32 bits); empty when all are 0.
    pub(super) offsets: Vec<(u32, u32)>,
    /// Version 1 of `ctts`: offsets are signed.
    pub(super) signed_offsets: bool,
    /// The sync samples, from 1; `None` when all are.
    pub(super) sync: Option<Vec<u32>>,
    pub(super) chunks: Vec<Chunk>,
    /// Rewritten small tables that say nothing about place: `cslg`, `sdtp`, `stps`, `sgpd`, `sbgp`.
    pub(super) extras: Vec<(Kind, Vec<u8>)>,
    /// Bytes of one sample where a size of 1 stands for "one uncompressed sample" (QuickTime).
    pub(super) frame_bytes: u32,
    /// The sum of `durations` while fragments are appended, so that no fragment adds them all up.
    elapsed: u64,
}

impl Samples {
    pub(super) fn none() -> Self {
        Self {
            sizes: Sizes::Same(0, 0),
            durations: Vec::new(),
            offsets: Vec::new(),
            signed_offsets: false,
            sync: None,
            chunks: Vec::new(),
            extras: Vec::new(),
            frame_bytes: 1,
            elapsed: 0,
        }
    }

    pub(super) fn count(&self) -> u32 {
        match &self.sizes {
            Sizes::Same(_, count) => *count,
            Sizes::Each(sizes) => super::bytes::count32(sizes.len()),
        }
    }

    /// Bytes of sample `n`; 0 past the last.
    pub(super) fn size(&self, n: u32) -> u64 {
        match &self.sizes {
            Sizes::Same(1, _) => u64::from(self.frame_bytes),
            Sizes::Same(size, _) => u64::from(*size),
            Sizes::Each(sizes) => sizes.get(n as usize).copied().map_or(0, u64::from),
        }
    }

    /// Bytes of a chunk.
    pub(super) fn chunk_bytes(&self, chunk: &Chunk) -> u64 {
        match &self.sizes {
            Sizes::Same(..) => u64::from(chunk.count).saturating_mul(self.size(0)),
            Sizes::Each(sizes) => {
                let first = chunk.first as usize;
                let run = sizes.get(first..first.saturating_add(chunk.count as usize)).unwrap_or(&[]);
                run.iter().map(|size| u64::from(*size)).sum()
            }
        }
    }

    /// Entries that its tables hold in memory, chunks aside.
    pub(super) fn entries(&self) -> u64 {
        let sizes = if let Sizes::Each(sizes) = &self.sizes { sizes.len() } else { 0 };
        let sync = self.sync.as_ref().map_or(0, Vec::len);
        (sizes + sync + self.durations.len() + self.offsets.len()) as u64
    }

    /// The sum of all sample durations, in the track's ticks. Saturates on hostile tables.
    pub(super) fn ticks(&self) -> u64 {
        self.durations
            .iter()
            .fold(0u64, |sum, (n, ticks)| sum.saturating_add(u64::from(*n).saturating_mul(u64::from(*ticks))))
    }

    /// Appends `count` samples that are alike, as fragments list them.
    pub(super) fn push(&mut self, count: u32, sample: Sample) -> Result<(), Fault> {
        if count == 0 {
            return Ok(());
        }
        let before = self.count();
        let total = u64::from(before) + u64::from(count);
        let same = match &self.sizes {
            Sizes::Same(size, n) => *n == 0 || *size == sample.size,
            Sizes::Each(_) => false,
        };
        if same {
            let total = u32::try_from(total).map_err(|_| Fault::parts(total, u64::from(u32::MAX)))?;
            self.sizes = Sizes::Same(sample.size, total);
        } else {
            if total > MAX_SAMPLES {
                return Err(Fault::parts(total, MAX_SAMPLES));
            }
            if let Sizes::Same(size, n) = self.sizes {
                self.sizes = Sizes::Each(vec![size; n as usize]);
            }
            if let Sizes::Each(sizes) = &mut self.sizes {
                sizes.resize(total as usize, sample.size);
            }
        }
        push_run(&mut self.durations, count, sample.ticks);
        self.elapsed = self.elapsed.saturating_add(u64::from(count).saturating_mul(u64::from(sample.ticks)));
        if sample.offset != 0 || !self.offsets.is_empty() {
            if self.offsets.is_empty() {
                push_run(&mut self.offsets, before, 0);
            }
            push_run(&mut self.offsets, count, sample.offset);
        }
        if !sample.sync && self.sync.is_none() {
            within(u64::from(before), MAX_SAMPLES)?;
            self.sync = Some((1..=before).collect());
        }
        if let (true, Some(sync)) = (sample.sync, &mut self.sync) {
            within(sync.len() as u64 + u64::from(count), MAX_SAMPLES)?;
            sync.extend(before + 1..=before + count);
        }
        Ok(())
    }

    /// Call before the first [`Samples::push`] onto tables that were read.
    pub(super) fn begin_appending(&mut self) {
        self.elapsed = self.ticks();
    }

    /// Makes the next sample begin at `at` ticks: a gap stretches the last sample, an overlap
    /// shortens it.
    pub(super) fn resume_at(&mut self, at: u64) {
        let now = self.elapsed;
        let Some((n, ticks)) = self.durations.last().copied() else { return };
        let stretched = (i128::from(ticks) + i128::from(at) - i128::from(now)).max(0);
        let Ok(stretched) = u32::try_from(stretched) else { return };
        if stretched == ticks {
            return;
        }
        self.durations.pop();
        self.elapsed = self.elapsed.saturating_sub(u64::from(ticks)).saturating_add(u64::from(stretched));
        push_run(&mut self.durations, n - u32::from(n > 0), ticks);
        push_run(&mut self.durations, 1, stretched);
    }
}

/// One sample as fragments describe it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample {
    pub(super) size: u32,
    pub(super) ticks: u32,
    pub(super) offset: u32,
    pub(super) sync: bool,
}

fn within(found: u64, allowed: u64) -> Result<(), Fault> {
    if found > allowed { Err(Fault::parts(found, allowed)) } else { Ok(()) }
}

/// Appends to a run-length table, joining a run of the same value.
fn push_run(runs: &mut Vec<(u32, u32)>, count: u32, value: u32) {
    if count == 0 {
        return;
    }
    match runs.last_mut() {
        Some((n, last)) if *last == value && n.checked_add(count).is_some() => *n += count,
        _ => runs.push((count, value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn appended_samples_keep_their_gaps_and_tables_stay_short() {
        let mut samples = Samples::none();
        let sample = Sample { size: 9, ticks: 40, offset: 0, sync: true };
        samples.push(3, sample).unwrap();
        samples.resume_at(200);
        samples.push(2, Sample { sync: false, offset: 7, ..sample }).unwrap();
        assert_eq!(samples.durations, [(2, 40), (1, 120), (2, 40)]);
        assert_eq!(samples.offsets, [(3, 0), (2, 7)]);
        assert_eq!(samples.sync, Some(vec![1, 2, 3]));
        assert!(matches!(samples.sizes, Sizes::Same(9, 5)));
        samples.push(1, Sample { size: 8, ..sample }).unwrap();
        assert_eq!((samples.size(4), samples.size(5), samples.ticks()), (9, 8, 320));
    }

    #[test]
    fn a_fragment_that_claims_billions_of_samples_takes_no_memory() {
        let mut samples = Samples::none();
        let sample = Sample { size: 9, ticks: 1, offset: 0, sync: true };
        samples.push(u32::MAX, sample).unwrap();
        assert_eq!(samples.entries(), 1);
        assert!(samples.push(1, sample).is_err());
        assert!(samples.push(1, Sample { size: 8, ..sample }).is_err());
        assert!(Samples::none().push(u32::MAX, Sample { sync: false, ..sample }).is_ok());
    }
}
