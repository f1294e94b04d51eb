use exif::Tag;
use jpeg_encoder::{ColorType, SamplingFactor};
use oogst_domain::capture::Format;

use crate::media::photo::testing::*;
use crate::media::{Limit, MediaError};

fn named(name: &[u8]) -> Vec<u8> {
    [name, SECRET].concat()
}

#[test]
fn everything_a_phone_plants_is_gone_and_the_pixels_are_the_same() {
    let plain = jpeg(PLAIN);
    let exif = exif_block(1, &[(Tag::Model, "Nokia 8.3")]);
    let mut planted = with_segments(
        &plain,
        &[
            segment(0xE0, &named(b"JFXX\0\x10")),
            segment(0xE1, &[b"Exif\0\0", &exif[..]].concat()),
            segment(0xE1, &named(b"http://ns.adobe.com/xap/1.0/\0")),
            segment(0xE1, &named(b"http://ns.adobe.com/xmp/extension/\0")),
            segment(0xE2, &named(b"MPF\0")),
            segment(0xE2, &named(b"ICC_PROFILE\0\x01\x01")),
            segment(0xE5, SECRET),
            segment(0xEB, &named(b"JP\0\0")),
            segment(0xED, &named(b"Photoshop 3.0\0")),
            segment(0xEF, SECRET),
            segment(0xF7, SECRET),
            segment(0xFE, SECRET),
            SECRET.to_vec(),
        ],
    );
    // Between the scan and the end, then a second JPEG, a motion photo's movie and a vendor's trailer.
    planted.truncate(planted.len() - 2);
    planted.extend([segment(0xFE, SECRET), vec![0xFF, 0xFF, 0xD9]].concat());
    planted.extend(with_segments(&plain, &[segment(0xE1, SECRET)]));
    planted.extend([b"\0\0\0\x18ftypmp42", SECRET].concat());
    let (taken, out) = keep(Format::Jpeg, &planted).unwrap();
    assert_clean(&taken, &out);
    assert!(!contains(&out, b"Nokia"));
    assert!(out == plain, "an upright JFIF picture comes out as it was before the planting");
}

#[test]
fn a_thumbnail_and_odd_density_in_jfif_leave_only_the_density() {
    let plain = jpeg(PLAIN);
    let jfif = segment(0xE0, &[b"JFIF\0\x01\x02\x01\0\x48\0\x49\x01\x01", SECRET].concat());
    let (_, out) = keep(Format::Jpeg, &[&plain[..2], &jfif, &plain[20..]].concat()).unwrap();
    assert!(out[2..].starts_with(b"\xFF\xE0\0\x10JFIF\0\x01\x02\x01\0\x48\0\x49\0\0\xFF"));
    assert!(!contains(&out, SECRET));
}

#[test]
fn every_way_of_coding_keeps_its_pixels() {
    let samplings = [
        SamplingFactor::F_2_2,
        SamplingFactor::F_1_1,
        SamplingFactor::F_2_1,
        SamplingFactor::F_1_2,
        SamplingFactor::F_4_1,
    ];
    let colors = [ColorType::Luma, ColorType::Cmyk, ColorType::CmykAsYcck];
    for progressive in [false, true] {
        for restart in [0, 3] {
            for (color, sampling) in colors
                .map(|color| (color, SamplingFactor::F_1_1))
                .into_iter()
                .chain(samplings.map(|s| (PLAIN.color, s)))
            {
                let coding = Coding { color, sampling, progressive, restart, ..PLAIN };
                let source = with_segments(&jpeg(coding), &[segment(0xFE, SECRET)]);
                let (taken, out) = keep(Format::Jpeg, &source).unwrap_or_else(|e| panic!("{coding:?}: {e}"));
                assert_clean(&taken, &out);
                assert_eq!(decoded(&out), decoded(&source), "{coding:?}");
            }
        }
    }
}

#[test]
fn an_adobe_marker_keeps_its_colours_and_nothing_else() {
    let coding = Coding { sampling: SamplingFactor::F_1_1, ..PLAIN };
    let jpeg = jpeg(coding);
    let without_jfif = [&jpeg[..2], &jpeg[20..]].concat();
    // Transform 0: the three components are red, green and blue.
    let adobe = segment(0xEE, &[b"Adobe\0\x65\x12\x34\x56\x78\0", SECRET].concat());
    let source = with_segments(&without_jfif, &[adobe]);
    assert_ne!(decoded(&source), decoded(&without_jfif), "the marker matters");
    let (_, out) = keep(Format::Jpeg, &source).unwrap();
    assert_eq!(decoded(&out), decoded(&source));
    assert!(contains(&out, b"\xFF\xEE\0\x0EAdobe\0\x64\0\0\0\0\0\xFF"));
    assert!(!contains(&out, SECRET));
}

