//! When a video was taken: read before it is thrown away.

use chrono::{DateTime, Datelike};
use oogst_domain::capture::TakenAt;

use super::boxes::{Source, Span};
use super::bytes::{Cursor, Kind};
use super::fault::Fault;
use super::headers::MovieHeader;

/// Seconds from 1904-01-01 (QuickTime's zero) to 1970-01-01.
const QUICKTIME_EPOCH: i64 = 2_082_844_800;
/// A larger list of keys is not looked into.
const MAX_META: u64 = 64 << 10;
/// Where phones write the local time with its offset.
const KEY: &[u8] = b"com.apple.quicktime.creationdate";

/// `com.apple.quicktime.creationdate` when it is there, else the movie header's UTC time. A clock
/// before 1990 or after 2100 was never set.
pub(super) fn taken_at(
    src: &mut Source,
    inside: &[Span],
    header: &MovieHeader,
) -> Result<Option<TakenAt>, Fault> {
    let mut found = None;
    for span in inside.iter().filter(|s| s.end - s.body <= MAX_META) {
        let body = match &span.kind {
            b"meta" | b"udta" => src.body(span)?,
            _ => continue,
        };
        found = found.or_else(|| if span.kind == *b"meta" { in_meta(&body) } else { in_udta(&body) });
        src.done_with(body);
    }
    let of_header = || {
        let seconds = i64::try_from(header.created).ok()?.checked_sub(QUICKTIME_EPOCH)?;
        DateTime::from_timestamp(seconds, 0).map(|at| at.fixed_offset())
    };
    let at = found.or_else(|| if header.created == 0 { None } else { of_header() });
    Ok(at.filter(|at| (1990..=2100).contains(&at.year())).map(TakenAt::Zoned))
}

/// The same `meta`, where some writers put it.
fn in_udta(body: &[u8]) -> Option<DateTime<chrono::FixedOffset>> {
    let mut c = Cursor::new(body);
    loop {
        let (kind, body) = c.next_box().ok()??;
        if kind == *b"meta" {
            return in_meta(body);
        }
    }
}

/// The value of [`KEY`] in QuickTime's `meta`: `keys` numbers the names, `ilst` holds the values.
fn in_meta(body: &[u8]) -> Option<DateTime<chrono::FixedOffset>> {
    let (keys, values) = lists(body).or_else(|| lists(body.get(4..)?))?;
    let mut c = Cursor::new(keys);
    c.take(8).ok()?;
    let mut number = 0u32;
    let wanted: Kind = loop {
        let (_, name) = c.next_box().ok()??;
        number += 1;
        if name == KEY {
            break number.to_be_bytes();
        }
    };
    let mut c = Cursor::new(values);
    loop {
        let (kind, item) = c.next_box().ok()??;
        if kind == wanted {
            let (_, data) = Cursor::new(item).next_box().ok()??;
            return parse(std::str::from_utf8(data.get(8..)?).ok()?);
        }
    }
}

/// `keys` and `ilst` among the boxes of `body`; ISO's `meta` has four bytes before them.
fn lists(body: &[u8]) -> Option<(&[u8], &[u8])> {
    let (mut c, mut keys, mut values) = (Cursor::new(body), None, None);
    while let Ok(Some((kind, body))) = c.next_box() {
        match &kind {
            b"keys" => keys = Some(body),
            b"ilst" => values = Some(body),
            _ => {}
        }
    }
    keys.zip(values)
}

/// `2026-11-17T10:40:00+0100`, with or without a colon in the offset.
fn parse(text: &str) -> Option<DateTime<chrono::FixedOffset>> {
    let text = text.trim_matches(['\0', ' ']);
    DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%z")).ok()
}
