//! Opening a store: keys, versions, damage. Nothing is ever overwritten.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

mod common;

use std::{fs, os::unix::fs::PermissionsExt};

use common::{NOW, Place, files_below};
use oogst_core::{
    random::SystemRandom,
    store::{Damage, FileVault, KeyVault, Store, StoreError, StoreKey, VaultError},
};

fn put(store: &Store, key: &str, value: &str) {
    let done: Result<_, StoreError> =
        store.write(|tx| Ok(tx.execute("INSERT INTO meta (key, value) VALUES (?1, ?2)", [key, value])?));
    done.unwrap();
}

fn get(store: &Store, key: &str) -> Option<String> {
    let value: Result<_, StoreError> = store.read(|db| {
        let found = db.query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0));
        Ok(found
            .map(Some)
            .or_else(|e| if e == rusqlite::Error::QueryReturnedNoRows { Ok(None) } else { Err(e) })?)
    });
    value.unwrap()
}

#[test]
fn what_was_written_is_there_after_opening_again() {
    let place = Place::new();
    put(&place.open(), "a", "b");
    assert_eq!(get(&place.open(), "a").as_deref(), Some("b"));
}

#[test]
fn no_file_of_the_store_holds_plaintext() {
    let place = Place::new();
    let store = place.open();
    put(&store, "a", "Meester Jansen zei dat");
    for (path, bytes) in files_below(&place.dir()) {
        let plain = bytes.windows(14).any(|w| w == b"Meester Jansen");
        assert!(!plain && !bytes.starts_with(b"SQLite format 3"), "{path:?}");
    }
}

