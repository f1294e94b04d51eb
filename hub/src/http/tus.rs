//! The headers of tus 1.0.0 (<https://tus.io/protocols/resumable-upload>), read by its text.

use axum::http::HeaderMap;
use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use oogst_protocol::{Audience, Hash};

use crate::mailbox::{Checksum, NewUpload, Refusal};

/// The version that is spoken.
pub(super) const VERSION: &str = "1.0.0";
/// The extensions.
pub(super) const EXTENSIONS: &str = "creation,creation-with-upload,termination,expiration,checksum";
/// What a checksum may be made with.
pub(super) const CHECKSUMS: &str = "sha256,sha1";
/// The content type of an upload's bytes.
pub(super) const OCTETS: &str = "application/offset+octet-stream";
/// Bytes of an `Upload-Metadata` header.
const METADATA_MAX: usize = 4096;

/// Base64 with or without padding: clients differ.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A header's text; `None` when it is not there, an error when it is no text.
pub(super) fn text<'a>(headers: &'a HeaderMap, name: &'static str) -> Result<Option<&'a str>, Refusal> {
    let value = headers.get(name).map(|value| value.to_str());
    value.transpose().map_err(|_| Refusal::BadRequest("a header that is not text"))
}

/// A header that is a number, as tus wants it: digits alone.
pub(super) fn number(headers: &HeaderMap, name: &'static str) -> Result<Option<u64>, Refusal> {
    let wrong = || Refusal::BadRequest("a header that must be a non-negative whole number is not");
    let Some(value) = text(headers, name)? else { return Ok(None) };
    if value.is_empty() || !value.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    value.parse().map(Some).map_err(|_| wrong())
}

/// Whether the client speaks this version.
pub(super) fn version(headers: &HeaderMap) -> Result<(), Refusal> {
    if text(headers, "tus-resumable")? == Some(VERSION) { Ok(()) } else { Err(Refusal::TusVersion) }
}

/// Whether the body is an upload's bytes.
pub(super) fn is_octets(headers: &HeaderMap) -> bool {
    let value = headers.get(axum::http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    value.and_then(|text| text.split(';').next()).is_some_and(|kind| kind.trim().eq_ignore_ascii_case(OCTETS))
}

/// What a creation asks for.
pub(super) fn creation(headers: &HeaderMap) -> Result<NewUpload, Refusal> {
    if headers.contains_key("upload-defer-length") {
        return Err(Refusal::BadRequest("Upload-Defer-Length is not taken: an object's length is known"));
    }
    let length = number(headers, "upload-length")?.ok_or(Refusal::BadRequest("Upload-Length is missing"))?;
    let metadata = text(headers, "upload-metadata")?.unwrap_or_default();
    let mut new = NewUpload { length, sha256: None, audiences: Vec::new(), metadata: metadata.to_owned() };
    for (key, value) in pairs(metadata)? {
        let value = String::from_utf8(value).ok();
        match (key, value) {
            ("sha256", Some(digits)) => {
                let digits = digits.strip_prefix("sha256:").unwrap_or(&digits).to_owned();
                new.sha256 =
                    Some(Hash::from_hex(&digits).map_err(|_| Refusal::invalid("sha256 is no hash"))?);
            }
            ("audiences", Some(list)) => {
                let parsed = list.split(',').filter(|text| !text.is_empty()).map(str::parse::<Audience>);
                new.audiences =
                    parsed.collect::<Result<_, _>>().map_err(|_| Refusal::invalid("audiences holds none"))?;
            }
            ("sha256" | "audiences", None) => return Err(Refusal::invalid("metadata that is not text")),
            _ => {}
        }
    }
    Ok(new)
}

/// Keys and values of `Upload-Metadata`. An empty header is taken: tuspy sends one when it has nothing to say.
fn pairs(metadata: &str) -> Result<Vec<(&str, Vec<u8>)>, Refusal> {
    let wrong = Refusal::BadRequest("Upload-Metadata is not key, space, base64, separated by commas");
    if metadata.len() > METADATA_MAX {
        return Err(Refusal::BadRequest("Upload-Metadata is too long"));
    }
    let mut pairs: Vec<(&str, Vec<u8>)> = Vec::new();
    if metadata.trim().is_empty() {
        return Ok(pairs);
    }
    for pair in metadata.split(',') {
        let (key, value) = pair.trim().split_once(' ').unwrap_or((pair.trim(), ""));
        let value = BASE64.decode(value.trim()).map_err(|_| wrong.clone())?;
        if key.is_empty() || !key.is_ascii() || pairs.iter().any(|(known, _)| *known == key) {
            return Err(wrong);
        }
        pairs.push((key, value));
    }
    Ok(pairs)
}

/// What an `Upload-Checksum` header asks for.
pub(super) fn checksum(headers: &HeaderMap) -> Result<Option<Checksum>, Refusal> {
    let Some(value) = text(headers, "upload-checksum")? else { return Ok(None) };
    let wrong = Refusal::BadRequest("Upload-Checksum must be sha256 or sha1, a space, and base64");
    let (algorithm, sum) = value.split_once(' ').ok_or(wrong.clone())?;
    let sum = BASE64.decode(sum.trim()).map_err(|_| wrong.clone())?;
    match (algorithm, sum.len()) {
        ("sha1", 20) => Ok(Some(Checksum::Sha1(sum))),
        ("sha256", 32) => Ok(Some(Checksum::Sha256(sum))),
        _ => Err(wrong),
    }
}

/// A time as HTTP writes it (RFC 9110, section 5.6.7), from Unix seconds.
pub(super) fn http_date(seconds: i64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (days, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Days to civil date: Howard Hinnant, "chrono-compatible low-level date algorithms".
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let day = doy - (153 * mp + 2) / 5 + 1;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    let year = yoe + era * 400 + i64::from(month <= 2);
    let pick = |names: &[&'static str], at: i64| {
        usize::try_from(at).ok().and_then(|at| names.get(at).copied()).unwrap_or_default()
    };
    format!(
        "{}, {day:02} {} {year:04} {:02}:{:02}:{:02} GMT",
        pick(&DAYS, days.rem_euclid(7)),
        pick(&MONTHS, month - 1),
        rest / 3600,
        rest / 60 % 60,
        rest % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_http_does() {
        assert_eq!(http_date(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(http_date(951_782_400), "Tue, 29 Feb 2000 00:00:00 GMT");
    }

    #[test]
    fn metadata_is_read_with_and_without_padding_and_value() {
        let read = pairs("filename d29ybGQ=, note d29ybGQ,flag").unwrap();
        assert_eq!(read, [("filename", b"world".to_vec()), ("note", b"world".to_vec()), ("flag", vec![])]);
        assert!(pairs("").unwrap().is_empty());
        for wrong in ["a !!", "a YQ==,a YQ==", ",", "é YQ=="] {
            assert!(pairs(wrong).is_err(), "{wrong}");
        }
    }
}
