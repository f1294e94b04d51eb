use exif::Tag;
use image::{ExtendedColorType, GenericImageView};
use jpeg_encoder::{ColorType, SamplingFactor};
use oogst_domain::capture::{Format, Role};

use crate::media::photo::testing::*;
use crate::media::{Limit, MediaError};

fn taken_at(fields: &[(Tag, &str)]) -> Option<String> {
    let exif = [b"Exif\0\0", &exif_block(1, fields)[..]].concat();
    let (taken, _) = keep(Format::Jpeg, &with_segments(&jpeg(PLAIN), &[segment(0xE1, &exif)])).unwrap();
    taken.taken_at.map(|at| at.to_string())
}

#[test]
fn capture_time_has_the_offset_that_belongs_to_it_or_none() {
    let original = (Tag::DateTimeOriginal, "2026:11:17 10:40:00");
    let local = Some("2026-11-17T10:40:00".to_owned());
    let zoned = |offset: &str| local.as_ref().map(|local| format!("{local}{offset}"));
    assert_eq!(taken_at(&[original]), local);
    assert_eq!(taken_at(&[original, (Tag::OffsetTimeOriginal, "+01:00")]), zoned("+01:00"));
    assert_eq!(taken_at(&[original, (Tag::OffsetTimeOriginal, "-03:30")]), zoned("-03:30"));
    assert_eq!(taken_at(&[original, (Tag::OffsetTime, "+01:00")]), local, "another time's offset");
    assert_eq!(taken_at(&[original, (Tag::OffsetTimeOriginal, "+99:00")]), local);
    assert_eq!(taken_at(&[original, (Tag::OffsetTimeOriginal, "   :  ")]), local);
}

#[test]
fn capture_time_falls_back_and_nonsense_is_none() {
    let changed = (Tag::DateTime, "2026:11:18 09:00:00");
    assert_eq!(taken_at(&[changed]).as_deref(), Some("2026-11-18T09:00:00"));
    assert_eq!(
        taken_at(&[changed, (Tag::DateTimeDigitized, "2026:11:17 08:00:00")]).as_deref(),
        Some("2026-11-17T08:00:00")
    );
    let zeros = (Tag::DateTimeOriginal, "0000:00:00 00:00:00");
    assert_eq!(taken_at(&[changed, zeros]).as_deref(), Some("2026-11-18T09:00:00"));
    for nonsense in ["", "yesterday at school", "2026:13:45 99:00:00", "    :  :     :  :  "] {
        assert_eq!(taken_at(&[(Tag::DateTimeOriginal, nonsense)]), None, "{nonsense}");
    }
    assert_eq!(taken_at(&[]), None);
}

#[test]
fn previews_are_small_upright_and_never_enlarged() {
    let coding = Coding { width: 1600, height: 800, sampling: SamplingFactor::F_1_1, ..PLAIN };
    let exif = [b"Exif\0\0", &exif_block(6, &[])[..]].concat();
    let source = with_segments(&jpeg(coding), &[segment(0xE1, &exif)]);
    let (taken, _) = keep(Format::Jpeg, &source).unwrap();
    let sizes: Vec<_> = taken.previews.iter().map(|p| (p.role, p.width, p.height)).collect();
    assert_eq!(sizes, [(Role::Preview256, 128, 256), (Role::Preview1280, 640, 1280)]);
    for preview in &taken.previews {
        let shown = decoded(&preview.bytes);
        assert_eq!(shown.dimensions(), (preview.width, preview.height));
        // Red grows with x and green with y in the source: turned clockwise, red grows downwards
        // and green to the left.
        let at =
            |x: u32, y: u32| shown.get_pixel(x * (preview.width - 1) / 8, y * (preview.height - 1) / 8).0;
        assert!(at(4, 1)[0] + 100 < at(4, 7)[0] && at(1, 4)[1] > at(7, 4)[1] + 100, "{:?}", preview.role);
    }
    let (taken, _) = keep(Format::Jpeg, &jpeg(PLAIN)).unwrap();
    assert!(taken.previews.iter().all(|preview| (preview.width, preview.height) == (75, 50)));
}

