//! How a lesson went, as it crosses.

use oogst_core::{
    card::{self, CropOf},
    domain::card::{self as domain, By, CardId, CardResultBody, Outcome, Run, bars, csv, view},
    domain::submission::counts_may_be_told,
    protocol::EntityId,
};

use crate::{OogstError, app::count};

/// Which card: its number, and its print run where a number is there of several.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CardRef {
    /// The number on it.
    pub number: u16,
    /// The print run.
    #[uniffi(default = None)]
    pub run: Option<String>,
}

impl CardRef {
    pub(super) fn run(&self) -> Result<Option<Run>, OogstError> {
        let bad =
            |run: &str| OogstError::bad_input("id.bad").with("id", run.chars().take(80).collect::<String>());
        self.run.as_deref().map(|run| run.parse().map_err(|_| bad(run))).transpose()
    }
}

impl From<CardId> for CardRef {
    fn from(id: CardId) -> Self {
        Self { number: id.number, run: id.run.map(|run| run.to_string()) }
    }
}

/// A result in a list.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ResultRow {
    /// Its id.
    pub id: String,
    /// The card's title.
    pub title: String,
    /// The lesson.
    pub lesson: Option<String>,
    /// The assignment: its cycle.
    pub assignment: Option<String>,
    /// When it was last added to (Unix milliseconds).
    pub at: i64,
    /// Cards.
    pub cards: u32,
}

impl From<card::ResultRow> for ResultRow {
    fn from(row: card::ResultRow) -> Self {
        Self {
            id: row.id.to_string(),
            cards: cards(&row.body),
            title: row.body.template.title,
            lesson: row.body.lesson,
            assignment: row.body.assignment.map(|id| id.to_string()),
            at: row.at.0,
        }
    }
}

fn cards(body: &CardResultBody) -> u32 {
    match &body.outcome {
        Outcome::Cards { cards } => count(cards.len()),
        Outcome::Counts { counts } => counts.cards,
    }
}

/// A result.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct CardResult {
    /// Its id.
    pub id: String,
    /// The lesson.
    pub lesson: Option<String>,
    /// The assignment: its cycle.
    pub assignment: Option<String>,
    /// When the cards were read (Unix milliseconds).
    pub at: i64,
    /// The numbers are pupils'.
    pub numbered: bool,
    /// The photos.
    pub captures: Vec<String>,
    /// Counts of it may be told: not over fewer than five cards that pupils filled in on a screen.
    pub counts_may_be_told: bool,
    /// What a screen shows.
    pub view: LessonResult,
}

impl CardResult {
    pub(crate) fn of(id: EntityId, body: &CardResultBody) -> Self {
        Self {
            id: id.to_string(),
            lesson: body.lesson.clone(),
            assignment: body.assignment.map(|id| id.to_string()),
            at: body.at,
            numbered: body.numbered,
            captures: body.captures.iter().map(ToString::to_string).collect(),
            counts_may_be_told: counts_may_be_told(body),
            view: LessonResult::of(body),
        }
    }
}

/// What a screen shows of a result.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct LessonResult {
    /// The card's title.
    pub title: String,
    /// The learning goal.
    pub goal: Option<String>,
    /// Cards.
    pub cards: u32,
    /// How often each answer was given.
    pub questions: Vec<QuestionBar>,
    /// Who got it.
    pub piles: Piles,
    /// What a person has to look at.
    pub doubts: Vec<Doubt>,
    /// What was written.
    pub written: Vec<WrittenAnswer>,
}

impl LessonResult {
    fn of(body: &CardResultBody) -> Self {
        match &body.outcome {
            Outcome::Cards { cards } => view(&body.template, cards).into(),
            Outcome::Counts { counts } => Self {
                title: body.template.title.clone(),
                goal: body.template.goal.clone(),
                cards: counts.cards,
                questions: bars(&body.template, counts).into_iter().map(QuestionBar::from).collect(),
                piles: Piles::None,
                doubts: Vec::new(),
                written: Vec::new(),
            },
        }
    }
}

