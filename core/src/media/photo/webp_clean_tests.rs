use exif::Tag;
use oogst_domain::capture::Format;

use crate::media::photo::testing::*;
use crate::media::{Limit, MediaError};

const ALL_FLAGS: u8 = 0x20 | 0x10 | 0x08 | 0x04;

fn still() -> Vec<u8> {
    let exif = exif_block(6, &[(Tag::DateTimeOriginal, "2026:11:17 10:40:00")]);
    let mut bytes = webp(&[
        vp8x(ALL_FLAGS, 61, 45),
        riff_chunk(b"ICCP", &icc_profile(b"RGB ", 301)),
        riff_chunk(b"SECR", SECRET),
        riff_chunk(b"VP8L", &webp_picture(61, 45, true)),
        riff_chunk(b"EXIF", &exif),
        riff_chunk(b"XMP ", SECRET),
    ]);
    bytes.extend_from_slice(SECRET);
    bytes
}

/// Three frames of 20 × 10, each drawn 8 pixels further to the right.
fn animation() -> Vec<u8> {
    let frame = |x: u32| {
        let u24 = |value: u32| value.to_le_bytes()[..3].to_vec();
        let header = [u24(x / 2), u24(0), u24(19), u24(9), u24(100), vec![0]].concat();
        let inside = [riff_chunk(b"VP8L", &webp_picture(20, 10, true)), riff_chunk(b"SECR", SECRET)];
        riff_chunk(b"ANMF", &[header, inside.concat()].concat())
    };
    webp(&[
        vp8x(0x02 | 0x10 | 0x04, 40, 20),
        riff_chunk(b"ANIM", &[0; 6]),
        frame(0),
        frame(8),
        frame(16),
        riff_chunk(b"XMP ", SECRET),
    ])
}

#[test]
fn exif_xmp_unknown_chunks_and_trailers_are_gone_and_the_pixels_are_the_same() {
    let source = still();
    let (taken, out) = keep(Format::Webp, &source).unwrap();
    assert_clean(&taken, &out);
    assert_eq!(decoded(&out), decoded(&source));
    assert_eq!(taken.pixels, Some((45, 61)));
    assert_eq!(taken.taken_at.map(|at| at.to_string()).as_deref(), Some("2026-11-17T10:40:00"));
    assert_eq!(out[20], 0x20 | 0x10 | 0x08, "the flags say what is there");
    assert_eq!(u32::from_le_bytes(out[4..8].try_into().unwrap()) as usize, out.len() - 8);
    let exif = exif::Reader::new().read_from_container(&mut std::io::Cursor::new(&out)).unwrap();
    assert_eq!(exif.fields().len(), 1);
    assert!(contains(&out, &icc_profile(b"RGB ", 301)));
}

#[test]
fn a_simple_file_stays_simple() {
    let picture = riff_chunk(b"VP8L", &webp_picture(30, 20, false));
    let source = webp(&[picture.clone(), riff_chunk(b"EXIF", &exif_block(6, &[]))]);
    let (taken, out) = keep(Format::Webp, &source).unwrap();
    assert_clean(&taken, &out);
    assert_eq!(out, webp(&[picture]));
}

#[test]
fn an_animation_keeps_its_frames_and_their_chunks_are_cleaned() {
    use image::AnimationDecoder;
    let frames = |bytes: &[u8]| {
        let decoder = image::codecs::webp::WebPDecoder::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
        decoder.into_frames().map(|frame| frame.unwrap().into_buffer()).collect::<Vec<_>>()
    };
    let source = animation();
    let (taken, out) = keep(Format::Webp, &source).unwrap();
    assert_clean(&taken, &out);
    assert_eq!(frames(&out).len(), 3);
    assert_eq!(frames(&out), frames(&source));
}

#[test]
fn a_webp_cut_short_is_damaged() {
    for source in [still(), animation()] {
        let end = 8 + u32::from_le_bytes(source[4..8].try_into().unwrap()) as usize;
        for length in 0..end {
            let result = keep(Format::Webp, &source[..length]);
            assert!(
                matches!(result, Err(MediaError::Damaged { format: Format::Webp, .. })),
                "{length}: {result:?}"
            );
        }
    }
}

#[test]
fn a_canvas_or_frame_of_more_pixels_than_fit_is_too_much() {
    let canvas = webp(&[vp8x(0, 1 << 24, 1 << 24), riff_chunk(b"VP8L", &webp_picture(9, 9, false))]);
    // A picture of 16,384 × 16,384 by its own header.
    let picture = webp(&[riff_chunk(b"VP8L", &[0x2F, 0xFF, 0xFF, 0xFF, 0x0F, 0, 0, 0])]);
    for source in [canvas, picture] {
        let result = keep(Format::Webp, &source);
        assert!(matches!(result, Err(MediaError::TooMuch { limit: Limit::Pixels, .. })), "{result:?}");
    }
}

#[test]
fn a_picture_that_contradicts_its_canvas_is_damaged() {
    let other = webp(&[vp8x(0, 10, 10), riff_chunk(b"VP8L", &webp_picture(9, 9, false))]);
    let empty = webp(&[vp8x(0, 10, 10)]);
    for source in [other, empty, b"RIFF\x04\0\0\0WEBP".to_vec()] {
        assert!(matches!(keep(Format::Webp, &source), Err(MediaError::Damaged { .. })));
    }
}
