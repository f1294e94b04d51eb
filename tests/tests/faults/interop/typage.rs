//! The npm package `age-encryption` opens what we seal, and we open what it seals.

use std::process::Command;

use oogst_protocol::SealingKey;

use super::{SIZES, age, peers, plain};
use crate::campaign::{Run, place};

pub(super) fn test(_: &Run) -> String {
    let peers = peers::node();
    let folder = place();
    let path = |name: &str| folder.path().join(name);
    let key = SealingKey::from_bytes([8; 32]);
    for (n, size) in SIZES.into_iter().enumerate() {
        std::fs::write(path(&format!("plain-{n}")), plain(size)).unwrap();
        age::seal(&key, &plain(size), &path(&format!("ours-{n}")));
    }
    let said = Command::new("node")
        .arg(peers.join("age.mjs"))
        .arg(folder.path())
        .args([key.to_age().trim(), key.recipient().as_str(), &SIZES.len().to_string()])
        .output()
        .unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    for (n, size) in SIZES.into_iter().enumerate() {
        assert!(
            age::opened(&key, &path(&format!("theirs-{n}"))) == plain(size),
            "we open {size} bytes of theirs"
        );
        assert!(
            std::fs::read(path(&format!("opened-{n}"))).unwrap() == plain(size),
            "they open {size} bytes of ours"
        );
    }
    format!("{} sizes, both ways", SIZES.len())
}
