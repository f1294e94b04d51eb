//! From what was seen in photos to the cards of a result.

use std::collections::BTreeMap;

use oogst_domain::card::{CardId, CardTemplate, Confidence, ExitCard, Field, NUMBER_MAX, Run, Said};

use super::{
    form::CardForm,
    read::{CardReading, QuestionReading},
};

/// Which result a card belongs to: its template, and its run when this device does not know it. A forged or foreign
/// run is never mixed with what was printed here.
pub(super) type Key = (u32, Option<u32>);

/// Cards of one result, from one or several photos.
pub(super) type Groups = BTreeMap<Key, Vec<ExitCard>>;

/// A card of a template that is known, with what was answered; `written` says of each writing area whether there is
/// something in it.
pub(super) fn filled(
    card: &CardReading,
    template: &CardTemplate,
    form: &CardForm,
    written: &[bool],
) -> Option<ExitCard> {
    let number = (card.code.number <= NUMBER_MAX).then_some(card.code.number)?;
    let run = Run::new(card.code.run).ok()?;
    let mut areas = written.iter();
    let mut fields = BTreeMap::new();
    for (at, question) in template.questions.iter().enumerate() {
        let field = if question.ask.open() {
            match areas.next() {
                Some(true) => Field::read(Said::Handwriting, Confidence::FULL),
                Some(false) => Field::read(Said::Blank, Confidence::FULL),
                None => continue,
            }
        } else {
            let Some(reading) = card.questions.iter().find(|reading| reading.question == at) else {
                continue;
            };
            let Some(asked) = form.questions.get(at) else { continue };
            Field::read(said(reading, &asked.options), confidence(reading.confidence))
        };
        fields.insert(question.key.clone(), field);
    }
    Some(ExitCard { id: CardId { number, run: Some(run) }, fields })
}

/// What a reading says, by the options' names.
fn said(reading: &QuestionReading, options: &[String]) -> Said {
    let options = reading.answer.iter().filter_map(|at| options.get(*at)).cloned().collect();
    match reading {
        reading if reading.uncertain => Said::Uncertain { options },
        reading if reading.answer.is_empty() => Said::Blank,
        _ => Said::Options { options },
    }
}

fn confidence(of_one: f32) -> Confidence {
    // Kept between 0 and 1000, whatever came in.
    Confidence((of_one.clamp(0.0, 1.0) * 1000.0).round() as u16)
}
