//! Photos inside a PDF: the picture's own data stay, what the camera added goes.

use std::io::Read;

use lopdf::{Object, Stream};
use oogst_domain::capture::{Format, LeftIn};

use super::super::photo;
use super::limits::MAX_PICTURE_BYTES;

/// Cleans a picture; what could not be cleaned stays as it was, and is told.
pub(super) fn clean(stream: &mut Stream, left: &mut Vec<LeftIn>) {
    let filters: Vec<Vec<u8>> = match stream.dict.get(b"Filter") {
        Ok(Object::Name(name)) => vec![name.clone()],
        Ok(Object::Array(names)) => {
            names.iter().filter_map(|n| n.as_name().ok()).map(<[u8]>::to_vec).collect()
        }
        _ => return,
    };
    let names: Vec<&[u8]> = filters.iter().map(Vec::as_slice).collect();
    let cleaned = match names.as_slice() {
        [b"DCTDecode" | b"DCT"] => photo::clean_inside(Format::Jpeg, &stream.content).ok(),
        [b"FlateDecode" | b"Fl", b"DCTDecode" | b"DCT"] => unpack_and_clean(stream),
        [b"JPXDecode"] => jpeg2000(&stream.content),
        [.., b"DCTDecode" | b"DCT" | b"JPXDecode"] => None,
        _ => return,
    };
    match cleaned {
        // `set_content` puts the length right and leaves the filter.
        Some(bytes) => stream.set_content(bytes),
        None => left.push(LeftIn::EmbeddedPicture),
    }
}

/// A JPEG that was deflated once more: comes out as the JPEG alone.
fn unpack_and_clean(stream: &mut Stream) -> Option<Vec<u8>> {
    let mut jpeg = Vec::new();
    let limit = MAX_PICTURE_BYTES + 1;
    flate2::bufread::ZlibDecoder::new(stream.content.as_slice()).take(limit).read_to_end(&mut jpeg).ok()?;
    if jpeg.len() as u64 == limit {
        return None;
    }
    let cleaned = photo::clean_inside(Format::Jpeg, &jpeg).ok()?;
    stream.dict.set("Filter", Object::Name(b"DCTDecode".to_vec()));
    let own = match stream.dict.remove(b"DecodeParms") {
        Some(Object::Array(mut each)) => each.pop(),
        _ => None,
    };
    if let Some(own @ (Object::Dictionary(_) | Object::Reference(_))) = own {
        stream.dict.set("DecodeParms", own);
    }
    Some(cleaned)
}

/// JPEG 2000 without the boxes that describe it (XML, UUID, rights). ISO/IEC 15444-1 annex I.
fn jpeg2000(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 7] = [b"jP  ", b"ftyp", b"rreq", b"jp2h", b"jpch", b"jplh", b"jp2c"];
    // A bare codestream has no boxes.
    if bytes.starts_with(&[0xFF, 0x4F, 0xFF, 0x51]) {
        return Some(bytes.to_vec());
    }
    let (mut rest, mut kept) = (bytes, Vec::with_capacity(bytes.len()));
    while !rest.is_empty() {
        let (size, after) = rest.split_first_chunk::<4>()?;
        let (kind, _) = after.split_first_chunk::<4>()?;
        let size = match u32::from_be_bytes(*size) {
            // To the end of the file.
            0 => rest.len(),
            1 => usize::try_from(u64::from_be_bytes(rest.get(8..16)?.try_into().ok()?)).ok()?,
            size => usize::try_from(size).ok()?,
        };
        if size < 8 {
            return None;
        }
        let (one, others) = rest.split_at_checked(size)?;
        if KEPT.contains(&kind) {
            kept.extend_from_slice(one);
        }
        rest = others;
    }
    Some(kept)
}
