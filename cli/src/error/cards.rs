//! Exit cards.

use oogst_core::{
    card::{
        CardsError,
        code::CardSize,
        print::{Part, PrintError},
    },
    domain::{
        TextFault,
        card::{CardError, CardResultError, CardSheetsError, NAME_MAX, OtherQuestions},
    },
};

use super::{Failure, Value};
use crate::{
    exit::Exit,
    lang::{CardFaults, keys::Fault},
};

impl From<CardsError> for Failure {
    fn from(error: CardsError) -> Self {
        let missing = |code, fault| Failure::cards(Exit::NotFound, code, fault);
        let person = |code, fault| Failure::cards(Exit::NeedsAttention, code, fault);
        match error {
            CardsError::Template(error) => error.into(),
            CardsError::Sheets(CardSheetsError::Template(error)) => error.into(),
            CardsError::Sheets(error) => limit(|f| &f.template_limit).with("why", error.to_string()),
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
            CardError::Text { question, fault } => {
                let which = match (question, fault.field) {
                    (Some(key), _) => Part::Question(key),
                    (None, "goal") => Part::Goal,
                    (None, _) => Part::Title,
                };
                let text = |fault| {
                    Failure::cards(Exit::Usage, "cards.template_text", fault).with("part", part(which))
                };
                match fault.fault {
                    TextFault::Empty => text(|f| &f.template_text_empty),
                    TextFault::TooLong { max } => text(|f| &f.template_text_long).with("max", max),
                    TextFault::Untrimmed => text(|f| &f.template_text_untrimmed),
                    TextFault::Control => text(|f| &f.template_text_control),
                }
            }
            CardError::Questions(n) => {
                Failure::cards(Exit::Usage, "cards.template_questions", |f| &f.template_empty).with("n", n)
            }
            CardError::Name { .. } => limit(|f| &f.template_name).with("max", NAME_MAX),
            CardError::KeyTwice(question) => limit(|f| &f.template_key_twice).with("question", question),
            CardError::Options { question, count } => {
                limit(|f| &f.template_options).with("question", question).with("n", count)
            }
            CardError::OptionTwice { question } => {
                limit(|f| &f.template_option_twice).with("question", question)
            }
            CardError::Faces { question, faces } => {
                limit(|f| &f.template_faces).with("question", question).with("n", u64::from(faces))
            }
            CardError::Lines { question, lines } => {
                limit(|f| &f.template_lines).with("question", question).with("n", u64::from(lines))
            }
            CardError::NeedsReading { question } => {
                limit(|f| &f.template_needs_reading).with("question", question)
            }
            CardError::Rule { question, option } => {
                limit(|f| &f.template_rule).with("question", question).with("option", option)
            }
            CardError::Sums => limit(|f| &f.template_sums),
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
                usage("cards.fits_none", |f| &f.fits_none).with("part", part(which))
            }
            PrintError::DoesNotFit { part: which, size, fits } => {
                let fits: Vec<&str> = fits.into_iter().map(size_name).collect();
                usage("cards.does_not_fit", |f| &f.does_not_fit)
                    .with("part", part(which))
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

fn limit(fault: fn(&CardFaults) -> &Fault) -> Failure {
    Failure::cards(Exit::Usage, "cards.template", fault)
}

fn drawing(why: String) -> Failure {
    Failure::cards(Exit::Internal, "cards.drawing", |f| &f.drawing).with("why", why)
}

/// Which part, as people call it.
fn part(part: Part) -> Value {
    match part {
        Part::Title => Value::Card(|w| w.part_title, String::new()),
        Part::Goal => Value::Card(|w| w.part_goal, String::new()),
        Part::Question(key) => Value::Card(|w| w.part_question, key),
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
