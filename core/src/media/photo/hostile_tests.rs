//! Whatever the bytes, taking in a photo ends with a photo or a typed error.

use image::ExtendedColorType;
use jpeg_encoder::{ColorType, SamplingFactor};
use oogst_domain::capture::Format;
use proptest::prelude::*;

use super::testing::*;

fn coding() -> impl Strategy<Value = Coding> {
    let color = prop_oneof![Just(ColorType::Rgb), Just(ColorType::Luma), Just(ColorType::CmykAsYcck)];
    let sampling = prop_oneof![
        Just(SamplingFactor::F_1_1),
        Just(SamplingFactor::F_2_1),
        Just(SamplingFactor::F_1_2),
        Just(SamplingFactor::F_2_2),
    ];
    (1u16..90, 1u16..90, color, sampling, any::<bool>(), 0u16..5).prop_map(
        |(width, height, color, sampling, progressive, restart)| Coding {
            width,
            height,
            color,
            sampling,
            progressive,
            restart,
        },
    )
}

/// One of each kind, with what phones plant in it.
fn samples() -> Vec<(Format, Vec<u8>)> {
    let exif = exif_block(6, &[(exif::Tag::DateTimeOriginal, "2026:11:17 10:40:00")]);
    let app1 = segment(0xE1, &[b"Exif\0\0", &exif[..]].concat());
    let png_exif = png_chunk(b"eXIf", &exif);
    vec![
        (Format::Jpeg, with_segments(&jpeg(PLAIN), std::slice::from_ref(&app1))),
        (Format::Jpeg, with_segments(&jpeg(Coding { progressive: true, restart: 2, ..PLAIN }), &[app1])),
        (Format::Png, with_chunks(&png(40, 30, ExtendedColorType::Rgba8), &[png_exif])),
        (
            Format::Webp,
            webp(&[
                vp8x(0x18, 40, 30),
                riff_chunk(b"VP8L", &webp_picture(40, 30, true)),
                riff_chunk(b"EXIF", &exif),
            ]),
        ),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_jpeg_keeps_its_pixels(coding in coding()) {
        let source = with_segments(&jpeg(coding), &[segment(0xE1, SECRET), segment(0xFE, SECRET)]);
        let (taken, out) = keep(Format::Jpeg, &source).unwrap();
        assert_clean(&taken, &out);
        prop_assert_eq!(decoded(&out), decoded(&source));
    }

    #[test]
    fn changed_bytes_never_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        for (format, mut bytes) in samples() {
            for (at, value) in &changes {
                let at = at.index(bytes.len());
                bytes[at] = *value;
            }
            if let Ok((taken, out)) = keep(format, &bytes) {
                prop_assert!(keep(format, &out).is_ok(), "what was cleaned is whole");
                prop_assert_eq!(taken.previews.len(), 2);
            }
            let _ = reduce(format, &bytes);
        }
    }

    #[test]
    fn noise_never_panics(noise in prop::collection::vec(any::<u8>(), 0..4000), kept in any::<prop::sample::Index>()) {
        for (format, bytes) in samples() {
            let _ = keep(format, &noise);
            let begin = &bytes[..kept.index(bytes.len())];
            let _ = keep(format, &[begin, &noise].concat());
        }
    }

    #[test]
    fn any_exif_block_is_read_or_left(block in prop::collection::vec(any::<u8>(), 0..600), at in any::<prop::sample::Index>()) {
        let _ = super::exif::read(Some(&block));
        let mut damaged = exif_block(6, &[]);
        let at = at.index(damaged.len());
        let length = block.len().min(damaged.len() - at);
        damaged[at..at + length].copy_from_slice(&block[..length]);
        let _ = super::exif::read(Some(&damaged));
    }
}
