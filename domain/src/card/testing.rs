//! Cards for this folder's tests.

use super::{CardId, CardTemplate, Confidence, ExitCard, Field, Language, Said, shipped};

pub(super) fn template(id: &str) -> CardTemplate {
    shipped(Language::Nl).into_iter().find(|template| template.id == id).unwrap()
}

pub(super) fn marked(names: &[&str]) -> Said {
    Said::Options { options: names.iter().map(|name| (*name).to_owned()).collect() }
}

pub(super) fn doubt(names: &[&str]) -> Said {
    Said::Uncertain { options: names.iter().map(|name| (*name).to_owned()).collect() }
}

/// A card of one machine reading per question, `q1` first.
pub(super) fn card(number: u16, answers: &[Said]) -> ExitCard {
    let fields = answers.iter().zip(1..).map(|(said, n)| {
        let confidence = if said.certain() { Confidence(990) } else { Confidence(480) };
        (format!("q{n}"), Field::read(said.clone(), confidence))
    });
    ExitCard { id: CardId { number, run: None }, fields: fields.collect() }
}
