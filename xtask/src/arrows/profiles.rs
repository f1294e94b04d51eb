//! Crates that do the arithmetic (codec, resize, hash, cipher) build at `opt-level = 3` in every profile: at `z` taking
//! in a photo takes four times as long.
//!
//! C and assembler (SQLCipher, ring) bring their own flags.

use std::path::Path;

use super::Finding;

const PROFILES: [&str; 2] = ["dev", "release"];

/// What a name begins with when the crate may do such work; also ones that are not here yet.
const KINDS: &[&str] = &[
    "adler",
    "aes",
    "age",
    "blake",
    "cbc",
    "chacha20",
    "crc32fast",
    "curve25519",
    "ed25519-dalek",
    "fast_image_resize",
    "fdeflate",
    "flate2",
    "hkdf",
    "hmac",
    "image",
    "jpeg",
    "keccak",
    "libdeflate",
    "md-5",
    "miniz",
    "png",
    "pbkdf2",
    "poly1305",
    "sha1",
    "sha2",
    "sha3",
    "simd-adler32",
    "universal-hash",
    "libwebp",
    "weezl",
    "x25519",
    "zlib-rs",
    "zopfli",
    "zune",
];

/// Not on the way of media: where they are used, and why that is not worth a longer build.
const NOT: &[(&str, &str)] = &[
    ("curve25519-dalek-derive", "a macro: runs while compiling"),
    ("aes-gcm", "behind age's hybrid recipients, which we do not use"),
    ("keccak", "as aes-gcm"),
    ("sha3", "as aes-gcm"),
    ("md-5", "the keys of a locked PDF"),
    ("weezl", "LZW streams in old PDFs"),
    ("zopfli", "not called: documents are packed by flate2"),
];

/// Which of the lock file's crates a profile forgets.
pub(super) fn check(root: &Path) -> std::io::Result<Vec<Finding>> {
    let lock = std::fs::read_to_string(root.join("Cargo.lock"))?;
    let manifest = std::fs::read_to_string(root.join("Cargo.toml"))?;
    let found = forgotten(&lock, &manifest).into_iter();
    Ok(found.map(|what| Finding { file: "Cargo.toml".to_owned(), line: 1, what }).collect())
}

fn forgotten(lock: &str, manifest: &str) -> Vec<String> {
    let mut names: Vec<&str> = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .filter(|name| KINDS.iter().any(|kind| name.starts_with(kind)))
        .filter(|name| !NOT.iter().any(|(not, _)| not == name))
        .collect();
    // Two versions are two entries.
    names.dedup();
    let mut found = Vec::new();
    for name in names {
        for profile in PROFILES {
            let entry = format!("[profile.{profile}.package.{name}]\nopt-level = 3");
            if !manifest.contains(&entry) {
                found.push(format!("{name} does arithmetic and has no opt-level = 3 in profile {profile}"));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::root;

    const LOCK: &str =
        "[[package]]\nname = \"sha2\"\n\n[[package]]\nname = \"serde\"\n\n[[package]]\nname = \"weezl\"\n";

    #[test]
    fn the_workspace_forgets_none() {
        assert_eq!(check(&root()).unwrap(), []);
    }

    #[test]
    fn a_crate_that_hashes_must_stand_in_both_profiles_and_another_in_none() {
        let dev = "[profile.dev.package.sha2]\nopt-level = 3\n";
        let found = forgotten(LOCK, dev);
        assert_eq!(found, ["sha2 does arithmetic and has no opt-level = 3 in profile release"]);
        let both = format!("{dev}[profile.release.package.sha2]\nopt-level = 3\n");
        assert_eq!(forgotten(LOCK, &both), Vec::<String>::new());
        assert_eq!(forgotten(LOCK, &both.replace("= 3", "= \"z\"")).len(), 2);
    }
}
