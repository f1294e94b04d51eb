//! What has to hold in the end, from what everybody said and did.

use oogst_core::{App, capture, doctor, inbox, outbox, seal::Secrets, sync::NoProgress};
use oogst_domain::capture::Role;
use oogst_protocol::{Audience, Hash};

use super::world::{NAMES, World, belongs};
use crate::class::{log, member};

/// Everything, of everybody.
pub(super) async fn judge(world: &World) {
    for (who, phone) in world.phones.iter().enumerate() {
        let (app, name) = (phone.app(), NAMES[who]);
        assert_eq!(belongs(app) && !phone.removed, !phone.removed, "{name} belongs");
        let checkup = doctor::examine(app, &mut |_, _| {}).unwrap();
        assert!(checkup.findings.is_empty(), "{name}: {:?}", checkup.findings);
        // What each must still have: all that they caught, as they last described it.
        let here = capture::list(&app.store, None, 1000).unwrap();
        assert_eq!(here.len(), phone.captures.len(), "{name}'s captures");
        for capture in &here {
            assert_eq!(
                phone.captures.get(&capture.id),
                Some(&capture.note),
                "{name}: the note of {}",
                capture.id
            );
        }
        // What each may read.
        let secrets = app.store.read(Secrets::load).unwrap();
        assert_eq!(secrets.of(Audience::Preparation).count() > 0, who < 2, "{name}: the preparers' key");
        if phone.removed {
            let now = log(world.phones[0].app());
            assert!(!secrets.has_current(Audience::Team, &now), "{name} was removed, and has a new key");
        } else {
            assert_eq!(outbox::list(app).unwrap().rows, [], "{name}: something waits");
        }
    }
    for who in [0, 1] {
        reads(world, &world.direct(who), NAMES[who]).await;
    }
    let points: Vec<_> =
        world.phones.iter().filter(|phone| !phone.removed).map(|p| log(p.app()).point()).collect();
    assert!(points.windows(2).all(|pair| pair[0] == pair[1]), "one log for all");
    crate::canaries::nowhere(&[world.folder.path().join("hub")], &["Gezegd in de regenboog", "Regenboog"]);
}

/// A preparer has every submission once, its newest version, under its author's name, and opens what is in it.
async fn reads(world: &World, app: &App, name: &str) {
    let rows = inbox::list(app).unwrap().rows;
    for row in &rows {
        let said = world.said.get(&row.submission).unwrap_or_else(|| panic!("{name} reads what nobody said"));
        let text = &row.newest.reflection.successes;
        let phone = &world.phones[said.by];
        assert_eq!(row.from.person, member(phone.app()).person, "{name}: under another's name");
        assert!(said.texts.contains(text), "{name} reads other words");
        assert!(!row.same_id && row.others.is_empty(), "{name}: twice");
        assert!(phone.removed || !said.withdrawn, "{name} reads what was withdrawn");
        assert!(phone.removed || said.texts.last() == Some(text), "{name} reads an older version");
    }
    for (id, said) in &world.said {
        let here = rows.iter().any(|row| row.submission == *id);
        assert!(
            here || said.withdrawn || world.phones[said.by].removed,
            "{name} lacks {id} of {}",
            NAMES[said.by]
        );
    }
    for (id, text) in &world.seen {
        let row = rows.iter().find(|row| row.submission == *id);
        let later = &world.said[id];
        // What came before the removal and after it was looked at may have gone on.
        assert!(
            later.withdrawn
                || row.is_some_and(|row| row.newest.reflection.successes == *text || later.texts.len() > 1),
            "{name} lost what a removed colleague had said: {id}"
        );
    }
    for (version, items) in inbox::submitted(app).unwrap() {
        let by = world.said[&version.submission].by;
        for item in items {
            let object = item.object(Role::Original).expect("an original");
            let out = world.folder.path().join("opened");
            let _ = std::fs::remove_file(&out);
            match inbox::open(app, object, &out, &NoProgress).await {
                Ok(_) => assert_eq!(Hash::of(&std::fs::read(&out).unwrap()), object.plain_sha256),
                // A removed colleague's media may not have come along.
                Err(error) => assert!(world.phones[by].removed, "{name} can't open: {error}"),
            }
        }
    }
}
