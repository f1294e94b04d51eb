//! The cycles in order, and the assignment now.

use std::cmp::Reverse;

use chrono::NaiveDate;
use oogst_protocol::{EntityId, Hash, PersonId};
use serde::Serialize;

use super::{CycleBody, PracticeAssignment, TrialPeriod};
use crate::{merge, record::Verified};

/// Where a cycle's trial period stands today.
#[derive(Serialize, Debug, Clone, Copy, PartialEq, Eq)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum CycleState {
    /// It still has to begin.
    Upcoming {
        /// Days until its first day, at least 1.
        days_until: i64,
    },
    /// Today is one of its days.
    Running {
        /// Days after today that are still of it: 0 on the last one.
        days_left: i64,
    },
    /// Its last day is past.
    Over,
}

impl CycleState {
    /// The state of `trial` on `today`, the date on the reader's own calendar.
    #[must_use]
    pub fn on(today: NaiveDate, trial: TrialPeriod) -> Self {
        let days = |to: NaiveDate| to.signed_duration_since(today).num_days();
        if today < trial.from {
            CycleState::Upcoming { days_until: days(trial.from) }
        } else if today <= trial.until {
            CycleState::Running { days_left: days(trial.until) }
        } else {
            CycleState::Over
        }
    }
}

/// Every cycle for a screen.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct Cycles {
    /// The assignment now: of the published cycle that runs and ends first.
    pub now: Option<AssignmentNow>,
    /// Running ones (what ends first in front), upcoming ones (what begins first), then those that
    /// are over (the latest first).
    pub cycles: Vec<CycleRow>,
}

/// What the start screen shows.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct AssignmentNow {
    /// The cycle's id, which is the assignment's.
    pub id: EntityId,
    /// The cycle's theme.
    pub theme: String,
    /// The assignment.
    #[serde(flatten)]
    pub assignment: PracticeAssignment,
    /// Days after today that are still of its trial period: 0 on the last one.
    pub days_left: i64,
    /// The last day of its trial period.
    pub until: NaiveDate,
}

/// One cycle in a list.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct CycleRow {
    /// Its id, and its assignment's.
    pub id: EntityId,
    /// Where its trial period stands.
    #[serde(flatten)]
    pub state: CycleState,
    /// Whether preparers changed it apart; the other versions are in `others`.
    pub conflict: bool,
    /// The version to show.
    #[serde(flatten)]
    pub newest: CycleVersion,
    /// Versions made apart from it, latest first.
    pub others: Vec<CycleVersion>,
}

/// One version of a cycle.
#[derive(Serialize, Debug, Clone, PartialEq)]
pub struct CycleVersion {
    /// Its record.
    pub record: Hash,
    /// The preparer who made it.
    pub by: PersonId,
    /// When, by their clock (Unix milliseconds).
    pub at: i64,
    /// What it says.
    pub cycle: CycleBody,
}

impl From<&Verified<CycleBody>> for CycleVersion {
    fn from(record: &Verified<CycleBody>) -> Self {
        let (by, cycle) = (record.author.person, record.body.clone());
        Self { record: record.hash, by, at: record.at, cycle }
    }
}

/// The cycles on `today`. `drafts`: whether to list those not published, as preparers see them.
#[must_use]
pub fn view(records: &[Verified<CycleBody>], today: NaiveDate, drafts: bool) -> Cycles {
    let merged = merge::heads(records);
    let mut cycles: Vec<CycleRow> = merged
        .entities
        .iter()
        .filter(|entity| drafts || entity.newest.body.published)
        .map(|entity| CycleRow {
            id: entity.id,
            state: CycleState::on(today, entity.newest.body.trial),
            conflict: entity.conflict(),
            newest: entity.newest.into(),
            others: entity.others.iter().map(|other| CycleVersion::from(*other)).collect(),
        })
        .collect();
    cycles.sort_by_key(|row| {
        let TrialPeriod { from, until } = row.newest.cycle.trial;
        let (rank, early, late) = match row.state {
            CycleState::Running { .. } => (0, until, from),
            CycleState::Upcoming { .. } => (1, from, until),
            CycleState::Over => (2, NaiveDate::MIN, NaiveDate::MIN),
        };
        (rank, early, late, Reverse(until), row.id)
    });
    Cycles { now: cycles.iter().find_map(now), cycles }
}

fn now(row: &CycleRow) -> Option<AssignmentNow> {
    let CycleState::Running { days_left } = row.state else { return None };
    let cycle = &row.newest.cycle;
    cycle.published.then(|| AssignmentNow {
        id: row.id,
        theme: cycle.theme.clone(),
        assignment: cycle.assignment.clone(),
        days_left,
        until: cycle.trial.until,
    })
}

#[cfg(test)]
mod tests {
    use oogst_protocol::log::PersonRole;

    use super::*;
    use crate::testing::{author, cycle_body, day, entity, verified};

    fn cycle(n: u8, from: &str, until: &str, published: bool) -> Verified<CycleBody> {
        let mut body = CycleBody { published, ..cycle_body() };
        body.trial = TrialPeriod { from: day(from), until: day(until) };
        verified(n, n, author(1, PersonRole::Preparer), &[], body)
    }

    #[test]
    fn the_days_are_counted_to_the_last_one() {
        let trial = TrialPeriod { from: day("2026-11-04"), until: day("2026-11-27") };
        let on = |today| CycleState::on(day(today), trial);
        assert_eq!(on("2026-11-03"), CycleState::Upcoming { days_until: 1 });
        assert_eq!(on("2026-11-04"), CycleState::Running { days_left: 23 });
        assert_eq!(on("2026-11-27"), CycleState::Running { days_left: 0 });
        assert_eq!(on("2026-11-28"), CycleState::Over);
        assert_eq!(CycleState::on(NaiveDate::MAX, trial), CycleState::Over);
    }

    #[test]
    fn what_runs_and_ends_first_is_the_assignment_now() {
        let records = [
            cycle(1, "2026-01-05", "2026-02-05", true),
            cycle(2, "2026-11-04", "2026-11-30", true),
            cycle(3, "2026-11-04", "2026-11-27", true),
            cycle(4, "2026-11-04", "2026-11-20", false),
            cycle(5, "2027-01-05", "2027-02-05", true),
            cycle(6, "2026-03-05", "2026-04-05", true),
        ];
        let ids = |cycles: &Cycles| cycles.cycles.iter().map(|row| row.id).collect::<Vec<_>>();
        let shown = view(&records, day("2026-11-17"), false);
        assert_eq!(ids(&shown), [3, 2, 5, 6, 1].map(entity));
        assert_eq!(shown.now.map(|now| (now.id, now.days_left)), Some((entity(3), 10)));
        let all = view(&records, day("2026-11-17"), true);
        assert_eq!(ids(&all), [4, 3, 2, 5, 6, 1].map(entity));
        assert_eq!(all.now.map(|now| now.id), Some(entity(3)));
        assert_eq!(view(&records, day("2026-06-01"), false).now, None);
        assert_eq!(view(&[], day("2026-06-01"), true).cycles, []);
    }

    #[test]
    fn versions_made_apart_are_both_shown() {
        let first = cycle(1, "2026-11-04", "2026-11-27", true);
        let mut other = Verified { author: author(2, PersonRole::Preparer), ..first.clone() };
        (other.hash, other.at) = (crate::testing::hash(2), 2);
        let shown = view(&[first, other], day("2026-11-17"), false);
        assert!(shown.cycles[0].conflict);
        insta::assert_json_snapshot!("cycles", shown);
    }
}
