//! Debian's `age` opens what we seal, and we open what it seals.

use std::{
    fs::File,
    io::{Read, Write},
    process::Command,
};

use oogst_protocol::{
    SealingKey,
    seal::object::{Sealer, open},
};

use super::{SIZES, plain};
use crate::campaign::{Run, place};

/// Seals to a file.
pub(super) fn seal(key: &SealingKey, plain: &[u8], out: &std::path::Path) {
    let mut sealer = Sealer::new(key, File::create(out).unwrap()).unwrap();
    sealer.write_all(plain).unwrap();
    sealer.finish().unwrap();
}

/// Opens a file.
pub(super) fn opened(key: &SealingKey, sealed: &std::path::Path) -> Vec<u8> {
    let mut plain = Vec::new();
    open(key, File::open(sealed).unwrap()).unwrap().read_to_end(&mut plain).unwrap();
    plain
}

pub(super) fn test(_: &Run) -> String {
    let folder = place();
    let path = |name: &str| folder.path().join(name);
    let key = SealingKey::from_bytes([5; 32]);
    std::fs::write(path("key"), key.to_age()).unwrap();
    let age = |arguments: &[&str]| {
        let done = Command::new("age").args(arguments).current_dir(folder.path()).status();
        assert!(done.expect("age is there: cargo xtask setup test").success(), "age {arguments:?}");
    };
    for size in SIZES {
        let _ = std::fs::remove_file(path("opened"));
        let bytes = plain(size);
        std::fs::write(path("plain"), &bytes).unwrap();
        seal(&key, &bytes, &path("ours"));
        age(&["--decrypt", "--identity", "key", "--output", "opened", "ours"]);
        // For nothing age makes no file.
        let opened = std::fs::read(path("opened")).unwrap_or_default();
        assert!(opened == bytes, "age opens {size} bytes of ours");
        age(&["--recipient", key.recipient().as_str(), "--output", "theirs", "plain"]);
        assert!(self::opened(&key, &path("theirs")) == bytes, "we open {size} bytes of age's");
    }
    format!("{} sizes, both ways", SIZES.len())
}
