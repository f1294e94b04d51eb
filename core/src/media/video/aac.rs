//! AAC: what fills the room before a frame's sound is emptied; there encoders write their name and version
//! (ISO/IEC 14496-3, 4.4.1.1, `fill_element`). Fill behind the sound can't be found without decoding it.

/// `ID_FIL`.
const FILL: u16 = 6;

#[derive(Debug, Clone, Copy)]
enum At {
    /// An element's kind: 3 bits.
    Kind,
    /// How much it holds: 4 bits.
    Count,
    /// More than 14: 8 bits.
    More,
    /// What it holds: 4 bits of so many.
    Extension(u32),
    /// Bits of it that are left, and whether they go.
    Inside(u32, bool),
    /// The sound.
    Sound,
}

/// A state machine over the bits of one frame.
#[derive(Debug)]
pub(super) struct AacScrub {
    at: At,
    value: u16,
    bits: u8,
}

impl AacScrub {
    pub(super) fn new() -> Self {
        Self { at: At::Kind, value: 0, bits: 0 }
    }

    /// Scrubs the next bytes.
    pub(super) fn feed(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            for bit in [128, 64, 32, 16, 8, 4, 2, 1] {
                if matches!(self.at, At::Sound) {
                    return;
                }
                if self.step(*byte & bit != 0) {
                    *byte &= !bit;
                }
            }
        }
    }

    /// Moves over one bit; says whether it goes.
    fn step(&mut self, bit: bool) -> bool {
        if let At::Inside(left, goes) = self.at {
            self.at = if left == 1 { At::Kind } else { At::Inside(left - 1, goes) };
            return goes;
        }
        self.value = self.value << 1 | u16::from(bit);
        self.bits += 1;
        let value = self.value;
        self.at = match (self.at, self.bits) {
            (At::Kind, 3) => {
                if value == FILL {
                    At::Count
                } else {
                    At::Sound
                }
            }
            (At::Count, 4) => match value {
                0 => At::Kind,
                15 => At::More,
                some => At::Extension(u32::from(some) * 8),
            },
            (At::More, 8) => At::Extension((u32::from(value) + 14) * 8),
            // Plain fill goes; what extends the sound (bands, dynamics) stays.
            (At::Extension(all), 4) => At::Inside(all - 4, value <= 1),
            _ => return false,
        };
        (self.value, self.bits) = (0, 0);
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `110`, a count, an extension's kind, its bytes, and a channel's element.
    fn frame(kind: u8, text: &[u8]) -> Vec<u8> {
        let mut bits = vec![1, 1, 0];
        let mut put = |value: usize, n: usize| bits.extend((0..n).rev().map(|at| (value >> at & 1) as u8));
        let count = text.len() + 1;
        put(count.min(15), 4);
        if count >= 15 {
            put(count - 14, 8);
        }
        put(usize::from(kind), 4);
        text.iter().for_each(|byte| put(usize::from(*byte), 8));
        put(0, 4);
        put(0b001, 3);
        b"sound".iter().for_each(|byte| put(usize::from(*byte), 8));
        bits.chunks(8).map(|byte| byte.iter().enumerate().map(|(at, bit)| bit << (7 - at)).sum()).collect()
    }

    #[test]
    fn an_encoder_s_name_goes_and_sound_stays() {
        for (kind, text, stays) in
            [(0, &b"Lavc60.31.102 at 52.09"[..], false), (1, b"Jan", false), (13, b"bands", true)]
        {
            let blank = vec![0; text.len()];
            for piece in [1, 3, 100] {
                let (mut bytes, mut scrub) = (frame(kind, text), AacScrub::new());
                bytes.chunks_mut(piece).for_each(|piece| scrub.feed(piece));
                assert_eq!(bytes, frame(kind, if stays { text } else { &blank }));
            }
        }
        let mut sound = *b"!Lavc is sound here";
        AacScrub::new().feed(&mut sound);
        assert_eq!(&sound, b"!Lavc is sound here");
    }
}
