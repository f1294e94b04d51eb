//! Walks a JPEG's marker segments (ITU-T T.81, annex B) without looking into the coded picture.
//!
//! As lenient as decoders are where nothing is lost by it: stray bytes and fill bytes before a
//! marker are passed over (and so never copied). What decoders can't do without is an error.

use oogst_domain::capture::Format;

use crate::media::MediaError;

/// Start of image.
pub(super) const SOI: u8 = 0xD8;
/// End of image.
pub(super) const EOI: u8 = 0xD9;
/// Start of scan.
pub(super) const SOS: u8 = 0xDA;
/// Quantisation tables.
pub(super) const DQT: u8 = 0xDB;
/// Number of lines.
pub(super) const DNL: u8 = 0xDC;
/// Restart interval.
pub(super) const DRI: u8 = 0xDD;
/// Huffman tables.
pub(super) const DHT: u8 = 0xC4;
/// Application segment 0; the others follow it.
pub(super) const APP0: u8 = 0xE0;

/// One marker with what belongs to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segment<'a> {
    /// The marker's second byte.
    pub(super) marker: u8,
    /// What follows the length, empty for [`EOI`].
    pub(super) body: &'a [u8],
    /// The coded picture data that follows a start of scan, restart markers included.
    pub(super) coded: &'a [u8],
}

/// A JPEG that breaks off or contradicts itself.
pub(super) fn damaged(what: &'static str) -> MediaError {
    MediaError::Damaged { format: Format::Jpeg, what }
}

/// The segments of one JPEG, up to and including its end of image.
pub(super) struct Segments<'a> {
    rest: &'a [u8],
    ended: bool,
}

impl<'a> Segments<'a> {
    /// # Errors
    /// [`MediaError::Damaged`] if `bytes` does not begin with a start of image.
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, MediaError> {
        match bytes {
            [0xFF, SOI, rest @ ..] => Ok(Self { rest, ended: false }),
            _ => Err(damaged("no start of image")),
        }
    }

    fn read(&mut self) -> Result<Segment<'a>, MediaError> {
        let marker = self.marker()?;
        if marker == EOI {
            self.ended = true;
            return Ok(Segment { marker, body: &[], coded: &[] });
        }
        if marker == SOI || (0x02..=0xBF).contains(&marker) {
            return Err(damaged("a marker that can't stand here"));
        }
        let (length, rest) = self.rest.split_first_chunk::<2>().ok_or(damaged("ends in a segment"))?;
        let length = usize::from(u16::from_be_bytes(*length));
        let body = length
            .checked_sub(2)
            .and_then(|length| rest.get(..length))
            .ok_or(damaged("a segment's length is wrong"))?;
        self.rest = rest.get(body.len()..).unwrap_or_default();
        let coded = if marker == SOS { self.coded()? } else { &[] };
        Ok(Segment { marker, body, coded })
    }

    /// The next marker that carries a segment or ends the picture; lone markers (TEM, RSTn) and
    /// what is no marker at all are passed over.
    fn marker(&mut self) -> Result<u8, MediaError> {
        loop {
            let at = self.rest.iter().position(|b| *b == 0xFF).ok_or(damaged("no end of image"))?;
            let after = self.rest.get(at..).unwrap_or_default();
            let fill = after.iter().position(|b| *b != 0xFF).ok_or(damaged("no end of image"))?;
            let code = after.get(fill).copied().unwrap_or_default();
            self.rest = after.get(fill + 1..).unwrap_or_default();
            if !matches!(code, 0x00 | 0x01 | 0xD0..=0xD7) {
                return Ok(code);
            }
        }
    }

    /// Coded data up to the fill bytes before the next marker that is not a restart.
    fn coded(&mut self) -> Result<&'a [u8], MediaError> {
        let mut end = 0;
        loop {
            let after = self.rest.get(end..).unwrap_or_default();
            let at = after.iter().position(|b| *b == 0xFF).ok_or(damaged("ends inside the picture"))?;
            let run = after.get(at..).unwrap_or_default();
            let fill = run.iter().position(|b| *b != 0xFF).ok_or(damaged("ends inside the picture"))?;
            let code = run.get(fill).copied().unwrap_or_default();
            if !matches!(code, 0x00 | 0xD0..=0xD7) {
                let (coded, rest) = self.rest.split_at_checked(end + at).unwrap_or_default();
                self.rest = rest;
                return Ok(coded);
            }
            end += at + fill + 1;
        }
    }
}

impl<'a> Iterator for Segments<'a> {
    type Item = Result<Segment<'a>, MediaError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let segment = self.read();
        self.ended |= segment.is_err();
        Some(segment)
    }
}
