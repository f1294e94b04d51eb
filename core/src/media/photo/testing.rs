//! Pictures for the tests, made in code, with what a phone leaves in a photo planted around them.

use std::io::Cursor;

use exif::experimental::Writer;
use exif::{Field, In, Tag, Value};
use image::codecs::png::PngEncoder;
use image::codecs::webp::WebPEncoder;
use image::{ExtendedColorType, ImageEncoder};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use oogst_domain::capture::{Format, PhotoPolicy};

use super::take_in;
use crate::media::{MediaError, Policy, TakenIn};

/// Stands for everything personal: no output may contain it.
pub(super) const SECRET: &[u8] = b"52.0907N 5.1214E serial 8F3K-77";

/// Pixels with edges and slopes, `channels` each.
pub(super) fn pixels(width: u32, height: u32, channels: u32) -> Vec<u8> {
    let sample = |x: u32, y: u32, c: u32| match c {
        0 => x * 255 / width.max(1),
        1 => y * 255 / height.max(1),
        _ => (x / 5 + y / 3 + c) % 7 * 36,
    };
    let rows = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    rows.flat_map(|(x, y)| (0..channels).map(move |c| sample(x, y, c) as u8)).collect()
}

/// How a test JPEG is coded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Coding {
    pub(super) width: u16,
    pub(super) height: u16,
    pub(super) color: ColorType,
    pub(super) sampling: SamplingFactor,
    pub(super) progressive: bool,
    pub(super) restart: u16,
}

pub(super) const PLAIN: Coding = Coding {
    width: 75,
    height: 50,
    color: ColorType::Rgb,
    sampling: SamplingFactor::F_2_2,
    progressive: false,
    restart: 0,
};

pub(super) fn jpeg(coding: Coding) -> Vec<u8> {
    let Coding { width, height, color, sampling, progressive, restart } = coding;
    let channels = match color {
        ColorType::Luma => 1,
        ColorType::Rgb => 3,
        _ => 4,
    };
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    encoder.set_sampling_factor(sampling);
    encoder.set_progressive(progressive);
    if restart > 0 {
        encoder.set_restart_interval(restart);
    }
    encoder.encode(&pixels(width.into(), height.into(), channels), width, height, color).unwrap();
    bytes
}

/// One JPEG segment.
pub(super) fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).unwrap();
    [&[0xFF, marker], &length.to_be_bytes()[..], body].concat()
}

/// The JPEG with `segments` right after its start.
pub(super) fn with_segments(jpeg: &[u8], segments: &[Vec<u8>]) -> Vec<u8> {
    [&jpeg[..2], &segments.concat(), &jpeg[2..]].concat()
}

/// An Exif block (from its TIFF header on) with a place, a serial number, a thumbnail, `fields` and an
/// orientation.
pub(super) fn exif_block(orientation: u16, fields: &[(Tag, &str)]) -> Vec<u8> {
    let secret = Value::Ascii(vec![SECRET.to_vec()]);
    let field = |tag, value| Field { tag, ifd_num: In::PRIMARY, value };
    let mut all = vec![
        field(Tag::Orientation, Value::Short(vec![orientation])),
        field(Tag::ImageDescription, secret.clone()),
        field(Tag::GPSMapDatum, secret.clone()),
        field(Tag::BodySerialNumber, secret.clone()),
        field(Tag::MakerNote, Value::Undefined(SECRET.to_vec(), 0)),
    ];
    all.extend(fields.iter().map(|(tag, text)| field(*tag, Value::Ascii(vec![text.as_bytes().to_vec()]))));
    let mut writer = Writer::new();
    all.iter().for_each(|field| writer.push_field(field));
    let thumbnail = with_segments(&jpeg(PLAIN), &[segment(0xFE, SECRET)]);
    writer.set_jpeg(&thumbnail, In::THUMBNAIL);
    let mut block = Cursor::new(Vec::new());
    writer.write(&mut block, true).unwrap();
    block.into_inner()
}

