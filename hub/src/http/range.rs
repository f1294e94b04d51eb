//! The `Range` header (RFC 9110, section 14), single ranges of bytes.

/// What part of `size` bytes is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it: no range, one of another unit, or several at once, which we may ignore.
    Whole,
    /// From the first byte, so many.
    Some(u64, u64),
    /// None of it lies inside.
    Outside,
}

pub(super) fn parse(header: Option<&str>, size: u64) -> Part {
    let Some(spec) = header.and_then(|text| text.trim().strip_prefix("bytes=")) else { return Part::Whole };
    let Some((first, last)) = spec.split_once('-') else { return Part::Whole };
    let (first, last) = (first.trim(), last.trim());
    match (first.parse::<u64>(), last.parse::<u64>()) {
        (Ok(first), Ok(last)) if first <= last && first < size => {
            Part::Some(first, last.min(size - 1) - first + 1)
        }
        (Ok(first), Ok(last)) if first > last => Part::Whole,
        (Ok(_), Ok(_)) => Part::Outside,
        (Ok(first), Err(_)) if last.is_empty() && first < size => Part::Some(first, size - first),
        (Ok(_), Err(_)) if last.is_empty() => Part::Outside,
        (Err(_), Ok(0)) if first.is_empty() => Part::Outside,
        (Err(_), Ok(_)) if first.is_empty() && size == 0 => Part::Outside,
        (Err(_), Ok(last)) if first.is_empty() => Part::Some(size.saturating_sub(last), last.min(size)),
        _ => Part::Whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_standard_says() {
        for (header, wanted) in [
            (None, Part::Whole),
            (Some("bytes=0-0"), Part::Some(0, 1)),
            (Some("bytes=2-"), Part::Some(2, 8)),
            (Some("bytes=-3"), Part::Some(7, 3)),
            (Some("bytes=-30"), Part::Some(0, 10)),
            (Some("bytes=5-400"), Part::Some(5, 5)),
            (Some("bytes=10-"), Part::Outside),
            (Some("bytes=10-12"), Part::Outside),
            (Some("bytes=-0"), Part::Outside),
            (Some("bytes=5-2"), Part::Whole),
            (Some("bytes=0-1,3-4"), Part::Whole),
            (Some("lines=0-1"), Part::Whole),
            (Some("bytes=99999999999999999999-"), Part::Whole),
        ] {
            assert_eq!(parse(header, 10), wanted, "{header:?}");
        }
        assert_eq!(parse(Some("bytes=-5"), 0), Part::Outside);
    }
}