#[test]
fn the_same_picture_in_each_orientation_gives_the_same_preview() {
    let upright = image::RgbImage::from_raw(40, 24, pixels(40, 24, 3)).unwrap();
    let upright = image::DynamicImage::ImageRgb8(upright);
    let stored: [fn(&image::DynamicImage) -> image::DynamicImage; 8] = [
        Clone::clone,
        image::DynamicImage::fliph,
        image::DynamicImage::rotate180,
        image::DynamicImage::flipv,
        |upright| upright.rotate90().fliph(),
        image::DynamicImage::rotate270,
        |upright| upright.rotate90().flipv(),
        image::DynamicImage::rotate90,
    ];
    let mut previews = Vec::new();
    for (orientation, store) in (1..).zip(stored) {
        let mut png = std::io::Cursor::new(Vec::new());
        store(&upright).write_to(&mut png, image::ImageFormat::Png).unwrap();
        let turned = with_chunks(png.get_ref(), &[png_chunk(b"eXIf", &exif_block(orientation, &[]))]);
        let (taken, _) = keep(Format::Png, &turned).unwrap();
        assert_eq!(taken.pixels, Some((40, 24)), "{orientation}");
        previews.push(taken.previews);
    }
    for (orientation, preview) in (1..).zip(&previews) {
        assert_eq!(preview, &previews[0], "{orientation}");
    }
}

#[test]
fn a_reduced_photo_is_an_upright_jpeg_of_2560_without_anything_else() {
    let coding = Coding { width: 3000, height: 1500, ..PLAIN };
    let exif = exif_block(8, &[(Tag::DateTimeOriginal, "2026:11:17 10:40:00")]);
    let profile = icc_profile(b"RGB ", 500);
    let icc = [b"ICC_PROFILE\0\x01\x01", &profile[..]].concat();
    let segments = [segment(0xE1, &[b"Exif\0\0", &exif[..]].concat()), segment(0xE2, &icc)];
    let (taken, out) = reduce(Format::Jpeg, &with_segments(&jpeg(coding), &segments)).unwrap();
    assert_clean(&taken, &out);
    assert_eq!((taken.format, taken.pixels), (Format::Jpeg, Some((1280, 2560))));
    assert_eq!(decoded(&out).dimensions(), (1280, 2560));
    assert!(taken.taken_at.is_some() && !contains(&out, b"Exif"));
    assert!(contains(&out, &profile), "without its profile the colours would change");
    assert!(contains(&taken.previews[0].bytes, &profile));
}

#[test]
fn a_reduced_photo_is_never_enlarged_and_grey_stays_grey() {
    let (taken, out) = reduce(Format::Jpeg, &jpeg(Coding { color: ColorType::Luma, ..PLAIN })).unwrap();
    assert_eq!(taken.pixels, Some((75, 50)));
    assert_eq!(decoded(&out).color(), image::ColorType::L8);
}

#[test]
fn what_was_transparent_is_reduced_onto_white() {
    let clear = vec![0; 20 * 10 * 4];
    let mut png = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut png);
    image::ImageEncoder::write_image(encoder, &clear, 20, 10, ExtendedColorType::Rgba8).unwrap();
    let (taken, out) = reduce(Format::Png, &png).unwrap();
    assert_eq!(taken.format, Format::Jpeg);
    for shown in [&out, &taken.previews[0].bytes] {
        assert!(decoded(shown).to_rgb8().pixels().all(|pixel| pixel.0.iter().all(|sample| *sample > 250)));
    }
}

#[test]
fn an_srgb_or_large_or_foreign_profile_stays_out_of_previews() {
    let mut srgb = icc_profile(b"RGB ", 500);
    srgb[200..204].copy_from_slice(b"sRGB");
    for profile in [srgb, icc_profile(b"RGB ", 5000), icc_profile(b"CMYK", 500)] {
        let icc = segment(0xE2, &[b"ICC_PROFILE\0\x01\x01", &profile[..]].concat());
        let (taken, out) = keep(Format::Jpeg, &with_segments(&jpeg(PLAIN), &[icc])).unwrap();
        assert!(contains(&out, &profile));
        assert!(taken.previews.iter().all(|preview| !contains(&preview.bytes, b"ICC_PROFILE")));
    }
}

#[test]
fn a_file_of_too_many_bytes_is_refused_unread() {
    struct Huge;
    impl std::io::Read for Huge {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            panic!("read")
        }
    }
    impl std::io::Seek for Huge {
        fn seek(&mut self, _: std::io::SeekFrom) -> std::io::Result<u64> {
            Ok(10_000_000_000)
        }
    }
    let result = super::take_in(Format::Png, &mut Huge, &mut Vec::new(), &Default::default());
    assert!(matches!(result, Err(MediaError::TooMuch { limit: Limit::Bytes, .. })), "{result:?}");
}

#[test]
fn a_format_that_is_no_photo_is_not_taken_in_here() {
    assert!(matches!(keep(Format::Pdf, b"%PDF-1.7"), Err(MediaError::Unknown)));
}
