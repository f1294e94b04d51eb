//! The cleaners: what they let through is clean, whole, and let through again.

use std::io::Cursor;

use oogst_core::media::{self, MediaError, Policy, TakenIn, document, photo, video};
use oogst_domain::capture::{Format, MediaKind};

fn take_in(format: Format, bytes: &[u8]) -> Result<(TakenIn, Vec<u8>), MediaError> {
    let (mut src, mut out, policy) = (Cursor::new(bytes), Vec::new(), Policy::default());
    let taken = match format.kind() {
        MediaKind::Photo => photo::take_in(format, &mut src, &mut out, &policy),
        MediaKind::Video => video::take_in(format, &mut src, &mut out, &policy),
        MediaKind::Document => document::take_in(format, &mut src, &mut out, &policy),
    }?;
    Ok((taken, out))
}

/// Cleaned twice is cleaned once; and what comes out is recognised as what it is said to be.
fn clean(format: Format, bytes: &[u8], same: bool) {
    let Ok((taken, out)) = take_in(format, bytes) else { return };
    let recognised = media::recognise(&mut Cursor::new(&out));
    assert!(matches!(recognised, Ok(found) if found == taken.format), "{recognised:?} came out");
    let (again, twice) =
        take_in(taken.format, &out).unwrap_or_else(|error| panic!("what was cleaned is refused: {error}"));
    assert!(!same || twice == out, "cleaned twice is something else");
    assert_eq!(again.pixels, taken.pixels);
}

pub(super) fn jpeg(bytes: &[u8]) {
    clean(Format::Jpeg, bytes, true);
}

pub(super) fn png(bytes: &[u8]) {
    clean(Format::Png, bytes, true);
}

pub(super) fn webp(bytes: &[u8]) {
    clean(Format::Webp, bytes, true);
}

pub(super) fn mp4(bytes: &[u8]) {
    clean(Format::Mp4, bytes, true);
}

/// As whatever it is recognised as, zipped or not.
pub(super) fn office(bytes: &[u8]) {
    if let Ok(format @ (Format::Docx | Format::Pptx | Format::Xlsx | Format::Odt)) =
        media::recognise(&mut Cursor::new(bytes))
    {
        clean(format, bytes, false);
    }
}

pub(super) fn pdf(bytes: &[u8]) {
    clean(Format::Pdf, bytes, false);
}

/// A TIFF block in a photo of one colour: the time it tells, or none, and none of it in what comes out.
pub(super) fn exif(block: &[u8]) {
    let Ok(len) = u16::try_from(block.len() + 8) else { return };
    let whole = super::seeds::plain_jpeg();
    let mut photo = whole[..2].to_vec();
    photo.extend([0xFF, 0xE1]);
    photo.extend(len.to_be_bytes());
    photo.extend(b"Exif\0\0");
    photo.extend(block);
    photo.extend(&whole[2..]);
    let (_, out) =
        take_in(Format::Jpeg, &photo).unwrap_or_else(|error| panic!("for its Exif alone: {error}"));
    let holds = |photo: &[u8]| photo.windows(block.len()).any(|window| window == block);
    // What the photo holds without it (its Huffman tables: libFuzzer copied a part of one) did not come from it.
    assert!(block.len() < 64 || holds(whole) || !holds(&out), "the block came through");
}
