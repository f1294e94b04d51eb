//! Moments and days as people of this language write them: "di 17 nov, 10.40", "Tue 17 Nov, 10:40".

use chrono::{DateTime, Datelike, Local, NaiveDate, NaiveDateTime, TimeZone, Timelike};
use oogst_core::{clock::Moment, domain::capture::TakenAt};

use crate::lang::Lang;

const DAYS: [(&str, &str); 7] =
    [("ma", "Mon"), ("di", "Tue"), ("wo", "Wed"), ("do", "Thu"), ("vr", "Fri"), ("za", "Sat"), ("zo", "Sun")];
const MONTHS: [(&str, &str); 12] = [
    ("jan", "Jan"),
    ("feb", "Feb"),
    ("mrt", "Mar"),
    ("apr", "Apr"),
    ("mei", "May"),
    ("jun", "Jun"),
    ("jul", "Jul"),
    ("aug", "Aug"),
    ("sep", "Sep"),
    ("okt", "Oct"),
    ("nov", "Nov"),
    ("dec", "Dec"),
];

/// A moment in the reader's own time zone. Times of impossible clocks are shown as the epoch.
pub(crate) fn local(at: Moment) -> DateTime<Local> {
    Local.timestamp_millis_opt(at.0).single().unwrap_or_else(|| DateTime::UNIX_EPOCH.with_timezone(&Local))
}

/// Today, on the reader's own calendar.
pub(crate) fn today(now: Moment) -> NaiveDate {
    local(now).date_naive()
}

/// A moment for scripts: RFC 3339 with the reader's offset.
pub(crate) fn rfc3339(at: Moment) -> String {
    local(at).to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
}

/// A moment for people.
pub(crate) fn moment(at: Moment, lang: Lang) -> String {
    time(local(at).naive_local(), lang)
}

/// When a picture was taken, as its camera said; with the year when it is not the one it was taken in.
pub(crate) fn taken(at: TakenAt, captured: Moment, lang: Lang) -> String {
    let at = match at {
        TakenAt::Zoned(at) => at.naive_local(),
        TakenAt::Local(at) => at,
    };
    if at.year() == today(captured).year() {
        time(at, lang)
    } else {
        format!("{} {}", day(at.date(), lang), at.year())
    }
}

/// A day and time: "di 17 nov, 10.40".
pub(crate) fn time(at: NaiveDateTime, lang: Lang) -> String {
    let colon = match lang {
        Lang::Nl => '.',
        Lang::En => ':',
    };
    format!("{}, {}{colon}{:02}", day(at.date(), lang), at.hour(), at.minute())
}

/// A day: "di 17 nov".
pub(crate) fn day(day: NaiveDate, lang: Lang) -> String {
    let pick = |(nl, en): (&'static str, &'static str)| match lang {
        Lang::Nl => nl,
        Lang::En => en,
    };
    let name = DAYS.get(day.weekday().num_days_from_monday() as usize).copied().map_or("", pick);
    let month = MONTHS.get(day.month0() as usize).copied().map_or("", pick);
    format!("{name} {} {month}", day.day())
}

/// A moment's day with its year: "zo 22 nov 2026".
pub(crate) fn day_with_year(at: Moment, lang: Lang) -> String {
    let date = today(at);
    format!("{} {}", day(date, lang), date.year())
}

/// A duration as minutes and seconds: "3:05".
pub(crate) fn duration(ms: u64) -> String {
    let seconds = ms.div_ceil(1000);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_in_both_languages() {
        let at = "2026-11-17T10:05:00".parse().unwrap();
        assert_eq!(time(at, Lang::Nl), "di 17 nov, 10.05");
        assert_eq!(time(at, Lang::En), "Tue 17 Nov, 10:05");
    }

    #[test]
    fn impossible_moments_are_shown_and_do_not_panic() {
        for at in [i64::MIN, i64::MAX, -1] {
            assert!(!moment(Moment(at), Lang::Nl).is_empty());
            assert!(!rfc3339(Moment(at)).is_empty());
        }
    }
}
