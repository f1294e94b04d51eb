//! What the code on a card says: its size, its template, its print run, its number, and a checksum.
//!
//! Sixteen characters, the most that a QR code of version 1 holds at error level Q in alphanumeric mode
//! (ISO/IEC 18004, table 7). The letters are Crockford's base 32, which leaves out I, L, O and U:
//!
//! | characters | what |
//! |---|---|
//! | 0 | format and size, see [`CardSize`] |
//! | 1–4 | template: 20 bits of the SHA-256 of its canonical JSON |
//! | 5–9 | print run: 25 random bits |
//! | 10–11 | number of the card, 0–1023 |
//! | 12–15 | checksum: 20 bits of SHA-256 over `"oogst card 1"` and the twelve characters before it |
//!
//! Names are never in it: who has which number is known on the teacher's device only.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The characters of a code's text, in the order of their value.
pub const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters in a code's text.
pub const CODE_LENGTH: usize = 16;
/// The highest number of a card in a print run.
pub const HIGHEST_NUMBER: u16 = 1023;
/// What the checksum starts with, so that no other sixteen characters pass by chance of a shared scheme.
const CHECKSUM_CONTEXT: &[u8] = b"oogst card 1";

/// The size of a card, and with it where its code and marks are: the first character of the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardSize {
    /// 105 × 148.5 mm, four on a sheet.
    A6,
    /// 105 × 74.25 mm, eight on a sheet.
    A7,
    /// 148.5 × 210 mm, two on a sheet.
    A5,
    /// A6 with large print.
    A6Large,
    /// A5 with large print.
    A5Large,
}

impl CardSize {
    /// Every size this version knows.
    pub const ALL: [Self; 5] = [Self::A6, Self::A7, Self::A5, Self::A6Large, Self::A5Large];

    /// The first character of the code.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::A6 => '1',
            Self::A7 => '2',
            Self::A5 => '3',
            Self::A6Large => '4',
            Self::A5Large => '5',
        }
    }

    fn from_letter(letter: char) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.letter() == letter)
    }
}

/// What one card's code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CardCode {
    /// Size and format.
    pub size: CardSize,
    /// The first 20 bits of the SHA-256 of the template's canonical JSON.
    pub template: u32,
    /// The print run: 25 random bits.
    pub run: u32,
    /// The number of the card within its run.
    pub number: u16,
}

/// Why a text is not a card's code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Some other code: a web address, a number, another app's.
    #[error("not the code of a card")]
    NotOurs,
    /// It looks like ours, but the checksum says a character was misread or made up.
    #[error("the checksum of the code is wrong")]
    WrongChecksum,
    /// A valid code of a format that this version does not know.
    #[error("card of a newer format ({format})")]
    Newer {
        /// The first character of the code.
        format: char,
    },
    /// A field that does not fit its bits.
    #[error("{field} does not fit the code")]
    TooLarge {
        /// Which field.
        field: &'static str,
    },
}

impl CardCode {
    /// A code of these parts.
    ///
    /// # Errors
    /// [`CodeError::TooLarge`] for a template of more than 20 bits, a run of more than 25, a number above 1023.
    pub fn new(size: CardSize, template: u32, run: u32, number: u16) -> Result<Self, CodeError> {
        let fits =
            [("template", template < 1 << 20), ("run", run < 1 << 25), ("number", number <= HIGHEST_NUMBER)];
        match fits.into_iter().find(|(_, fits)| !fits) {
            Some((field, _)) => Err(CodeError::TooLarge { field }),
            None => Ok(Self { size, template, run, number }),
        }
    }

    /// The template's part of a code, from the SHA-256 of its canonical JSON: the first 20 bits.
    #[must_use]
    pub const fn template_tag(sha256: &[u8; 32]) -> u32 {
        (sha256[0] as u32) << 12 | (sha256[1] as u32) << 4 | (sha256[2] as u32) >> 4
    }

    /// The sixteen characters that are printed as a QR code.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(CODE_LENGTH);
        text.push(self.size.letter());
        push_base32(&mut text, self.template, 4);
        push_base32(&mut text, self.run, 5);
        push_base32(&mut text, u32::from(self.number), 2);
        let sum = checksum(&text);
        push_base32(&mut text, sum, 4);
        text
    }

    /// Reads the text of a code.
    ///
    /// # Errors
    /// [`CodeError`]: not ours, a wrong checksum, or a newer format.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        if text.len() != CODE_LENGTH || !text.bytes().all(|byte| ALPHABET.contains(&byte)) {
            return Err(CodeError::NotOurs);
        }
        let part =
            |from: usize, to: usize| text.get(from..to).and_then(from_base32).ok_or(CodeError::NotOurs);
        let body = text.get(..12).ok_or(CodeError::NotOurs)?;
        if part(12, 16)? != checksum(body) {
            return Err(CodeError::WrongChecksum);
        }
        let format = text.chars().next().ok_or(CodeError::NotOurs)?;
        let size = CardSize::from_letter(format).ok_or(CodeError::Newer { format })?;
        Ok(Self {
            size,
            template: part(1, 5)?,
            run: part(5, 10)?,
            number: u16::try_from(part(10, 12)?).map_err(|_| CodeError::NotOurs)?,
        })
    }
}

