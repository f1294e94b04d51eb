//! The boxes inside a sample entry that say how to decode: each is rebuilt to its defined length,
//! so that nothing rides along.

use super::bytes::{Cursor, Kind, boxed, count32, put16, put32};
use super::descriptors;
use super::fault::Fault;
use super::nal::{self, Family};

/// Rewrites one box inside a sample entry; `None` when it does not stay.
pub(super) fn kept(kind: &Kind, body: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
    let mut c = Cursor::new(body);
    // Boxes of one fixed length, from the specification that defines each.
    let fixed = match kind {
        b"pasp" => 8,                  // pixel aspect (ISO/IEC 14496-12, 12.1.4)
        b"clap" => 32,                 // clean aperture
        b"fiel" => 2,                  // fields (QuickTime)
        b"gama" => 4,                  // gamma (QuickTime)
        b"btrt" => 12,                 // bit rate (8.5.2)
        b"vpcC" => 12,                 // VP9, without its (always empty) initialisation data
        b"dvcC" | b"dvvC" => 24,       // Dolby Vision
        b"mdcv" => 24,                 // mastering display
        b"clli" => 4,                  // light level
        b"amve" => 8,                  // ambient light
        b"dac3" => 3,                  // AC-3 (ETSI TS 102 366, F.4)
        b"srat" => 8,                  // sampling rate
        b"enda" => 2,                  // byte order (QuickTime)
        b"frma" => 4,                  // format in `wave` (QuickTime)
        b"pcmC" => 6,                  // PCM (ISO/IEC 23003-5)
        b"mp4a" => body.len().min(4),  // empty, in `wave`
        b"\0\0\0\0" => 0,              // closes `wave`
        b"dec3" => body.len().min(64), // E-AC-3: at most 8 substreams of 4 bytes, and atmos
        _ => usize::MAX,
    };
    if fixed != usize::MAX {
        let mut bytes = c.take(fixed)?.to_vec();
        if kind == b"vpcC" {
            bytes.truncate(10);
            bytes.extend_from_slice(&[0; 2]);
        }
        return Ok(Some(bytes));
    }
    Ok(match kind {
        b"avcC" => Some(avc(&mut c)?),
        b"hvcC" => Some(hevc(&mut c)?),
        b"av1C" => Some(av1(&mut c)?),
        b"esds" => Some(descriptors::elementary_stream(body)?),
        b"colr" => colour(&mut c)?,
        b"dOps" => Some(opus(body)?),
        b"dfLa" => Some(flac(&mut c)?),
        // ALAC's magic cookie: 24 bytes after version and flags; a channel layout may follow.
        b"alac" => Some([&[0; 4], c.take(28)?.get(4..).unwrap_or(&[])].concat()),
        b"chan" => Some(channels(&mut c)?),
        b"damr" | b"d263" => {
            // The vendor's four letters and the decoder version are blanked.
            c.take(5)?;
            Some([&[0; 5], c.take(c.len().min(4))?].concat())
        }
        b"wave" => Some(wave(&mut c)?),
        _ => None,
    })
}

/// The same, written as a box after `out`.
pub(super) fn copy_kept(c: &mut Cursor, out: &mut Vec<u8>, seen: &mut Vec<Kind>) -> Result<(), Fault> {
    // What can't be a box ends the list: some writers pad it.
    while let Ok(Some((kind, body))) = c.next_box() {
        if kind == *b"sinf" {
            return Err(Fault::Protected);
        }
        if let Some(body) = kept(&kind, body)? {
            boxed(out, &kind, |out| out.extend_from_slice(&body));
            seen.push(kind);
        }
    }
    Ok(())
}

/// `avcC` (ISO/IEC 14496-15, 5.3.3.1): parameter sets, and the high profiles' tail.
fn avc(c: &mut Cursor) -> Result<Vec<u8>, Fault> {
    let mut out = c.take(5)?.to_vec();
    for (mask, kinds) in [(31u8, [7u8, 15]), (255, [8, 8])] {
        let count = c.u8()?;
        let mut sets = Vec::new();
        let mut kept = 0u8;
        for _ in 0..count & mask {
            let set = parameter_set(c)?;
            if set.first().is_some_and(|head| kinds.contains(&(head & 31))) {
                put_set(&mut sets, set);
                kept += 1;
            }
        }
        out.push(kept | !mask);
        out.extend_from_slice(&sets);
    }
    if c.len() >= 4 {
        out.extend_from_slice(c.take(3)?);
        let mut tail = Vec::new();
        let count = c.u8()?;
        for _ in 0..count {
            put_set(&mut tail, parameter_set(c)?);
        }
        out.push(count);
        out.extend_from_slice(&tail);
    }
    Ok(out)
}

/// `hvcC` (ISO/IEC 14496-15, 8.3.3.1): parameter sets stay, SEI messages are scrubbed (encoders
/// write their name and settings there), other arrays go.
fn hevc(c: &mut Cursor) -> Result<Vec<u8>, Fault> {
    let mut out = c.take(22)?.to_vec();
    let (mut arrays, mut kept) = (Vec::new(), 0u8);
    for _ in 0..c.u8()? {
        let head = c.u8()?;
        let count = c.u16()?;
        let (mut sets, stays) = (Vec::new(), [32, 33, 34, 39, 40].contains(&(head & 63)));
        for _ in 0..count {
            let mut set = parameter_set(c)?.to_vec();
            nal::scrub_one(Family::Hevc, &mut set);
            put_set(&mut sets, &set);
        }
        if stays {
            arrays.push(head);
            put16(&mut arrays, count);
            arrays.extend_from_slice(&sets);
            kept += 1;
        }
    }
    out.push(kept);
    out.extend_from_slice(&arrays);
    Ok(out)
}

