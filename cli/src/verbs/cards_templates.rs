//! `oogst cards templates`: the cards there are.

use oogst_core::{
    card::{self, KnownTemplate},
    domain::card::{CardSheets, CardTemplate, Language},
    protocol::EntityId,
};
use serde::Serialize;

use crate::{
    context::Context,
    error::Failure,
    lang::{Lang, fill},
    output::{Out, clean::clean, json, table::table},
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// Only this one: its name, or the four characters of its codes
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Templates in both languages
    #[arg(long)]
    all: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    id: Option<EntityId>,
    tag: String,
    shipped: bool,
    mine: bool,
    printed: &'a [CardSheets],
    template: &'a CardTemplate,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let (app, out) = (context.app()?, context.out);
    if let Some(name) = &args.name {
        let found = card::find(app, name, language(out.lang))?;
        // As `cards new --file` takes it.
        if out.json {
            json::print(&found.template)
        } else {
            show(out, &found)
        }
        return Ok(());
    }
    let mut known = card::known(app)?;
    if !args.all {
        known.retain(|known| !known.shipped || known.template.language == language(out.lang));
    }
    if out.json {
        json::print(&known.iter().map(row).collect::<Vec<_>>());
        return Ok(());
    }
    let words = out.lang.card_words();
    let rows: Vec<Vec<String>> = known
        .iter()
        .map(|known| {
            let printed = fill(words.template_printed, &[("n", known.printed.len().to_string())]);
            let own = if known.shipped { String::new() } else { words.template_own.to_owned() };
            let template = &known.template;
            vec![template.id.clone(), template.tag().to_string(), clean(&template.title), printed, own]
        })
        .collect();
    out.line(table(&rows).trim_end());
    Ok(())
}

/// The language of cards for who reads this language.
pub(crate) fn language(lang: Lang) -> Language {
    match lang {
        Lang::Nl => Language::Nl,
        Lang::En => Language::En,
    }
}

fn row(known: &KnownTemplate) -> Row<'_> {
    Row {
        id: known.id,
        tag: known.template.tag().to_string(),
        shipped: known.shipped,
        mine: known.mine,
        printed: &known.printed,
        template: &known.template,
    }
}

fn show(out: Out, known: &KnownTemplate) {
    let template = &known.template;
    let (name, tag) = (template.id.clone(), template.tag().to_string());
    let title = clean(&template.title);
    out.say(out.lang.card_words().template_row, &[("name", name), ("tag", tag), ("title", title)]);
    if let Some(goal) = &template.goal {
        out.line(&format!("  {}", clean(goal)));
    }
    for question in &template.questions {
        out.line(&format!("  {}  {}", question.key, clean(&question.text)));
        for option in question.ask.options() {
            let label = if option.label == option.name { "" } else { option.label };
            out.line(format!("      {}  {}", option.name, clean(label)).trim_end());
        }
    }
}
