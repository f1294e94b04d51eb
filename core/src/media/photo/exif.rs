//! The two things that Exif tells before it is thrown away: which way up, and when.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, TimeZone};
use exif::{DateTime, Exif, In, Reader, Tag, Value};
use oogst_domain::capture::TakenAt;

/// A JPEG segment holds no more; PNG and WebP could claim gigabytes.
const MAX_EXIF: usize = 1 << 20;

/// What is kept of an Exif block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kept {
    /// 1 to 8, as in Exif (CIPA DC-008, 4.6.4: Orientation).
    pub(super) orientation: u8,
    /// When the picture was taken, if the camera knew.
    pub(super) taken_at: Option<TakenAt>,
}

/// Reads an Exif block (a TIFF header and what follows); anything malformed counts as not there.
pub(super) fn read(block: Option<&[u8]>) -> Kept {
    let block = block.map(|block| block.strip_prefix(b"Exif\0\0").unwrap_or(block));
    let exif = block.filter(|block| block.len() <= MAX_EXIF).and_then(parse);
    let orientation = exif
        .as_ref()
        .and_then(|exif| exif.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0))
        .and_then(|value| u8::try_from(value).ok())
        .filter(|value| (1..=8).contains(value))
        .unwrap_or(1);
    Kept { orientation, taken_at: exif.as_ref().and_then(taken_at) }
}

fn parse(block: &[u8]) -> Option<Exif> {
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    reader.read_raw(block.to_vec()).or_else(|error| error.distill_partial_result(|_| ())).ok()
}

/// Each time has an offset tag of its own (CIPA DC-008, 4.6.5: OffsetTime…); another time's is not used.
fn taken_at(exif: &Exif) -> Option<TakenAt> {
    let tags = [
        (Tag::DateTimeOriginal, Tag::OffsetTimeOriginal),
        (Tag::DateTimeDigitized, Tag::OffsetTimeDigitized),
        (Tag::DateTime, Tag::OffsetTime),
    ];
    tags.into_iter().find_map(|(time, offset)| {
        let local = local(ascii(exif, time)?)?;
        let zoned = ascii(exif, offset).and_then(parse_offset);
        let zoned = zoned.and_then(|offset| offset.from_local_datetime(&local).single());
        Some(zoned.map_or(TakenAt::Local(local), TakenAt::Zoned))
    })
}

fn ascii(exif: &Exif, tag: Tag) -> Option<&[u8]> {
    match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(lines) => lines.first().map(Vec::as_slice),
        _ => None,
    }
}

fn local(text: &[u8]) -> Option<NaiveDateTime> {
    let at = DateTime::from_ascii(text).ok()?;
    NaiveDate::from_ymd_opt(at.year.into(), at.month.into(), at.day.into())
        .filter(|_| at.year > 0)?
        .and_hms_opt(at.hour.into(), at.minute.into(), at.second.into())
}

/// `+01:00`; within the day that the world's zones span.
fn parse_offset(text: &[u8]) -> Option<FixedOffset> {
    let &[sign, h1, h0, b':', m1, m0] = text.first_chunk::<6>()? else { return None };
    let number = |tens: u8, ones: u8| {
        (tens.is_ascii_digit() && ones.is_ascii_digit())
            .then(|| i32::from(tens - b'0') * 10 + i32::from(ones - b'0'))
    };
    let seconds = Some((number(h1, h0)?, number(m1, m0)?))
        .filter(|(hours, minutes)| *hours <= 14 && *minutes < 60)
        .map(|(hours, minutes)| hours * 3600 + minutes * 60)?;
    match sign {
        b'+' => FixedOffset::east_opt(seconds),
        b'-' => FixedOffset::west_opt(seconds),
        _ => None,
    }
}

/// A TIFF block with an orientation and nothing else, for a picture that has to be turned.
pub(super) fn only_orientation(orientation: u8) -> [u8; 26] {
    #[rustfmt::skip]
    let block = [
        b'M', b'M', 0, 42, 0, 0, 0, 8,          // big-endian TIFF, first directory at 8
        0, 1,                                   // one entry:
        0x01, 0x12, 0, 3, 0, 0, 0, 1,           // Orientation, one SHORT
        0, orientation, 0, 0,
        0, 0, 0, 0,                             // no further directory
    ];
    block
}