fn parameter_set<'a>(c: &mut Cursor<'a>) -> Result<&'a [u8], Fault> {
    let size = c.u16()?;
    c.take(usize::from(size))
}

fn put_set(out: &mut Vec<u8>, set: &[u8]) {
    put16(out, u16::try_from(set.len()).unwrap_or(u16::MAX));
    out.extend_from_slice(set);
}

/// `av1C` (AV1 in ISOBMFF, 2.3): four bytes, and of its OBUs only the sequence header.
fn av1(c: &mut Cursor) -> Result<Vec<u8>, Fault> {
    let mut out = c.take(4)?.to_vec();
    while c.len() > 0 {
        let obu = *c;
        let head = c.u8()?;
        // Without a size field (bit 1) or with an extension (bit 2) nobody writes it here.
        if head & 6 != 2 {
            break;
        }
        let (size, length) = leb128(c)?;
        c.take(size)?;
        if (head >> 3) & 15 == 1 {
            out.extend_from_slice(obu.rest().get(..1 + length + size).unwrap_or(&[]));
        }
    }
    Ok(out)
}

/// A little-endian base-128 number (AV1, 4.10.5) below 2²⁸, and the bytes that it took.
fn leb128(c: &mut Cursor) -> Result<(usize, usize), Fault> {
    let mut value = 0usize;
    for n in 0..4 {
        let byte = c.u8()?;
        value |= usize::from(byte & 127) << (7 * n);
        if byte & 128 == 0 {
            return Ok((value, n + 1));
        }
    }
    Err(Fault::Damaged("a part is larger than what holds it"))
}

/// `colr` (12.1.5): numbers stay; an ICC profile may name a device and its maker, and goes.
fn colour(c: &mut Cursor) -> Result<Option<Vec<u8>>, Fault> {
    let kind: Kind = c.array()?;
    let size = match &kind {
        b"nclx" => 7,
        b"nclc" => 6,
        _ => return Ok(None),
    };
    Ok(Some([&kind, c.take(size)?].concat()))
}

/// `dOps` (Opus in ISOBMFF, 4.3.2): 11 bytes, and a channel mapping when its family isn't 0.
fn opus(body: &[u8]) -> Result<Vec<u8>, Fault> {
    let channels = body.get(1).copied().map_or(0, usize::from);
    let size = if body.get(10) == Some(&0) { 11 } else { 13 + channels };
    body.get(..size).map(<[u8]>::to_vec).ok_or(Fault::Damaged("a box is too short"))
}

/// `dfLa`: only the STREAMINFO block (type 0, 34 bytes), marked as the last; comments go.
fn flac(c: &mut Cursor) -> Result<Vec<u8>, Fault> {
    c.take(4)?;
    let head = c.u32()?;
    if head & 0x7fff_ffff != 34 {
        return Err(Fault::Damaged("FLAC without its stream information"));
    }
    let mut out = vec![0; 4];
    put32(&mut out, 0x8000_0022);
    out.extend_from_slice(c.take(34)?);
    Ok(out)
}

/// `chan` (QuickTime): layout, bitmap and 20 bytes for each described channel.
fn channels(c: &mut Cursor) -> Result<Vec<u8>, Fault> {
    let mut out = c.take(12)?.to_vec();
    let count = c.u32()?;
    if count > 64 {
        return Err(Fault::parts(u64::from(count), 64));
    }
    put32(&mut out, count);
    out.extend_from_slice(c.take(count as usize * 20)?);
    Ok(out)
}

/// `wave` (QuickTime): the decoder's own boxes, by the same list.
fn wave(c: &mut Cursor) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    while let Ok(Some((kind, body))) = c.next_box() {
        if kind == *b"wave" {
            return Err(Fault::Damaged("a box inside itself"));
        }
        if let Some(body) = kept(&kind, body)? {
            put32(&mut out, count32(body.len() + 8));
            out.extend_from_slice(&kind);
            out.extend_from_slice(&body);
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameter_sets_stay_and_an_encoders_settings_are_overwritten() {
        let head = [1u8; 22];
        let sps = [0xa1, 0, 1, 0, 3, 0x42, 1, 9];
        let sei = [&[0xa7, 0, 1, 0, 11, 0x4e, 1, 5, 6], b"x265 a".as_slice(), &[0x80]].concat();
        let other = [0xa9, 0, 1, 0, 3, 0x52, 1, 9];
        let body = [head.as_slice(), &[3], &sps, &sei, &other, b"behind"].concat();
        let blank = [&sei[..9], [0xff; 6].as_slice(), &[0x80]].concat();
        let expected = [head.as_slice(), &[2], &sps, &blank].concat();
        assert_eq!(kept(b"hvcC", &body).unwrap().unwrap(), expected);
    }

    #[test]
    fn flac_comments_and_icc_profiles_go() {
        let info = [&[0, 0, 0, 0, 0, 0, 0, 34], [7; 34].as_slice()].concat();
        let body = [info.as_slice(), &[0x84, 0, 0, 4], b"name"].concat();
        let mut expected = info.clone();
        expected[4] = 0x80;
        assert_eq!(kept(b"dfLa", &body).unwrap().unwrap(), expected);
        assert_eq!(kept(b"colr", b"profDEVICE").unwrap(), None);
        assert_eq!(
            kept(b"colr", b"nclx\0\x01\0\x01\0\x01\x80more").unwrap().unwrap(),
            b"nclx\0\x01\0\x01\0\x01\x80"
        );
    }

    #[test]
    fn a_box_cut_short_is_refused() {
        for kind in [b"avcC", b"hvcC", b"pasp", b"dOps", b"chan", b"esds"] {
            assert!(kept(kind, &[1, 2, 3]).is_err());
        }
    }
}