impl From<domain::LessonResult> for LessonResult {
    fn from(result: domain::LessonResult) -> Self {
        Self {
            title: result.title,
            goal: result.goal,
            cards: result.cards,
            questions: result.questions.into_iter().map(QuestionBar::from).collect(),
            piles: result.piles.into(),
            doubts: result.doubts.into_iter().map(Doubt::from).collect(),
            written: result.written.into_iter().map(WrittenAnswer::from).collect(),
        }
    }
}

/// How often each answer to a question was given.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct QuestionBar {
    /// The question's name on the card.
    pub key: String,
    /// What is asked.
    pub text: String,
    /// How: `scale`, `traffic_light`, `smileys`, `one_choice`, `several_choices`, `open`.
    pub kind: String,
    /// The answers, in the card's order.
    pub options: Vec<Bar>,
    /// Cards on which something was written.
    pub written: u32,
    /// Left blank.
    pub blank: u32,
    /// In doubt.
    pub uncertain: u32,
}

impl From<domain::QuestionBar> for QuestionBar {
    fn from(bar: domain::QuestionBar) -> Self {
        let option = |bar: domain::Bar| Bar { name: bar.name.to_owned(), label: bar.label, count: bar.count };
        Self {
            key: bar.key,
            text: bar.text,
            kind: bar.kind.to_owned(),
            options: bar.options.into_iter().map(option).collect(),
            written: bar.written,
            blank: bar.blank,
            uncertain: bar.uncertain,
        }
    }
}

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Bar {
    /// Its name: `a`, `green`, `happy`.
    pub name: String,
    /// Its words; empty for faces.
    pub label: String,
    /// How often it was given.
    pub count: u32,
}

/// Who got it.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Piles {
    /// Sorted.
    Sorted {
        /// Got it.
        got_it: Vec<CardRef>,
        /// Almost.
        almost: Vec<CardRef>,
        /// Not yet.
        not_yet: Vec<CardRef>,
        /// Can't be said: blank or in doubt.
        apart: Vec<CardRef>,
    },
    /// The right answer is to be said first: [`crate::Cards::say_right`].
    SayRight {
        /// To which question.
        question: String,
        /// The answers.
        options: Vec<Choice>,
    },
    /// This card has no piles.
    None,
}

impl From<domain::Piles> for Piles {
    fn from(piles: domain::Piles) -> Self {
        let refs = |ids: Vec<CardId>| ids.into_iter().map(CardRef::from).collect();
        match piles {
            domain::Piles::Sorted { got_it, almost, not_yet, apart } => Self::Sorted {
                got_it: refs(got_it),
                almost: refs(almost),
                not_yet: refs(not_yet),
                apart: refs(apart),
            },
            domain::Piles::SayRightAnswer { question, options } => {
                Self::SayRight { question, options: options.into_iter().map(Choice::from).collect() }
            }
            domain::Piles::None => Self::None,
        }
    }
}

/// An answer to choose.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// Its words.
    pub label: String,
    /// What the machine thinks it may be.
    pub likely: bool,
}

impl From<domain::Choice> for Choice {
    fn from(choice: domain::Choice) -> Self {
        Self { name: choice.name.to_owned(), label: choice.label, likely: choice.likely }
    }
}

/// Something that a person has to look at.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Doubt {
    /// Which card.
    pub card: CardRef,
    /// Which question.
    pub question: String,
    /// What is asked.
    pub text: String,
    /// What can be answered.
    pub choices: Vec<Choice>,
    /// More than one may be.
    pub several: bool,
    /// Two photos say different things.
    pub contradicted: bool,
    /// How sure the machine is, 0 to 1.
    pub confidence: f32,
}

impl From<domain::Doubt> for Doubt {
    fn from(doubt: domain::Doubt) -> Self {
        Self {
            card: doubt.card.into(),
            question: doubt.question,
            text: doubt.text,
            choices: doubt.choices.into_iter().map(Choice::from).collect(),
            several: doubt.several,
            contradicted: doubt.contradicted,
            confidence: f32::from(doubt.confidence.0) / 1000.0,
        }
    }
}

