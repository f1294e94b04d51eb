//! A seeded mutator: bytes as a careless disk and a careful enemy change them, and parts of containers changed under
//! checksums that are put right again, so that what lies behind them is reached too.

use std::io::{Cursor, Read, Write};

use flate2::Crc;

use oogst_fixtures::files::rng::Rng;

/// Numbers that limits and lengths break on.
const NUMBERS: [u64; 14] =
    [0, 1, 2, 127, 128, 255, 256, 32_767, 65_535, 65_536, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF, u64::MAX];

/// Most bytes of an input.
const MOST: usize = 256 << 10;

fn below(rng: &mut Rng, bound: usize) -> usize {
    usize::try_from(rng.bits() % (bound.max(1) as u64)).expect("small")
}

/// One of `seeds`, changed a few times. `words` are what the format knows.
pub fn mutated(rng: &mut Rng, seeds: &[Vec<u8>], words: &[&[u8]]) -> Vec<u8> {
    let seed = &seeds[below(rng, seeds.len())];
    let other = &seeds[below(rng, seeds.len())];
    if !rng.bits().is_multiple_of(4) {
        if seed.starts_with(b"PK\x03\x04") {
            if let Some(changed) = zip_part(rng, seed, words) {
                return changed;
            }
        } else if seed.starts_with(b"\x89PNG\r\n\x1a\n") {
            return png_chunk(rng, seed, words);
        }
    }
    changed(rng, seed.clone(), other, words)
}

/// Bytes changed once to eight times.
fn changed(rng: &mut Rng, mut bytes: Vec<u8>, other: &[u8], words: &[&[u8]]) -> Vec<u8> {
    for _ in 0..1 + below(rng, 8) {
        once(rng, &mut bytes, other, words);
    }
    bytes.truncate(MOST);
    bytes
}

fn once(rng: &mut Rng, bytes: &mut Vec<u8>, other: &[u8], words: &[&[u8]]) {
    let len = bytes.len();
    if len == 0 {
        bytes.extend(rng.bytes(4));
        return;
    }
    // Heads hold what decides: half of the changes are there.
    let at = if rng.bits().is_multiple_of(2) { below(rng, len.min(512)) } else { below(rng, len) };
    let span = 1 + below(rng, (len - at).min(64));
    match rng.bits() % 12 {
        0 => bytes[at] ^= 1 << below(rng, 8),
        1 => bytes[at] = rng.bits().to_le_bytes()[0],
        2 => bytes.truncate(at),
        3 => drop(bytes.drain(at..at + span)),
        4 => {
            let copy = bytes[at..at + span].to_vec();
            let to = below(rng, len);
            bytes.splice(to..to, copy);
        }
        5 => {
            let noise = rng.bytes(span);
            bytes.splice(at..at, noise);
        }
        6 | 7 => {
            let number = NUMBERS[below(rng, NUMBERS.len())].wrapping_add(rng.bits() % 3).wrapping_sub(1);
            let width = [1, 2, 4, 8][below(rng, 4)].min(len - at);
            let all = number.to_be_bytes();
            let mut part = all[8 - width..].to_vec();
            if rng.bits().is_multiple_of(2) {
                part.reverse();
            }
            bytes[at..at + width].copy_from_slice(&part);
        }
        8 | 9 if !words.is_empty() => {
            let word = words[below(rng, words.len())];
            if rng.bits().is_multiple_of(2) {
                bytes.splice(at..at, word.iter().copied());
            } else {
                let end = (at + word.len()).min(len);
                bytes.splice(at..end, word.iter().copied());
            }
        }
        10 if !other.is_empty() => {
            let from = below(rng, other.len());
            bytes.truncate(at);
            bytes.extend_from_slice(&other[from..]);
        }
        _ => {
            // The same again and again: what is nested, and what is long.
            let copy = bytes[at..at + span].to_vec();
            let times = 1 + below(rng, 200);
            bytes.splice(at..at, copy.repeat(times));
        }
    }
}

/// A zip with one of its parts changed, or with its name changed, or twice.
fn zip_part(rng: &mut Rng, zip: &[u8], words: &[&[u8]]) -> Option<Vec<u8>> {
    let mut read = zip::ZipArchive::new(Cursor::new(zip)).ok()?;
    let chosen = below(rng, read.len());
    let mut write = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for n in 0..read.len() {
        let mut part = read.by_index(n).ok()?;
        let mut name = part.name().to_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).ok()?;
        drop(part);
        if n == chosen {
            match rng.bits() % 8 {
                0 => {
                    name =
                        String::from_utf8_lossy(&changed(rng, name.into_bytes(), b"../", words)).into_owned()
                }
                1 => continue,
                _ => bytes = changed(rng, bytes, zip, words),
            }
        }
        let way = match rng.bits() % 2 {
            0 => zip::CompressionMethod::Stored,
            _ => zip::CompressionMethod::Deflated,
        };
        let options = zip::write::SimpleFileOptions::default().compression_method(way);
        // A name twice is refused by the writer: then it is not there.
        if write.start_file(name, options).is_ok() {
            write.write_all(&bytes).ok()?;
        }
    }
    Some(write.finish().ok()?.into_inner())
}

/// A PNG with a chunk changed and its checksum right.
fn png_chunk(rng: &mut Rng, png: &[u8], words: &[&[u8]]) -> Vec<u8> {
    let (mut out, mut at, mut chunks) = (png[..8].to_vec(), 8, Vec::new());
    while let Some(head) = png.get(at..at + 8) {
        let len = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some(body) = png.get(at + 8..at + 8 + len) else { break };
        chunks.push((head[4..8].to_vec(), body.to_vec()));
        at += 12 + len;
    }
    let chosen = below(rng, chunks.len());
    for (n, (mut name, mut body)) in chunks.into_iter().enumerate() {
        if n == chosen {
            match rng.bits() % 6 {
                0 => name[below(rng, 4)] = rng.bits().to_le_bytes()[0],
                1 => continue,
                _ => body = changed(rng, body, png, words),
            }
        }
        let mut crc = Crc::new();
        crc.update(&name);
        crc.update(&body);
        out.extend(u32::try_from(body.len()).expect("small").to_be_bytes());
        out.extend(&name);
        out.extend(&body);
        out.extend(crc.sum().to_be_bytes());
    }
    out
}