impl std::fmt::Display for CardCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text())
    }
}

fn push_base32(text: &mut String, value: u32, characters: u32) {
    for at in (0..characters).rev() {
        let index = (value >> (5 * at)) & 31;
        text.push(char::from(ALPHABET[index as usize]));
    }
}

fn from_base32(text: &str) -> Option<u32> {
    text.bytes().try_fold(0u32, |value, byte| {
        let digit = ALPHABET.iter().position(|&letter| letter == byte)?;
        Some(value << 5 | u32::try_from(digit).ok()?)
    })
}

fn checksum(body: &str) -> u32 {
    let digest: [u8; 32] = Sha256::new().chain_update(CHECKSUM_CONTEXT).chain_update(body).finalize().into();
    CardCode::template_tag(&digest)
}

/// Cards that were printed together: their codes differ in the number only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedRun {
    /// Size and format.
    pub size: CardSize,
    /// The template's part of the codes.
    pub template: u32,
    /// The print run.
    pub run: u32,
    /// The first number that was printed.
    pub first: u16,
    /// The last number that was printed.
    pub last: u16,
}

/// Every code this device knows to have been printed: what rescues a blurred one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedCodes {
    /// The runs, the latest last.
    pub runs: Vec<PrintedRun>,
}

impl PrintedCodes {
    /// Was this code printed, as far as this device knows?
    #[must_use]
    pub fn contains(&self, code: &CardCode) -> bool {
        self.runs.iter().any(|run| {
            (run.size, run.template, run.run) == (code.size, code.template, code.run)
                && (run.first..=run.last).contains(&code.number)
        })
    }

    /// All codes, those of the latest run first.
    pub fn codes(&self) -> impl Iterator<Item = CardCode> + '_ {
        self.runs.iter().rev().flat_map(|run| {
            (run.first..=run.last.min(HIGHEST_NUMBER))
                .filter_map(|number| CardCode::new(run.size, run.template, run.run, number).ok())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> CardCode {
        CardCode::new(CardSize::A7, 0xABCDE, 0x1AB_CDEF, 517).unwrap()
    }

    #[test]
    fn a_code_is_sixteen_characters_of_the_alphabet_and_reads_back() {
        let text = code().text();
        assert_eq!(text.len(), CODE_LENGTH);
        assert!(text.bytes().all(|byte| ALPHABET.contains(&byte)));
        assert_eq!(CardCode::parse(&text), Ok(code()));
    }

    #[test]
    fn the_text_of_a_code_never_changes() {
        // Printed cards must stay readable: this text was computed independently.
        let code = CardCode::new(CardSize::A6, 0x12345, 0x1AB_CDEF, 1).unwrap();
        assert_eq!(code.text(), "128T5TQKFF01TGEC");
    }

    #[test]
    fn one_wrong_character_is_noticed_wherever_it_is() {
        let text = code().text();
        for at in 0..CODE_LENGTH {
            let mut wrong = text.clone().into_bytes();
            wrong[at] = if wrong[at] == b'7' { b'8' } else { b'7' };
            let wrong = String::from_utf8(wrong).unwrap();
            assert_eq!(CardCode::parse(&wrong), Err(CodeError::WrongChecksum), "at {at}");
        }
    }

    #[test]
    fn other_codes_are_not_ours() {
        for text in ["", "https://example.org/x", "1SVI0000000000AB", "1sv0000000000000", "é23456789012345"]
        {
            assert_eq!(CardCode::parse(text), Err(CodeError::NotOurs), "{text}");
        }
    }

    #[test]
    fn a_valid_code_of_an_unknown_format_is_a_newer_card() {
        let mut text = format!("Z{}", &code().text()[1..12]);
        let sum = checksum(&text);
        push_base32(&mut text, sum, 4);
        assert_eq!(CardCode::parse(&text), Err(CodeError::Newer { format: 'Z' }));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert_eq!(CardCode::new(CardSize::A6, 0, 0, 1024), Err(CodeError::TooLarge { field: "number" }));
        assert_eq!(
            CardCode::new(CardSize::A6, 1 << 20, 0, 0),
            Err(CodeError::TooLarge { field: "template" })
        );
        assert_eq!(CardCode::new(CardSize::A6, 0, 1 << 25, 0), Err(CodeError::TooLarge { field: "run" }));
    }

    #[test]
    fn the_printed_list_holds_exactly_what_was_printed() {
        let run = |run, first, last| PrintedRun { size: CardSize::A7, template: 0xABCDE, run, first, last };
        let printed = PrintedCodes { runs: vec![run(5, 1, 3), run(9, 1022, u16::MAX)] };
        let all: Vec<_> = printed.codes().map(|code| (code.run, code.number)).collect();
        assert_eq!(all, [(9, 1022), (9, 1023), (5, 1), (5, 2), (5, 3)]);
        assert!(printed.codes().all(|code| printed.contains(&code)));
        assert!(!printed.contains(&CardCode { number: 4, run: 5, ..code() }));
        assert!(!printed.contains(&CardCode { number: 1, run: 5, size: CardSize::A6, ..code() }));
    }
}
