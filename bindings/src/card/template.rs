//! Templates as they cross: to choose from and to preview. They are made as JSON.

use oogst_core::{
    card::KnownTemplate,
    domain::card::{self, Question as CoreQuestion},
};

use crate::app::count;

/// The language of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl From<card::Language> for Language {
    fn from(language: card::Language) -> Self {
        match language {
            card::Language::Nl => Self::Nl,
            card::Language::En => Self::En,
        }
    }
}

impl From<Language> for card::Language {
    fn from(language: Language) -> Self {
        match language {
            Language::Nl => Self::Nl,
            Language::En => Self::En,
        }
    }
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Ask {
    /// Four steps between two words.
    Scale {
        /// The lowest.
        low: String,
        /// The highest.
        high: String,
    },
    /// Three colours, each with a word.
    TrafficLight {
        /// Green's.
        green: String,
        /// Orange's.
        orange: String,
        /// Red's.
        red: String,
    },
    /// So many faces.
    Smileys {
        /// Three, four or five.
        faces: u8,
    },
    /// One of these.
    OneChoice {
        /// The answers.
        options: Vec<String>,
    },
    /// Any of these.
    SeveralChoices {
        /// The answers.
        options: Vec<String>,
    },
    /// In words.
    Open {
        /// Lines to write on.
        lines: u8,
    },
}

impl From<card::Ask> for Ask {
    fn from(ask: card::Ask) -> Self {
        use card::Ask as A;
        match ask {
            A::Scale { low, high } => Self::Scale { low, high },
            A::TrafficLight { green, orange, red } => Self::TrafficLight { green, orange, red },
            A::Smileys { faces } => Self::Smileys { faces },
            A::OneChoice { options } => Self::OneChoice { options },
            A::SeveralChoices { options } => Self::SeveralChoices { options },
            A::Open { lines } => Self::Open { lines },
        }
    }
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Question {
    /// Its name on this card.
    pub key: String,
    /// What is asked.
    pub text: String,
    /// How it is answered.
    pub ask: Ask,
}

impl From<CoreQuestion> for Question {
    fn from(question: CoreQuestion) -> Self {
        Self { key: question.key, text: question.text, ask: question.ask.into() }
    }
}

/// A card that this device knows.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Template {
    /// What it is known by: the four characters of its codes.
    pub tag: String,
    /// Its language.
    pub language: Language,
    /// Its title.
    pub title: String,
    /// The learning goal on it.
    pub goal: Option<String>,
    /// The questions.
    pub questions: Vec<Question>,
    /// For pupils who do not read yet.
    pub without_reading: bool,
    /// It came with the app.
    pub shipped: bool,
    /// This person made or printed it.
    pub mine: bool,
    /// Runs that were printed.
    pub printed: u32,
}

impl From<KnownTemplate> for Template {
    fn from(known: KnownTemplate) -> Self {
        let template = known.template;
        Self {
            tag: template.tag().to_string(),
            language: template.language.into(),
            title: template.title,
            goal: template.goal,
            questions: template.questions.into_iter().map(Question::from).collect(),
            without_reading: template.without_reading,
            shipped: known.shipped,
            mine: known.mine,
            printed: count(known.printed.len()),
        }
    }
}
