//! Reading fields from a slice without ever indexing past it, and writing boxes.

use super::fault::Fault;

/// A box's four-character type.
pub(super) type Kind = [u8; 4];

/// Reads big-endian fields off the front of a slice.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    pub(super) fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    pub(super) fn len(&self) -> usize {
        self.rest.len()
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    pub(super) fn take(&mut self, n: usize) -> Result<&'a [u8], Fault> {
        let (head, tail) = self.rest.split_at_checked(n).ok_or(Fault::Damaged("a box is too short"))?;
        self.rest = tail;
        Ok(head)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        let (head, tail) = self.rest.split_first_chunk::<N>().ok_or(Fault::Damaged("a box is too short"))?;
        self.rest = tail;
        Ok(*head)
    }

    pub(super) fn u8(&mut self) -> Result<u8, Fault> {
        Ok(u8::from_be_bytes(self.array()?))
    }

    pub(super) fn u16(&mut self) -> Result<u16, Fault> {
        Ok(u16::from_be_bytes(self.array()?))
    }

    pub(super) fn u32(&mut self) -> Result<u32, Fault> {
        Ok(u32::from_be_bytes(self.array()?))
    }

    pub(super) fn i32(&mut self) -> Result<i32, Fault> {
        Ok(i32::from_be_bytes(self.array()?))
    }

    pub(super) fn u64(&mut self) -> Result<u64, Fault> {
        Ok(u64::from_be_bytes(self.array()?))
    }

    /// A 32-bit field, or a 64-bit one in version 1 of a full box.
    pub(super) fn wide(&mut self, version: u8) -> Result<u64, Fault> {
        if version == 1 { self.u64() } else { Ok(u64::from(self.u32()?)) }
    }

    /// Version and flags of a full box (ISO/IEC 14496-12, 4.2).
    pub(super) fn full(&mut self) -> Result<(u8, u32), Fault> {
        let both = self.u32()?;
        Ok((both.to_be_bytes()[0], both & 0x00ff_ffff))
    }

    /// The next box in this slice: its type and body. `None` at the end, where fewer than 8 bytes
    /// may be left (QuickTime closes some lists with four zero bytes).
    pub(super) fn next_box(&mut self) -> Result<Option<(Kind, &'a [u8])>, Fault> {
        if self.rest.len() < 8 {
            return Ok(None);
        }
        let (size, kind) = (self.u32()?, self.array()?);
        let body = match size {
            0 => self.rest.len(),
            1 => {
                let size =
                    self.u64()?.checked_sub(16).ok_or(Fault::Damaged("a box is smaller than its head"))?;
                usize::try_from(size).unwrap_or(usize::MAX)
            }
            n => (n as usize).checked_sub(8).ok_or(Fault::Damaged("a box is smaller than its head"))?,
        };
        let (body, tail) =
            self.rest.split_at_checked(body).ok_or(Fault::Damaged("a box is larger than what holds it"))?;
        self.rest = tail;
        Ok(Some((kind, body)))
    }
}

/// Appends a box of `kind` with the body that `fill` writes.
pub(super) fn boxed(out: &mut Vec<u8>, kind: &Kind, fill: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    out.extend_from_slice(&[0; 4]);
    out.extend_from_slice(kind);
    fill(out);
    // What is written here is bounded by the table budget, far below 4 GB.
    let size = u32::try_from(out.len() - start).unwrap_or(u32::MAX).to_be_bytes();
    if let Some(head) = out.get_mut(start..start + 4) {
        head.copy_from_slice(&size);
    }
}

/// Appends a full box: `version` and `flags`, then what `fill` writes.
pub(super) fn full_box(
    out: &mut Vec<u8>,
    kind: &Kind,
    version: u8,
    flags: u32,
    fill: impl FnOnce(&mut Vec<u8>),
) {
    boxed(out, kind, |out| {
        put32(out, (u32::from(version) << 24) | (flags & 0x00ff_ffff));
        fill(out);
    });
}

pub(super) fn put16(out: &mut Vec<u8>, n: u16) {
    out.extend_from_slice(&n.to_be_bytes());
}

pub(super) fn put32(out: &mut Vec<u8>, n: u32) {
    out.extend_from_slice(&n.to_be_bytes());
}

pub(super) fn put64(out: &mut Vec<u8>, n: u64) {
    out.extend_from_slice(&n.to_be_bytes());
}

/// A length as the 32-bit count that tables carry.
pub(super) fn count32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
