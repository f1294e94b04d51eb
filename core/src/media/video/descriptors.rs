//! `esds`: MPEG-4 descriptors (ISO/IEC 14496-1, 7.2.6), rebuilt from what a decoder needs.

use super::bytes::{Cursor, put16, put32};
use super::fault::Fault;
use super::mpeg4::Mpeg4Scrub;

const ES: u8 = 3;
const DECODER_CONFIG: u8 = 4;
const DECODER_SPECIFIC: u8 = 5;

/// The body of a new `esds` (version and flags included): the stream's number, its decoder's
/// configuration, and a plain sync layer. Names, rights, languages and addresses are left out.
pub(super) fn elementary_stream(body: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut c = Cursor::new(body);
    c.full()?;
    let mut es = Cursor::new(find(&mut c, ES)?.ok_or(Fault::Damaged("esds without a stream"))?);
    let id = es.u16()?;
    let flags = es.u8()?;
    if flags & 0x80 != 0 {
        es.take(2)?;
    }
    if flags & 0x40 != 0 {
        return Err(Fault::Damaged("samples in another file"));
    }
    if flags & 0x20 != 0 {
        es.take(2)?;
    }
    let mut config =
        Cursor::new(find(&mut es, DECODER_CONFIG)?.ok_or(Fault::Damaged("esds without a decoder"))?);
    let mut decoder = config.take(13)?.to_vec();
    if let Some(specific) = find(&mut config, DECODER_SPECIFIC)? {
        let mut specific = specific.to_vec();
        // Object type 0x20: MPEG-4 part 2, whose headers may carry text too.
        if decoder.first() == Some(&0x20) {
            Mpeg4Scrub::default().feed(&mut specific);
        }
        put(&mut decoder, DECODER_SPECIFIC, &specific);
    }
    let mut stream = Vec::new();
    put16(&mut stream, id);
    stream.push(0);
    put(&mut stream, DECODER_CONFIG, &decoder);
    put(&mut stream, 6, &[2]);
    let mut out = Vec::new();
    put32(&mut out, 0);
    put(&mut out, ES, &stream);
    Ok(out)
}

/// Whether a rebuilt `esds` describes AAC in raw blocks: the MPEG-4 (0x40) or MPEG-2 (0x66 to 0x68) object type, and
/// of the first those audio objects that are coded so (ISO/IEC 14496-3, table 1.17: Main, LC, SSR, LTP, SBR, PS).
pub(super) fn aac_in(body: &[u8]) -> bool {
    let read = || {
        let mut c = Cursor::new(body);
        c.full().ok()?;
        let mut es = Cursor::new(find(&mut c, ES).ok()??);
        es.take(3).ok()?;
        let mut config = Cursor::new(find(&mut es, DECODER_CONFIG).ok()??);
        let kind = config.take(13).ok()?.first().copied()?;
        let audio = find(&mut config, DECODER_SPECIFIC).ok().flatten().and_then(|body| body.first().copied());
        Some(match kind {
            0x40 => matches!(audio? >> 3, 1..=5 | 29),
            kind => matches!(kind, 0x66..=0x68),
        })
    };
    read().unwrap_or(false)
}

/// The body of the first descriptor with `tag`; others are passed over.
fn find<'a>(c: &mut Cursor<'a>, tag: u8) -> Result<Option<&'a [u8]>, Fault> {
    while c.len() >= 2 {
        let found = c.u8()?;
        let mut size = 0usize;
        for _ in 0..4 {
            let byte = c.u8()?;
            size = (size << 7) | usize::from(byte & 127);
            if byte & 128 == 0 {
                break;
            }
        }
        let body = c.take(size)?;
        if found == tag {
            return Ok(Some(body));
        }
    }
    Ok(None)
}

/// A descriptor whose length takes four bytes, as most writers do.
fn put(out: &mut Vec<u8>, tag: u8, body: &[u8]) {
    let size = body.len();
    out.push(tag);
    for shift in [21, 14, 7] {
        out.push(0x80 | ((size >> shift) & 127) as u8);
    }
    out.push((size & 127) as u8);
    out.extend_from_slice(body);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_decoders_configuration_is_rebuilt() {
        let config = [&[4, 17, 0x40], [1; 12].as_slice(), &[5, 2, 0x12, 0x10]].concat();
        // A language, a rights holder's registration and a name follow.
        let es = [&[0, 1, 0x20, 0, 9], config.as_slice(), &[6, 1, 2, 0x43, 3], b"nld", &[0x0d, 4], b"name"]
            .concat();
        let body = [&[0, 0, 0, 0, 3, es.len() as u8], es.as_slice()].concat();
        let out = elementary_stream(&body).unwrap();
        assert!(out.windows(6).any(|w| w == [5, 0x80, 0x80, 0x80, 2, 0x12]));
        assert!(out.ends_with(&[6, 0x80, 0x80, 0x80, 1, 2]));
        assert!(!out.windows(3).any(|w| w == b"nld" || w == b"nam"));
        assert_eq!(elementary_stream(&out).unwrap(), out);
    }

    #[test]
    fn a_stream_that_lies_elsewhere_is_refused() {
        assert!(elementary_stream(&[0, 0, 0, 0, 3, 6, 0, 1, 0x40, 2, b'a', b'b']).is_err());
    }
}
