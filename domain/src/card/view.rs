//! A lesson's result for a screen: bars, three piles, what to look at, what was written.

use serde::Serialize;

use super::{
    Ask, CardTemplate, PileRule,
    counts::{Counts, count},
    filled::{By, CardId, Confidence, ExitCard, Said},
    piles::{Pile, Settled, pile, settled},
};

/// How a lesson went.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct LessonResult {
    /// The template's title.
    pub title: String,
    /// The learning goal on the cards.
    pub goal: Option<String>,
    /// How many cards.
    pub cards: u32,
    /// Each question's bar, in the order of the card.
    pub questions: Vec<QuestionBar>,
    /// The piles.
    pub piles: Piles,
    /// What to look at: by question, then by card, so that one thumb answers a row of alike things.
    pub doubts: Vec<Doubt>,
    /// What was written: by question, then by card.
    pub written: Vec<WrittenAnswer>,
}

/// One question with its counts.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct QuestionBar {
    /// Its key.
    pub key: String,
    /// What was asked.
    pub text: String,
    /// How it is answered: `scale`, `traffic_light`, `smileys`, `one_choice`, `several_choices`, `open`.
    pub kind: &'static str,
    /// Its answers in the order of the card, also those that nobody gave.
    pub options: Vec<Bar>,
    /// Cards with something written.
    pub written: u32,
    /// Blank cards.
    pub blank: u32,
    /// Cards to look at.
    pub uncertain: u32,
}

/// One answer's count.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Its name.
    pub name: &'static str,
    /// Its words; empty for a face.
    pub label: String,
    /// How often it was given.
    pub count: u32,
}

/// The three piles.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
#[serde(tag = "piles", rename_all = "snake_case")]
pub enum Piles {
    /// Sorted; in each pile by number.
    Sorted {
        /// Got it.
        got_it: Vec<CardId>,
        /// Almost.
        almost: Vec<CardId>,
        /// Not yet.
        not_yet: Vec<CardId>,
        /// Not to be told: blank or in doubt where it matters.
        apart: Vec<CardId>,
    },
    /// The teacher still says which answer to this question is right.
    SayRightAnswer {
        /// The question.
        question: String,
        /// Its answers.
        options: Vec<Choice>,
    },
    /// The card doesn't ask what was learned.
    None,
}

/// An answer that one tap gives.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its name.
    pub name: &'static str,
    /// Its words; empty for a face.
    pub label: String,
    /// Whether the machine thinks it likely.
    pub likely: bool,
}

/// Something to look at.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The card.
    pub card: CardId,
    /// The question's key.
    pub question: String,
    /// What was asked.
    pub text: String,
    /// What one tap can answer, in the order of the card; "blank" is always possible too.
    pub choices: Vec<Choice>,
    /// Whether more than one may be chosen.
    pub several: bool,
    /// Whether sure readings, or people, contradict each other.
    pub contradicted: bool,
    /// How sure the machine is of what it thinks likely.
    pub confidence: Confidence,
}

/// Something written.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct WrittenAnswer {
    /// The card.
    pub card: CardId,
    /// The question's key.
    pub question: String,
    /// The words, where somebody typed them; else they are in the picture.
    pub text: Option<String>,
    /// By whom they are known.
    pub by: By,
}

/// The result of one lesson; `cards` merged ([`super::merge_cards`]), so by number.
#[must_use]
pub fn view(template: &CardTemplate, cards: &[ExitCard]) -> LessonResult {
    LessonResult {
        title: template.title.clone(),
        goal: template.goal.clone(),
        cards: u32::try_from(cards.len()).unwrap_or(u32::MAX),
        questions: bars(template, &count(template, cards)),
        piles: piles(template, cards),
        doubts: doubts(template, cards),
        written: written(template, cards),
    }
}

/// The bars of counts: also of a lesson that was submitted as counts only.
#[must_use]
pub fn bars(template: &CardTemplate, counts: &Counts) -> Vec<QuestionBar> {
    let bar = |question: &super::Question| {
        let of = counts.questions.get(&question.key).cloned().unwrap_or_default();
        let options = question.ask.options().into_iter().map(|option| Bar {
            name: option.name,
            label: option.label.to_owned(),
            count: of.options.get(option.name).copied().unwrap_or(0),
        });
        QuestionBar {
            key: question.key.clone(),
            text: question.text.clone(),
            kind: question.ask.kind(),
            options: options.collect(),
            written: of.written,
            blank: of.blank,
            uncertain: of.uncertain,
        }
    };
    template.questions.iter().map(bar).collect()
}

fn piles(template: &CardTemplate, cards: &[ExitCard]) -> Piles {
    match &template.piles {
        None => return Piles::None,
        Some(PileRule::Check { question, right, .. }) if right.is_empty() => {
            let asked = template.question(question);
            let options = asked.map(|asked| choices(&asked.ask, &Said::Blank)).unwrap_or_default();
            return Piles::SayRightAnswer { question: question.clone(), options };
        }
        Some(_) => {}
    }
    let of = |wanted: Option<Pile>| {
        let lies = cards.iter().filter(|card| pile(template, card) == wanted);
        lies.map(|card| card.id).collect::<Vec<_>>()
    };
    Piles::Sorted {
        got_it: of(Some(Pile::GotIt)),
        almost: of(Some(Pile::Almost)),
        not_yet: of(Some(Pile::NotYet)),
        apart: of(None),
    }
}

fn choices(ask: &Ask, said: &Said) -> Vec<Choice> {
    let likely = |name: &str| said.options().is_some_and(|options| options.contains(name));
    let options = ask.options().into_iter();
    options.map(|o| Choice { name: o.name, label: o.label.to_owned(), likely: likely(o.name) }).collect()
}

fn doubts(template: &CardTemplate, cards: &[ExitCard]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for question in &template.questions {
        for card in cards {
            if !matches!(settled(question, card), Settled::Doubt | Settled::Unseen) {
                continue;
            }
            let answer = card.fields.get(&question.key).and_then(|field| field.answer());
            let choices = choices(&question.ask, answer.as_ref().map_or(&Said::Blank, |a| &a.said));
            doubts.push(Doubt {
                card: card.id,
                question: question.key.clone(),
                text: question.text.clone(),
                choices,
                several: question.ask.several(),
                contradicted: answer.as_ref().is_some_and(|a| a.contradicted),
                confidence: answer.map_or(Confidence(0), |a| a.confidence),
            });
        }
    }
    doubts
}

fn written(template: &CardTemplate, cards: &[ExitCard]) -> Vec<WrittenAnswer> {
    let mut written = Vec::new();
    for question in template.questions.iter().filter(|question| question.ask.open()) {
        for card in cards {
            let answer = card.fields.get(&question.key).and_then(|field| field.answer());
            let Some(answer) = answer else { continue };
            let text = match answer.said {
                Said::Words { text } => Some(text),
                Said::Handwriting => None,
                _ => continue,
            };
            written.push(WrittenAnswer {
                card: card.id,
                question: question.key.clone(),
                text,
                by: answer.by,
            });
        }
    }
    written
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
