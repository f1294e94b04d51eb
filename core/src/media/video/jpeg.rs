//! Motion JPEG: every sample is a JPEG file, which can carry what a photo carries. Application
//! segments are zeroed but for the few bytes that decoders read, comments and unknown segments
//! whole; and so is what follows the picture (ITU-T T.81, annex B).

/// What stays of an application segment: its marker, how it begins, how many bytes.
const KEPT: [(u8, &[u8], u16); 4] =
    [(0xe0, b"JFIF", 14), (0xe0, b"AVI1", 14), (0xe1, b"\0\0\0\0mjpg", 40), (0xee, b"Adobe", 12)];

#[derive(Debug, Clone, Copy)]
enum At {
    /// Between segments; whether the byte before was 0xFF.
    Between(bool),
    /// After a picture, until another begins.
    After(bool),
    /// In coded data.
    Scan(bool),
    /// In a segment's length: the marker, its first byte.
    Length(u8, Option<u8>),
    /// In a segment: the marker, bytes read, bytes left, whether it still stays.
    Segment(u8, u16, u16, bool),
}

/// A state machine over the bytes of one JPEG.
#[derive(Debug)]
pub(super) struct JpegScrub {
    at: At,
}

impl JpegScrub {
    pub(super) fn new() -> Self {
        Self { at: At::Between(false) }
    }

    /// Scrubs the next bytes.
    pub(super) fn feed(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            if !self.step(*byte) {
                *byte = 0;
            }
        }
    }

    /// Moves over one byte; says whether it stays.
    fn step(&mut self, byte: u8) -> bool {
        match self.at {
            At::Between(marked) | At::After(marked) if byte == 0xff || !marked => {
                self.at = match self.at {
                    At::After(_) => At::After(byte == 0xff),
                    _ => At::Between(byte == 0xff),
                };
                byte == 0xff
            }
            At::After(_) => {
                self.at = if byte == 0xd8 { At::Between(false) } else { At::After(false) };
                byte == 0xd8
            }
            At::Between(_) => self.marker(byte),
            At::Scan(false) => {
                self.at = At::Scan(byte == 0xff);
                true
            }
            At::Scan(true) => match byte {
                0xff => true,
                // A stuffed zero, or a restart.
                0 | 0xd0..=0xd7 => {
                    self.at = At::Scan(false);
                    true
                }
                marker => self.marker(marker),
            },
            At::Length(marker, None) => {
                self.at = At::Length(marker, Some(byte));
                true
            }
            At::Length(marker, Some(high)) => {
                let left = u16::from_be_bytes([high, byte]).saturating_sub(2);
                let stays = matches!(marker, 0xc0..=0xcf | 0xda | 0xdb | 0xdd | 0xe0 | 0xe1 | 0xee);
                self.at = if left == 0 { after(marker) } else { At::Segment(marker, 0, left, stays) };
                true
            }
            At::Segment(marker, read, left, stays) => {
                let stays = stays && keeps(marker, read, byte);
                self.at =
                    if left == 1 { after(marker) } else { At::Segment(marker, read + 1, left - 1, stays) };
                stays
            }
        }
    }

    fn marker(&mut self, marker: u8) -> bool {
        self.at = match marker {
            0xd8 | 0x01 | 0xd0..=0xd7 => At::Between(false),
            0xd9 => At::After(false),
            0 => {
                self.at = At::Between(false);
                return false;
            }
            _ => At::Length(marker, None),
        };
        true
    }
}

/// What follows a segment: coded data after a scan's header.
fn after(marker: u8) -> At {
    if marker == 0xda { At::Scan(false) } else { At::Between(false) }
}

/// Whether byte `n` of a segment stays, if all before it did. Those of a beginning that turns out
/// to be another were equal to a known constant.
fn keeps(marker: u8, n: u16, byte: u8) -> bool {
    if !matches!(marker, 0xe0..=0xef) {
        return true;
    }
    KEPT.iter().any(|(kind, start, length)| {
        *kind == marker && n < *length && start.get(usize::from(n)).is_none_or(|known| *known == byte)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scrubbed(bytes: &[u8]) -> Vec<u8> {
        let (mut whole, mut pieces) = (bytes.to_vec(), bytes.to_vec());
        JpegScrub::new().feed(&mut whole);
        let mut scrub = JpegScrub::new();
        pieces.chunks_mut(1).for_each(|piece| scrub.feed(piece));
        assert_eq!(whole, pieces);
        whole
    }

    #[test]
    fn places_and_comments_are_zeroed_and_the_picture_stays() {
        let jpeg = b"\xff\xd8\xff\xe1\0\x0aExif\0\0GP\xff\xfe\0\x06Lavc\xff\xdb\0\x04qt\xff\xda\0\x04shda\xff\0ta\xff\xd9tail\xff\x21";
        let clean = b"\xff\xd8\xff\xe1\0\x0a\0\0\0\0\0\0\0\0\xff\xfe\0\x06\0\0\0\0\xff\xdb\0\x04qt\xff\xda\0\x04shda\xff\0ta\xff\xd9\0\0\0\0\xff\0";
        assert_eq!(scrubbed(jpeg), clean);
    }

    #[test]
    fn a_jfif_head_stays_without_its_thumbnail() {
        let head = b"\xff\xd8\xff\xe0\0\x13JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01RGB\xff\xe0\0\x06JFXX";
        let clean = b"\xff\xd8\xff\xe0\0\x13JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01\0\0\0\xff\xe0\0\x06JF\0\0";
        assert_eq!(scrubbed(head), clean);
    }

    #[test]
    fn the_second_field_of_an_interlaced_picture_stays() {
        let fields = b"\xff\xd8\xff\xda\0\x02one\xff\xd9pad\xff\xd8\xff\xda\0\x02two\xff\xd9";
        let clean = b"\xff\xd8\xff\xda\0\x02one\xff\xd9\0\0\0\xff\xd8\xff\xda\0\x02two\xff\xd9";
        assert_eq!(scrubbed(fields), clean);
    }
}
