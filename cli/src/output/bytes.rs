//! Sizes and percentages as people of this language write them.

use crate::lang::Lang;

/// "512 bytes", "48 kB", "2,3 MB" (powers of ten, as phones and shops count): two digits at least, no more than said.
pub(crate) fn bytes(n: u64, lang: Lang) -> String {
    if n < 1000 {
        return format!("{n} bytes");
    }
    let mut unit = 0;
    let mut size = n as f64 / 1000.0;
    let units = ["kB", "MB", "GB", "TB"];
    while size >= 999.5 && unit + 1 < units.len() {
        size /= 1000.0;
        unit += 1;
    }
    let text = if size < 9.95 { format!("{size:.1}") } else { format!("{size:.0}") };
    let text = match lang {
        Lang::Nl => text.replace('.', ","),
        Lang::En => text,
    };
    format!("{text} {}", units.get(unit).unwrap_or(&"TB"))
}

/// How much of a whole, as "40 %" (Dutch) or "40%"; 100 only when it is all.
pub(crate) fn percent(part: u64, whole: u64, lang: Lang) -> String {
    let n = match whole {
        0 => 100,
        whole => u128::from(part.min(whole)) * 100 / u128::from(whole),
    };
    match lang {
        Lang::Nl => format!("{n} %"),
        Lang::En => format!("{n}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_by_language() {
        for (n, nl, en) in [
            (0, "0 bytes", "0 bytes"),
            (999, "999 bytes", "999 bytes"),
            (2_340, "2,3 kB", "2.3 kB"),
            (48_200_000, "48 MB", "48 MB"),
            (999_600_000, "1,0 GB", "1.0 GB"),
            (2_500_000_000, "2,5 GB", "2.5 GB"),
        ] {
            assert_eq!(bytes(n, Lang::Nl), nl);
            assert_eq!(bytes(n, Lang::En), en);
        }
        assert!(bytes(u64::MAX, Lang::Nl).ends_with("TB"));
    }

    #[test]
    fn a_hundred_is_all_of_it() {
        assert_eq!(percent(999, 1000, Lang::Nl), "99 %");
        assert_eq!(percent(1000, 1000, Lang::En), "100%");
        assert_eq!(percent(u64::MAX, u64::MAX, Lang::En), "100%");
        assert_eq!(percent(0, 0, Lang::En), "100%");
    }
}
