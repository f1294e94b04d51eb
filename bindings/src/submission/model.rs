//! Submissions as they cross.

use oogst_core::{
    domain::{pupil::About, submission},
    protocol::EntityId,
    submission::{Chosen, ChosenCards, ChosenRegistrations, Suggestion, Tell},
};

use crate::{OogstError, app::count, capture::ForAssignment, ids::id};

/// Who can be recognised in a capture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Pupils {
    /// No pupils in it.
    None,
    /// Pupils, their faces covered.
    Covered,
    /// Pupils who can be recognised.
    Recognisable,
}

impl From<submission::Pupils> for Pupils {
    fn from(pupils: submission::Pupils) -> Self {
        match pupils {
            submission::Pupils::None => Self::None,
            submission::Pupils::Covered => Self::Covered,
            submission::Pupils::Recognisable => Self::Recognisable,
        }
    }
}

impl From<Pupils> for submission::Pupils {
    fn from(pupils: Pupils) -> Self {
        match pupils {
            Pupils::None => Self::None,
            Pupils::Covered => Self::Covered,
            Pupils::Recognisable => Self::Recognisable,
        }
    }
}

/// A capture that goes along.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ChosenCapture {
    /// Which.
    pub capture: String,
    /// Who can be recognised in it: nobody else can know.
    pub pupils: Pupils,
}

impl From<Chosen> for ChosenCapture {
    fn from(chosen: Chosen) -> Self {
        Self { capture: chosen.capture.to_string(), pupils: chosen.pupils.into() }
    }
}

impl TryFrom<ChosenCapture> for Chosen {
    type Error = OogstError;

    fn try_from(chosen: ChosenCapture) -> Result<Self, OogstError> {
        Ok(Self { capture: id(&chosen.capture)?, pupils: chosen.pupils.into() })
    }
}

/// Captures that may go along with a submission, in the order they were taken. No photos of cards, none of pupils' own work, nothing
/// that is kept uncovered for its author alone: these can't, or go along with what they belong to.
#[derive(Debug, Clone, PartialEq, Eq, Default, uniffi::Record)]
pub struct SubmissionSuggestion {
    /// In no submission yet.
    pub fresh: Vec<String>,
    /// Those of the last lesson: what to tick before its author says.
    pub last_lesson: Vec<String>,
    /// All that may, those that went before too.
    pub may: Vec<String>,
}

impl From<Suggestion> for SubmissionSuggestion {
    fn from(suggestion: Suggestion) -> Self {
        let named = |ids: Vec<EntityId>| ids.iter().map(ToString::to_string).collect();
        Self {
            fresh: named(suggestion.fresh),
            last_lesson: named(suggestion.last_lesson),
            may: suggestion.may.iter().map(|capture| capture.id.to_string()).collect(),
        }
    }
}

/// How much of a result of cards is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ResultDetail {
    /// How often each answer was given.
    Counts,
    /// Every card with its number and answers.
    Cards,
}

/// A result of cards that goes along.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ChosenResult {
    /// Which.
    pub result: String,
    /// How much of it.
    pub detail: ResultDetail,
}

impl TryFrom<ChosenResult> for ChosenCards {
    type Error = OogstError;

    fn try_from(chosen: ChosenResult) -> Result<Self, OogstError> {
        let tell = match chosen.detail {
            ResultDetail::Counts => Tell::Counts,
            ResultDetail::Cards => Tell::Cards,
        };
        Ok(Self { result: id(&chosen.result)?, tell })
    }
}

/// Short prompts, each answered or left empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, uniffi::Record)]
pub struct Reflection {
    /// What went well.
    #[uniffi(default = "")]
    pub successes: String,
    /// What stood in the way.
    #[uniffi(default = "")]
    pub obstacles: String,
    /// Added value for pupils.
    #[uniffi(default = "")]
    pub added_value_pupils: String,
    /// What it does to the teacher's own approach.
    #[uniffi(default = "")]
    pub own_approach: String,
    /// What it does to the quality of the lesson.
    #[uniffi(default = "")]
    pub lesson_quality: String,
    /// The question it leads to.
    #[uniffi(default = "")]
    pub follow_up_question: String,
}

impl From<submission::Reflection> for Reflection {
    fn from(reflection: submission::Reflection) -> Self {
        Self {
            successes: reflection.successes,
            obstacles: reflection.obstacles,
            added_value_pupils: reflection.added_value_pupils,
            own_approach: reflection.own_approach,
            lesson_quality: reflection.lesson_quality,
            follow_up_question: reflection.follow_up_question,
        }
    }
}

