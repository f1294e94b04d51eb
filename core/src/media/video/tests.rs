//! The cleaner through its door: what comes out, and what is refused.

use std::io::Cursor;

use oogst_domain::capture::Format;

use super::super::{Limit, MediaError, Policy, TakenIn};
use super::testing::{Clip, PLANTED, SOUND, a_box, clean_pictures};

fn clean(bytes: &[u8]) -> Result<(Vec<u8>, TakenIn), MediaError> {
    clean_with(bytes, &Policy::default())
}

fn clean_with(bytes: &[u8], policy: &Policy) -> Result<(Vec<u8>, TakenIn), MediaError> {
    let mut out = Vec::new();
    super::take_in(Format::Mp4, &mut Cursor::new(bytes), &mut out, policy).map(|told| (out, told))
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// The `mdat` body of a written movie: its last box, with a 64-bit size.
fn media(bytes: &[u8]) -> &[u8] {
    let at = bytes.windows(4).position(|window| window == b"mdat").unwrap();
    assert_eq!(bytes[at - 4..at], [0, 0, 0, 1]);
    assert_eq!(u64::from_be_bytes(bytes[at + 4..at + 12].try_into().unwrap()), (bytes.len() - at + 4) as u64);
    &bytes[at + 12..]
}

/// What is left of the planted movie, in the order of the source.
fn interleaved() -> Vec<u8> {
    let p = clean_pictures();
    [p[0].as_slice(), &p[1], &SOUND[..8], &p[2], &SOUND[8..]].concat()
}

#[test]
fn only_the_samples_and_rebuilt_headers_come_out() {
    let made = Clip { trailer: b"PLANTED, and no box".to_vec(), ..Clip::default() }.make();
    assert!(holds(&made, PLANTED));
    let (out, told) = clean(&made).unwrap();
    assert!(!holds(&out, b"PLAN") && !holds(&out, b"TED!") && !holds(&out, b"52.09"));
    assert_eq!(media(&out), interleaved());
    assert!(
        ["udta", "uuid", "free", "meta", "tmcd", "iods", "blub", "prof", "tref"]
            .iter()
            .all(|kind| !holds(&out, kind.as_bytes()))
    );
    assert_eq!((told.pixels, told.duration_ms), (Some((64, 48)), Some(240)));
    assert_eq!(told.taken_at.unwrap().to_string(), "2026-11-17T10:40:00+00:00");
}

#[test]
fn the_new_places_point_at_the_samples() {
    let (out, _) = clean(&Clip::default().make()).unwrap();
    let at = out.len() - media(&out).len();
    let mut places = Vec::new();
    for found in out.windows(4).enumerate().filter(|(_, w)| *w == b"stco").map(|(n, _)| n) {
        assert_eq!(out[found + 8..found + 12], 2u32.to_be_bytes());
        for n in [12, 16] {
            places.push(u32::from_be_bytes(out[found + n..found + n + 4].try_into().unwrap()) as usize - at);
        }
    }
    let p: Vec<usize> = clean_pictures().iter().map(Vec::len).collect();
    assert_eq!(places, [0, p[0] + p[1] + 8, p[0] + p[1], p[0] + p[1] + 8 + p[2]]);
}

#[test]
fn cleaning_what_is_clean_changes_nothing_more() {
    let (once, told) = clean(&Clip::default().make()).unwrap();
    let (twice, again) = clean(&once).unwrap();
    assert_eq!(once, twice);
    assert_eq!((again.taken_at, again.duration_ms), (None, told.duration_ms));
}

#[test]
fn a_fragmented_movie_comes_out_plain() {
    let made = Clip { fragmented: true, claimed_ms: 0, ..Clip::default() }.make();
    let (out, told) = clean(&made).unwrap();
    assert!(!holds(&out, b"PLAN") && !holds(&out, b"moof") && !holds(&out, b"mvex"));
    assert_eq!(media(&out), [clean_pictures().concat().as_slice(), SOUND].concat());
    assert_eq!(told.duration_ms, Some(240));
}

#[test]
fn a_turned_movie_is_as_large_as_it_is_shown() {
    let (out, told) = clean(&Clip { turned: true, ..Clip::default() }.make()).unwrap();
    assert_eq!(told.pixels, Some((48, 64)));
    // The matrix that turns it is still there.
    assert!(holds(&out, &[0, 1, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0]));
}

#[test]
fn a_clock_that_was_never_set_is_no_time_of_capture() {
    for created in [0, 1, 2_082_844_800, u64::MAX] {
        let (_, told) = clean(&Clip { created, ..Clip::default() }.make()).unwrap();
        assert_eq!(told.taken_at, None);
    }
}

#[test]
fn a_phones_own_time_with_its_offset_goes_first() {
    let name = [b"mdta".as_slice(), b"com.apple.quicktime.creationdate"].concat();
    let key = [&(u32::try_from(name.len()).unwrap() + 4).to_be_bytes(), name.as_slice()].concat();
    let value = a_box(b"data", &[&[0, 0, 0, 1, 0, 0, 0, 0], b"2026-11-17T11:40:00+0100".as_slice()].concat());
    let lists = [
        a_box(b"keys", &[&[0, 0, 0, 0, 0, 0, 0, 1], key.as_slice()].concat()),
        a_box(b"ilst", &a_box(&[0, 0, 0, 1], &value)),
    ]
    .concat();
    for meta in [a_box(b"meta", &lists), a_box(b"meta", &[&[0; 4], lists.as_slice()].concat())] {
        for in_moov in [meta.clone(), a_box(b"udta", &meta)] {
            let (out, told) = clean(&Clip { in_moov, ..Clip::default() }.make()).unwrap();
            assert_eq!(told.taken_at.unwrap().to_string(), "2026-11-17T11:40:00+01:00");
            assert!(!holds(&out, b"2026"));
        }
    }
}

#[test]
fn too_long_or_too_large_is_refused_whatever_its_header_claims() {
    let mut policy = Policy::default();
    let lying = Clip { claimed_ms: 1, sample_ms: 60_001, ..Clip::default() }.make();
    let refused = clean_with(&lying, &policy).unwrap_err();
    let MediaError::TooMuch { limit: Limit::DurationMs, found: 360_006, allowed: 180_000 } = refused else {
        panic!("{refused:?}")
    };
    policy.video.max_bytes = lying.len() as u64 - 1;
    assert!(matches!(clean_with(&lying, &policy), Err(MediaError::TooMuch { limit: Limit::Bytes, .. })));
}

#[test]
fn what_cannot_be_cleaned_is_refused_by_name() {
    let with = |change: fn(&mut Clip)| {
        let mut clip = Clip::default();
        change(&mut clip);
        clean(&clip.make())
    };
    assert!(matches!(with(|c| c.video = *b"encv"), Err(MediaError::Protected { .. })));
    assert!(matches!(with(|c| c.sound = *b"enca"), Err(MediaError::Protected { .. })));
    assert!(matches!(with(|c| c.video = *b"png "), Err(MediaError::NotTakenIn { .. })));
    assert!(matches!(with(|c| c.sound = *b"apac"), Err(MediaError::NotTakenIn { .. })));
    assert!(matches!(with(|c| c.with_video = false), Err(MediaError::NotTakenIn { .. })));
    assert!(matches!(with(|c| c.in_moov = a_box(b"cmov", b"")), Err(MediaError::NotTakenIn { .. })));
    assert!(matches!(with(|c| c.shift = 40), Err(MediaError::Damaged { .. })));
    assert!(matches!(with(|c| c.shift = u32::MAX / 2), Err(MediaError::Damaged { .. })));
    assert!(matches!(clean(b""), Err(MediaError::Empty)));
}

#[test]
fn boxes_nested_ten_thousand_deep_are_refused() {
    for kind in [b"moov", b"trak", b"moof"] {
        let mut nested = Vec::new();
        for depth in (1..=10_000u32).rev() {
            nested.extend_from_slice(&(depth * 8).to_be_bytes());
            nested.extend_from_slice(kind);
        }
        let refused = clean(&nested).unwrap_err();
        assert!(matches!(refused, MediaError::TooMuch { limit: Limit::Nesting, .. }), "{refused:?}");
    }
}

#[test]
fn a_box_that_claims_more_than_there_is_is_refused() {
    for claim in [1u64 << 63, u64::MAX, 1 << 32, 17] {
        for kind in [b"moov", b"mdat", b"ftyp"] {
            let huge = [&[0, 0, 0, 1], kind.as_slice(), &claim.to_be_bytes()].concat();
            assert!(matches!(clean(&huge), Err(MediaError::Damaged { .. })));
        }
    }
}

#[test]
fn a_million_tiny_boxes_are_refused() {
    let crowd = a_box(b"free", b"").repeat(1_000_000);
    assert!(matches!(clean(&crowd), Err(MediaError::TooMuch { limit: Limit::Parts, .. })));
}

#[test]
fn a_movie_cut_short_anywhere_is_refused() {
    for clip in [Clip::default(), Clip { fragmented: true, ..Clip::default() }] {
        let made = clip.make();
        for end in 0..made.len() {
            let result = clean(&made[..end]);
            assert!(matches!(result, Err(MediaError::Damaged { .. } | MediaError::Empty)), "{end}");
        }
    }
}

#[test]
fn no_changed_byte_panics_or_makes_the_result_larger_than_it_could_be() {
    for clip in [Clip::default(), Clip { fragmented: true, ..Clip::default() }] {
        let made = clip.make();
        for at in 0..made.len() {
            for value in [0, 1, 0x7f, 0x80, 0xff, made[at] ^ 1] {
                let mut changed = made.clone();
                changed[at] = value;
                if let Ok((out, _)) = clean(&changed) {
                    assert!(out.len() <= made.len() + 1024, "{at} {value}: {}", out.len());
                }
            }
        }
    }
}

proptest::proptest! {
    #[test]
    fn noise_is_refused_without_a_panic(noise in proptest::collection::vec(0u8.., 0..4096)) {
        let _ = clean(&noise);
        let started = [a_box(b"ftyp", b"mp42\0\0\0\0"), a_box(b"moov", &noise), noise].concat();
        proptest::prop_assert!(clean(&started).is_err());
    }
}
