//! A team of two: Anke prepares, Bram's device is the one that dies.

use std::{collections::BTreeSet, path::Path};

use oogst_core::{
    App,
    capture::{self, Capture},
    inbox, outbox,
    sync::NoProgress,
    team,
};
use oogst_domain::outbox::State;
use oogst_protocol::{
    Hash,
    invite::{FoundingLink, InviteLink},
};

use super::{Stand, hand};

/// Anke founds the team at the stand's hub.
pub(super) fn found(stand: &mut Stand) -> App {
    let link = FoundingLink::parse(&stand.hub().founding_link()).unwrap();
    let folder = stand.root().join("anke");
    std::fs::create_dir_all(&folder).unwrap();
    let anke = hand::open(&folder);
    hand::wait(team::found(&anke, &link, "De Regenboog", "Anke")).unwrap();
    hand::send(&anke).unwrap();
    anke
}

/// A link for one colleague.
pub(super) fn invite(anke: &App) -> InviteLink {
    hand::wait(team::invite(anke, false, 1, 48)).unwrap().link
}

/// The team with Bram in it.
pub(super) fn both(stand: &mut Stand) -> (App, App) {
    let anke = found(stand);
    let bram = hand::open(&stand.device());
    hand::wait(team::join(&bram, &invite(&anke), "Bram")).unwrap();
    hand::send(&bram).unwrap();
    hand::send(&anke).unwrap();
    (anke, bram)
}

/// The objects that lie at the hub, each with the bytes that its name says.
pub(super) fn at_hub(root: &Path, when: &str) -> BTreeSet<Hash> {
    let mut found = BTreeSet::new();
    for folder in std::fs::read_dir(root.join("hub/objects")).unwrap() {
        let folder = folder.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if let Ok(hash) = Hash::from_hex(&name) {
                assert_eq!(Hash::of(&std::fs::read(&path).unwrap()), hash, "{when}: the hub's bytes");
                found.insert(hash);
            }
        }
    }
    found
}

/// What this device holds a receipt for lies at the hub.
pub(super) fn promised_is_there(bram: &App, root: &Path, when: &str) {
    let there = at_hub(root, when);
    let promised: Result<Vec<Hash>, oogst_core::store::StoreError> = bram.store.read(|db| {
        let mut query = db.prepare("SELECT r.hash FROM receipts r JOIN objects o ON o.hash = r.hash")?;
        let rows = query.query_map([], |row| row.get(0).map(Hash))?;
        Ok(rows.collect::<Result<_, _>>()?)
    });
    for hash in promised.unwrap() {
        assert!(there.contains(&hash), "{when}: a receipt for {hash}, which the hub does not have");
    }
}

/// Bram syncs, Anke syncs, and each submission of his is with her, once and byte for byte.
pub(super) fn arrives(bram: &App, root: &Path, submissions: usize, when: &str) {
    arrives_in(bram, root, submissions, 2, when);
}

/// The same in a team of so many.
pub(super) fn arrives_in(bram: &App, root: &Path, submissions: usize, persons: usize, when: &str) {
    hand::send(bram).unwrap_or_else(|error| panic!("{when}: the next sync fails: {error:?}"));
    promised_is_there(bram, root, when);
    let captures = capture::list(&bram.store, None, 50).unwrap();
    let ids: Vec<_> = captures.iter().map(|capture| capture.id).collect();
    for row in outbox::states(bram, &ids).unwrap() {
        assert!(matches!(row.state, State::Received | State::Freed), "{when}: {:?}", row.state);
    }
    let again = hand::send(bram).unwrap();
    assert_eq!((again.sent_objects, again.sent_records), (0, 0), "{when}: nothing is left to send");
    let anke = hand::open(&root.join("anke"));
    hand::send(&anke).unwrap();
    let rows = inbox::list(&anke).unwrap().rows;
    assert_eq!(rows.len(), submissions, "{when}: each submission once");
    assert_eq!(inbox::quarantine(&anke).unwrap(), [], "{when}: nothing is put aside");
    assert_eq!(team::show(&anke).unwrap().persons.len(), persons, "{when}: nobody twice");
    assert_eq!(rows[0].from.name.as_deref(), Some("Bram"), "{when}");
    let sent: Vec<&Capture> = captures
        .iter()
        .filter(|each| rows.iter().any(|row| row.newest.items.iter().any(|item| item.id == each.id)))
        .collect();
    assert!(!sent.is_empty(), "{when}: the submission holds captures");
    for capture in sent {
        opens(&anke, capture, root, when);
    }
    hand::sound(&anke, when);
    hand::sound(bram, when);
}

/// A capture's original can be fetched and is the same.
pub(super) fn opens(app: &App, capture: &Capture, root: &Path, when: &str) {
    let original = &capture.original().unwrap().object;
    let out = root.join("opened");
    let opened = hand::wait(inbox::open(app, original, &out, &NoProgress));
    opened.unwrap_or_else(|error| panic!("{when}: {error:?}"));
    assert_eq!(Hash::of(&std::fs::read(&out).unwrap()), original.plain_sha256, "{when}: the same bytes");
    std::fs::remove_file(&out).unwrap();
}
