//! Cycles, submissions, inbox, outbox.

use oogst_core::{
    cycle::CycleError,
    domain::{cycle, submission::SubmissionError},
    inbox::InboxError,
    outbox::SendNowError,
    submission::SubmitError,
};

use super::Failure;
use crate::exit::Exit;

impl From<CycleError> for Failure {
    fn from(error: CycleError) -> Self {
        match error {
            CycleError::Body(error) => error.into(),
            CycleError::PreparersOnly => Failure::preparers_only(),
            CycleError::Unknown(id) => {
                Failure::new(Exit::NotFound, "cycle.unknown", |f| &f.cycle_unknown).with("id", id)
            }
            CycleError::Queue(error) => error.into(),
            CycleError::Log(error) => error.into(),
            CycleError::Random(error) => error.into(),
            CycleError::Store(error) => error.into(),
        }
    }
}

impl From<cycle::CycleError> for Failure {
    fn from(error: cycle::CycleError) -> Self {
        use cycle::CycleError as E;
        match error {
            E::Text(error) => error.into(),
            E::TrialEndsBeforeItBegins { from, until } => {
                Failure::new(Exit::Usage, "cycle.trial", |f| &f.trial_order)
                    .with("from", from)
                    .with("until", until)
            }
            E::Video { .. } => Failure::new(Exit::Usage, "cycle.video", |f| &f.video_limits),
        }
    }
}

impl From<SubmitError> for Failure {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::Body(error) => error.into(),
            SubmitError::Nothing => Failure::new(Exit::Usage, "submission.nothing", |f| &f.nothing_to_submit),
            SubmitError::UnknownCapture(id) => {
                Failure::new(Exit::NotFound, "capture.unknown", |f| &f.capture_unknown).with("id", id)
            }
            SubmitError::Unknown(id) => {
                Failure::new(Exit::NotFound, "submission.unknown", |f| &f.submission_unknown).with("id", id)
            }
            SubmitError::Withdrawn(id) => {
                Failure::new(Exit::NeedsAttention, "submission.withdrawn", |f| &f.submission_withdrawn)
                    .with("id", id)
            }
            SubmitError::OwnOnly(id) => {
                Failure::new(Exit::NeedsAttention, "capture.own_only", |f| &f.capture_own_only).with("id", id)
            }
            SubmitError::UnknownCards(id) => oogst_core::card::CardsError::UnknownResult(id).into(),
            SubmitError::TooFewCards { found, least: _ } => Failure::too_few(found),
            SubmitError::UnknownRound(id) => oogst_core::pupil::PupilError::UnknownRound(id).into(),
            SubmitError::Tally(error) => error.into(),
            SubmitError::NothingSaid { number, about } => {
                Failure::pupil(Exit::NotFound, "pupil.nothing_said", |f| &f.nothing_said)
                    .with("number", u64::from(number))
                    .with("about", about.name())
            }
            SubmitError::Captures(error) => error.into(),
            SubmitError::Queue(error) => error.into(),
            SubmitError::Log(error) => error.into(),
            SubmitError::Random(error) => error.into(),
            SubmitError::Store(error) => error.into(),
        }
    }
}

impl From<SubmissionError> for Failure {
    fn from(error: SubmissionError) -> Self {
        let usage = |code, fault| Failure::new(Exit::Usage, code, fault);
        match error {
            SubmissionError::Text(error) => error.into(),
            SubmissionError::Cards { result: _, fault } => fault.into(),
            SubmissionError::Registrations { round: _, fault } => fault.into(),
            SubmissionError::PhotoMissing(id) => {
                Failure::pupil(Exit::Usage, "pupil.photo_missing", |f| &f.photo_missing).with("id", id)
            }
            SubmissionError::TooManyItems(n)
            | SubmissionError::TooManyCards(n)
            | SubmissionError::TooManyRounds(n) => {
                usage("submission.too_many", |f| &f.too_many_items).with("n", n)
            }
            SubmissionError::ItemTwice(id) => usage("submission.twice", |f| &f.item_twice).with("id", id),
            SubmissionError::Item { capture: _, fault } => fault.into(),
            SubmissionError::WithdrawnWithItems | SubmissionError::Empty => {
                usage("submission.nothing", |f| &f.nothing_to_submit)
            }
        }
    }
}

impl From<SendNowError> for Failure {
    fn from(error: SendNowError) -> Self {
        match error {
            SendNowError::Unknown(id) => {
                Failure::new(Exit::NotFound, "capture.unknown", |f| &f.capture_unknown).with("id", id)
            }
            SendNowError::Store(error) => error.into(),
        }
    }
}

impl From<InboxError> for Failure {
    fn from(error: InboxError) -> Self {
        match error {
            InboxError::Unknown(id) => {
                Failure::new(Exit::NotFound, "inbox.unknown", |f| &f.inbox_unknown).with("id", id)
            }
            InboxError::NotAcceptable(hash) => {
                Failure::new(Exit::NotFound, "quarantine.not_acceptable", |f| &f.not_acceptable)
                    .with("id", hash)
            }
            InboxError::PreparersOnly => Failure::preparers_only(),
            InboxError::Arriving => Failure::new(Exit::Offline, "inbox.arriving", |f| &f.arriving),
            InboxError::Wrong(_) => {
                Failure::new(Exit::NeedsAttention, "inbox.quarantined", |f| &f.wrong_object)
            }
            InboxError::Seal(error) => error.into(),
            InboxError::Write { path, source } if source.kind() == std::io::ErrorKind::StorageFull => {
                let _ = path;
                Failure::new(Exit::DiskFull, "store.disk_full", |f| &f.disk_full)
            }
            InboxError::Write { path, source } => Failure::write(path, &source),
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

impl Failure {
    /// A file of the person's that can't be written.
    pub(crate) fn write(path: std::path::PathBuf, source: &std::io::Error) -> Self {
        Failure::new(Exit::BadInput, "file.write", |f| &f.write)
            .with("path", path)
            .with("why", source.to_string())
    }
}
