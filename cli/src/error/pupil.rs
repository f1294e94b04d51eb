//! Pupils.

use oogst_core::{
    domain::pupil::{
        ClassError, RegistrationError, RoundError, SessionError, SubmittedRegistrationsError, TallyError,
    },
    pupil::PupilError,
};

use super::Failure;
use crate::exit::Exit;

impl From<PupilError> for Failure {
    fn from(error: PupilError) -> Self {
        let numbered = |exit, code, fault, number: u16| {
            Failure::pupil(exit, code, fault).with("number", u64::from(number))
        };
        match error {
            PupilError::Class(error) => match error {
                ClassError::Text(error) => error.into(),
                ClassError::TooMany(_) | ClassError::Number(_) | ClassError::Values(_) => limit(&error),
            },
            PupilError::Round(error) => error.into(),
            PupilError::Registration(error) => error.into(),
            PupilError::Card(error) => error.into(),
            PupilError::Session(error) => error.into(),
            PupilError::UnknownClass(id) => {
                Failure::pupil(Exit::NotFound, "pupil.class_unknown", |f| &f.class_unknown).with("class", id)
            }
            PupilError::UnknownRound(id) => {
                Failure::pupil(Exit::NotFound, "pupil.round_unknown", |f| &f.round_unknown).with("id", id)
            }
            PupilError::NotRegistered(number) => {
                numbered(Exit::NotFound, "pupil.not_registered", |f| &f.not_registered, number)
            }
            PupilError::NobodyAtWork => {
                Failure::pupil(Exit::NotFound, "pupil.nobody_at_work", |f| &f.nobody_at_work)
            }
            PupilError::AtWork(number) => {
                numbered(Exit::NeedsAttention, "pupil.at_work", |f| &f.at_work, number)
            }
            PupilError::NoPhotoAsked => {
                Failure::pupil(Exit::Usage, "pupil.no_photo_asked", |f| &f.no_photo_asked)
            }
            PupilError::Capture(error) => error.into(),
            PupilError::Queue(error) => error.into(),
            PupilError::Random(error) => error.into(),
            PupilError::Store(error) => error.into(),
        }
    }
}

impl From<SessionError> for Failure {
    fn from(error: SessionError) -> Self {
        let usage = |code, fault| Failure::pupil(Exit::Usage, code, fault);
        match error {
            SessionError::NoSuchNumber(number) => {
                usage("pupil.no_such_number", |f| &f.no_such_number).with("number", u64::from(number))
            }
            SessionError::AlreadyDone(number) => {
                Failure::pupil(Exit::NeedsAttention, "pupil.already_done", |f| &f.already_done)
                    .with("number", u64::from(number))
            }
            SessionError::NoSuchAnswer => usage("pupil.no_such_answer", |f| &f.no_such_answer),
            SessionError::AtStart => usage("pupil.at_start", |f| &f.at_start),
            SessionError::NotDone => usage("pupil.not_done", |f| &f.not_done),
            SessionError::NothingAsked => usage("pupil.nothing_asked", |f| &f.nothing_asked),
        }
    }
}

impl From<RoundError> for Failure {
    fn from(error: RoundError) -> Self {
        match error {
            RoundError::Text(error) => error.into(),
            RoundError::Card(error) => error.into(),
            other => limit(&other),
        }
    }
}

impl From<RegistrationError> for Failure {
    fn from(error: RegistrationError) -> Self {
        match error {
            RegistrationError::Text(error) => error.into(),
            other => limit(&other),
        }
    }
}

impl From<TallyError> for Failure {
    fn from(error: TallyError) -> Self {
        match error {
            TallyError::TooFew { found } => Failure::too_few(found),
            TallyError::Malformed => shape(&error),
        }
    }
}

impl From<SubmittedRegistrationsError> for Failure {
    fn from(error: SubmittedRegistrationsError) -> Self {
        match error {
            SubmittedRegistrationsError::Text(error) => error.into(),
            SubmittedRegistrationsError::Form(error) => error.into(),
            SubmittedRegistrationsError::Tally(error) => error.into(),
            SubmittedRegistrationsError::Said(error) => error.into(),
            SubmittedRegistrationsError::TooMany(_) => limit(&error),
            SubmittedRegistrationsError::Piece { .. } => shape(&error),
        }
    }
}

impl Failure {
    /// Too few pupils to tell counts of.
    pub(super) fn too_few(found: usize) -> Self {
        Failure::pupil(Exit::NeedsAttention, "pupil.too_few", |f| &f.too_few)
            .with("found", found)
            .with("least", oogst_core::domain::pupil::LEAST)
    }
}

fn limit(error: &impl std::error::Error) -> Failure {
    Failure::pupil(Exit::Usage, "pupil.limit", |f| &f.limit).with("why", error.to_string())
}

fn shape(error: &impl std::error::Error) -> Failure {
    Failure::pupil(Exit::Store, "pupil.shape", |f| &f.shape).with("why", error.to_string())
}
