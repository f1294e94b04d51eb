//! Exit cards.

use oogst_core::{
    card::{
        CardsError,
        code::CardSize,
        print::{Part, PrintError},
    },
    domain::card::{CardError, CardResultError, CardSheetsError, OtherQuestions},
};

use super::Failure;
use crate::exit::Exit;

impl From<CardsError> for Failure {
    fn from(error: CardsError) -> Self {
        let missing = |code, fault| Failure::cards(Exit::NotFound, code, fault);
        let person = |code, fault| Failure::cards(Exit::NeedsAttention, code, fault);
        match error {
            CardsError::Template(error) => error.into(),
            CardsError::Sheets(CardSheetsError::Template(error)) => error.into(),
            CardsError::Sheets(error) => limit(error.to_string()),
            CardsError::Result(error) => error.into(),
            CardsError::Print(error) => error.into(),
            CardsError::Run(error) => drawing(error.to_string()),
            CardsError::Capture(error) => error.into(),
            CardsError::Media(error) => error.into(),
            CardsError::Source { path, source } => {
                oogst_core::capture::CaptureError::Source { path, source }.into()
            }
            CardsError::UnknownTemplate(name) => {
                missing("cards.template_unknown", |f| &f.template_unknown).with("name", name)
            }
            CardsError::UnknownResult(id) => {
                missing("cards.result_unknown", |f| &f.result_unknown).with("id", id)
            }
            CardsError::UnknownCard { number } => {
                missing("cards.card_unknown", |f| &f.card_unknown).with("number", u64::from(number))
            }
            CardsError::SeveralRuns { number, runs } => {
                let first = runs.first().map(ToString::to_string).unwrap_or_default();
                let runs: Vec<String> = runs.iter().map(ToString::to_string).collect();
                Failure::cards(Exit::Usage, "cards.several_runs", |f| &f.several_runs)
                    .with("number", u64::from(number))
                    .with("runs", runs.join(", "))
                    .with("first", first)
            }
            CardsError::NoSuchAnswer { question, answer } => {
                Failure::cards(Exit::Usage, "cards.no_such_answer", |f| &f.no_such_answer)
                    .with("question", question)
                    .with("answer", answer)
            }
            CardsError::CountsOnly => person("cards.counts_only", |f| &f.counts_only),
            CardsError::PhotoElsewhere(id) => {
                person("cards.photo_elsewhere", |f| &f.photo_elsewhere).with("id", id)
            }
            CardsError::Picture(why) => {
                Failure::cards(Exit::Internal, "cards.picture", |f| &f.picture).with("why", why)
            }
            CardsError::Queue(error) => error.into(),
            CardsError::Random(error) => error.into(),
            CardsError::Store(error) => error.into(),
        }
    }
}

impl From<CardError> for Failure {
    fn from(error: CardError) -> Self {
        match error {
            CardError::Text { question: _, fault } => {
                Failure::cards(Exit::Usage, "cards.template_text", |f| &f.template_text)
                    .with("why", fault.to_string())
            }
            CardError::Questions(n) => {
                Failure::cards(Exit::Usage, "cards.template_questions", |f| &f.template_empty).with("n", n)
            }
            CardError::Name { .. }
            | CardError::KeyTwice(_)
            | CardError::Options { .. }
            | CardError::OptionTwice { .. }
            | CardError::Faces { .. }
            | CardError::Lines { .. }
            | CardError::NeedsReading { .. }
            | CardError::Rule { .. }
            | CardError::Sums => limit(error.to_string()),
        }
    }
}

impl From<CardResultError> for Failure {
    fn from(error: CardResultError) -> Self {
        match error {
            CardResultError::Template(error) => error.into(),
            CardResultError::Text(error) => error.into(),
            CardResultError::TooMany(_)
            | CardResultError::Number(_)
            | CardResultError::CardTwice(_)
            | CardResultError::Answer { .. }
            | CardResultError::Counts => {
                Failure::cards(Exit::BadInput, "cards.result_limit", |f| &f.result_limit)
                    .with("why", error.to_string())
            }
        }
    }
}

impl From<PrintError> for Failure {
    fn from(error: PrintError) -> Self {
        let usage = |code, fault| Failure::cards(Exit::Usage, code, fault);
        match error {
            PrintError::Template(error) => error.into(),
            PrintError::DoesNotFit { part: which, size: _, fits } if fits.is_empty() => {
                usage("cards.fits_none", |f| &f.fits_none).with("part", part(&which))
            }
            PrintError::DoesNotFit { part: which, size, fits } => {
                let fits: Vec<&str> = fits.into_iter().map(size_name).collect();
                usage("cards.does_not_fit", |f| &f.does_not_fit)
                    .with("part", part(&which))
                    .with("size", size_name(size))
                    .with("fits", fits.join(" / "))
            }
            PrintError::NoLetter { part: _, letter } => {
                usage("cards.no_letter", |f| &f.no_letter).with("letter", letter.to_string())
            }
            PrintError::RightToLeft(_) => usage("cards.right_to_left", |f| &f.right_to_left),
            PrintError::NoLargePrint => usage("cards.no_large_print", |f| &f.no_large_print),
            PrintError::None => usage("cards.none", |f| &f.print_none),
            PrintError::TooMany { first, count } => usage("cards.too_many", |f| &f.print_many)
                .with("first", u64::from(first))
                .with("count", u64::from(count)),
            PrintError::Code(error) => drawing(error.to_string()),
            PrintError::Pdf(error) => drawing(error.to_string()),
        }
    }
}

impl From<OtherQuestions> for Failure {
    fn from(_: OtherQuestions) -> Self {
        Failure::cards(Exit::Usage, "cards.other_questions", |f| &f.other_questions)
    }
}

fn limit(why: String) -> Failure {
    Failure::cards(Exit::Usage, "cards.template", |f| &f.template_limit).with("why", why)
}

fn drawing(why: String) -> Failure {
    Failure::cards(Exit::Internal, "cards.drawing", |f| &f.drawing).with("why", why)
}

/// Which part, as the template calls it.
fn part(part: &Part) -> String {
    match part {
        Part::Title => "title".to_owned(),
        Part::Goal => "goal".to_owned(),
        Part::Question(key) => key.clone(),
    }
}

/// A size as people know it.
pub(crate) fn size_name(size: CardSize) -> &'static str {
    match size {
        CardSize::A5 => "A5",
        CardSize::A6 => "A6",
        CardSize::A7 => "A7",
        CardSize::A5Large => "A5 --large-print",
        CardSize::A6Large => "A6 --large-print",
    }
}
