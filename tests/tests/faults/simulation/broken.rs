//! The oracle, held against teams in which something was broken on purpose: each break has to be told, in its own words.

use std::{any::Any, panic::AssertUnwindSafe};

use oogst_core::{capture::Capture, seal::Secrets, store::StoreError};
use oogst_protocol::{Audience, EntityId};

use super::{
    oracle, play,
    world::{Said, World},
};
use crate::{
    campaign::Run,
    class::{capture_text, submit},
};

/// What the oracle has to say, and what was done to deserve it.
type Break = (&'static str, fn(&mut World));

const BREAKS: &[Break] = &[
    ("'s captures", |world| change(world, 0, "UPDATE captures SET removed_at = 1")),
    (": the note of ", |world| change(world, 1, "UPDATE captures SET note = 'iets anders'")),
    (": the preparers' key", |world| {
        let secrets = world.phones[0].app().store.read(Secrets::load).unwrap();
        let (epoch, key) = secrets.of(Audience::Preparation).next().expect("a preparer's key");
        let keep = |db: &rusqlite::Connection| Secrets::keep(db, Audience::Preparation, epoch, key);
        world.phones[2].app().store.write(|db| keep(db)).unwrap();
    }),
    (" was removed, and has a new key", |world| {
        let who = (2..5).find(|who| !world.phones[*who].removed).expect("somebody who is in");
        world.phones[who].removed = true;
    }),
    (": something waits", |world| {
        let capture: Capture = capture_text(world.phones[1].app(), "Niet verstuurd", 0);
        world.phones[1].captures.insert(capture.id, "Niet verstuurd".to_owned());
        submit(world.phones[1].app(), &[capture.id], "Niet verstuurd");
    }),
    (" lacks ", |world| {
        change(world, 0, "UPDATE records SET status = 'retracted' WHERE kind = 'submission'")
    }),
    (" reads what nobody said", |world| {
        let id = standing(world);
        world.said.remove(&id);
    }),
    (": under another's name", |world| {
        let said = said(world);
        said.by = if said.by == 0 { 1 } else { 0 };
    }),
    (" reads other words", |world| said(world).texts = vec!["Niet gezegd".to_owned()]),
    (" reads what was withdrawn", |world| said(world).withdrawn = true),
    (" reads an older version", |world| said(world).texts.push("Later".to_owned())),
    (" can't open: ", |world| {
        for file in walk(&world.folder.path().join("hub/objects")) {
            let bytes = std::fs::read(&file).unwrap();
            std::fs::write(file, vec![0; bytes.len()]).unwrap();
        }
    }),
    ("Gezegd in de regenboog", |world| {
        std::fs::write(world.folder.path().join("hub/objects/x"), "Gezegd in de regenboog 1").unwrap();
    }),
];

/// Every break, each on a team that would hold.
pub(super) fn all(run: &Run) -> String {
    for (words, break_it) in BREAKS {
        let judged = std::panic::catch_unwind(AssertUnwindSafe(|| {
            play(run.seed, async |world| {
                break_it(world);
                oracle::judge(world).await;
            });
        }));
        let told = judged.err().map(said_by).unwrap_or_default();
        assert!(
            told.contains(words),
            "seed {}: broken so that {words:?} is due, and it says {told:?}",
            run.seed
        );
    }
    format!("{} breaks, each told", BREAKS.len())
}

fn said_by(panic: Box<dyn Any + Send>) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
}

fn change(world: &World, who: usize, sql: &str) {
    let changed =
        world.phones[who].app().store.write(|db| Ok::<_, StoreError>(db.execute(sql, [])?)).unwrap();
    assert!(changed > 0, "nothing to break: {sql}");
}

/// A submission that stands, of somebody who belongs.
fn standing(world: &World) -> EntityId {
    let stands = |said: &Said| !said.withdrawn && !world.phones[said.by].removed;
    *world.said.iter().find(|(_, said)| stands(said)).expect("a submission that stands").0
}

fn said(world: &mut World) -> &mut Said {
    let id = standing(world);
    world.said.get_mut(&id).expect("said")
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() { files.extend(walk(&entry.path())) } else { files.push(entry.path()) }
    }
    files
}