impl From<Reflection> for submission::Reflection {
    fn from(reflection: Reflection) -> Self {
        Self {
            successes: reflection.successes,
            obstacles: reflection.obstacles,
            added_value_pupils: reflection.added_value_pupils,
            own_approach: reflection.own_approach,
            lesson_quality: reflection.lesson_quality,
            follow_up_question: reflection.follow_up_question,
        }
    }
}

/// What is submitted.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Submit {
    /// For which assignment.
    pub assignment: ForAssignment,
    /// The captures.
    pub captures: Vec<ChosenCapture>,
    /// Results of cards.
    pub cards: Vec<ChosenResult>,
    /// The reflection.
    pub reflection: Reflection,
    /// How pupils say that it went.
    #[uniffi(default = [])]
    pub rounds: Vec<ChosenRound>,
}

/// A round of registrations that goes along.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ChosenRound {
    /// Which.
    pub round: String,
    /// Its tally: over five pupils or more.
    pub tally: bool,
    /// What single pupils said, under their numbers. A photo goes along as a capture too.
    pub pieces: Vec<ChosenPiece>,
}

/// Something that a pupil said.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ChosenPiece {
    /// Who.
    pub number: u16,
    /// About what, as a code: `mastery`, `words`, `photo`, …
    pub about: String,
}

impl TryFrom<ChosenRound> for ChosenRegistrations {
    type Error = OogstError;

    fn try_from(chosen: ChosenRound) -> Result<Self, OogstError> {
        let piece = |piece: ChosenPiece| {
            let about = About::named(&piece.about);
            let unknown = || OogstError::bad_input("pupil.no_such_answer").with("about", &piece.about);
            Ok::<_, OogstError>((piece.number, about.ok_or_else(unknown)?))
        };
        let pieces = chosen.pieces.into_iter().map(piece).collect::<Result<_, _>>()?;
        Ok(Self { round: id(&chosen.round)?, tally: chosen.tally, pieces })
    }
}

/// Where a submission stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum SubmissionPhase {
    /// Waits for a connection, or is on its way.
    Queued,
    /// The hub has all of it.
    Received,
    /// The preparation group opened it.
    Opened,
    /// Withdrawn.
    Withdrawn,
}

impl From<submission::SubmissionState> for SubmissionPhase {
    fn from(state: submission::SubmissionState) -> Self {
        match state {
            submission::SubmissionState::Queued => Self::Queued,
            submission::SubmissionState::Received => Self::Received,
            submission::SubmissionState::Opened => Self::Opened,
            submission::SubmissionState::Withdrawn => Self::Withdrawn,
        }
    }
}

/// One version of a submission.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SubmissionVersion {
    /// When it was made (Unix milliseconds).
    pub at: i64,
    /// Where it stands.
    pub phase: SubmissionPhase,
    /// Its captures.
    pub captures: Vec<String>,
    /// Its reflection.
    pub reflection: Reflection,
}

/// A submission.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Submission {
    /// Its id.
    pub id: String,
    /// The assignment it answers: its cycle.
    pub assignment: Option<String>,
    /// Where it stands.
    pub phase: SubmissionPhase,
    /// Files that the hub has, of `of`.
    pub sent: u32,
    /// All its files.
    pub of: u32,
    /// When the preparation group opened it (Unix milliseconds).
    pub opened_at: Option<i64>,
    /// Changed apart on two devices: more than one version stands.
    pub conflict: bool,
    /// The versions that stand, newest first; one, unless changed apart.
    pub versions: Vec<SubmissionVersion>,
}

impl From<submission::SubmissionRow> for Submission {
    fn from(row: submission::SubmissionRow) -> Self {
        Self {
            id: row.submission.to_string(),
            assignment: row.assignment.map(|id| id.to_string()),
            phase: row.state.into(),
            sent: count(row.sent),
            of: count(row.of),
            opened_at: row.opened_at,
            conflict: row.conflict,
            versions: row.heads.into_iter().map(SubmissionVersion::from).collect(),
        }
    }
}

impl From<submission::SubmissionVersion> for SubmissionVersion {
    fn from(version: submission::SubmissionVersion) -> Self {
        Self {
            at: version.at,
            phase: version.state.into(),
            captures: version.captures.iter().map(ToString::to_string).collect(),
            reflection: version.reflection.into(),
        }
    }
}
