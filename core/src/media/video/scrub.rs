//! Samples on their way through: what hides text among the frames is overwritten in place, so that
//! sizes, places and frames stay what they are.

use super::fault::Fault;
use super::nal::{Family, NalScrub};
use super::sample_entry::Coding;

/// A scrubber for one track's samples; fed in pieces of any size.
pub(super) struct Scrubber {
    left: u64,
    nal: NalScrub,
}

impl Scrubber {
    /// The scrubber for a coding, `None` when its samples are copied as they are.
    pub(super) fn new(coding: Coding) -> Option<Self> {
        let (family, prefix) = match coding {
            Coding::Avc(prefix) => (Family::Avc, prefix),
            Coding::Hevc(prefix) => (Family::Hevc, prefix),
            _ => return None,
        };
        Some(Self { left: 0, nal: NalScrub::new(family, prefix) })
    }

    /// Starts a sample of `bytes`.
    pub(super) fn begin(&mut self, bytes: u64) {
        self.left = bytes;
        self.nal.begin(bytes);
    }

    /// Bytes of the sample that are still to come.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Scrubs the next bytes of the sample, at most [`Scrubber::left`].
    pub(super) fn feed(&mut self, bytes: &mut [u8]) -> Result<(), Fault> {
        self.left = self.left.saturating_sub(bytes.len() as u64);
        self.nal.feed(bytes)
    }
}
