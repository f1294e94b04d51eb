//! Tests of printing, through its own doors.

use oogst_domain::card::{Ask, CardTemplate, Language, Question, Run, shipped};

use super::{super::code::CardSize, *};
use crate::paper::fonts::Fonts;

mod document;
mod drawn;
mod places;
mod refusals;

const SIZES: [CardSize; 5] = CardSize::ALL;

fn fonts() -> Fonts {
    Fonts::open().unwrap()
}

fn both_languages() -> Vec<CardTemplate> {
    [Language::Nl, Language::En].map(shipped).concat()
}

fn template(id: &str) -> CardTemplate {
    shipped(Language::Nl).into_iter().find(|template| template.id == id).unwrap()
}

/// A template of these questions, `q1` first.
fn asking(asks: &[Ask]) -> CardTemplate {
    let questions = asks.iter().zip(1..).map(|(ask, n)| Question {
        key: format!("q{n}"),
        text: format!("Vraag {n} staat op het bord. Wat denk je?"),
        ask: ask.clone(),
    });
    CardTemplate {
        id: "test".into(),
        language: Language::Nl,
        title: "Drie vragen".into(),
        goal: Some("breuken vergelijken".into()),
        questions: questions.collect(),
        without_reading: false,
        piles: None,
    }
}

fn choice(options: &[&str]) -> Ask {
    Ask::OneChoice { options: options.iter().map(|option| (*option).to_owned()).collect() }
}

fn options(size: Paper, count: u16) -> PrintOptions {
    let run = Run::new(0x123_4567).unwrap();
    PrintOptions { size, count, numbered: true, large_print: false, run, first_number: 1 }
}

/// Every shipped template on every size that it fits.
fn shipped_layouts() -> Vec<(String, CardLayout)> {
    let fonts = fonts();
    let mut all = Vec::new();
    for template in both_languages() {
        for size in SIZES {
            if let Ok(layout) = layout(&fonts, &template, size) {
                all.push((format!("{} {:?} {size:?}", template.id, template.language), layout));
            }
        }
    }
    all
}
