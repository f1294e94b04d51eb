//! The body of a cycle's record.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::capture::{PhotoPolicy, VideoLimits};

/// A cycle, said by preparers to *team*. The record's entity is the cycle's id and **also its
/// assignment's**: there is one practice assignment per cycle, so captures and submissions name the
/// cycle's entity as their assignment.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct CycleBody {
    /// The one narrow theme: "Werken met exit cards".
    pub theme: String,
    /// For whom (the seeds' *doelgroep*): "groep 5–8". May be empty: for everybody.
    #[serde(default)]
    pub for_whom: String,
    /// The meeting that it starts with.
    #[serde(default)]
    pub impulse: Meeting,
    /// What every teacher tries.
    pub assignment: PracticeAssignment,
    /// When they try it.
    pub trial: TrialPeriod,
    /// The meeting where what was found is shared.
    #[serde(default)]
    pub exchange: Meeting,
    /// Whether colleagues see it. Not published: the preparers still work at it.
    #[serde(default)]
    pub published: bool,
}

/// A meeting, as far as it is planned.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Default)]
pub struct Meeting {
    /// When, on the school's own clock: `2026-11-17T15:30:00`. No offset: nobody at school has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<NaiveDateTime>,
    /// Where: a room, or a link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// What every teacher tries in their own class.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct PracticeAssignment {
    /// One line, the largest on the start screen.
    pub title: String,
    /// What to do and what to bring back. May be empty.
    #[serde(default)]
    pub instructions: String,
    /// The learning goal that captures of it carry unless the teacher says otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learning_goal: Option<String>,
    /// How photos for it are kept.
    #[serde(default)]
    pub photo: PhotoPolicy,
    /// How long and large its videos may be.
    #[serde(default)]
    pub video: VideoLimits,
}

/// When the assignment is tried: days on the school's calendar, both included.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq)]
pub struct TrialPeriod {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}
