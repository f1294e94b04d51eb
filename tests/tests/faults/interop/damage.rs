//! A sealed file with one bit changed, or with its end cut off, is refused before it gives away a byte.

use std::io::{Read, Write};

use oogst_protocol::{
    SealingKey,
    seal::object::{Sealer, open, open_seekable},
};

use super::plain;
use crate::campaign::{Run, each};

/// Bytes of the small file.
const SMALL: usize = 300;

fn sealed(key: &SealingKey, size: usize) -> Vec<u8> {
    let mut sealer = Sealer::new(key, Vec::new()).unwrap();
    sealer.write_all(&plain(size)).unwrap();
    sealer.finish().unwrap().0
}

/// What comes out of a damaged file, and whether it ended with an error.
fn out(key: &SealingKey, bytes: &[u8]) -> (usize, bool) {
    let Ok(mut reader) = open(key, bytes) else { return (0, true) };
    let mut plain = Vec::new();
    let refused = reader.read_to_end(&mut plain).is_err();
    (plain.len(), refused)
}

pub(super) fn test(_: &Run) -> String {
    let key = SealingKey::from_bytes([9; 32]);
    let whole = sealed(&key, SMALL);
    assert_eq!(out(&key, &whole), (SMALL, false));
    each(whole.len() * 8, |bit| {
        let mut changed = whole.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(out(&key, &changed), (0, true), "bit {bit} of {}", whole.len() * 8);
        let seekable = open_seekable(&key, std::io::Cursor::new(&changed));
        let refused = seekable.is_err() || seekable.is_ok_and(|mut reader| reader.read(&mut [0; 1]).is_err());
        assert!(refused, "bit {bit}, opened to be read anywhere");
    });
    each(whole.len(), |len| assert_eq!(out(&key, &whole[..len]), (0, true), "cut to {len} bytes"));
    // In a longer one every chunk stands for itself; a cut anywhere is an error, and no byte of the cut chunk comes out.
    let long = sealed(&key, 3 * 65_536 + 1);
    let head = long.len() - (3 * (65_536 + 16) + 17);
    each(long.len().div_ceil(997), |n| {
        let len = n * 997;
        let (came, refused) = out(&key, &long[..len]);
        let chunks = len.saturating_sub(head) / (65_536 + 16);
        assert!(refused && came <= chunks * 65_536, "cut to {len} bytes: {came} came out");
    });
    format!("{} flipped bits and {} cuts refused, no byte given away", whole.len() * 8, whole.len())
}
