//! Pupils: a class, and how its pupils say that a lesson went, on the teacher's device.

mod model;
mod piece;
mod result;
mod screen;

use std::{io::Cursor, sync::Arc};

use oogst_core::{
    App,
    capture::Source,
    domain::pupil::{PupilAnswer as CoreAnswer, sets},
    pupil,
};

pub use model::{ClassChange, PupilName, PupilRow, RegistrationForm, Round, SchoolClass, StartRound};
pub use piece::PupilPiece;
pub(crate) use piece::labels;
pub use result::{
    PupilPhoto, PupilSelf, PupilWords, RegistrationBar, RegistrationMinutes, RegistrationResult,
    RegistrationStep,
};
pub use screen::{NumberTile, PupilAnswer, PupilChoice, PupilScreen, PupilWants};

use crate::{OogstError, card::Language, ids::id, platform::Room, run::Shared};

/// What is being filled in is sent when it is done.
const ON_SCREEN: &[Room] = &[Room::Pupils];
const ROOMS: &[Room] = &[Room::Pupils, Room::Outbox, Room::ToSend];
const WITH_PHOTO: &[Room] = &[Room::Pupils, Room::Captures, Room::Outbox, Room::ToSend];

/// Pupils: numbers in a class; names stay on the teacher's own devices.
#[derive(uniffi::Object)]
pub struct Registrations(pub(crate) Arc<Shared>);

#[uniffi::export]
impl Registrations {
    /// Every class, in the order screens show them.
    pub async fn classes(&self) -> Result<Vec<SchoolClass>, OogstError> {
        self.0
            .read(|app| pupil::classes(app).map(|all| all.into_iter().map(SchoolClass::from).collect()))
            .await
    }

    /// Makes a class of so many numbers, with names where the teacher wants them.
    pub async fn create_class(
        &self,
        name: String,
        pupils: u16,
        names: Vec<PupilName>,
    ) -> Result<SchoolClass, OogstError> {
        let names: Vec<(u16, String)> = names.into_iter().map(|each| (each.number, each.name)).collect();
        self.0
            .write(ROOMS, move |app| pupil::create_class(app, &name, pupils, &names).map(SchoolClass::from))
            .await
    }

    /// Changes a class: all of it, or nothing.
    pub async fn change_class(
        &self,
        class: String,
        changes: Vec<ClassChange>,
    ) -> Result<SchoolClass, OogstError> {
        let wanted = id(&class)?;
        let changes: Vec<pupil::ClassChange> = changes.into_iter().map(Into::into).collect();
        self.0
            .write(ROOMS, move |app| pupil::change_class(app, wanted, &changes).map(SchoolClass::from))
            .await
    }

    /// What may be asked, shipped with the app.
    #[must_use]
    pub fn forms(&self, language: Language) -> Vec<RegistrationForm> {
        sets(language.into()).into_iter().map(RegistrationForm::from).collect()
    }

    /// Starts a round about a lesson or learning goal. Returns its id.
    pub async fn start(&self, start: StartRound) -> Result<String, OogstError> {
        self.0
            .write(ROOMS, move |app| Ok::<_, OogstError>(pupil::start(app, start.request(app)?)?.to_string()))
            .await
    }

    /// Every round, newest first.
    pub async fn rounds(&self) -> Result<Vec<Round>, OogstError> {
        self.0.read(|app| pupil::rounds(app).map(|all| all.into_iter().map(Round::from).collect())).await
    }

    /// The class at once: counts, who asked for help.
    pub async fn result(&self, round: String) -> Result<RegistrationResult, OogstError> {
        let wanted = id(&round)?;
        self.0.read(move |app| pupil::result(app, wanted).map(RegistrationResult::from)).await
    }

    /// Takes back a registration that was none.
    pub async fn withdraw(&self, round: String, number: u16) -> Result<RegistrationResult, OogstError> {
        let wanted = id(&round)?;
        self.0
            .write(ROOMS, move |app| pupil::withdraw(app, wanted, number).map(RegistrationResult::from))
            .await
    }

    /// The round that a pupil is at work in, also after a restart: the device then shows that pupil's screen first.
    pub async fn at_work(&self) -> Result<Option<String>, OogstError> {
        self.0.read(|app| pupil::at_work(app).map(|round| round.map(|id| id.to_string()))).await
    }

    /// What a pupil sees now: the numbers to choose from, one question, or "done".
    pub async fn screen(&self, round: String) -> Result<PupilScreen, OogstError> {
        let wanted = id(&round)?;
        self.0.read(move |app| pupil::screen(app, wanted).map(PupilScreen::from)).await
    }

    /// A pupil chooses their number; `anew` when they were done before and begin again.
    pub async fn begin(&self, round: String, number: u16, anew: bool) -> Result<PupilScreen, OogstError> {
        let wanted = id(&round)?;
        self.0
            .write(ON_SCREEN, move |app| pupil::begin(app, wanted, number, anew).map(PupilScreen::from))
            .await
    }

    /// Answers the question on screen; durable when this returns.
    pub async fn answer(&self, answer: PupilAnswer) -> Result<PupilScreen, OogstError> {
        let answer = CoreAnswer::try_from(answer)?;
        self.0.write(ON_SCREEN, move |app| pupil::answer(app, answer).map(PupilScreen::from)).await
    }

    /// Answers it with a photo of own work, from the camera's bytes.
    pub async fn photo(&self, bytes: Vec<u8>) -> Result<PupilScreen, OogstError> {
        let source = Source::Stream(Box::new(Cursor::new(bytes)));
        self.0.write(WITH_PHOTO, move |app| pupil::photo(app, source).map(PupilScreen::from)).await
    }

    /// Back to the question before.
    pub async fn back(&self) -> Result<PupilScreen, OogstError> {
        self.0.write(ON_SCREEN, |app: &App| pupil::back(app).map(PupilScreen::from)).await
    }

    /// Goes without being done: nothing of it is kept.
    pub async fn leave(&self) -> Result<PupilScreen, OogstError> {
        self.0.write(WITH_PHOTO, |app: &App| pupil::leave(app).map(PupilScreen::from)).await
    }

    /// Done: it counts from now on, and the next pupil starts clean.
    pub async fn done(&self) -> Result<PupilScreen, OogstError> {
        self.0.write(WITH_PHOTO, |app: &App| pupil::done(app).map(PupilScreen::from)).await
    }
}
