//! Exit cards.

use oogst_core::{
    capture::CaptureError,
    card::{
        CardsError,
        code::CardSize,
        print::{Part, PrintError},
    },
    domain::card::{CardError, CardResultError, CardSheetsError, OtherQuestions},
};

use super::OogstError;

impl From<CardsError> for OogstError {
    fn from(error: CardsError) -> Self {
        match error {
            CardsError::Template(error) => error.into(),
            CardsError::Sheets(CardSheetsError::Template(error)) => error.into(),
            CardsError::Sheets(error) => Self::bad_input("cards.template").with("why", error),
            CardsError::Result(error) => error.into(),
            CardsError::Print(error) => error.into(),
            CardsError::Run(error) => Self::internal("cards.drawing").with("why", error),
            CardsError::Capture(error) => error.into(),
            CardsError::Media(error) => error.into(),
            CardsError::Source { path, source } => CaptureError::Source { path, source }.into(),
            CardsError::UnknownTemplate(name) => Self::not_found("cards.template_unknown").with("name", name),
            CardsError::UnknownResult(id) => Self::not_found("cards.result_unknown").with("id", id),
            CardsError::UnknownCard { number } => {
                Self::not_found("cards.card_unknown").with("number", number)
            }
            CardsError::SeveralRuns { number, runs } => {
                let runs: Vec<String> = runs.iter().map(ToString::to_string).collect();
                Self::bad_input("cards.several_runs").with("number", number).with("runs", runs.join(" "))
            }
            CardsError::NoSuchAnswer { question, answer } => {
                Self::bad_input("cards.no_such_answer").with("question", question).with("answer", answer)
            }
            CardsError::CountsOnly => Self::needs_attention("cards.counts_only"),
            CardsError::PhotoElsewhere(id) => Self::needs_attention("cards.photo_elsewhere").with("id", id),
            CardsError::Picture(why) => Self::internal("cards.picture").with("why", why),
            CardsError::Queue(error) => error.into(),
            CardsError::Random(error) => error.into(),
            CardsError::Store(error) => error.into(),
        }
    }
}

impl From<CardError> for OogstError {
    fn from(error: CardError) -> Self {
        match error {
            CardError::Text { question, fault } => {
                let said = Self::from(fault);
                match question {
                    Some(question) => said.with("question", question),
                    None => said,
                }
            }
            CardError::Questions(n) => Self::bad_input("cards.template_questions").with("n", n),
            CardError::Name { .. }
            | CardError::KeyTwice(_)
            | CardError::Options { .. }
            | CardError::OptionTwice { .. }
            | CardError::Faces { .. }
            | CardError::Lines { .. }
            | CardError::NeedsReading { .. }
            | CardError::Rule { .. }
            | CardError::Sums => Self::bad_input("cards.template").with("why", error),
        }
    }
}

impl From<CardResultError> for OogstError {
    fn from(error: CardResultError) -> Self {
        match error {
            CardResultError::Template(error) => error.into(),
            CardResultError::Text(error) => error.into(),
            CardResultError::TooMany(_)
            | CardResultError::Number(_)
            | CardResultError::CardTwice(_)
            | CardResultError::Answer { .. }
            | CardResultError::Counts => Self::bad_input("cards.result_limit").with("why", error),
        }
    }
}

impl From<PrintError> for OogstError {
    fn from(error: PrintError) -> Self {
        match error {
            PrintError::Template(error) => error.into(),
            PrintError::DoesNotFit { part: which, size: _, fits } if fits.is_empty() => {
                Self::bad_input("cards.fits_none").with("part", part(&which))
            }
            PrintError::DoesNotFit { part: which, size, fits } => {
                let fits: Vec<&str> = fits.into_iter().map(size_word).collect();
                Self::bad_input("cards.does_not_fit")
                    .with("part", part(&which))
                    .with("size", size_word(size))
                    .with("fits", fits.join(" "))
            }
            PrintError::NoLetter { part: _, letter } => {
                Self::bad_input("cards.no_letter").with("letter", letter)
            }
            PrintError::RightToLeft(_) => Self::bad_input("cards.right_to_left"),
            PrintError::NoLargePrint => Self::bad_input("cards.no_large_print"),
            PrintError::None => Self::bad_input("cards.none"),
            PrintError::TooMany { first, count } => {
                Self::bad_input("cards.too_many").with("first", first).with("count", count)
            }
            PrintError::Code(error) => Self::internal("cards.drawing").with("why", error),
            PrintError::Pdf(error) => Self::internal("cards.drawing").with("why", error),
        }
    }
}

impl From<OtherQuestions> for OogstError {
    fn from(_: OtherQuestions) -> Self {
        Self::bad_input("cards.other_questions")
    }
}

/// Which part, as the template calls it.
fn part(part: &Part) -> String {
    match part {
        Part::Title => "title".to_owned(),
        Part::Goal => "goal".to_owned(),
        Part::Question(key) => key.clone(),
    }
}

/// A size as a code.
fn size_word(size: CardSize) -> &'static str {
    match size {
        CardSize::A5 => "a5",
        CardSize::A6 => "a6",
        CardSize::A7 => "a7",
        CardSize::A5Large => "a5_large",
        CardSize::A6Large => "a6_large",
    }
}
