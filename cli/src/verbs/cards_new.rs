//! `oogst cards new`: a template of one's own, from questions or from a file.

use std::path::PathBuf;

use oogst_core::{
    card,
    domain::card::{Ask, CardTemplate, PileRule, Question, Worth},
};
use serde_json::json;

use super::{cards_templates::language, files};
use crate::{
    context::Context,
    error::Failure,
    exit::Exit,
    output::{clean, json},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// A card as JSON, as `cards templates NAME --json` prints it
    #[arg(long, value_name = "FILE", conflicts_with_all = ["title", "question", "goal"])]
    file: Option<PathBuf>,
    /// The title, at most two lines on paper
    #[arg(long, value_name = "TEXT", required_unless_present = "file")]
    title: Option<String>,
    /// The learning goal
    #[arg(long, value_name = "TEXT")]
    goal: Option<String>,
    /// A question, as KIND:TEXT|ANSWER|…; the right answer of a choice with a star behind it
    #[arg(long, value_name = "QUESTION", required_unless_present = "file")]
    question: Vec<String>,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let (app, out) = (context.app()?, context.out);
    let template = match &args.file {
        Some(path) => {
            let text = files::text(path)?;
            serde_json::from_str(&text).map_err(|error| {
                Failure::cards(Exit::BadInput, "cards.json", |f| &f.template_json)
                    .with("path", path.clone())
                    .with("why", error.to_string())
            })?
        }
        None => typed(out.lang, args)?,
    };
    let id = card::create(app, template.clone())?;
    let tag = template.tag().to_string();
    if out.json {
        json::print(&json!({ "id": id, "tag": tag, "template": template }));
    }
    let words = out.lang.card_words();
    out.say(words.template_kept, &[("title", clean::clean(&template.title)), ("tag", tag.clone())]);
    out.say(words.template_kept_next, &[("tag", tag)]);
    Ok(())
}

fn typed(lang: crate::lang::Lang, args: &Args) -> Result<CardTemplate, Failure> {
    let (mut questions, mut piles) = (Vec::new(), None);
    for (given, n) in args.question.iter().zip(1..) {
        let (question, right) = question(given, format!("q{n}"), lang)?;
        if piles.is_none() {
            piles = rule(&question, right);
        }
        questions.push(question);
    }
    let title = args.title.clone().unwrap_or_default();
    Ok(CardTemplate {
        id: name(&title),
        language: language(lang),
        title,
        goal: args.goal.clone(),
        questions,
        without_reading: false,
        piles,
    })
}

/// A short name out of a title: lower case letters, digits and hyphens.
fn name(title: &str) -> String {
    let mut name = String::new();
    for c in title.to_lowercase().chars() {
        match c {
            'a'..='z' | '0'..='9' => name.push(c),
            _ if !name.is_empty() && !name.ends_with('-') => name.push('-'),
            _ => {}
        }
        if name.len() == 30 {
            break;
        }
    }
    let name = name.trim_matches('-');
    if name.is_empty() { "card".to_owned() } else { name.to_owned() }
}

/// A question as typed, and which of its answers have a star.
fn question(given: &str, key: String, lang: crate::lang::Lang) -> Result<(Question, Vec<usize>), Failure> {
    let wrong = || {
        let shown: String = given.chars().take(80).collect();
        Failure::cards(Exit::Usage, "cards.question", |f| &f.question_form).with("given", shown)
    };
    let (kind, rest) = given.split_once(':').ok_or_else(wrong)?;
    let mut parts = rest.split('|').map(str::trim);
    let text = parts.next().unwrap_or_default().to_owned();
    let given: Vec<&str> = parts.collect();
    let right =
        given.iter().enumerate().filter(|(_, answer)| answer.ends_with('*')).map(|(at, _)| at).collect();
    let answers: Vec<String> =
        given.iter().map(|answer| answer.trim_end_matches('*').trim_end().to_owned()).collect();
    let word = |at: usize, nl: &str, en: &str| {
        let default = if lang == crate::lang::Lang::Nl { nl } else { en };
        answers.get(at).filter(|word| !word.is_empty()).cloned().unwrap_or_else(|| default.to_owned())
    };
    let ask = match kind.trim() {
        "choice" => Ask::OneChoice { options: answers },
        "several" => Ask::SeveralChoices { options: answers },
        "scale" => {
            Ask::Scale { low: word(0, "nog niet", "not yet"), high: word(1, "heel goed", "very well") }
        }
        "traffic" => Ask::TrafficLight {
            green: word(0, "ja, zelf", "yes, by myself"),
            orange: word(1, "bijna", "almost"),
            red: word(2, "nog niet", "not yet"),
        },
        "smileys" => Ask::Smileys { faces: word(0, "3", "3").parse().map_err(|_| wrong())? },
        "open" => Ask::Open { lines: word(0, "3", "3").parse().map_err(|_| wrong())? },
        _ => return Err(wrong()),
    };
    Ok((Question { key, text, ask }, right))
}

/// Piles by the first question that can make them: right or not, or green, orange, red, or the steps of a scale.
fn rule(question: &Question, right: Vec<usize>) -> Option<PileRule> {
    let key = || question.key.clone();
    let worth = |option: &str, points| Worth { question: key(), option: option.to_owned(), points };
    match &question.ask {
        Ask::OneChoice { .. } | Ask::SeveralChoices { .. } if !right.is_empty() => {
            let options = question.ask.options();
            let right =
                right.into_iter().filter_map(|at| options.get(at).map(|option| option.name.to_owned()));
            Some(PileRule::Check { question: key(), right: right.collect(), sure: None })
        }
        Ask::TrafficLight { .. } => {
            let worth = vec![worth("green", 2), worth("orange", 1)];
            Some(PileRule::Points { worth, got_it: 2, almost: 1 })
        }
        Ask::Scale { .. } => {
            let worth = vec![worth("4", 2), worth("3", 2), worth("2", 1)];
            Some(PileRule::Points { worth, got_it: 2, almost: 1 })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn a_question_is_typed_in_one_line() {
        let (asked, right) =
            question("choice: Wat is 1/2 + 1/4? | 2/6 | 3/4*", "q1".into(), Lang::Nl).unwrap();
        assert_eq!((asked.text.as_str(), right), ("Wat is 1/2 + 1/4?", vec![1]));
        assert_eq!(asked.ask, Ask::OneChoice { options: vec!["2/6".into(), "3/4".into()] });
        let Some(PileRule::Check { right, .. }) = rule(&asked, vec![1]) else { panic!() };
        assert_eq!(right, ["b"]);
        let (asked, _) = question("open:Wat heb je geleerd?|5", "q2".into(), Lang::Nl).unwrap();
        assert_eq!(asked.ask, Ask::Open { lines: 5 });
        for wrong in ["", "choice", "quiz:Wat?", "open:Wat?|veel", "smileys:Hoe?|honderd"] {
            assert_eq!(question(wrong, "q1".into(), Lang::Nl).unwrap_err().code, "cards.question", "{wrong}");
        }
    }

    #[test]
    fn a_name_comes_from_the_title() {
        assert_eq!(name("Breuken: hoe ver ben je?"), "breuken-hoe-ver-ben-je");
        assert_eq!(name("日本"), "card");
    }
}
