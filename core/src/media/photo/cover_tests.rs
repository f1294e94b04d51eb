use std::io::Cursor;

use image::{DynamicImage, ExtendedColorType, GenericImageView};
use jpeg_encoder::{ColorType, Encoder};
use oogst_domain::capture::{Format, Role};
use proptest::prelude::*;

use super::*;
use crate::media::photo::testing::*;
use crate::media::redact::{self, Area, AreaFault, RedactError};

fn covered(photo: &[u8], areas: &[Area]) -> (TakenIn, Vec<u8>) {
    let mut out = Vec::new();
    let taken = redact::cover(&mut Cursor::new(photo), areas, &mut out).unwrap();
    (taken, out)
}

fn decoded(jpeg: &[u8]) -> DynamicImage {
    image::load_from_memory_with_format(jpeg, image::ImageFormat::Jpeg).unwrap()
}

/// A lossless photo of an even ground with a patch of noise: the face.
fn photo(width: u32, height: u32, face: (u32, u32, u32, u32), seed: u32) -> Vec<u8> {
    let (x0, y0, w, h) = face;
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        if (x0..x0 + w).contains(&x) && (y0..y0 + h).contains(&y) {
            let noise = (x * 7919 + y * 104_729).wrapping_mul(seed | 1).to_le_bytes();
            image::Rgb([noise[0], noise[1], noise[2]])
        } else {
            image::Rgb([(x * 255 / width) as u8, (y * 255 / height) as u8, 90])
        }
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn what_was_below_leaves_no_trace() {
    let face = (210, 130, 160, 200);
    let area = [Area::Pixels { x: 210, y: 130, width: 160, height: 200 }];
    let (mine, bytes) = covered(&photo(1600, 1200, face, 3), &area);
    let (other, same) = covered(&photo(1600, 1200, face, 0x5bd1_e995), &area);
    assert_eq!(bytes, same, "whatever the face, the same photo");
    assert_eq!(mine.previews, other.previews);
    assert_ne!(photo(1600, 1200, face, 3), photo(1600, 1200, face, 0x5bd1_e995));
}

#[test]
fn the_patch_is_one_colour_in_the_photo_and_both_previews() {
    let face = (210, 130, 160, 200);
    let area = [Area::Pixels { x: 210, y: 130, width: 160, height: 200 }];
    let (taken, bytes) = covered(&photo(1600, 1200, face, 3), &area);
    let original = decoded(&bytes);
    assert_eq!(original.dimensions(), (1600, 1200));
    let first = original.get_pixel(210, 130);
    for (x, y) in (130..330).flat_map(|y| (210..370).map(move |x| (x, y))) {
        assert_eq!(original.get_pixel(x, y), first, "{x} {y}");
    }
    let roles: Vec<Role> = taken.previews.iter().map(|preview| preview.role).collect();
    assert_eq!(roles, [Role::Preview256, Role::Preview1280]);
    for preview in &taken.previews {
        let shown = decoded(&preview.bytes);
        let scale = f64::from(preview.width) / 1600.0;
        let at = |pixel: u32| (f64::from(pixel) * scale) as u32;
        // The outermost pixels are made of both sides of the edge, and colours have half the resolution.
        for (x, y) in (at(130) + 3..at(330) - 3).flat_map(|y| (at(210) + 3..at(370) - 3).map(move |x| (x, y)))
        {
            let near = shown.get_pixel(x, y).0.iter().zip(INK).all(|(a, b)| a.abs_diff(b) <= 24);
            assert!(near, "{:?} {x} {y}: {:?}", preview.role, shown.get_pixel(x, y));
        }
    }
    // And nothing else changed: far from it the ground is as it was.
    let ground = original.get_pixel(1200, 900).0;
    assert!(ground.iter().zip([191, 191, 90]).all(|(a, b): (&u8, u8)| a.abs_diff(b) <= 4), "{ground:?}");
}

#[test]
fn areas_are_of_the_photo_as_it_stands_whatever_its_file_says() {
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend(exif_block(6, &[]));
    let coding = Coding { width: 320, height: 160, ..PLAIN };
    let turned = with_segments(&jpeg(coding), &[segment(0xE1, &exif), segment(0xFE, SECRET)]);
    let (taken, bytes) = covered(&turned, &[Area::Fraction { x: 0.0, y: 0.75, width: 1.0, height: 0.25 }]);
    assert_eq!((taken.format, taken.pixels), (Format::Jpeg, Some((160, 320))));
    let shown = decoded(&bytes);
    assert_eq!(shown.dimensions(), (160, 320));
    assert!(shown.get_pixel(80, 300).0.iter().zip(INK).all(|(a, b)| a.abs_diff(b) <= 2));
    assert!(!bytes.windows(SECRET.len()).any(|part| part == SECRET), "Exif, place and comment are gone");
    assert!(!bytes.windows(4).any(|part| part == b"Exif"));
}

#[test]
fn every_kind_of_photo_can_be_covered() {
    let grey = {
        let mut bytes = Vec::new();
        Encoder::new(&mut bytes, 90).encode(&pixels(64, 48, 1), 64, 48, ColorType::Luma).unwrap();
        bytes
    };
    let webp = webp(&[riff_chunk(b"VP8L", &webp_picture(64, 48, false))]);
    for photo in [jpeg(PLAIN), grey, png(64, 48, ExtendedColorType::Rgba8), webp] {
        let whole = Area::Fraction { x: 0.0, y: 0.0, width: 1.0, height: 1.0 };
        let (taken, bytes) = covered(&photo, &[whole]);
        assert_eq!(taken.format, Format::Jpeg);
        let shown = decoded(&bytes).to_rgb8();
        let first = *shown.get_pixel(0, 0);
        assert!(shown.pixels().all(|pixel| *pixel == first), "{first:?}");
    }
}

#[test]
fn what_is_no_photo_or_no_area_is_refused_and_says_which() {
    let refused = |photo: &[u8], areas: &[Area]| {
        redact::cover(&mut Cursor::new(photo), areas, &mut std::io::sink()).unwrap_err()
    };
    let fine = Area::Pixels { x: 1, y: 1, width: 9, height: 9 };
    let outside = Area::Pixels { x: 75, y: 0, width: 9, height: 9 };
    assert!(matches!(
        refused(&jpeg(PLAIN), &[fine, outside]),
        RedactError::Area { index: 1, fault: AreaFault::Outside }
    ));
    assert!(matches!(refused(b"%PDF-1.7", &[fine]), RedactError::Media(_)));
    assert!(matches!(refused(b"", &[fine]), RedactError::Media(_)));
    let whole = jpeg(PLAIN);
    assert!(matches!(refused(&whole[..whole.len() / 2], &[fine]), RedactError::Media(_)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn every_pixel_asked_for_is_of_one_colour(
        x in 0..90u32, y in 0..70u32, width in 1..60u32, height in 1..60u32, seed in 1..1000u32,
    ) {
        let source = photo(97, 71, (0, 0, 97, 71), seed);
        let (_, bytes) = covered(&source, &[Area::Pixels { x, y, width, height }]);
        let shown = decoded(&bytes);
        let first = shown.get_pixel(x, y);
        for (x, y) in (y..(y + height).min(71)).flat_map(|y| (x..(x + width).min(97)).map(move |x| (x, y))) {
            prop_assert_eq!(shown.get_pixel(x, y), first);
        }
    }
}
