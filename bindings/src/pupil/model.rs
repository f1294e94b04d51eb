//! Classes and rounds as they cross.

use oogst_core::{
    App, card,
    domain::{
        card::Language as CoreLanguage,
        pupil::{self as domain, sets},
    },
    pupil::{self, StartRequest},
};

use crate::{OogstError, app::count, capture::ForAssignment, card::Language, ids::id};

/// A class.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SchoolClass {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Put away.
    pub closed: bool,
    /// Its pupils, by number.
    pub pupils: Vec<PupilRow>,
}

impl From<domain::ClassView> for SchoolClass {
    fn from(class: domain::ClassView) -> Self {
        let row = |row: domain::PupilRow| PupilRow {
            number: row.number,
            picture: row.picture.to_owned(),
            name: row.name,
        };
        Self {
            id: class.id.to_string(),
            name: class.name,
            closed: class.closed,
            pupils: class.pupils.into_iter().map(row).collect(),
        }
    }
}

/// A pupil, for the teacher.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PupilRow {
    /// The number.
    pub number: u16,
    /// The picture beside the number, as a code: for who does not read numbers yet.
    pub picture: String,
    /// The name, for the teacher alone.
    pub name: Option<String>,
}

/// A name for a number.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PupilName {
    /// The number.
    pub number: u16,
    /// The name.
    pub name: String,
}

/// A change of a class.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum ClassChange {
    /// Another name for the class.
    Rename {
        /// It.
        name: String,
    },
    /// A name for a number; empty for none.
    Name {
        /// The number.
        number: u16,
        /// The name.
        name: String,
    },
    /// A number comes, or comes back.
    Come {
        /// The number.
        number: u16,
    },
    /// A number goes; what it said stays.
    Go {
        /// The number.
        number: u16,
    },
    /// Put away, or taken out again.
    Close {
        /// Away.
        closed: bool,
    },
}

impl From<ClassChange> for pupil::ClassChange {
    fn from(change: ClassChange) -> Self {
        match change {
            ClassChange::Rename { name } => Self::Rename(name),
            ClassChange::Name { number, name } => Self::Name(number, name),
            ClassChange::Come { number } => Self::Come(number),
            ClassChange::Go { number } => Self::Go(number),
            ClassChange::Close { closed } => Self::Close(closed),
        }
    }
}

/// A set of questions that came with the app.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RegistrationForm {
    /// What it is chosen by.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The questions, as pupils read them.
    pub questions: Vec<String>,
}

impl From<domain::RegistrationForm> for RegistrationForm {
    fn from(form: domain::RegistrationForm) -> Self {
        Self {
            id: form.id,
            title: form.title,
            questions: form.questions.into_iter().map(|each| each.text).collect(),
        }
    }
}

/// A round to start.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct StartRound {
    /// Of which class.
    pub class: String,
    /// Which questions: a form's id.
    pub form: String,
    /// In which language.
    pub language: Language,
    /// A digital exit card besides, by its tag.
    #[uniffi(default = None)]
    pub card: Option<String>,
    /// The lesson.
    #[uniffi(default = None)]
    pub lesson: Option<String>,
    /// The learning goal; the assignment's without one.
    #[uniffi(default = None)]
    pub goal: Option<String>,
    /// For which assignment.
    pub assignment: ForAssignment,
}

impl StartRound {
    pub(super) fn request(self, app: &App) -> Result<StartRequest, OogstError> {
        let language = CoreLanguage::from(self.language);
        let form = sets(language).into_iter().find(|form| form.id == self.form);
        let form =
            form.ok_or_else(|| OogstError::not_found("pupil.form_unknown").with("form", &self.form))?;
        let card = self.card.map(|tag| card::find(app, &tag, language)).transpose()?;
        let asked = self.assignment.asked(app)?;
        Ok(StartRequest {
            class: id(&self.class)?,
            form,
            card: card.map(|known| known.template),
            lesson: self.lesson,
            goal: self.goal.or(asked.goal),
            assignment: asked.id,
        })
    }
}

/// A round in a list.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Round {
    /// Its id.
    pub id: String,
    /// Its class.
    pub class: String,
    /// The class's name.
    pub class_name: String,
    /// The title of its questions.
    pub form: String,
    /// The lesson.
    pub lesson: Option<String>,
    /// The learning goal.
    pub goal: Option<String>,
    /// The result of its digital cards.
    pub cards: Option<String>,
    /// When it was started (Unix milliseconds).
    pub at: i64,
    /// Pupils who are done, of `of`.
    pub done: u32,
    /// All pupils of the class.
    pub of: u32,
}

impl From<pupil::RoundRow> for Round {
    fn from(row: pupil::RoundRow) -> Self {
        Self {
            id: row.round.to_string(),
            class: row.class.to_string(),
            class_name: row.class_name,
            form: row.form,
            lesson: row.lesson,
            goal: row.goal,
            cards: row.cards.map(|id| id.to_string()),
            at: row.at,
            done: count(row.done),
            of: count(row.of),
        }
    }
}
