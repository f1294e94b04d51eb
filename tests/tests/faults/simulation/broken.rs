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

/// What the oracle has to say, and what was done to deserve it: nothing where this team has nothing to break.
type Break = (&'static str, fn(&mut World) -> Option<()>);

/// Teams that are tried for a break, at most.
const TEAMS: u64 = 20;

const BREAKS: &[Break] = &[
    ("'s captures", |world| change(world, 0, "UPDATE captures SET removed_at = 1")),
    (": the note of ", |world| change(world, 1, "UPDATE captures SET note = 'iets anders'")),
    (": the preparers' key", |world| {
        let secrets = world.phones[0].app().store.read(Secrets::load).unwrap();
        let (epoch, key) = secrets.of(Audience::Preparation).next()?;
        let keep = |db: &rusqlite::Connection| Secrets::keep(db, Audience::Preparation, epoch, key);
        world.phones[2].app().store.write(|db| keep(db)).unwrap().then_some(())
    }),
    (" was removed, and has a new key", |world| {
        let who = (2..5).find(|who| !world.phones[*who].removed)?;
        world.phones[who].removed = true;
        Some(())
    }),
    (": something waits", |world| {
        let capture: Capture = capture_text(world.phones[1].app(), "Niet verstuurd", 0);
        world.phones[1].captures.insert(capture.id, "Niet verstuurd".to_owned());
        submit(world.phones[1].app(), &[capture.id], "Niet verstuurd");
        Some(())
    }),
    (" lacks ", |world| {
        standing(world)?;
        change(world, 0, "UPDATE records SET status = 'retracted' WHERE kind = 'submission'")
    }),
    (" reads what nobody said", |world| {
        let id = standing(world)?;
        world.said.remove(&id).map(|_| ())
    }),
    (": under another's name", |world| {
        let said = said(world)?;
        said.by = if said.by == 0 { 1 } else { 0 };
        Some(())
    }),
    (" reads other words", |world| {
        said(world)?.texts = vec!["Niet gezegd".to_owned()];
        Some(())
    }),
    (" reads what was withdrawn", |world| {
        said(world)?.withdrawn = true;
        Some(())
    }),
    (" reads an older version", |world| {
        said(world)?.texts.push("Later".to_owned());
        Some(())
    }),
    (" can't open: ", |world| {
        standing(world)?;
        for file in walk(&world.folder.path().join("hub/objects")) {
            let bytes = std::fs::read(&file).unwrap();
            std::fs::write(file, vec![0; bytes.len()]).unwrap();
        }
        Some(())
    }),
    ("Gezegd in de regenboog", |world| {
        std::fs::write(world.folder.path().join("hub/objects/x"), "Gezegd in de regenboog 1").unwrap();
        Some(())
    }),
];

/// Every break, each on a team that would hold.
pub(super) fn all(run: &Run) -> String {
    for (words, break_it) in BREAKS {
        let told = (run.seed..run.seed + TEAMS).find_map(|seed| Some((seed, broken(seed, *break_it)?)));
        let (seed, told) = told.expect("a team with something to break");
        assert!(told.contains(words), "team {seed}: broken so that {words:?} is due, and it says {told:?}");
    }
    format!("{} breaks, each told", BREAKS.len())
}

/// What the oracle says of a team that was broken; nothing where there was nothing to break.
fn broken(seed: u64, break_it: fn(&mut World) -> Option<()>) -> Option<String> {
    let mut done = false;
    let judged = std::panic::catch_unwind(AssertUnwindSafe(|| {
        play(seed, async |world| {
            done = break_it(world).is_some();
            if done {
                oracle::judge(world).await;
            }
        });
    }));
    done.then(|| judged.err().map(said_by).unwrap_or_default())
}

fn said_by(panic: Box<dyn Any + Send>) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
}

fn change(world: &World, who: usize, sql: &str) -> Option<()> {
    let change = |db: &rusqlite::Connection| Ok::<_, StoreError>(db.execute(sql, [])?);
    let changed = world.phones[who].app().store.write(|db| change(db)).unwrap();
    (changed > 0).then_some(())
}

/// A submission that stands, of somebody who belongs.
fn standing(world: &World) -> Option<EntityId> {
    let stands = |said: &Said| !said.withdrawn && !world.phones[said.by].removed;
    world.said.iter().find(|(_, said)| stands(said)).map(|(id, _)| *id)
}

fn said(world: &mut World) -> Option<&mut Said> {
    let id = standing(world)?;
    world.said.get_mut(&id)
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.path().is_dir() { files.extend(walk(&entry.path())) } else { files.push(entry.path()) }
    }
    files
}
