//! Alphanumeric text in a version 1 symbol of level Q (ISO/IEC 18004, section 7.4.4): exactly sixteen characters fill it.

use super::reed_solomon::{DATA, encode};
use super::symbol::CODEWORDS;

const CHARACTERS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const ALPHANUMERIC: u32 = 0b0010;

/// Bits one after another, highest first.
struct Bits<'a> {
    data: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn take(&mut self, count: usize) -> Option<u32> {
        let mut value = 0;
        for _ in 0..count {
            let byte = self.data.get(self.at / 8)?;
            value = value << 1 | u32::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        Some(value)
    }
}

/// The text of the data codewords; `None` when it is not alphanumeric (another app's code).
pub(in super::super) fn decode(data: &[u8]) -> Option<String> {
    let mut bits = Bits { data, at: 0 };
    if bits.take(4)? != ALPHANUMERIC {
        return None;
    }
    let length = bits.take(9)? as usize;
    let mut text = String::new();
    while text.len() < length {
        let pair = (length - text.len()).min(2);
        let value = bits.take(if pair == 2 { 11 } else { 6 })? as usize;
        if pair == 2 {
            text.push(char::from(*CHARACTERS.get(value / 45)?));
        }
        text.push(char::from(*CHARACTERS.get(value % 45)?));
    }
    Some(text)
}

/// The codewords of a text of sixteen characters, check codewords and all; `None` for any other text.
pub(in super::super) fn codewords(text: &str) -> Option<[u8; CODEWORDS]> {
    let values: Vec<u32> = text
        .bytes()
        .map(|byte| CHARACTERS.iter().position(|character| *character == byte).map(|at| at as u32))
        .collect::<Option<_>>()?;
    if values.len() != super::super::super::code::CODE_LENGTH {
        return None;
    }
    let mut data = [0u8; DATA];
    let mut at = 0;
    let mut put = |value: u32, count: u32| {
        for bit in (0..count).rev() {
            if let Some(byte) = data.get_mut(at / 8) {
                *byte |= ((value >> bit & 1) as u8) << (7 - at % 8);
            }
            at += 1;
        }
    };
    put(ALPHANUMERIC, 4);
    put(values.len() as u32, 9);
    for pair in values.chunks_exact(2) {
        put(pair[0] * 45 + pair[1], 11);
    }
    Some(encode(&data))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_characters_fit_and_read_back() {
        let text = "128T5TQKFF01TGEC";
        let words = codewords(text).unwrap();
        assert_eq!(decode(&words[..DATA]).as_deref(), Some(text));
        assert_eq!(codewords("SHORT"), None);
    }

    #[test]
    fn other_modes_are_not_ours() {
        assert_eq!(decode(&[0x41, 0x46, 0x87]), None);
        assert_eq!(decode(&[]), None);
    }
}
