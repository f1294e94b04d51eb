//! What a cycle must be (errors), and what is unusual enough to ask about (warnings).

use chrono::NaiveDate;
use oogst_protocol::{limits::OBJECT_MAX, record::RecordKind};
use serde::Serialize;

use super::CycleBody;
use crate::{
    record::Body,
    text::{self, TextError},
};

/// Most characters of a theme, a title, a target group, a goal.
pub const LINE_MAX: usize = 120;
/// Most characters of a meeting's place: links are long.
pub const PLACE_MAX: usize = 500;
/// Most characters of an assignment's instructions.
pub const INSTRUCTIONS_MAX: usize = 4000;

/// Why a cycle can't be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CycleError {
    /// A text that does not fit.
    #[error(transparent)]
    Text(#[from] TextError),
    /// The trial period ends before it begins.
    #[error("the trial period ends on {until}, before it begins on {from}")]
    TrialEndsBeforeItBegins {
        /// Its first day.
        from: NaiveDate,
        /// Its last day.
        until: NaiveDate,
    },
    /// Videos of no length or size, or larger than any object may be.
    #[error("videos of at most {max_ms} ms and {max_bytes} bytes can't be kept")]
    Video {
        /// The duration asked for, in milliseconds.
        max_ms: u64,
        /// The size asked for, in bytes.
        max_bytes: u64,
    },
}

/// What is allowed, but looks like a slip. A school may have its reasons (a second impulse, an
/// exchange brought forward), so the preparer is asked and nobody is stopped.
#[derive(Serialize, Debug, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum CycleWarning {
    /// The impulse meeting is after the trial's first day.
    ImpulseAfterTrialBegins,
    /// The exchange meeting is before the trial's last day.
    ExchangeBeforeTrialEnds,
}

impl Body for CycleBody {
    type Error = CycleError;
    const KIND: RecordKind = RecordKind::Cycle;

    fn check(&self) -> Result<(), CycleError> {
        text::line("theme", &self.theme, LINE_MAX)?;
        if !self.for_whom.is_empty() {
            text::line("for_whom", &self.for_whom, LINE_MAX)?;
        }
        text::optional_line("impulse.place", self.impulse.place.as_deref(), PLACE_MAX)?;
        text::optional_line("exchange.place", self.exchange.place.as_deref(), PLACE_MAX)?;
        text::line("assignment.title", &self.assignment.title, LINE_MAX)?;
        text::prose("assignment.instructions", &self.assignment.instructions, INSTRUCTIONS_MAX)?;
        text::optional_line("assignment.learning_goal", self.assignment.learning_goal.as_deref(), LINE_MAX)?;
        if self.trial.until < self.trial.from {
            let (from, until) = (self.trial.from, self.trial.until);
            return Err(CycleError::TrialEndsBeforeItBegins { from, until });
        }
        let video = self.assignment.video;
        if video.max_ms == 0 || video.max_bytes == 0 || video.max_bytes > OBJECT_MAX {
            return Err(CycleError::Video { max_ms: video.max_ms, max_bytes: video.max_bytes });
        }
        Ok(())
    }
}

impl CycleBody {
    /// What to ask the preparer about before it is published.
    #[must_use]
    pub fn warnings(&self) -> Vec<CycleWarning> {
        let impulse_late = self.impulse.at.is_some_and(|at| at.date() > self.trial.from);
        let exchange_early = self.exchange.at.is_some_and(|at| at.date() < self.trial.until);
        [
            (impulse_late, CycleWarning::ImpulseAfterTrialBegins),
            (exchange_early, CycleWarning::ExchangeBeforeTrialEnds),
        ]
        .into_iter()
        .filter_map(|(holds, warning)| holds.then_some(warning))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{cycle_body, day};

    #[test]
    fn a_cycle_as_it_travels() {
        insta::assert_json_snapshot!("cycle", cycle_body());
    }

    #[test]
    fn the_least_of_a_cycle_is_enough() {
        let least = r#"{"theme":"t","assignment":{"title":"a"},"trial":{"from":"2026-11-04","until":"2026-11-04"},"later":1}"#;
        let body: CycleBody = serde_json::from_str(least).unwrap();
        assert_eq!(body.check(), Ok(()));
        assert!(!body.published);
        assert_eq!(body.warnings(), []);
    }

    #[test]
    fn a_cycle_breaks_no_limit() {
        assert_eq!(cycle_body().check(), Ok(()));
        let mut long = cycle_body();
        long.theme = "x".repeat(LINE_MAX + 1);
        assert!(matches!(long.check(), Err(CycleError::Text(TextError { field: "theme", .. }))));
        let mut long = cycle_body();
        long.assignment.instructions = "x".repeat(INSTRUCTIONS_MAX + 1);
        assert!(matches!(long.check(), Err(CycleError::Text(_))));
        let mut back = cycle_body();
        back.trial.until = day("2026-11-03");
        let (from, until) = (back.trial.from, back.trial.until);
        assert_eq!(back.check(), Err(CycleError::TrialEndsBeforeItBegins { from, until }));
        let mut video = cycle_body();
        video.assignment.video.max_bytes = u64::MAX;
        assert!(matches!(video.check(), Err(CycleError::Video { .. })));
    }

    #[test]
    fn meetings_on_the_wrong_side_of_the_trial_are_asked_about_and_not_refused() {
        assert_eq!(cycle_body().warnings(), []);
        let mut odd = cycle_body();
        odd.impulse.at = Some("2026-11-05T15:30:00".parse().unwrap());
        odd.exchange.at = Some("2026-11-26T15:30:00".parse().unwrap());
        assert_eq!(odd.check(), Ok(()));
        assert_eq!(
            odd.warnings(),
            [CycleWarning::ImpulseAfterTrialBegins, CycleWarning::ExchangeBeforeTrialEnds]
        );
    }
}
