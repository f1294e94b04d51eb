//! H.264 and H.265: length-prefixed units (ISO/IEC 14496-15) in a sample. Pictures and parameter
//! sets pass; SEI messages pass when they are on the list in [`sei`](super::sei); every other
//! unit is filled, because cameras put places and makers' data there.

use super::fault::Fault;
use super::sei::SeiScrub;

/// Which of the two codings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// H.264 (ITU-T H.264, 7.3.1).
    Avc,
    /// H.265 (ITU-T H.265, 7.3.1).
    Hevc,
}

/// What to do with a unit of some type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    Keep,
    Sei,
    Fill,
}

impl Family {
    /// Bytes of a unit's own head.
    fn head(self) -> u64 {
        if self == Family::Avc { 1 } else { 2 }
    }

    fn pass(self, first: u8) -> Pass {
        match self {
            // Slices, parameter sets, delimiters, ends; extensions 14, 15, 19, 20. Not: filler (12),
            // reserved, unspecified.
            Family::Avc => match first & 31 {
                1..=5 | 7..=11 | 13..=15 | 19 | 20 => Pass::Keep,
                6 => Pass::Sei,
                _ => Pass::Fill,
            },
            // Slices, parameter sets, delimiters, ends; 62 and 63 are Dolby Vision's.
            Family::Hevc => match (first >> 1) & 63 {
                0..=37 | 62 | 63 => Pass::Keep,
                39 | 40 => Pass::Sei,
                _ => Pass::Fill,
            },
        }
    }
}

#[derive(Debug)]
enum State {
    /// Reading the length: bytes read, value so far.
    Length(u8, u32),
    /// Reading the unit's head: bytes of the head left.
    Head(u64),
    /// In the unit's body.
    Body,
}

/// A state machine over the units of one sample.
#[derive(Debug)]
pub(super) struct NalScrub {
    family: Family,
    prefix: u8,
    sample_left: u64,
    unit_left: u64,
    state: State,
    pass: Pass,
    sei: SeiScrub,
}

impl NalScrub {
    /// At the start of a sample of `bytes`.
    pub(super) fn new(family: Family, prefix: u8, bytes: u64) -> Self {
        let (state, pass) = (State::Length(0, 0), Pass::Keep);
        Self { family, prefix, sample_left: bytes, unit_left: 0, state, pass, sei: SeiScrub::new(family) }
    }

    /// Scrubs the next bytes of the sample.
    pub(super) fn feed(&mut self, bytes: &mut [u8]) -> Result<(), Fault> {
        let mut rest = bytes;
        while let Some(first) = rest.first().copied() {
            let used = match self.state {
                State::Length(read, value) => {
                    self.length(read + 1, (value << 8) | u32::from(first))?;
                    1
                }
                State::Head(left) => {
                    if left == self.family.head() {
                        self.pass = self.family.pass(first);
                        self.sei = SeiScrub::new(self.family);
                    }
                    self.unit_left -= 1;
                    self.state = if left > 1 { State::Head(left - 1) } else { State::Body };
                    1
                }
                State::Body => {
                    let size = usize::try_from(self.unit_left).unwrap_or(rest.len()).min(rest.len());
                    if let Some(body) = rest.get_mut(..size) {
                        match self.pass {
                            Pass::Keep => {}
                            Pass::Fill => body.fill(0xff),
                            Pass::Sei => self.sei.feed(body, self.unit_left),
                        }
                    }
                    self.unit_left -= size as u64;
                    size
                }
            };
            self.sample_left = self.sample_left.saturating_sub(used as u64);
            if self.unit_left == 0 && !matches!(self.state, State::Length(..)) {
                self.state = State::Length(0, 0);
            }
            rest = rest.get_mut(used..).unwrap_or(&mut []);
        }
        Ok(())
    }

    /// One more byte of a length was read; `value` is it so far.
    fn length(&mut self, read: u8, value: u32) -> Result<(), Fault> {
        if read < self.prefix {
            self.state = State::Length(read, value);
            return Ok(());
        }
        self.unit_left = u64::from(value);
        if self.unit_left > self.sample_left.saturating_sub(1) {
            return Err(Fault::Damaged("a coded unit is larger than its sample"));
        }
        self.state = if value == 0 { State::Length(0, 0) } else { State::Head(self.family.head()) };
        Ok(())
    }
}

/// Scrubs one unit that stands alone, head included (as in `hvcC`).
pub(super) fn scrub_one(family: Family, unit: &mut [u8]) {
    let Some(first) = unit.first().copied() else { return };
    let head = usize::try_from(family.head()).unwrap_or(2);
    let Some(body) = unit.get_mut(head..) else { return };
    match family.pass(first) {
        Pass::Keep => {}
        Pass::Fill => body.fill(0xff),
        Pass::Sei => {
            let left = body.len() as u64;
            SeiScrub::new(family).feed(body, left);
        }
    }
}
