//! A person's word: it wins over the machine's, which stays on record.

use std::collections::BTreeSet;

use oogst_domain::card::{CardResultBody, CardTemplate, ExitCard, Outcome, PileRule, Run, Said};
use oogst_protocol::EntityId;

use super::{CardsError, rows, say};
use crate::App;

/// A person who looked at a card says what was answered: options by their names, none for a blank, or words for an
/// open question. `run` is needed only where a number is there of several print runs. Undone by deciding anew.
///
/// # Errors
/// [`CardsError`].
pub fn decide(
    app: &App,
    id: EntityId,
    number: u16,
    run: Option<Run>,
    question: &str,
    answer: &[String],
) -> Result<CardResultBody, CardsError> {
    change(app, id, |body| {
        let said = said(&body.template, question, answer)?;
        let Outcome::Cards { cards } = &mut body.outcome else { return Err(CardsError::CountsOnly) };
        let card = the_card(cards, number, run)?;
        card.fields.entry(question.to_owned()).or_default().decide(said);
        Ok(())
    })
}

/// The teacher says which answer to the check question is right; nothing printed changes.
///
/// # Errors
/// [`CardsError`].
pub fn say_right(app: &App, id: EntityId, right: &[String]) -> Result<CardResultBody, CardsError> {
    change(app, id, |body| {
        let asked = match &body.template.piles {
            Some(PileRule::Check { question, .. }) => question.clone(),
            _ => {
                let answer = right.join(",");
                return Err(CardsError::NoSuchAnswer { question: String::new(), answer });
            }
        };
        said(&body.template, &asked, right)?;
        if let Some(PileRule::Check { right: kept, .. }) = &mut body.template.piles {
            *kept = right.to_vec();
        }
        Ok(())
    })
}

fn change(
    app: &App,
    id: EntityId,
    change: impl Fn(&mut CardResultBody) -> Result<(), CardsError>,
) -> Result<CardResultBody, CardsError> {
    app.store.write(|tx| {
        let mut body = rows::result(tx, id)?.ok_or(CardsError::UnknownResult(id))?;
        change(&mut body)?;
        body.check()?;
        let now = app.clock.now();
        rows::keep_result(tx, id, &body, now)?;
        say::queue_result(tx, now, id, &body)?;
        Ok(body)
    })
}

fn the_card(cards: &mut [ExitCard], number: u16, run: Option<Run>) -> Result<&mut ExitCard, CardsError> {
    let fits = |card: &ExitCard| card.id.number == number && (run.is_none() || card.id.run == run);
    let runs: Vec<Run> = cards.iter().filter(|card| fits(card)).filter_map(|card| card.id.run).collect();
    if runs.len() > 1 {
        return Err(CardsError::SeveralRuns { number, runs });
    }
    cards.iter_mut().find(|card| fits(card)).ok_or(CardsError::UnknownCard { number })
}

fn said(template: &CardTemplate, key: &str, answer: &[String]) -> Result<Said, CardsError> {
    let wrong = || CardsError::NoSuchAnswer {
        question: key.chars().take(40).collect(),
        answer: answer.join(", ").chars().take(80).collect(),
    };
    let question = template.question(key).ok_or_else(wrong)?;
    if question.ask.open() {
        let text = answer.join(" ").trim().to_owned();
        return Ok(if text.is_empty() { Said::Blank } else { Said::Words { text } });
    }
    let names: BTreeSet<&str> = question.ask.options().iter().map(|option| option.name).collect();
    if answer.iter().any(|name| !names.contains(name.as_str()))
        || (answer.len() > 1 && !question.ask.several())
    {
        return Err(wrong());
    }
    let options: BTreeSet<String> = answer.iter().cloned().collect();
    Ok(if options.is_empty() { Said::Blank } else { Said::Options { options } })
}
