//! Cycles as they cross. Dates are `2026-11-28`, times `2026-11-28T15:30`, both where the team is.

use chrono::{NaiveDate, NaiveDateTime};
use oogst_core::domain::{
    capture::{PhotoPolicy, VideoLimits},
    cycle::{self, CycleBody, CycleState, TrialPeriod},
};

use crate::OogstError;

/// Where a cycle stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CyclePhase {
    /// Its trial period is still to come.
    Upcoming {
        /// Days until it begins.
        days_until: i64,
    },
    /// It runs.
    Running {
        /// Days left, today included.
        days_left: i64,
    },
    /// Over.
    Over,
}

impl From<CycleState> for CyclePhase {
    fn from(state: CycleState) -> Self {
        match state {
            CycleState::Upcoming { days_until } => Self::Upcoming { days_until },
            CycleState::Running { days_left } => Self::Running { days_left },
            CycleState::Over => Self::Over,
        }
    }
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Meeting {
    /// When.
    #[uniffi(default = None)]
    pub at: Option<String>,
    /// Where, or a link.
    #[uniffi(default = None)]
    pub place: Option<String>,
}

impl From<cycle::Meeting> for Meeting {
    fn from(meeting: cycle::Meeting) -> Self {
        Self { at: meeting.at.map(|at| at.format("%Y-%m-%dT%H:%M").to_string()), place: meeting.place }
    }
}

impl TryFrom<Meeting> for cycle::Meeting {
    type Error = OogstError;

    fn try_from(meeting: Meeting) -> Result<Self, OogstError> {
        Ok(Self { at: meeting.at.as_deref().map(moment).transpose()?, place: meeting.place })
    }
}

/// What teachers try in their own classes.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PracticeAssignment {
    /// In a line.
    pub title: String,
    /// In full.
    pub instructions: String,
    /// What pupils learn.
    #[uniffi(default = None)]
    pub learning_goal: Option<String>,
    /// Photos are kept at full size; otherwise their long edge becomes 2560 pixels.
    #[uniffi(default = false)]
    pub full_size_photos: bool,
    /// The longest video, in milliseconds; zero for the usual.
    #[uniffi(default = 0)]
    pub video_max_ms: u64,
    /// The largest video, in bytes; zero for the usual.
    #[uniffi(default = 0)]
    pub video_max_bytes: u64,
}

impl From<cycle::PracticeAssignment> for PracticeAssignment {
    fn from(assignment: cycle::PracticeAssignment) -> Self {
        Self {
            title: assignment.title,
            instructions: assignment.instructions,
            learning_goal: assignment.learning_goal,
            full_size_photos: assignment.photo == PhotoPolicy::Original,
            video_max_ms: assignment.video.max_ms,
            video_max_bytes: assignment.video.max_bytes,
        }
    }
}

impl From<PracticeAssignment> for cycle::PracticeAssignment {
    fn from(assignment: PracticeAssignment) -> Self {
        let usual = VideoLimits::default();
        let or = |given, usual| if given == 0 { usual } else { given };
        Self {
            title: assignment.title,
            instructions: assignment.instructions,
            learning_goal: assignment.learning_goal,
            photo: if assignment.full_size_photos { PhotoPolicy::Original } else { PhotoPolicy::Reduced },
            video: VideoLimits {
                max_ms: or(assignment.video_max_ms, usual.max_ms),
                max_bytes: or(assignment.video_max_bytes, usual.max_bytes),
            },
        }
    }
}

/// A cycle as a preparer types it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CycleDraft {
    /// What it is about.
    pub theme: String,
    /// For whom.
    pub for_whom: String,
    /// The meeting it begins with.
    pub impulse: Meeting,
    /// What is tried.
    pub assignment: PracticeAssignment,
    /// First day of the trial period.
    pub from: String,
    /// Its last day.
    pub until: String,
    /// The meeting it ends with.
    pub exchange: Meeting,
}

impl TryFrom<CycleDraft> for CycleBody {
    type Error = OogstError;

