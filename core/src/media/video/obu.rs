//! AV1: of the units in a sample (AV1 specification, 5.3) pictures and headers pass; metadata
//! passes when it describes display (light, mastering, HDR10+), and is zeroed otherwise, as are
//! padding and reserved units.

use super::fault::Fault;

/// How metadata begins that stays: content light level, mastering display, scalability, HDR10+
/// (T.35 with SMPTE ST 2094-40's codes).
const KEPT: [&[u8]; 4] = [&[1], &[2], &[3], &[4, 0xb5, 0x00, 0x3c, 0x00, 0x01, 0x04]];

#[derive(Debug, Clone, Copy)]
enum At {
    /// At a unit's head.
    Head,
    /// At its extension byte; the head.
    Extension(u8),
    /// In its size: the head, bytes read, the value so far.
    Size(u8, u32, u64),
    /// In its payload.
    Payload,
}

#[derive(Debug, Clone, Copy)]
enum Pass {
    Keep,
    Fill,
    /// Metadata that so far is like one of [`KEPT`], for so many bytes.
    Metadata(usize),
}

/// A state machine over the units of one sample.
#[derive(Debug)]
pub(super) struct ObuScrub {
    sample_left: u64,
    unit_left: u64,
    at: At,
    pass: Pass,
}

impl ObuScrub {
    /// At the start of a sample of `bytes`.
    pub(super) fn new(bytes: u64) -> Self {
        Self { sample_left: bytes, unit_left: 0, at: At::Head, pass: Pass::Keep }
    }

    /// Scrubs the next bytes of the sample.
    pub(super) fn feed(&mut self, bytes: &mut [u8]) -> Result<(), Fault> {
        let mut rest = bytes;
        while let Some(first) = rest.first_mut() {
            let mut used = 1;
            match (self.at, self.pass) {
                (At::Payload, Pass::Keep) => {
                    used = usize::try_from(self.unit_left).unwrap_or(rest.len()).min(rest.len());
                }
                (At::Payload, pass) => {
                    let (stays, next) = match pass {
                        Pass::Metadata(read) => follow(read, *first),
                        _ => (false, Pass::Fill),
                    };
                    if !stays {
                        // A unit ends with a 1 and zeros (5.3.4).
                        *first = if self.unit_left == 1 { 0x80 } else { 0 };
                    }
                    self.pass = next;
                }
                _ => {
                    let byte = *first;
                    self.sample_left = self.sample_left.saturating_sub(1);
                    self.head(byte)?;
                    rest = rest.get_mut(1..).unwrap_or(&mut []);
                    continue;
                }
            }
            self.sample_left = self.sample_left.saturating_sub(used as u64);
            self.unit_left = self.unit_left.saturating_sub(used as u64);
            if self.unit_left == 0 {
                self.at = At::Head;
            }
            rest = rest.get_mut(used..).unwrap_or(&mut []);
        }
        Ok(())
    }

    /// Moves over one byte of a unit's head or size.
    fn head(&mut self, byte: u8) -> Result<(), Fault> {
        let (head, size) = match self.at {
            At::Head if byte & 4 != 0 => {
                self.at = At::Extension(byte);
                return Ok(());
            }
            At::Size(head, read, sum) => {
                let sum = sum | (u64::from(byte & 127) << (7 * read));
                if byte & 128 != 0 {
                    if read >= 7 {
                        return Err(Fault::Damaged("a coded unit is larger than its sample"));
                    }
                    self.at = At::Size(head, read + 1, sum);
                    return Ok(());
                }
                (head, sum)
            }
            At::Extension(head) if head & 2 == 0 => (head, self.sample_left),
            At::Extension(head) => {
                self.at = At::Size(head, 0, 0);
                return Ok(());
            }
            // Without a size a unit lasts to the sample's end.
            _ if byte & 2 == 0 => (byte, self.sample_left),
            _ => {
                self.at = At::Size(byte, 0, 0);
                return Ok(());
            }
        };
        if size > self.sample_left {
            return Err(Fault::Damaged("a coded unit is larger than its sample"));
        }
        self.unit_left = size;
        self.pass = match (head >> 3) & 15 {
            1..=4 | 6..=8 => Pass::Keep,
            5 => Pass::Metadata(0),
            _ => Pass::Fill,
        };
        self.at = if size == 0 { At::Head } else { At::Payload };
        Ok(())
    }
}

/// Whether byte `n` of metadata stays, and what follows it.
fn follow(n: usize, byte: u8) -> (bool, Pass) {
    match KEPT.iter().find(|start| start.get(n) == Some(&byte) && (n > 0 || start.first() == Some(&byte))) {
        Some(start) if n + 1 == start.len() => (true, Pass::Keep),
        Some(_) => (true, Pass::Metadata(n + 1)),
        None => (false, Pass::Fill),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_that_is_no_display_data_is_zeroed() {
        let light = [0x2a, 5, 1, 1, 2, 3, 4];
        let text = [&[0x2a, 8, 4, 0xb5], b"place\x80".as_slice()].concat();
        let frame = [0x32, 5, b'f', b'r', b'a', b'm', b'e'];
        let padding = [0x7a, 4, b'h', b'i', b'd', b'e'];
        let last = [0x30, b'e', b'n', b'd'];
        let sample = [&light, text.as_slice(), &frame, &padding, &last].concat();
        let blank = [0x2a, 8, 4, 0xb5, 0, 0, 0, 0, 0, 0x80];
        let expected = [&light, blank.as_slice(), &frame, &[0x7a, 4, 0, 0, 0, 0x80], &last].concat();
        for piece in [1, 3, 100] {
            let (mut bytes, mut scrub) = (sample.clone(), ObuScrub::new(sample.len() as u64));
            bytes.chunks_mut(piece).for_each(|piece| scrub.feed(piece).unwrap());
            assert_eq!(bytes, expected);
        }
    }

    #[test]
    fn a_unit_larger_than_its_sample_is_refused() {
        assert!(ObuScrub::new(4).feed(&mut [0x32, 3, 0, 0]).is_err());
    }
}
