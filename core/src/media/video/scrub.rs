//! Samples on their way through: what hides text among the frames is overwritten in place, so that
//! sizes, places and frames stay what they are.

use super::aac::AacScrub;
use super::fault::Fault;
use super::jpeg::JpegScrub;
use super::mpeg4::Mpeg4Scrub;
use super::nal::{Family, NalScrub};
use super::obu::ObuScrub;
use super::sample_entry::Coding;

#[derive(Debug)]
enum Machine {
    Nal(NalScrub),
    Jpeg(JpegScrub),
    Mpeg4(Mpeg4Scrub),
    Obu(ObuScrub),
    Aac(AacScrub),
}

/// A scrubber for one track's samples; fed in pieces of any size.
#[derive(Debug)]
pub(super) struct Scrubber {
    left: u64,
    coding: Coding,
    machine: Machine,
}

impl Scrubber {
    /// The scrubber for a coding, `None` when its samples are copied as they are.
    pub(super) fn new(coding: Coding) -> Option<Self> {
        Some(Self { left: 0, coding, machine: machine(coding, 0)? })
    }

    /// Starts a sample of `bytes`.
    pub(super) fn begin(&mut self, bytes: u64) {
        self.left = bytes;
        if let Some(fresh) = machine(self.coding, bytes) {
            self.machine = fresh;
        }
    }

    /// Bytes of the sample that are still to come.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Scrubs the next bytes of the sample, at most [`Scrubber::left`].
    pub(super) fn feed(&mut self, bytes: &mut [u8]) -> Result<(), Fault> {
        self.left = self.left.saturating_sub(bytes.len() as u64);
        match &mut self.machine {
            Machine::Nal(nal) => return nal.feed(bytes),
            Machine::Jpeg(jpeg) => jpeg.feed(bytes),
            Machine::Mpeg4(mpeg4) => mpeg4.feed(bytes),
            Machine::Aac(aac) => aac.feed(bytes),
            Machine::Obu(obu) => return obu.feed(bytes),
        }
        Ok(())
    }
}

/// A machine at the start of a sample of `bytes`.
fn machine(coding: Coding, bytes: u64) -> Option<Machine> {
    Some(match coding {
        Coding::Avc(prefix) => Machine::Nal(NalScrub::new(Family::Avc, prefix, bytes)),
        Coding::Hevc(prefix) => Machine::Nal(NalScrub::new(Family::Hevc, prefix, bytes)),
        Coding::Jpeg => Machine::Jpeg(JpegScrub::new()),
        Coding::Mpeg4 => Machine::Mpeg4(Mpeg4Scrub::default()),
        Coding::Av1 => Machine::Obu(ObuScrub::new(bytes)),
        Coding::Aac => Machine::Aac(AacScrub::new()),
        Coding::Plain => return None,
    })
}