/// A profile with one tag that takes all of it; `space` is its colour space.
pub(super) fn icc_profile(space: &[u8; 4], length: u32) -> Vec<u8> {
    let mut profile: Vec<u8> = (0..length).map(|n| (n * 7) as u8).collect();
    profile[..4].copy_from_slice(&length.to_be_bytes());
    profile[16..20].copy_from_slice(space);
    profile[36..40].copy_from_slice(b"acsp");
    profile[128..132].copy_from_slice(&1u32.to_be_bytes());
    profile[132..136].copy_from_slice(b"desc");
    profile[136..140].copy_from_slice(&144u32.to_be_bytes());
    profile[140..144].copy_from_slice(&(length - 144).to_be_bytes());
    profile
}

pub(super) fn png(width: u32, height: u32, color: ExtendedColorType) -> Vec<u8> {
    let mut bytes = Vec::new();
    let pixels = pixels(width, height, u32::from(color.bits_per_pixel()) / 8);
    PngEncoder::new(&mut bytes).write_image(&pixels, width, height, color).unwrap();
    bytes
}

/// One PNG chunk.
pub(super) fn png_chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(name);
    crc.update(data);
    let length = u32::try_from(data.len()).unwrap();
    [&length.to_be_bytes()[..], name, data, &crc.sum().to_be_bytes()].concat()
}

/// The PNG with `chunks` right after its header.
pub(super) fn with_chunks(png: &[u8], chunks: &[Vec<u8>]) -> Vec<u8> {
    [&png[..33], &chunks.concat(), &png[33..]].concat()
}

/// A lossless WebP's picture chunk.
pub(super) fn webp_picture(width: u32, height: u32, alpha: bool) -> Vec<u8> {
    let (color, channels) = if alpha { (ExtendedColorType::Rgba8, 4) } else { (ExtendedColorType::Rgb8, 3) };
    let mut bytes = Vec::new();
    let pixels = pixels(width, height, channels);
    WebPEncoder::new_lossless(&mut bytes).write_image(&pixels, width, height, color).unwrap();
    let size = u32::from_le_bytes(bytes[16..20].try_into().unwrap()) as usize;
    bytes[20..20 + size].to_vec()
}

/// One RIFF chunk.
pub(super) fn riff_chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let length = u32::try_from(data.len()).unwrap();
    let mut chunk = [name, &length.to_le_bytes()[..], data].concat();
    chunk.extend(std::iter::repeat_n(0, data.len() % 2));
    chunk
}

pub(super) fn webp(chunks: &[Vec<u8>]) -> Vec<u8> {
    let inside = [&b"WEBP"[..], &chunks.concat()].concat();
    let length = u32::try_from(inside.len()).unwrap();
    [&b"RIFF"[..], &length.to_le_bytes(), &inside].concat()
}

pub(super) fn vp8x(flags: u8, width: u32, height: u32) -> Vec<u8> {
    let side = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    riff_chunk(b"VP8X", &[vec![flags, 0, 0, 0], side(width), side(height)].concat())
}

pub(super) fn keep(format: Format, bytes: &[u8]) -> Result<(TakenIn, Vec<u8>), MediaError> {
    run(format, bytes, PhotoPolicy::Original)
}

pub(super) fn reduce(format: Format, bytes: &[u8]) -> Result<(TakenIn, Vec<u8>), MediaError> {
    run(format, bytes, PhotoPolicy::Reduced)
}

fn run(format: Format, bytes: &[u8], photo: PhotoPolicy) -> Result<(TakenIn, Vec<u8>), MediaError> {
    let mut out = Vec::new();
    let policy = Policy { photo, ..Policy::default() };
    let taken = take_in(format, &mut Cursor::new(bytes), &mut out, &policy)?;
    Ok((taken, out))
}

/// The pixels as a decoder that knows nothing of ours sees them, profile and colours included.
pub(super) fn decoded(bytes: &[u8]) -> image::DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

pub(super) fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Nothing that was planted is in the photo or its previews.
pub(super) fn assert_clean(taken: &TakenIn, out: &[u8]) {
    assert!(!contains(out, SECRET), "in the photo");
    for preview in &taken.previews {
        assert!(!contains(&preview.bytes, SECRET), "in {:?}", preview.role);
    }
}
