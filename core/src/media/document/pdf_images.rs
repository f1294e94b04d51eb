//! Photos inside a PDF: the picture's own data stay, what the camera added goes.

use lopdf::{Dictionary, Object, Stream};
use oogst_domain::capture::{Format, LeftIn};

use super::super::photo;
use super::limits::MAX_PICTURE_BYTES;

/// Cleans a picture; what could not be cleaned stays as it was, and is told.
pub(super) fn clean(stream: &mut Stream, left: &mut Vec<LeftIn>) {
    let Some(filters) = chain(stream) else { return };
    let Some((last, before)) = filters.split_last() else { return };
    let clean = |bytes: &[u8]| match last.as_slice() {
        b"DCTDecode" => photo::clean_inside(Format::Jpeg, bytes).ok(),
        _ => jpeg2000(bytes),
    };
    if !matches!(last.as_slice(), b"DCTDecode" | b"JPXDecode") {
        return;
    }
    if before.is_empty() {
        match clean(&stream.content) {
            // `set_content` puts the length right and leaves the filter.
            Some(bytes) => stream.set_content(bytes),
            None => left.push(LeftIn::EmbeddedPicture),
        }
        return;
    }
    // Packed once more, or written as text: comes out as the picture alone.
    let Some(bytes) = unpacked(stream, before).and_then(|bytes| clean(&bytes)) else {
        left.push(LeftIn::EmbeddedPicture);
        return;
    };
    stream.dict.set("Filter", Object::Name(last.clone()));
    let own = match stream.dict.remove(b"DecodeParms") {
        Some(Object::Array(mut each)) => each.pop(),
        _ => None,
    };
    if let Some(own @ (Object::Dictionary(_) | Object::Reference(_))) = own {
        stream.dict.set("DecodeParms", own);
    }
    stream.set_content(bytes);
}

/// The names of a stream's filters, in full and in the order in which they are undone.
pub(super) fn chain(stream: &Stream) -> Option<Vec<Vec<u8>>> {
    let full = |name: &[u8]| match name {
        b"DCT" => b"DCTDecode".to_vec(),
        b"Fl" => b"FlateDecode".to_vec(),
        other => other.to_vec(),
    };
    Some(stream.filters().ok()?.into_iter().map(full).collect())
}

/// What is left when the filters before the last are undone.
pub(super) fn unpacked(stream: &Stream, before: &[Vec<u8>]) -> Option<Vec<u8>> {
    let mut dict = Dictionary::new();
    dict.set("Filter", before.iter().cloned().map(Object::Name).collect::<Vec<_>>());
    if let Ok(Object::Array(each)) = stream.dict.get(b"DecodeParms") {
        dict.set("DecodeParms", each.clone());
    }
    let limit = usize::try_from(MAX_PICTURE_BYTES).unwrap_or(usize::MAX);
    Stream::new(dict, stream.content.clone()).decompressed_content_with_limit(limit).ok()
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