/// Something that was written.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct WrittenAnswer {
    /// On which card.
    pub card: CardRef,
    /// To which question.
    pub question: String,
    /// Typed; by hand it is only a picture: ask for its crop.
    pub text: Option<String>,
    /// By a pupil at the screen, or typed over by a person.
    pub by_pupil: bool,
}

impl From<domain::WrittenAnswer> for WrittenAnswer {
    fn from(written: domain::WrittenAnswer) -> Self {
        Self {
            card: written.card.into(),
            question: written.question,
            text: written.text,
            by_pupil: written.by == By::Pupil,
        }
    }
}

/// What is to be cut out.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CropRef {
    /// Of which card.
    pub card: CardRef,
    /// Which question.
    pub question: String,
}

impl TryFrom<CropRef> for CropOf {
    type Error = OogstError;

    fn try_from(wanted: CropRef) -> Result<Self, OogstError> {
        let run = wanted.card.run()?;
        Ok(Self { card: CardId { number: wanted.card.number, run }, question: wanted.question })
    }
}

/// A piece of a photo.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct Crop {
    /// What it is.
    pub of: CropRef,
    /// The photo's capture.
    pub capture: String,
    /// The picture.
    pub jpeg: Vec<u8>,
}

impl From<card::Crop> for Crop {
    fn from(crop: card::Crop) -> Self {
        Self {
            of: CropRef { card: crop.of.card.into(), question: crop.of.question },
            capture: crop.capture.to_string(),
            jpeg: crop.jpeg,
        }
    }
}

/// The words of a table, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct TableWords {
    /// Heading of the number.
    pub number: String,
    /// Heading of the pile.
    pub pile: String,
    /// A pile.
    pub got_it: String,
    /// A pile.
    pub almost: String,
    /// A pile.
    pub not_yet: String,
    /// Left blank.
    pub blank: String,
    /// In doubt.
    pub uncertain: String,
    /// Written by hand.
    pub handwriting: String,
    /// Faces, from happy to sad: five.
    pub faces: Vec<String>,
}

impl From<TableWords> for csv::CsvWords {
    fn from(words: TableWords) -> Self {
        // A word that is missing is its code.
        let face = |at: usize| words.faces.get(at).cloned().unwrap_or_else(|| csv::FACES[at].to_owned());
        Self {
            faces: [face(0), face(1), face(2), face(3), face(4)],
            number: words.number,
            pile: words.pile,
            got_it: words.got_it,
            almost: words.almost,
            not_yet: words.not_yet,
            blank: words.blank,
            uncertain: words.uncertain,
            handwriting: words.handwriting,
        }
    }
}

/// The words of a chart, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ChartWords {
    /// Under the title: cards, day, lesson.
    pub subtitle: String,
    /// Before the learning goal.
    pub goal: String,
    /// A pile.
    pub got_it: String,
    /// A pile.
    pub almost: String,
    /// A pile.
    pub not_yet: String,
    /// A pile.
    pub apart: String,
    /// Left blank.
    pub blank: String,
    /// In doubt.
    pub uncertain: String,
    /// Something was written.
    pub written: String,
    /// When there are no cards.
    pub no_cards: String,
    /// When the right answer is to be said first.
    pub say_right: String,
    /// At the foot.
    pub foot: String,
}

impl From<ChartWords> for card::ChartWords {
    fn from(words: ChartWords) -> Self {
        let ChartWords { subtitle, goal, got_it, almost, not_yet, apart, .. } = words;
        let ChartWords { blank, uncertain, written, no_cards, say_right, foot, .. } = words;
        Self {
            subtitle,
            goal,
            got_it,
            almost,
            not_yet,
            apart,
            blank,
            uncertain,
            written,
            no_cards,
            say_right,
            foot,
        }
    }
}