#[test]
fn only_the_owner_can_read_the_store() {
    let place = Place::new();
    let store = place.open();
    put(&store, "a", "b");
    assert_eq!(fs::metadata(place.dir()).unwrap().permissions().mode() & 0o777, 0o700);
    for path in files_below(&place.dir()).keys() {
        let mode = fs::metadata(place.dir().join(path)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{path:?}");
    }
}

#[test]
fn a_reader_cannot_write() {
    let store = Place::new();
    let store = store.open();
    let refused: Result<_, StoreError> = store.read(|db| Ok(db.execute("DELETE FROM meta", [])?));
    assert!(refused.is_err());
}

#[test]
fn a_refused_write_leaves_nothing() {
    let place = Place::new();
    let store = place.open();
    let refused: Result<(), StoreError> = store.write(|tx| {
        tx.execute("INSERT INTO meta (key, value) VALUES ('a', 'b')", [])?;
        Err(StoreError::Busy)
    });
    assert!(matches!(refused, Err(StoreError::Busy)));
    assert_eq!(get(&store, "a"), None);
}

struct Vault(fn() -> Result<Option<StoreKey>, VaultError>);

impl KeyVault for Vault {
    fn key(&self) -> Result<Option<StoreKey>, VaultError> {
        (self.0)()
    }

    fn keep(&self, _: &StoreKey) -> Result<(), VaultError> {
        panic!("no key is made over a store that has one");
    }
}

/// Opens with such a vault; the store must come through without a changed byte.
fn open_with(place: &Place, vault: &dyn KeyVault) -> StoreError {
    let before = files_below(&place.dir());
    let error = Store::open(&place.dir(), vault, &SystemRandom, NOW).err().unwrap();
    assert_eq!(files_below(&place.dir()), before);
    error
}

#[test]
fn a_locked_a_lost_and_a_wrong_key_are_different_and_change_nothing() {
    let place = Place::new();
    put(&place.open(), "a", "b");
    let locked = open_with(&place, &Vault(|| Err(VaultError::Locked)));
    assert!(matches!(locked, StoreError::Vault(VaultError::Locked)));
    let gone = open_with(&place, &Vault(|| Err(VaultError::Lost)));
    assert!(matches!(gone, StoreError::Vault(VaultError::Lost)));
    assert!(matches!(open_with(&place, &Vault(|| Ok(None))), StoreError::KeyLost));
    let wrong = open_with(&place, &Vault(|| Ok(Some(StoreKey::from_bytes([1; 32])))));
    assert!(matches!(wrong, StoreError::WrongKey));
    assert_eq!(get(&place.open(), "a").as_deref(), Some("b"));
}

#[test]
fn a_wrong_key_is_never_taken_for_damage_even_without_its_check() {
    let place = Place::new();
    put(&place.open(), "a", "b");
    fs::remove_file(place.dir().join("key-check")).unwrap();
    let wrong = open_with(&place, &Vault(|| Ok(Some(StoreKey::from_bytes([1; 32])))));
    assert!(matches!(wrong, StoreError::WrongKey));
    assert_eq!(get(&place.open(), "a").as_deref(), Some("b"));
    assert!(place.dir().join("key-check").exists(), "the check is made again");
}

#[test]
fn a_database_of_a_later_version_is_refused_with_its_version_and_stays_as_it_is() {
    let place = Place::new();
    let store = place.open();
    let raised: Result<_, StoreError> = store.write(|tx| Ok(tx.pragma_update(None, "user_version", 1000)?));
    raised.unwrap();
    drop(store);
    let refused = place.try_open().err().unwrap();
    assert!(matches!(refused, StoreError::Newer { found: 1000, known } if known < 1000), "{refused}");
    assert!(refused.to_string().contains("1000"), "the version is named: {refused}");
}

#[test]
fn a_database_that_vanished_or_was_emptied_is_damage_not_a_fresh_store() {
    for empty in [false, true] {
        let place = Place::new();
        put(&place.open(), "a", "b");
        let path = place.dir().join("oogst.db");
        if empty {
            fs::write(&path, b"").unwrap()
        } else {
            fs::remove_file(&path).unwrap()
        }
        assert!(matches!(place.try_open(), Err(StoreError::Damaged(Damage::Missing))));
    }
}

#[test]
fn a_damaged_database_is_set_aside_whole_and_its_objects_are_listed() {
    let place = Place::new();
    put(&place.open(), "a", "b");
    let database = place.dir().join("oogst.db");
    let mut noise = fs::read(&database).unwrap();
    noise.iter_mut().take(5000).for_each(|b| *b ^= 0x5a);
    fs::write(&database, &noise).unwrap();
    let hash = oogst_protocol::Hash::of(b"sealed");
    fs::write(place.dir().join("objects").join(hash.hex()), b"sealed").unwrap();

    assert!(matches!(place.try_open(), Err(StoreError::Damaged(Damage::Unreadable))));
    assert_eq!(fs::read(&database).unwrap(), noise, "refusing it changes nothing");

    let aside = Store::set_aside(&place.dir(), NOW).unwrap();
    assert_eq!(fs::read(aside.moved_to.join("oogst.db")).unwrap(), noise);
    assert_eq!(aside.objects.len(), 1);
    assert_eq!((aside.objects[0].hash, aside.objects[0].bytes), (hash, 6));
    let fresh = place.open();
    assert_eq!(get(&fresh, "a"), None);
    assert_eq!(fs::read(fresh.objects().path(&hash)).unwrap(), b"sealed");
}

#[test]
fn a_truncated_database_gives_a_typed_error_at_every_length() {
    let place = Place::new();
    put(&place.open(), "a", "b");
    let path = place.dir().join("oogst.db");
    let whole = fs::read(&path).unwrap();
    for keep in [1, 15, 16, 100, 4095, 4096, 8192, whole.len() / 2, whole.len() - 4096, whole.len() - 1] {
        fs::write(&path, &whole[..keep]).unwrap();
        for extra in ["oogst.db-wal", "oogst.db-shm"] {
            let _ = fs::remove_file(place.dir().join(extra));
        }
        // A cut inside a page in the middle may show only once that page is read; never as a wrong answer.
        match place.try_open() {
            Err(StoreError::Damaged(Damage::Unreadable)) => {}
            Err(other) => panic!("{keep}: {other}"),
            Ok(store) => {
                let read: Result<String, StoreError> = store.read(|db| {
                    Ok(db.query_row("SELECT value FROM meta WHERE key = 'a'", [], |row| row.get(0))?)
                });
                match read {
                    Ok(value) => assert_eq!(value, "b"),
                    Err(StoreError::Damaged(_)) => {}
                    Err(other) => panic!("{keep}: {other}"),
                }
            }
        }
    }
}

#[test]
fn a_store_in_use_is_not_set_aside() {
    let place = Place::new();
    let store = place.open();
    assert!(matches!(Store::set_aside(&place.dir(), NOW), Err(StoreError::Busy)));
    drop(store);
    assert!(Store::set_aside(&place.dir(), NOW).is_ok());
}

#[test]
fn a_folder_that_cannot_be_written_to_is_a_typed_error() {
    let place = Place::new();
    fs::write(place.path("file"), b"in the way").unwrap();
    let vault = FileVault::new(place.path("key"));
    let error = Store::open(&place.path("file").join("store"), &vault, &SystemRandom, NOW).err().unwrap();
    assert!(matches!(error, StoreError::Io { .. } | StoreError::NotWritable(_)), "{error}");
}

#[test]
fn two_openings_at_once_make_one_store() {
    let place = Place::new();
    let opened: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(|| place.open())).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    put(&opened[0], "a", "b");
    assert!(opened.iter().all(|store| get(store, "a").as_deref() == Some("b")));
}