    fn try_from(draft: CycleDraft) -> Result<Self, OogstError> {
        Ok(Self {
            theme: draft.theme,
            for_whom: draft.for_whom,
            impulse: draft.impulse.try_into()?,
            assignment: draft.assignment.into(),
            trial: TrialPeriod { from: day(&draft.from)?, until: day(&draft.until)? },
            exchange: draft.exchange.try_into()?,
            published: false,
        })
    }
}

/// What is odd about a draft, though it may be so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum CycleWarning {
    /// The impulse meeting is after the trial period begins.
    ImpulseAfterTrialBegins,
    /// The exchange meeting is before the trial period ends.
    ExchangeBeforeTrialEnds,
}

impl From<cycle::CycleWarning> for CycleWarning {
    fn from(warning: cycle::CycleWarning) -> Self {
        match warning {
            cycle::CycleWarning::ImpulseAfterTrialBegins => Self::ImpulseAfterTrialBegins,
            cycle::CycleWarning::ExchangeBeforeTrialEnds => Self::ExchangeBeforeTrialEnds,
        }
    }
}

/// The assignment of today, at a glance.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct AssignmentNow {
    /// Its cycle.
    pub cycle: String,
    /// The cycle's theme.
    pub theme: String,
    /// What is tried.
    pub assignment: PracticeAssignment,
    /// Days left, today included.
    pub days_left: i64,
    /// The last day.
    pub until: String,
}

impl From<cycle::AssignmentNow> for AssignmentNow {
    fn from(now: cycle::AssignmentNow) -> Self {
        Self {
            cycle: now.id.to_string(),
            theme: now.theme,
            assignment: now.assignment.into(),
            days_left: now.days_left,
            until: now.until.to_string(),
        }
    }
}

/// A cycle.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Cycle {
    /// Its id.
    pub id: String,
    /// Where it stands today.
    pub phase: CyclePhase,
    /// Everybody in the team sees it.
    pub published: bool,
    /// Changed apart by two preparers: the newest is shown.
    pub conflict: bool,
    /// What it is about.
    pub theme: String,
    /// For whom.
    pub for_whom: String,
    /// The meeting it begins with.
    pub impulse: Meeting,
    /// What is tried.
    pub assignment: PracticeAssignment,
    /// First day of the trial period.
    pub from: String,
    /// Its last day.
    pub until: String,
    /// The meeting it ends with.
    pub exchange: Meeting,
}

impl From<cycle::CycleRow> for Cycle {
    fn from(row: cycle::CycleRow) -> Self {
        let body = row.newest.cycle;
        Self {
            id: row.id.to_string(),
            phase: row.state.into(),
            published: body.published,
            conflict: row.conflict,
            theme: body.theme,
            for_whom: body.for_whom,
            impulse: body.impulse.into(),
            assignment: body.assignment.into(),
            from: body.trial.from.to_string(),
            until: body.trial.until.to_string(),
            exchange: body.exchange.into(),
        }
    }
}

/// Every cycle.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CyclesShown {
    /// The one that runs today.
    pub now: Option<AssignmentNow>,
    /// All of them, in the order screens show them.
    pub cycles: Vec<Cycle>,
}

impl From<cycle::Cycles> for CyclesShown {
    fn from(cycles: cycle::Cycles) -> Self {
        Self {
            now: cycles.now.map(AssignmentNow::from),
            cycles: cycles.cycles.into_iter().map(Cycle::from).collect(),
        }
    }
}

fn day(text: &str) -> Result<NaiveDate, OogstError> {
    text.parse().map_err(|_| {
        OogstError::bad_input("date.bad").with("date", text.chars().take(40).collect::<String>())
    })
}

fn moment(text: &str) -> Result<NaiveDateTime, OogstError> {
    let read = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M");
    read.or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S")).map_err(|_| {
        OogstError::bad_input("date.bad").with("date", text.chars().take(40).collect::<String>())
    })
}
