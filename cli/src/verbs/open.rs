//! `oogst open`: a submission, an item or a capture into a folder; fetched on demand.

use std::path::{Path, PathBuf};

use oogst_core::{
    App,
    domain::capture::Role,
    inbox::{self, InboxError, Openable, Version},
    protocol::EntityId,
};
use serde::Serialize;

use crate::{
    context::Context,
    error::{Failure, kind_word},
    ids, net,
    output::{clean, json},
    progress::Bars,
};

#[derive(clap::Args, Debug)]
pub(crate) struct Args {
    /// A submission, capture or item: its id, or the first digits
    #[arg(value_name = "ID")]
    id: String,
    /// Folder to write into
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Make a contact sheet too (index.html and contact-sheet.png)
    #[arg(long)]
    contact_sheet: bool,
}

/// A file that was opened, for scripts.
#[derive(Serialize, Clone, Debug)]
pub(crate) struct Row {
    pub(crate) id: EntityId,
    pub(crate) path: PathBuf,
    pub(crate) sha256: String,
    pub(crate) bytes: u64,
}

pub(crate) fn run(context: &Context, args: &Args) -> Result<(), Failure> {
    let app = context.app()?;
    let submitted = inbox::submitted(app)?;
    let (version, items) = meant(app, &submitted, &args.id)?;
    let (rows, failure) = write(context, app, &items, &args.out)?;
    let sheet = match version {
        Some(version) => {
            if failure.is_none() {
                inbox::opened(app, version.author, version.submission, version.record)?;
            }
            args.contact_sheet.then(|| vec![(version, items)])
        }
        None => None,
    };
    if let Some(sections) = sheet {
        super::contact_sheet::draw(context, app, &sections, &rows, &args.out)?;
    }
    tell(context, &rows);
    failure.map_or(Ok(()), Err)
}

/// What an id names: a submission with all its items, one item of one, or a capture of one's own.
fn meant(
    app: &App,
    submitted: &[(Version, Vec<Openable>)],
    wanted: &str,
) -> Result<(Option<Version>, Vec<Openable>), Failure> {
    let own = inbox::own_beginning_with(app, &ids::prefix(wanted)?)?;
    let all = submitted.iter().flat_map(|(version, items)| {
        std::iter::once(version.submission).chain(items.iter().map(|item| item.id))
    });
    let id = ids::find(wanted, all.chain(own))?
        .ok_or_else(|| ids::unknown(wanted, "inbox.unknown", |f| &f.inbox_unknown))?;
    if let Some((version, items)) = submitted.iter().find(|(version, _)| version.submission == id) {
        return Ok((Some(*version), items.clone()));
    }
    match inbox::own(app, id) {
        Ok(found) => return Ok((None, vec![found])),
        Err(InboxError::Unknown(_)) => {}
        Err(error) => return Err(error.into()),
    }
    let item = submitted.iter().flat_map(|(_, items)| items).find(|item| item.id == id);
    let item = item.cloned().ok_or(InboxError::Unknown(id))?;
    Ok((None, vec![item]))
}

/// Writes the originals into a folder. What can't be opened is told when the rest is written; a fault that stops
/// everything ends at once.
pub(crate) fn write(
    context: &Context,
    app: &App,
    items: &[Openable],
    folder: &Path,
) -> Result<(Vec<Row>, Option<Failure>), Failure> {
    std::fs::create_dir_all(folder).map_err(|error| Failure::write(folder.to_owned(), &error))?;
    let bars = Bars::new(context.out);
    let (mut rows, mut first): (Vec<Row>, Option<Failure>) = (Vec::new(), None);
    for item in items {
        let Some(original) = item.object(Role::Original) else { continue };
        // Names are ours: nothing that somebody typed becomes a path.
        let kind = kind_word(item.kind, context.out.lang);
        let name = format!("{kind}-{}.{}", ids::file(item.id), item.format.extension());
        match net::run(inbox::open(app, original, &folder.join(name), bars.as_ref())) {
            Ok(opened) => rows.push(Row {
                id: item.id,
                path: opened.path,
                sha256: opened.sha256.hex(),
                bytes: opened.bytes,
            }),
            Err(failure) => {
                if matches!(failure.code, "inbox.arriving" | "inbox.quarantined") {
                    first.get_or_insert(failure);
                } else {
                    bars.done();
                    tell(context, &rows);
                    return Err(failure);
                }
            }
        }
    }
    bars.done();
    Ok((rows, first))
}

/// Tells what was written.
pub(crate) fn tell(context: &Context, rows: &[Row]) {
    let out = context.out;
    if out.json {
        json::print(&rows);
    }
    for row in rows {
        out.say(out.words().opened_file, &[("path", clean::path(&row.path))]);
    }
}
