//! Pupils, and what of them goes along with a submission.

use oogst_core::{
    domain::pupil::{
        ClassError, LEAST, RegistrationError, RoundError, SessionError, SubmittedRegistrationsError,
        TallyError,
    },
    media::redact::{AREAS_MAX, AreaFault, RedactError},
    pupil::PupilError,
};

use super::OogstError;

impl From<RedactError> for OogstError {
    fn from(error: RedactError) -> Self {
        match error {
            RedactError::NoAreas => Self::bad_input("cover.none"),
            RedactError::TooMany(found) => {
                Self::bad_input("cover.too_many").with("found", found).with("allowed", AREAS_MAX)
            }
            RedactError::Area { index, fault } => match fault {
                AreaFault::Empty => Self::bad_input("cover.empty"),
                AreaFault::Outside => Self::bad_input("cover.outside"),
                AreaFault::NotANumber => Self::bad_input("cover.number"),
            }
            .with("n", index + 1),
            RedactError::Media(error) => error.into(),
        }
    }
}

impl From<PupilError> for OogstError {
    fn from(error: PupilError) -> Self {
        match error {
            PupilError::Class(ClassError::Text(error)) => error.into(),
            PupilError::Class(error) => Self::bad_input("pupil.limit").with("why", error),
            PupilError::Round(error) => error.into(),
            PupilError::Registration(error) => error.into(),
            PupilError::Card(error) => error.into(),
            PupilError::Session(error) => error.into(),
            PupilError::UnknownClass(id) => Self::not_found("pupil.class_unknown").with("class", id),
            PupilError::UnknownRound(id) => Self::not_found("pupil.round_unknown").with("id", id),
            PupilError::NotRegistered(n) => Self::not_found("pupil.not_registered").with("number", n),
            PupilError::NobodyAtWork => Self::not_found("pupil.nobody_at_work"),
            PupilError::AtWork(n) => Self::needs_attention("pupil.at_work").with("number", n),
            PupilError::NoPhotoAsked => Self::bad_input("pupil.no_photo_asked"),
            PupilError::Capture(error) => error.into(),
            PupilError::Queue(error) => error.into(),
            PupilError::Random(error) => error.into(),
            PupilError::Store(error) => error.into(),
        }
    }
}

impl From<SessionError> for OogstError {
    fn from(error: SessionError) -> Self {
        match error {
            SessionError::NoSuchNumber(n) => Self::bad_input("pupil.no_such_number").with("number", n),
            SessionError::AlreadyDone(n) => Self::needs_attention("pupil.already_done").with("number", n),
            SessionError::NoSuchAnswer => Self::bad_input("pupil.no_such_answer"),
            SessionError::AtStart => Self::bad_input("pupil.at_start"),
            SessionError::NotDone => Self::bad_input("pupil.not_done"),
            SessionError::NothingAsked => Self::bad_input("pupil.nothing_asked"),
        }
    }
}

impl From<RoundError> for OogstError {
    fn from(error: RoundError) -> Self {
        match error {
            RoundError::Text(error) => error.into(),
            RoundError::Card(error) => error.into(),
            other => Self::bad_input("pupil.limit").with("why", other),
        }
    }
}

impl From<RegistrationError> for OogstError {
    fn from(error: RegistrationError) -> Self {
        match error {
            RegistrationError::Text(error) => error.into(),
            other => Self::bad_input("pupil.limit").with("why", other),
        }
    }
}

impl From<TallyError> for OogstError {
    fn from(error: TallyError) -> Self {
        match error {
            TallyError::TooFew { found } => Self::too_few(found),
            TallyError::Malformed => Self::store("pupil.shape").with("why", error),
        }
    }
}

impl From<SubmittedRegistrationsError> for OogstError {
    fn from(error: SubmittedRegistrationsError) -> Self {
        match error {
            SubmittedRegistrationsError::Text(error) => error.into(),
            SubmittedRegistrationsError::Form(error) => error.into(),
            SubmittedRegistrationsError::Tally(error) => error.into(),
            SubmittedRegistrationsError::Said(error) => error.into(),
            SubmittedRegistrationsError::TooMany(_) => Self::bad_input("pupil.limit").with("why", error),
            SubmittedRegistrationsError::Piece { .. } => Self::store("pupil.shape").with("why", error),
        }
    }
}

impl OogstError {
    /// Too few pupils to tell counts of.
    pub(super) fn too_few(found: usize) -> Self {
        Self::needs_attention("pupil.too_few").with("found", found).with("least", LEAST)
    }
}
