//! Debian's `age` opens what we seal, and we open what it seals. `cargo xtask test` installs it.
#![cfg(feature = "seal")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{
    io::{Read, Write},
    process::{Command, Stdio},
};

use oogst_protocol::{
    Hash, SealingKey,
    seal::object::{Sealer, open},
};

const SIZES: [usize; 6] = [0, 1, 65_535, 65_536, 65_537, 1 << 20];

fn plain(size: usize) -> Vec<u8> {
    (0..size).map(|n| u8::try_from(n * 31 % 251).unwrap()).collect()
}

/// Runs `age`, bytes in and bytes out.
fn age(args: &[&str], input: &[u8]) -> Vec<u8> {
    let mut child = Command::new("age")
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("this test needs the `age` program (`apt install age`): {error}"));
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "age {args:?}");
    output.stdout
}

fn sealed(key: &SealingKey, plain: &[u8]) -> Vec<u8> {
    let mut sealer = Sealer::new(key, Vec::new()).unwrap();
    sealer.write_all(plain).unwrap();
    let (bytes, told) = sealer.finish().unwrap();
    assert_eq!((told.hash, told.bytes), (Hash::of(&bytes), bytes.len() as u64));
    assert_eq!((told.plain_sha256, told.plain_bytes), (Hash::of(plain), plain.len() as u64));
    bytes
}

#[test]
fn age_opens_what_we_seal_with_our_key_in_its_form() {
    let key = SealingKey::from_bytes([5; 32]);
    let file = std::env::temp_dir().join(format!("oogst-interop-{}.key", std::process::id()));
    std::fs::write(&file, key.to_age()).unwrap();
    for size in SIZES {
        let opened = age(&["--decrypt", "--identity", file.to_str().unwrap()], &sealed(&key, &plain(size)));
        assert!(opened == plain(size), "{size} bytes");
    }
    std::fs::remove_file(&file).unwrap();
}

#[test]
fn we_open_what_age_seals_to_our_recipient() {
    let key = SealingKey::from_bytes([6; 32]);
    for size in SIZES {
        let sealed = age(&["--recipient", key.recipient().as_str()], &plain(size));
        let mut opened = Vec::new();
        open(&key, sealed.as_slice()).unwrap().read_to_end(&mut opened).unwrap();
        assert!(opened == plain(size), "{size} bytes");
    }
}
