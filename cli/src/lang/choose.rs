//! Which language.

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Lang {
    /// By the system's locale; Dutch where that says neither.
    pub(crate) fn by_locale() -> Self {
        Self::of_locale(sys_locale::get_locale().as_deref())
    }

    fn of_locale(locale: Option<&str>) -> Self {
        let language = locale.and_then(|locale| locale.split(['-', '_', '.']).next()).unwrap_or_default();
        if language.eq_ignore_ascii_case("en") { Lang::En } else { Lang::Nl }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dutch_unless_the_locale_is_english() {
        for (locale, lang) in [
            (Some("en-GB"), Lang::En),
            (Some("en_US.UTF-8"), Lang::En),
            (Some("nl-NL"), Lang::Nl),
            (Some("C"), Lang::Nl),
            (Some("de-DE"), Lang::Nl),
            (None, Lang::Nl),
        ] {
            assert_eq!(Lang::of_locale(locale), lang, "{locale:?}");
        }
    }
}
