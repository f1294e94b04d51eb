//! Cycles, submissions, inbox, outbox.

use oogst_core::{
    cycle::CycleError,
    domain::{cycle, submission::SubmissionError},
    inbox::InboxError,
    outbox::SendNowError,
    submission::SubmitError,
};

use super::OogstError;

impl From<CycleError> for OogstError {
    fn from(error: CycleError) -> Self {
        match error {
            CycleError::Body(error) => error.into(),
            CycleError::PreparersOnly => Self::needs_attention("team.preparers_only"),
            CycleError::Unknown(id) => Self::not_found("cycle.unknown").with("id", id),
            CycleError::Queue(error) => error.into(),
            CycleError::Log(error) => error.into(),
            CycleError::Random(error) => error.into(),
            CycleError::Store(error) => error.into(),
        }
    }
}

impl From<cycle::CycleError> for OogstError {
    fn from(error: cycle::CycleError) -> Self {
        use cycle::CycleError as E;
        match error {
            E::Text(error) => error.into(),
            E::TrialEndsBeforeItBegins { from, until } => {
                Self::bad_input("cycle.trial").with("from", from).with("until", until)
            }
            E::Video { max_ms, max_bytes } => {
                Self::bad_input("cycle.video").with("found_ms", max_ms).with("found_bytes", max_bytes)
            }
        }
    }
}

impl From<SubmitError> for OogstError {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::Body(error) => error.into(),
            SubmitError::Nothing => Self::bad_input("submission.nothing"),
            SubmitError::UnknownCapture(id) => Self::not_found("capture.unknown").with("id", id),
            SubmitError::Unknown(id) => Self::not_found("submission.unknown").with("id", id),
            SubmitError::Withdrawn(id) => Self::needs_attention("submission.withdrawn").with("id", id),
            SubmitError::UnknownCards(id) => Self::not_found("cards.result_unknown").with("id", id),
            SubmitError::OwnOnly(id) => Self::needs_attention("capture.own_only").with("id", id),
            SubmitError::TooFewCards { found, least: _ } => Self::too_few(found),
            SubmitError::UnknownRound(id) => Self::not_found("pupil.round_unknown").with("id", id),
            SubmitError::Tally(error) => error.into(),
            SubmitError::NothingSaid { number, about } => {
                Self::not_found("pupil.nothing_said").with("number", number).with("about", about.name())
            }
            SubmitError::Captures(error) => error.into(),
            SubmitError::Queue(error) => error.into(),
            SubmitError::Log(error) => error.into(),
            SubmitError::Random(error) => error.into(),
            SubmitError::Store(error) => error.into(),
        }
    }
}

impl From<SubmissionError> for OogstError {
    fn from(error: SubmissionError) -> Self {
        match error {
            SubmissionError::Text(error) => error.into(),
            SubmissionError::Cards { result: _, fault } => fault.into(),
            SubmissionError::Registrations { round: _, fault } => fault.into(),
            SubmissionError::PhotoMissing(id) => Self::bad_input("pupil.photo_missing").with("id", id),
            SubmissionError::TooManyItems(n)
            | SubmissionError::TooManyCards(n)
            | SubmissionError::TooManyRounds(n) => Self::bad_input("submission.too_many").with("n", n),
            SubmissionError::ItemTwice(id) => Self::bad_input("submission.twice").with("id", id),
            SubmissionError::Item { capture: _, fault } => fault.into(),
            SubmissionError::WithdrawnWithItems | SubmissionError::Empty => {
                Self::bad_input("submission.nothing")
            }
        }
    }
}

impl From<SendNowError> for OogstError {
    fn from(error: SendNowError) -> Self {
        match error {
            SendNowError::Unknown(id) => Self::not_found("capture.unknown").with("id", id),
            SendNowError::Store(error) => error.into(),
        }
    }
}

impl From<InboxError> for OogstError {
    fn from(error: InboxError) -> Self {
        match error {
            InboxError::Unknown(id) => Self::not_found("inbox.unknown").with("id", id),
            InboxError::NotAcceptable(hash) => Self::not_found("quarantine.not_acceptable").with("id", hash),
            InboxError::PreparersOnly => Self::needs_attention("team.preparers_only"),
            InboxError::Arriving => Self::offline("inbox.arriving"),
            InboxError::Wrong(_) => Self::needs_attention("inbox.quarantined"),
            InboxError::Seal(error) => error.into(),
            InboxError::Write { path, source } => Self::write(&path, &source),
            InboxError::Queue(error) => error.into(),
            InboxError::Fetch(error) => error.into(),
            InboxError::Team(error) => error.into(),
            InboxError::Log(error) => error.into(),
            InboxError::Store(error) => error.into(),
            InboxError::Hub(fault) => fault.into(),
            InboxError::Submissions(error) => error.into(),
        }
    }
}
