//! `oogst pupil class`: classes of numbers; names stay on the teacher's devices.

use clap::Subcommand;
use oogst_core::{
    App,
    domain::pupil::ClassView,
    protocol::EntityId,
    pupil::{self, ClassChange},
};

use crate::{
    context::Context,
    error::Failure,
    exit::Exit,
    ids,
    output::{Out, clean::clean, json, table::table},
};

#[derive(clap::Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Verb {
    /// Make a class
    New {
        /// What you call it
        #[arg(value_name = "NAME")]
        name: String,
        /// How many pupils: they are numbers 1 to this
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=200))]
        pupils: u16,
        /// A pupil's name, which stays on your own devices: NUMBER=NAME
        #[arg(long = "name", value_name = "N=NAME", value_parser = numbered)]
        names: Vec<(u16, String)>,
    },
    /// Show a class with its numbers and names
    Show {
        /// The class: its name, its id, or the first digits
        #[arg(value_name = "CLASS")]
        class: String,
    },
    /// Name pupils, let them come or go, rename or put away the class
    Change {
        /// The class: its name, its id, or the first digits
        #[arg(value_name = "CLASS")]
        class: String,
        /// What you call it from now on
        #[arg(long, value_name = "NAME")]
        rename: Option<String>,
        /// A pupil's name, empty to take it away: NUMBER=NAME
        #[arg(long = "name", value_name = "N=NAME", value_parser = numbered)]
        names: Vec<(u16, String)>,
        /// A number that comes into the class
        #[arg(long, value_name = "N")]
        add: Vec<u16>,
        /// A number that leaves it; what that pupil said stays
        #[arg(long, value_name = "N")]
        remove: Vec<u16>,
        /// Put it away
        #[arg(long, conflicts_with = "reopen")]
        close: bool,
        /// Take it out again
        #[arg(long)]
        reopen: bool,
    },
}

fn numbered(text: &str) -> Result<(u16, String), String> {
    let (number, name) = text.split_once('=').ok_or("7=Noor")?;
    Ok((number.trim().parse().map_err(|_| "7=Noor")?, name.trim().to_owned()))
}

pub(crate) fn run(context: &Context, args: Args) -> Result<(), Failure> {
    let (app, out) = (context.app()?, context.out);
    let words = out.lang.pupil_words();
    match args.verb {
        None => list(app, out),
        Some(Verb::New { name, pupils, names }) => {
            let made = pupil::create_class(app, &name, pupils, &names)?;
            if out.json {
                json::print(&made);
            }
            let values = [
                ("name", clean(&made.name)),
                ("id", ids::short(made.id)),
                ("n", made.pupils.len().to_string()),
            ];
            out.say(words.class_made, &values);
            out.say(words.class_made_next, &values);
            Ok(())
        }
        Some(Verb::Show { class }) => {
            show(out, &pupil::class(app, find(app, &class)?)?);
            Ok(())
        }
        Some(Verb::Change { class, rename, names, add, remove, close, reopen }) => {
            let mut changes: Vec<ClassChange> = rename.map(ClassChange::Rename).into_iter().collect();
            changes.extend(names.into_iter().map(|(number, name)| ClassChange::Name(number, name)));
            changes.extend(add.into_iter().map(ClassChange::Come));
            changes.extend(remove.into_iter().map(ClassChange::Go));
            if close || reopen {
                changes.push(ClassChange::Close(close));
            }
            show(out, &pupil::change_class(app, find(app, &class)?, &changes)?);
            Ok(())
        }
    }
}

fn list(app: &App, out: Out) -> Result<(), Failure> {
    let classes = pupil::classes(app)?;
    let words = out.lang.pupil_words();
    if out.json {
        json::print(&classes);
    } else if classes.is_empty() {
        out.say(words.classes_none, &[]);
    }
    for class in &classes {
        let closed = if class.closed { words.class_closed } else { "" };
        let values = [
            ("id", ids::short(class.id)),
            ("name", clean(&class.name)),
            ("n", class.pupils.len().to_string()),
            ("closed", closed.to_owned()),
        ];
        out.say(words.class_row, &values);
    }
    Ok(())
}

fn show(out: Out, class: &ClassView) {
    if out.json {
        json::print(class);
        return;
    }
    let values =
        [("name", clean(&class.name)), ("id", ids::short(class.id)), ("n", class.pupils.len().to_string())];
    out.say(out.lang.pupil_words().class_head, &values);
    let rows: Vec<Vec<String>> = class
        .pupils
        .iter()
        .map(|pupil| {
            let name = pupil.name.as_deref().map(clean).unwrap_or_default();
            vec![format!("  {}", pupil.number), pupil.picture.to_owned(), name]
        })
        .collect();
    out.line(table(&rows).trim_end());
}

/// A class by its name, its id, or the first digits.
pub(super) fn find(app: &App, wanted: &str) -> Result<EntityId, Failure> {
    let classes = pupil::classes(app)?;
    let named: Vec<&ClassView> =
        classes.iter().filter(|class| class.name.to_lowercase() == wanted.to_lowercase()).collect();
    if let [one] = named.as_slice() {
        return Ok(one.id);
    }
    let shown: String = wanted.chars().take(40).collect();
    let unknown = || {
        Failure::pupil(Exit::NotFound, "pupil.class_unknown", |f| &f.class_unknown)
            .with("class", shown.clone())
    };
    match ids::find(wanted, classes.iter().map(|class| class.id)) {
        Ok(found) => found.ok_or_else(unknown),
        Err(failure) if failure.code == "id.bad" => Err(unknown()),
        Err(failure) => Err(failure),
    }
}
