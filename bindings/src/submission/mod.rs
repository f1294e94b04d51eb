//! Submissions: chosen captures with a reflection, to the preparation group.

mod model;

use std::sync::Arc;

use oogst_core::submission::{self, Chosen, ChosenCards, ChosenRegistrations, Contents};

pub use model::{
    ChosenCapture, ChosenPiece, ChosenResult, ChosenRound, Pupils, Reflection, ResultDetail, Submission,
    SubmissionPhase, SubmissionSuggestion, SubmissionVersion, Submit,
};

use crate::{OogstError, ids::id, platform::Room, run::Shared};

const ROOMS: &[Room] = &[Room::Submissions, Room::Outbox, Room::ToSend, Room::Captures];

/// Own submissions. Made offline as well: they go with the next sync.
#[derive(uniffi::Object)]
pub struct Submissions(pub(crate) Arc<Shared>);

#[uniffi::export]
impl Submissions {
    /// Own submissions, newest first.
    pub async fn list(&self) -> Result<Vec<Submission>, OogstError> {
        self.0
            .read(|app| submission::list(app).map(|rows| rows.into_iter().map(Submission::from).collect()))
            .await
    }

    /// What would go along, before its author says: shown first and ticked.
    pub async fn suggest(&self) -> Result<SubmissionSuggestion, OogstError> {
        self.0.read(|app| submission::suggest(app).map(SubmissionSuggestion::from)).await
    }

    /// The reflection as far as it was written; empty where nothing was.
    pub async fn draft(&self) -> Result<Reflection, OogstError> {
        self.0.read(|app| submission::draft(app).map(Reflection::from)).await
    }

    /// Keeps the reflection as far as it is written, on this device alone, until something is submitted.
    pub async fn keep_draft(&self, reflection: Reflection) -> Result<(), OogstError> {
        let reflection = reflection.into();
        self.0.write(&[], move |app| submission::keep_draft(app, &reflection)).await
    }

    /// Submits. Returns the submission's id.
    pub async fn submit(&self, submit: Submit) -> Result<String, OogstError> {
        let chosen = submit.captures.into_iter().map(Chosen::try_from).collect::<Result<Vec<_>, _>>()?;
        let cards = submit.cards.into_iter().map(ChosenCards::try_from).collect::<Result<Vec<_>, _>>()?;
        let rounds =
            submit.rounds.into_iter().map(ChosenRegistrations::try_from).collect::<Result<Vec<_>, _>>()?;
        let contents = Contents { chosen, cards, registrations: rounds };
        let (assignment, reflection) = (submit.assignment, submit.reflection.into());
        let done = move |app: &oogst_core::App| {
            let asked = assignment.asked(app)?;
            let made = submission::submit_contents(app, asked.id, &contents, reflection)?;
            Ok::<_, OogstError>(made.to_string())
        };
        self.0.write(ROOMS, done).await
    }

    /// What a submission holds now, with who can be recognised.
    pub async fn chosen(&self, submission: String) -> Result<Vec<ChosenCapture>, OogstError> {
        let wanted = id(&submission)?;
        let mirrored = |all: Vec<Chosen>| all.into_iter().map(ChosenCapture::from).collect();
        self.0.read(move |app| submission::chosen(app, wanted).map(mirrored)).await
    }

    /// Changes a submission: other captures, another reflection, or both; what is left out stays.
    pub async fn amend(
        &self,
        submission: String,
        captures: Option<Vec<ChosenCapture>>,
        reflection: Option<Reflection>,
    ) -> Result<(), OogstError> {
        let wanted = id(&submission)?;
        let chosen = captures
            .map(|all| all.into_iter().map(Chosen::try_from).collect::<Result<Vec<_>, _>>())
            .transpose()?;
        let reflection = reflection.map(Into::into);
        self.0.write(ROOMS, move |app| submission::amend(app, wanted, chosen.as_deref(), reflection)).await
    }

    /// Withdraws a submission: the preparation group sees that it was, and nothing of it any more.
    pub async fn withdraw(&self, submission: String) -> Result<(), OogstError> {
        let wanted = id(&submission)?;
        self.0.write(ROOMS, move |app| submission::withdraw(app, wanted)).await
    }
}
