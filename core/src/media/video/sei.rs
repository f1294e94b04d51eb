//! SEI messages (ITU-T H.264 annex D, H.265 annex D): those that steer decoding and display stay;
//! the payload of any other (an encoder's name and settings, a camera's place, captions) is
//! overwritten with 0xFF, its type and size kept.
//!
//! The bytes are those of the unit, with emulation prevention (a 3 after two zeros is no data).
//! A 3 that was inserted has to keep its two zeros, so those are not overwritten: they are all
//! that is left of such a payload.

use super::nal::Family;

/// HDR10+ (ITU-T T.35 country, SMPTE ST 2094-40 provider and application): display data that stays.
const HDR10_PLUS: [u8; 6] = [0xb5, 0x00, 0x3c, 0x00, 0x01, 0x04];

/// Messages that stay whole. Both: buffering period, picture timing, pan-scan, recovery point,
/// film grain, frame packing, orientation, mastering display, light level, transfer, ambient
/// light. H.265 also: parameter sets, decoding unit, temporal level, picture hash, regions,
/// alpha and depth.
fn stays(family: Family, kind: u32) -> bool {
    match kind {
        0..=2 | 6 | 19 | 45 | 47 | 137 | 144 | 147 | 148 => true,
        128..=134 | 136 | 160..=168 => family == Family::Hevc,
        _ => false,
    }
}

#[derive(Debug, Clone, Copy)]
enum At {
    /// In the type, or in the size of a message of `kind`; the sum so far.
    Kind(u32),
    Size(u32, u32),
    /// In a payload with so many bytes left.
    Payload(Payload, u32),
}

#[derive(Debug, Clone, Copy)]
enum Payload {
    Keep,
    Fill,
    /// A T.35 message that so far is like [`HDR10_PLUS`], for so many bytes.
    Registered(usize),
}

/// A state machine over the body of one SEI unit.
#[derive(Debug)]
pub(super) struct SeiScrub {
    family: Family,
    at: At,
    /// Zeros that came just before, as they were read.
    zeros: u8,
}

impl SeiScrub {
    pub(super) fn new(family: Family) -> Self {
        Self { family, at: At::Kind(0), zeros: 0 }
    }

    /// Scrubs the next bytes; `left` is how many the unit still has, these included.
    pub(super) fn feed(&mut self, bytes: &mut [u8], left: u64) {
        for n in 0..bytes.len() {
            let Some(byte) = bytes.get(n).copied() else { return };
            let inserted = self.zeros >= 2 && byte == 3;
            let zeros = self.zeros;
            self.zeros = if byte == 0 { zeros.saturating_add(1) } else { 0 };
            if inserted {
                continue;
            }
            let last = n as u64 + 1 == left;
            let fill = self.step(byte, last);
            let held = byte == 0 && holds_insertion(zeros, bytes.get(n + 1), bytes.get(n + 2));
            if let (Some(fill), false, Some(byte)) = (fill, held, bytes.get_mut(n)) {
                *byte = fill;
            }
        }
    }

    /// Moves over one byte of data; says what to overwrite it with.
    fn step(&mut self, byte: u8, last: bool) -> Option<u8> {
        match self.at {
            // The unit ends with a 1 and zeros.
            At::Kind(0) if last => return Some(0x80),
            At::Kind(sum) if byte == 0xff => self.at = At::Kind(sum.saturating_add(255)),
            At::Kind(sum) => self.at = At::Size(sum.saturating_add(u32::from(byte)), 0),
            At::Size(kind, sum) if byte == 0xff => self.at = At::Size(kind, sum.saturating_add(255)),
            At::Size(kind, sum) => {
                let payload = match kind {
                    4 => Payload::Registered(0),
                    kind if stays(self.family, kind) => Payload::Keep,
                    _ => Payload::Fill,
                };
                self.at = match sum.saturating_add(u32::from(byte)) {
                    0 => At::Kind(0),
                    size => At::Payload(payload, size),
                };
            }
            At::Payload(payload, left) => {
                let (now, next) = match payload {
                    Payload::Registered(n) if HDR10_PLUS.get(n) == Some(&byte) => {
                        let next = n + 1;
                        let whole = next == HDR10_PLUS.len();
                        (Payload::Keep, if whole { Payload::Keep } else { Payload::Registered(next) })
                    }
                    Payload::Registered(_) | Payload::Fill => (Payload::Fill, Payload::Fill),
                    Payload::Keep => (Payload::Keep, Payload::Keep),
                };
                self.at = if left > 1 { At::Payload(next, left - 1) } else { At::Kind(0) };
                return matches!(now, Payload::Fill).then_some(0xff);
            }
        }
        None
    }
}

