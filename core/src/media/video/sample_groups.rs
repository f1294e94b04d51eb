//! The small tables beside the samples that stay, each to its exact length: `cslg`, `stps`, and
//! the sample groups that decoders need.

use super::bytes::{Cursor, Kind, count32, put32};
use super::fault::Fault;

/// The groups that stay, and the bytes of one description (ISO/IEC 14496-12, 10): pre-roll, random
/// access, sync and temporal layers. All of them are numbers; no other group is looked at.
const GROUPS: [(&Kind, u32); 6] =
    [(b"roll", 2), (b"prol", 2), (b"rap ", 1), (b"sync", 1), (b"tsas", 0), (b"stsa", 0)];

/// The rewritten body (with version and flags), or `None` when this table does not stay.
pub(super) fn kept(kind: &Kind, body: &[u8]) -> Result<Option<Vec<u8>>, Fault> {
    let mut c = Cursor::new(body);
    let (version, _) = c.full()?;
    let mut out = Vec::new();
    put32(&mut out, u32::from(version) << 24);
    match kind {
        b"cslg" => {
            out.extend_from_slice(c.take(if version == 1 { 40 } else { 20 })?);
            return Ok(Some(out));
        }
        b"stps" => {
            let count = c.u32()?;
            put32(&mut out, count);
            return Ok(table(&mut c, count, 4)?.map(|rows| [out, rows.to_vec()].concat()));
        }
        _ => {}
    }
    let group: Kind = c.array()?;
    let Some((_, size)) = GROUPS.iter().find(|(known, _)| **known == group) else { return Ok(None) };
    out.extend_from_slice(&group);
    if kind == b"sbgp" {
        if version != 0 {
            return Ok(None);
        }
        let count = c.u32()?;
        put32(&mut out, count);
        return Ok(table(&mut c, count, 8)?.map(|rows| [out, rows.to_vec()].concat()));
    }
    // sgpd: only version 1, whose descriptions have one known length.
    if version != 1 || c.u32()? != *size {
        return Ok(None);
    }
    let count = c.u32()?;
    let Some(rows) = table(&mut c, count, *size)? else { return Ok(None) };
    put32(&mut out, *size);
    put32(&mut out, if *size == 0 { count.min(1) } else { count32(rows.len() / *size as usize) });
    out.extend_from_slice(rows);
    Ok(Some(out))
}

fn table<'a>(c: &mut Cursor<'a>, count: u32, each: u32) -> Result<Option<&'a [u8]>, Fault> {
    let bytes = u64::from(count) * u64::from(each);
    if bytes > c.len() as u64 {
        return Ok(None);
    }
    c.take(usize::try_from(bytes).unwrap_or(usize::MAX)).map(Some)
}
