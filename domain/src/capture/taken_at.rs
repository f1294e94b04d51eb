//! When a picture was taken, as its camera said: with its offset from UTC, or plainly without one.

use std::{fmt, str::FromStr};

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// A camera's clock reading. Most cameras write no offset, and then none is made up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakenAt {
    /// Local time with its offset from UTC (Exif `OffsetTimeOriginal`, or a video's UTC time).
    Zoned(DateTime<FixedOffset>),
    /// Local time of an unknown zone.
    Local(NaiveDateTime),
}

/// The text is neither `2026-11-17T10:40:00` nor `2026-11-17T10:40:00+01:00`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a capture time: {0:?}")]
pub struct TakenAtError(pub String);

impl fmt::Display for TakenAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TakenAt::Zoned(at) => write!(f, "{}", at.format("%Y-%m-%dT%H:%M:%S%:z")),
            TakenAt::Local(at) => write!(f, "{}", at.format("%Y-%m-%dT%H:%M:%S")),
        }
    }
}

impl FromStr for TakenAt {
    type Err = TakenAtError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Ok(at) = DateTime::parse_from_rfc3339(text) {
            return Ok(TakenAt::Zoned(at));
        }
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S")
            .map(TakenAt::Local)
            .map_err(|_| TakenAtError(text.chars().take(40).collect()))
    }
}

impl Serialize for TakenAt {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TakenAt {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_kept_and_never_made_up() {
        for text in ["2026-11-17T10:40:00+01:00", "2026-11-17T10:40:00", "2026-11-17T10:40:00-03:30"] {
            assert_eq!(text.parse::<TakenAt>().map(|t| t.to_string()), Ok(text.to_owned()));
        }
        assert!("2026:11:17 10:40:00".parse::<TakenAt>().is_err());
    }
}