#[test]
fn a_colour_profile_in_two_chunks_stays_and_a_broken_one_goes() {
    let profile = icc_profile(b"RGB ", 70_000);
    let chunk = |number: u8, total: u8, data: &[u8]| {
        segment(0xE2, &[&b"ICC_PROFILE\0"[..], &[number, total], data].concat())
    };
    let (first, second) = profile.split_at(30_000);
    let source = with_segments(&jpeg(PLAIN), &[chunk(2, 2, second), chunk(1, 2, first)]);
    let (_, out) = keep(Format::Jpeg, &source).unwrap();
    let decoder = image::codecs::jpeg::JpegDecoder::new(std::io::Cursor::new(&out[..])).unwrap();
    assert_eq!({ decoder }.icc_profile_bytes(), Some(profile.clone()));
    for broken in [
        vec![chunk(1, 2, first)],
        vec![chunk(1, 2, first), chunk(1, 2, second)],
        vec![chunk(0, 1, &profile[..200])],
    ] {
        let (_, out) = keep(Format::Jpeg, &with_segments(&jpeg(PLAIN), &broken)).unwrap();
        assert!(!contains(&out, b"ICC_PROFILE"));
    }
}

trait IccBytes {
    fn icc_profile_bytes(self) -> Option<Vec<u8>>;
}

impl<T: image::ImageDecoder> IccBytes for T {
    fn icc_profile_bytes(mut self) -> Option<Vec<u8>> {
        self.icc_profile().unwrap()
    }
}

#[test]
fn a_turned_photo_keeps_its_orientation_and_no_other_exif() {
    for orientation in 1..=8 {
        let exif = [b"Exif\0\0", &exif_block(orientation, &[])[..]].concat();
        let source = with_segments(&jpeg(PLAIN), &[segment(0xE1, &exif)]);
        let (taken, out) = keep(Format::Jpeg, &source).unwrap();
        assert_clean(&taken, &out);
        assert_eq!(decoded(&out), decoded(&source));
        assert_eq!(taken.pixels, Some(if orientation < 5 { (75, 50) } else { (50, 75) }));
        match exif::Reader::new().read_from_container(&mut std::io::Cursor::new(&out)) {
            Ok(exif) => {
                assert_eq!(exif.fields().len(), 1);
                let field = exif.get_field(Tag::Orientation, exif::In::PRIMARY).unwrap();
                assert_eq!(field.value.get_uint(0), Some(orientation.into()));
            }
            Err(_) => assert_eq!(orientation, 1),
        }
    }
}

#[test]
fn a_truncated_photo_is_refused_wherever_it_breaks_off() {
    let exif = [b"Exif\0\0", &exif_block(6, &[])[..]].concat();
    let source = with_segments(&jpeg(PLAIN), &[segment(0xE1, &exif)]);
    for length in 0..source.len() {
        let result = keep(Format::Jpeg, &source[..length]);
        assert!(
            matches!(result, Err(MediaError::Damaged { format: Format::Jpeg, .. })),
            "{length}: {result:?}"
        );
    }
}

#[test]
fn a_photo_that_claims_60000_by_60000_is_too_much_before_anything_is_decoded() {
    let mut source = jpeg(PLAIN);
    let frame = source.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
    source[frame + 5..frame + 9].copy_from_slice(&[0xEA, 0x60, 0xEA, 0x60]);
    let result = keep(Format::Jpeg, &source);
    assert!(
        matches!(result, Err(MediaError::TooMuch { limit: Limit::Pixels, found: 3_600_000_000, .. })),
        "{result:?}"
    );
}

#[test]
fn noise_behind_a_good_header_is_damaged() {
    let source = jpeg(PLAIN);
    let scan = source.windows(2).position(|marker| marker == [0xFF, 0xDA]).unwrap() + 14;
    let mut state = 1u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    })
    .take(100_000)
    .collect();
    for start in [3, scan] {
        let noisy: Vec<u8> = [&source[..start], &noise].concat();
        let result = keep(Format::Jpeg, &noisy);
        assert!(
            matches!(result, Err(MediaError::Damaged { .. } | MediaError::NotTakenIn { .. })),
            "{result:?}"
        );
    }
}

#[test]
fn many_scans_or_segments_are_too_much() {
    let source = jpeg(PLAIN);
    let end = source.len() - 2;
    let scan = source.windows(2).position(|marker| marker == [0xFF, 0xDA]).unwrap();
    let scans = [&source[..end], &source[scan..end].repeat(70), &[0xFF, 0xD9]].concat();
    let tables = with_segments(&source, &vec![segment(0xDD, &[0, 0]); 2000]);
    for bytes in [scans, tables] {
        let result = keep(Format::Jpeg, &bytes);
        assert!(matches!(result, Err(MediaError::TooMuch { limit: Limit::Parts, .. })), "{result:?}");
    }
}
