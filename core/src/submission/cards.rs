//! What is told of a lesson's cards: the teacher chooses how much.

use oogst_domain::{
    card::{CardResultBody, Outcome, count},
    pupil::LEAST,
    submission::{SubmittedCards, counts_may_be_told},
};
use oogst_protocol::EntityId;
use rusqlite::Connection;

use super::SubmitError;
use crate::card;

/// A result that goes along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChosenCards {
    /// The result.
    pub result: EntityId,
    /// How much of it.
    pub tell: Tell,
}

/// How much of a result is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tell {
    /// How often each answer was given: no card, no number, no photo.
    Counts,
    /// Every card with its number and answers; its pictures only as far as they are chosen as captures.
    Cards,
}

/// The results as they are told.
pub(super) fn told(db: &Connection, chosen: &[ChosenCards]) -> Result<Vec<SubmittedCards>, SubmitError> {
    let mut told = Vec::with_capacity(chosen.len());
    for each in chosen {
        let body = card::kept(db, each.result)?.ok_or(SubmitError::UnknownCards(each.result))?;
        if each.tell == Tell::Counts && !counts_may_be_told(&body) {
            return Err(SubmitError::TooFewCards { found: found(&body), least: LEAST });
        }
        told.push(SubmittedCards { result: each.result, told: telling(body, each.tell) });
    }
    Ok(told)
}

fn found(body: &CardResultBody) -> usize {
    match &body.outcome {
        Outcome::Cards { cards } => cards.len(),
        Outcome::Counts { .. } => 0,
    }
}

fn telling(body: CardResultBody, tell: Tell) -> CardResultBody {
    match (tell, body.outcome) {
        (Tell::Counts, Outcome::Cards { cards }) => {
            let counts = count(&body.template, &cards);
            // Which photos they came from says when and where; only the counts were asked for.
            let outcome = Outcome::Counts { counts };
            CardResultBody { outcome, captures: Vec::new(), numbered: false, ..body }
        }
        (_, outcome) => CardResultBody { outcome, ..body },
    }
}

#[cfg(test)]
mod tests {
    use oogst_domain::card::{CardId, Confidence, ExitCard, Field, Language, Said, shipped};

    use super::*;

    #[test]
    fn counts_only_tell_no_card_no_number_and_no_photo() {
        let said = Said::Options { options: ["green".to_owned()].into() };
        let fields = [("q1".to_owned(), Field::read(said, Confidence::FULL))].into();
        let card = ExitCard { id: CardId { number: 17, run: None }, fields };
        let body = CardResultBody {
            template: shipped(Language::Nl).remove(0),
            assignment: None,
            lesson: Some("groep 6".into()),
            at: 1,
            numbered: true,
            captures: vec![EntityId([7; 16])],
            outcome: Outcome::Cards { cards: vec![card] },
        };
        let told = telling(body.clone(), Tell::Counts);
        assert!(told.captures.is_empty() && !told.numbered);
        let Outcome::Counts { counts } = &told.outcome else { panic!("{told:?}") };
        assert_eq!(counts.cards, 1);
        let json = serde_json::to_string(&told).unwrap();
        assert!(!json.contains("\"number\"") && !json.contains("17") && !json.contains("entity:"), "{json}");
        assert_eq!(telling(body.clone(), Tell::Cards), body);
    }
}
