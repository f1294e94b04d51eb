use std::io::Write;

use exif::Tag;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::ExtendedColorType;
use oogst_domain::capture::Format;

use crate::media::photo::testing::*;
use crate::media::{Limit, MediaError};

fn planted() -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::none());
    packed.write_all(SECRET).unwrap();
    let packed = packed.finish().unwrap();
    let named = |name: &[u8]| [name, SECRET].concat();
    let chunks = [
        png_chunk(b"tEXt", &named(b"Author\0")),
        png_chunk(b"zTXt", &[b"Comment\0\0", &packed[..]].concat()),
        png_chunk(b"iTXt", &named(b"XML:com.adobe.xmp\0\0\0\0\0")),
        png_chunk(b"tIME", &[7, 234, 11, 17, 10, 40, 0]),
        png_chunk(b"eXIf", &exif_block(3, &[(Tag::DateTimeOriginal, "2026:11:17 10:40:00")])),
        png_chunk(b"prVt", SECRET),
        png_chunk(b"gAMA", SECRET),
        png_chunk(b"fdAT", SECRET),
        png_chunk(b"iCCP", &[b"name\0\0", &packed[..]].concat()),
        png_chunk(b"pHYs", &[0, 0, 11, 19, 0, 0, 11, 19, 1]),
    ];
    let mut bytes = with_chunks(&png(60, 45, ExtendedColorType::Rgba8), &chunks);
    bytes.extend_from_slice(SECRET);
    bytes
}

#[test]
fn text_time_unknown_chunks_and_trailers_are_gone_and_the_pixels_are_the_same() {
    let source = planted();
    let (taken, out) = keep(Format::Png, &source).unwrap();
    assert_clean(&taken, &out);
    assert_eq!(decoded(&out), decoded(&png(60, 45, ExtendedColorType::Rgba8)));
    assert!(!contains(&out, b"tIME") && contains(&out, b"pHYs"));
    assert_eq!(taken.taken_at.map(|at| at.to_string()).as_deref(), Some("2026-11-17T10:40:00"));
    let exif = exif::Reader::new().read_from_container(&mut std::io::Cursor::new(&out)).unwrap();
    assert_eq!(exif.fields().len(), 1);
    assert_eq!(exif.get_field(Tag::Orientation, exif::In::PRIMARY).unwrap().value.get_uint(0), Some(3));
}

#[test]
fn every_depth_and_colour_keeps_its_pixels() {
    use ExtendedColorType::*;
    for color in [L8, La8, Rgb8, Rgba8, L16, La16, Rgb16, Rgba16] {
        let source = with_chunks(&png(33, 21, color), &[png_chunk(b"tEXt", SECRET)]);
        let (taken, out) = keep(Format::Png, &source).unwrap();
        assert_clean(&taken, &out);
        assert_eq!(decoded(&out), decoded(&source), "{color:?}");
    }
}

#[test]
fn a_palette_its_transparency_and_its_profile_stay() {
    let mut data = ZlibEncoder::new(Vec::new(), Compression::default());
    data.write_all(&[0, 0, 1, 2, 0, 2, 1, 0]).unwrap();
    let mut icc = ZlibEncoder::new(b"planted name\0\0".to_vec(), Compression::default());
    icc.write_all(&icc_profile(b"RGB ", 300)).unwrap();
    let source = [
        b"\x89PNG\r\n\x1A\n".to_vec(),
        png_chunk(b"IHDR", &[0, 0, 0, 3, 0, 0, 0, 2, 8, 3, 0, 0, 0]),
        png_chunk(b"iCCP", &[icc.finish().unwrap(), SECRET.to_vec()].concat()),
        png_chunk(b"PLTE", &[255, 0, 0, 0, 255, 0, 0, 0, 255]),
        png_chunk(b"tRNS", &[0, 128, 255]),
        png_chunk(b"IDAT", &data.finish().unwrap()),
        png_chunk(b"IEND", &[]),
    ]
    .concat();
    let (taken, out) = keep(Format::Png, &source).unwrap();
    assert_clean(&taken, &out);
    assert!(!contains(&out, b"planted name"));
    assert_eq!(decoded(&out), decoded(&source));
    let mut decoder = image::codecs::png::PngDecoder::new(std::io::Cursor::new(&out[..])).unwrap();
    assert_eq!(image::ImageDecoder::icc_profile(&mut decoder).unwrap(), Some(icc_profile(b"RGB ", 300)));
}

#[test]
fn a_png_cut_short_or_with_a_wrong_checksum_is_damaged() {
    let source = planted();
    let end = source.len() - SECRET.len();
    for length in 0..end {
        let result = keep(Format::Png, &source[..length]);
        assert!(
            matches!(result, Err(MediaError::Damaged { format: Format::Png, .. })),
            "{length}: {result:?}"
        );
    }
    let mut flipped = source.clone();
    flipped[end - 30] ^= 1;
    assert!(matches!(keep(Format::Png, &flipped), Err(MediaError::Damaged { .. })));
}

#[test]
fn a_png_of_more_pixels_than_fit_is_too_much_by_its_header() {
    let claims = |width: u32, height: u32, depth: u8| {
        let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[depth, 6, 0, 0, 0]].concat();
        [&b"\x89PNG\r\n\x1A\n"[..], &png_chunk(b"IHDR", &header)].concat()
    };
    for (width, height, depth) in
        [(60_000, 60_000, 8), (40_000, 1, 8), (8000, 8000, 16), (u32::MAX, u32::MAX, 8)]
    {
        let result = keep(Format::Png, &claims(width, height, depth));
        assert!(matches!(result, Err(MediaError::TooMuch { limit: Limit::Pixels, .. })), "{result:?}");
    }
}

#[test]
fn a_profile_that_unpacks_to_a_gigabyte_is_left_out() {
    let mut bomb = ZlibEncoder::new(b"icc\0\0".to_vec(), Compression::best());
    bomb.write_all(&vec![0; 20_000_000]).unwrap();
    let chunk = png_chunk(b"iCCP", &bomb.finish().unwrap());
    let (_, out) = keep(Format::Png, &with_chunks(&png(9, 9, ExtendedColorType::Rgb8), &[chunk])).unwrap();
    assert!(!contains(&out, b"iCCP"));
}
