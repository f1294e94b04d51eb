//! MPEG-4 part 2: user data (ISO/IEC 14496-2, 6.2.2.1) between start codes is overwritten, but for
//! an encoder's name and version, which decoders need to decode the same frames (they choose an
//! inverse transform and work around that encoder's faults by it).

/// The encoders that decoders ask for.
const ENCODERS: [&[u8]; 4] = [b"Lavc", b"FFmpeg", b"XviD", b"DivX"];
/// As much of a name and version as stays: `DivX503b1393p`, `Lavc60.31.102`.
const LONGEST: u8 = 20;

/// A state machine over the bytes of one sample.
#[derive(Debug, Default)]
pub(super) struct Mpeg4Scrub {
    zeros: u8,
    /// The byte before ended `00 00 01`.
    code: bool,
    /// In user data: bytes read, and whether they still are an encoder's name.
    user: Option<(u8, bool)>,
}

impl Mpeg4Scrub {
    /// Scrubs the next bytes. Zeros stay, so that start codes stay where they are and no new one
    /// comes to be.
    pub(super) fn feed(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            let starts = self.zeros >= 2 && *byte == 1;
            self.zeros = if *byte == 0 { self.zeros.saturating_add(1) } else { 0 };
            if self.code {
                self.user = (*byte == 0xb2).then_some((0, true));
            } else if starts {
                self.user = None;
            } else if let Some((read, named)) = self.user {
                let named = named && read < LONGEST && names(read, *byte);
                if !named && *byte != 0 {
                    *byte = b'.';
                }
                self.user = Some((read.saturating_add(1), named));
            }
            self.code = starts;
        }
    }
}

/// Whether byte `n` can be part of an encoder's name or version.
fn names(n: u8, byte: u8) -> bool {
    let version = byte.is_ascii_digit() || matches!(byte, b'.' | b'b' | b'p');
    ENCODERS.iter().any(|name| name.get(usize::from(n)).map_or(version, |known| *known == byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoder_stays_and_other_text_goes() {
        let sample = b"\0\0\x01\xb2Lavc60.31.102\0\0\x01\xb2at 52.0907\0\0\x01\xb6 52.0907";
        let clean = b"\0\0\x01\xb2Lavc60.31.102\0\0\x01\xb2..........\0\0\x01\xb6 52.0907";
        for piece in [1, 5, 100] {
            let (mut bytes, mut scrub) = (sample.to_vec(), Mpeg4Scrub::default());
            bytes.chunks_mut(piece).for_each(|piece| scrub.feed(piece));
            assert_eq!(bytes, clean);
        }
    }
}
