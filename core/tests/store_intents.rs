//! What a crash leaves is cleared by the intents alone, and never what is another's.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod common;

use std::{collections::BTreeSet, fs, io::Write};

use common::{NOW, Place, count, rows};
use oogst_core::store::{Store, StoreError};
use oogst_protocol::Hash;
use proptest::prelude::*;

fn run(store: &Store, sql: &str) {
    let done: Result<(), StoreError> = store.write(|tx| Ok(tx.execute_batch(sql)?));
    done.unwrap();
}

fn object_row(hash: &Hash, here: bool) -> String {
    format!(
        "INSERT INTO objects (hash, bytes, identity, plain_sha256, plain_bytes, media_type, mine, here)
           VALUES (x'{}', 6, zeroblob(32), zeroblob(32), 1, 'text/plain', 1, {here});",
        hash.hex()
    )
}

#[test]
fn a_file_being_written_survives_another_opening_the_store() {
    let place = Place::new();
    let store = place.open();
    let mut staging = store.stage(1, NOW).unwrap();
    let mut file = staging.file().unwrap();
    file.write_all(b"sealed").unwrap();
    let other = place.open();
    assert_eq!((rows(&other, "intents"), count(&place.dir().join("staging"))), (1, 1));
    // Another that writes as well takes a slot of its own, and clears nothing either.
    drop(other.stage(2, NOW).unwrap());
    let hash = Hash::of(b"sealed");
    let settled = staging.settle(vec![(file, hash)]).unwrap();
    drop(place.open());
    let made: Result<(), StoreError> =
        store.commit(settled, |tx| Ok(tx.execute_batch(&object_row(&hash, true))?));
    made.unwrap();
    drop(place.open());
    assert_eq!(fs::read(store.objects().path(&hash)).unwrap(), b"sealed");
    assert_eq!((rows(&store, "intents"), count(&place.dir().join("staging"))), (0, 0));
}

#[test]
fn what_is_let_go_of_unfinished_is_removed_at_once() {
    let place = Place::new();
    let store = place.open();
    let left =
        || (rows(&store, "intents"), count(&place.dir().join("staging")), count(store.objects().folder()));
    let mut staging = store.stage(2, NOW).unwrap();
    staging.file().unwrap().write_all(b"sealed").unwrap();
    drop(staging);
    assert_eq!(left(), (0, 0, 0));

    let mut staging = store.stage(2, NOW).unwrap();
    let file = staging.file().unwrap();
    drop(staging.settle(vec![(file, Hash::of(b""))]).unwrap());
    assert_eq!(left(), (0, 0, 0));

    let mut staging = store.stage(1, NOW).unwrap();
    let file = staging.file().unwrap();
    let settled = staging.settle(vec![(file, Hash::of(b""))]).unwrap();
    assert!(store.commit(settled, |_| Err::<(), _>(StoreError::Busy)).is_err());
    assert_eq!(left(), (0, 0, 0));
}

#[test]
fn a_doomed_object_that_is_here_again_stays() {
    let place = Place::new();
    let store = place.open();
    let hash = Hash::of(b"sealed");
    fs::write(store.objects().path(&hash), b"sealed").unwrap();
    let doomed: Result<(), StoreError> = store.write(|tx| store.objects().doom(tx, &hash, NOW));
    doomed.unwrap();
    run(&store, &object_row(&hash, true));
    store.sweep().unwrap();
    assert_eq!((rows(&store, "intents"), count(store.objects().folder())), (0, 1));
}

/// One file of a process that died, at any moment of its life.
#[derive(Debug, Clone)]
struct Left {
    slot: u32,
    in_staging: bool,
    named: bool,
    in_objects: bool,
    row: Option<bool>,
}

fn left() -> impl Strategy<Value = Left> {
    (0u32..4, any::<bool>(), any::<bool>(), any::<bool>(), any::<Option<bool>>()).prop_map(
        |(slot, in_staging, named, in_objects, row)| Left { slot, in_staging, named, in_objects, row },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn opening_clears_exactly_what_the_dead_left(all in proptest::collection::vec(left(), 0..8)) {
        let place = Place::new();
        let store = place.open();
        let mut kept = BTreeSet::new();
        for (n, each) in all.iter().enumerate() {
            let hash = Hash::of(&[n as u8]);
            let name = format!("{}-{n:032x}", each.slot);
            let object = if each.named { format!("x'{}'", hash.hex()) } else { "NULL".into() };
            run(&store, &format!("INSERT INTO intents (staging, object, at) VALUES ('{name}', {object}, 1)"));
            if each.in_staging {
                fs::write(place.dir().join("staging").join(&name), b"part").unwrap();
            }
            if each.in_objects {
                fs::write(store.objects().path(&hash), b"sealed").unwrap();
                // What no intent names is not this clearing's to remove; what a row needs stays.
                if !each.named || each.row == Some(true) {
                    kept.insert(hash.hex());
                }
            }
            if let Some(here) = each.row {
                run(&store, &object_row(&hash, here));
            }
        }
        drop(store);
        let store = place.open();
        prop_assert_eq!(rows(&store, "intents"), 0);
        prop_assert_eq!(count(&place.dir().join("staging")), 0);
        let found: BTreeSet<String> = fs::read_dir(store.objects().folder())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        prop_assert_eq!(found, kept);
    }
}