/// Whether this zero, with `zeros` before it, is one of the two that an inserted 3 needs. At the
/// end of a piece, where what follows isn't known, it is kept.
fn holds_insertion(zeros: u8, next: Option<&u8>, after: Option<&u8>) -> bool {
    match (next, after) {
        (None, _) => true,
        (Some(3), _) => zeros >= 1,
        (Some(0), Some(after)) => *after == 3,
        (Some(0), None) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scrubbed(family: Family, body: &[u8]) -> Vec<u8> {
        let mut body = body.to_vec();
        let left = body.len() as u64;
        SeiScrub::new(family).feed(&mut body, left);
        body
    }

    #[test]
    fn text_is_overwritten_and_the_next_message_is_found() {
        let body = [&[5, 6], b"secret".as_slice(), &[6, 1, 0x84, 0x80]].concat();
        let expected = [&[5, 6], [0xff; 6].as_slice(), &[6, 1, 0x84, 0x80]].concat();
        assert_eq!(scrubbed(Family::Avc, &body), expected);
    }

    #[test]
    fn an_inserted_three_keeps_its_zeros_and_counts_as_none() {
        // Four bytes of data: 9, 0, 0, 1, then recovery point.
        let body = [5, 4, 9, 0, 0, 3, 1, 6, 1, 0x84, 0x80];
        assert_eq!(scrubbed(Family::Avc, &body), [5, 4, 0xff, 0, 0, 3, 0xff, 6, 1, 0x84, 0x80]);
        // Zeros that hold nothing go.
        assert_eq!(scrubbed(Family::Avc, &[5, 3, 0, 0, 9, 0x80]), [5, 3, 0xff, 0xff, 0xff, 0x80]);
    }

    #[test]
    fn display_data_stays_and_captions_go() {
        let hdr = [4, 8, 0xb5, 0, 0x3c, 0, 1, 4, 77, 78, 0x80];
        assert_eq!(scrubbed(Family::Hevc, &hdr), hdr);
        let captions = [4, 8, 0xb5, 0, 0x31, b'G', b'A', b'9', b'4', 3, 0x80];
        let gone = [4, 8, 0xb5, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x80];
        assert_eq!(scrubbed(Family::Hevc, &captions), gone);
    }

    #[test]
    fn a_size_past_the_end_takes_all_that_is_left() {
        assert_eq!(scrubbed(Family::Avc, b"\x05\xff\xffname"), b"\x05\xff\xff\x6e\xff\xff\xff");
    }

    proptest::proptest! {
        #[test]
        fn pieces_leak_nothing_that_the_whole_does_not(
            text in proptest::collection::vec(1u8..255, 1..200),
            cut in 0usize..200,
        ) {
            let body = [&[5, u8::try_from(text.len()).unwrap()], text.as_slice(), &[0x80]].concat();
            let mut pieces = body.clone();
            let left = pieces.len() as u64;
            let cut = cut.min(pieces.len());
            let (one, two) = pieces.split_at_mut(cut);
            let mut scrub = SeiScrub::new(Family::Avc);
            scrub.feed(one, left);
            scrub.feed(two, left - cut as u64);
            proptest::prop_assert_eq!(&pieces, &scrubbed(Family::Avc, &body));
            proptest::prop_assert!(pieces[2..pieces.len() - 1].iter().all(|byte| *byte == 0xff));
        }
    }
}
