//! SQLCipher over OpenSSL (of another version than ours) opens our store and changes it, and the other way round: what we give SQLCipher to
//! compute with (`core/sqlcipher`) computes what the format says.

use std::{path::Path, process::Command};

use oogst_core::{
    App, capture,
    store::{FileVault, KeyVault},
};
use rusqlite::Connection;
use sha2::{Digest, Sha512};

use super::peers;
use crate::{
    campaign::{Run, place},
    work::hand,
};

/// A password is stretched by PBKDF2, 256,000 rounds; our stores have a raw key.
const WORDS: &str = "correct paard batterij";
const ROWS: u32 = 300;

fn open(file: &Path, words: &str) -> Connection {
    let database = Connection::open(file).unwrap();
    database.execute_batch(&format!("PRAGMA cipher_log_level = NONE; PRAGMA key = \"{words}\"")).unwrap();
    database
}

fn row(n: u32) -> Vec<u8> {
    Sha512::digest(n.to_string()).repeat(40)
}

fn rows(database: &Connection) -> rusqlite::Result<Vec<(u32, Vec<u8>)>> {
    let mut statement = database.prepare("SELECT n, bytes FROM rows ORDER BY n")?;
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

pub(super) fn test(_: &Run) -> String {
    let (packages, script) = peers::python("store.py");
    let folder = place();
    let [device, ours, theirs] = ["device", "ours.db", "theirs.db"].map(|name| folder.path().join(name));
    std::fs::create_dir(&device).unwrap();

    let app = hand::open(&device);
    hand::photo_file(&device, 1);
    let request = capture::Request { note: "van ons".into(), ..Default::default() };
    capture::take_in(&app, capture::Source::Path(device.join("1.jpg")), &request).unwrap();
    drop(app);
    let database = open(&ours, WORDS);
    database.execute_batch("CREATE TABLE rows (n INTEGER PRIMARY KEY, bytes BLOB)").unwrap();
    for n in 0..ROWS {
        database.execute("INSERT INTO rows VALUES (?, ?)", (n, row(n))).unwrap();
    }
    drop(database);

    let key = FileVault::new(device.join("key")).key().unwrap().unwrap();
    let told = Command::new("python3")
        .env("PYTHONPATH", packages)
        .arg(script)
        .arg(device.join("store/oogst.db"))
        .arg(hex::encode(key.bytes()))
        .args([&ours, &theirs])
        .arg(WORDS)
        .output()
        .expect("python3 is there: cargo xtask setup test");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));

    let app: App = hand::open(&device);
    hand::sound(&app, "changed by another SQLCipher");
    let found = capture::list(&app.store, None, 50).unwrap();
    assert_eq!(found.iter().map(|capture| capture.note.as_str()).collect::<Vec<_>>(), ["van een ander"]);

    let wanted: Vec<_> = (0..ROWS).map(|n| (n, row(n))).collect();
    assert!(rows(&open(&theirs, WORDS)).unwrap() == wanted, "what the peer wrote");
    assert!(rows(&open(&theirs, "correct paard batterijen")).is_err(), "another password");
    // One bit of a page in the middle: its HMAC is another.
    let mut bytes = std::fs::read(&theirs).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&theirs, bytes).unwrap();
    assert!(rows(&open(&theirs, WORDS)).is_err(), "a damaged page");
    format!("a store and a password's database of {ROWS} rows, both ways")
}
