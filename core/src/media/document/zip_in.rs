//! Read a zip container's directory and its entries, strictly.
//!
//! Written out here because what matters is what a general reader is lenient about: an entry that
//! is there twice, entries that overlap (a bomb), an older directory behind the newest, a count
//! that does not fit. What is read here is exactly what an office program would read; anything
//! else in the file (before, between and after the entries) has no way into the cleaned copy.
//! Layout: APPNOTE.TXT 6.3 §4.3; zip64 §4.5.3.

use std::collections::HashSet;
use std::io::{self, BufReader, Read, SeekFrom, Take};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;

use super::super::{Limit, ReadSeek};
use super::fault::{Fault, Trouble};
use super::limits::{
    MAX_DIRECTORY_BYTES, MAX_ENTRIES, MAX_RATIO, MAX_UNPACKED_BYTES, MAX_ZIP_BYTES, RATIO_FREE_BYTES,
};

/// One file in the container.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Its path, as written; unique whatever the case.
    pub(super) name: String,
    /// Bytes when unpacked, as the directory claims; [`EntryReader`] holds it to that.
    pub(super) size: u64,
    deflated: bool,
    crc: u32,
    packed: u64,
    header_at: u64,
}

impl Entry {
    /// The name in lower case: parts of an Open Packaging container differ by more than case.
    pub(super) fn key(&self) -> String {
        self.name.to_lowercase()
    }
}

const END_SIGNATURE: [u8; 4] = *b"PK\x05\x06";
const END_LEN: usize = 22;
const END64_LOCATOR_LEN: u64 = 20;

/// The entries of `src`, in the directory's order, without folders.
///
/// # Errors
/// A container that is too large, damaged, encrypted or a bomb.
pub(super) fn directory(src: &mut dyn ReadSeek) -> Result<Vec<Entry>, Trouble> {
    let len = src.seek(SeekFrom::End(0))?;
    if len > MAX_ZIP_BYTES {
        return Err(Fault::too_much(Limit::Bytes, len, MAX_ZIP_BYTES).into());
    }
    let (count, size, at) = find_end(src, len)?;
    if count > MAX_ENTRIES {
        return Err(Fault::too_much(Limit::Parts, count, MAX_ENTRIES).into());
    }
    if size > MAX_DIRECTORY_BYTES {
        return Err(Fault::too_much(Limit::Bytes, size, MAX_DIRECTORY_BYTES).into());
    }
    if at.checked_add(size).is_none_or(|end| end > len) {
        return Err(Fault::Damaged("the zip directory lies outside the file").into());
    }
    src.seek(SeekFrom::Start(at))?;
    let mut bytes = vec![0; usize::try_from(size).unwrap_or(0)];
    src.read_exact(&mut bytes)?;
    let mut rest = Bytes(&bytes);
    let mut entries = Vec::with_capacity(usize::try_from(count).unwrap_or(0));
    let mut names = HashSet::new();
    for _ in 0..count {
        let entry = read_entry(&mut rest)?;
        if !names.insert(entry.key()) {
            return Err(Fault::Damaged("the same zip entry twice").into());
        }
        entries.push(entry);
    }
    check_sizes(&entries, at)?;
    entries.retain(|entry| !entry.name.ends_with('/'));
    Ok(entries)
}

/// Count, size and place of the directory, from the end record that closes the file.
fn find_end(src: &mut dyn ReadSeek, len: u64) -> Result<(u64, u64, u64), Trouble> {
    let tail_len = len.min(END_LEN as u64 + 0xFFFF);
    src.seek(SeekFrom::Start(len - tail_len))?;
    let mut tail = vec![0; usize::try_from(tail_len).unwrap_or(0)];
    src.read_exact(&mut tail)?;
    let found = tail.windows(END_LEN).enumerate().rev().find(|(_, w)| w.starts_with(&END_SIGNATURE));
    let Some((offset, record)) = found else {
        return Err(Fault::Damaged("no zip directory").into());
    };
    let mut record = Bytes(record);
    record.skip(4)?;
    let (disk, directory_disk) = (record.u16()?, record.u16()?);
    let (here, count) = (record.u16()?, record.u16()?);
    let (size, at) = (record.u32()?, record.u32()?);
    let end_at = len - tail_len + offset as u64;
    if count == u16::MAX || size == u32::MAX || at == u32::MAX {
        return find_end64(src, end_at);
    }
    if disk != 0 || directory_disk != 0 || here != count {
        return Err(Fault::Damaged("a zip in several volumes").into());
    }
    Ok((count.into(), size.into(), at.into()))
}

/// The same from a zip64 end record, whose locator stands right before the ordinary one.
fn find_end64(src: &mut dyn ReadSeek, end_at: u64) -> Result<(u64, u64, u64), Trouble> {
    let Some(locator_at) = end_at.checked_sub(END64_LOCATOR_LEN) else {
        return Err(Fault::Damaged("zip64 directory").into());
    };
    let locator: [u8; 20] = read_at(src, locator_at)?;
    let mut locator = Bytes(&locator);
    locator.expect(b"PK\x06\x07")?;
    locator.skip(4)?;
    let record: [u8; 56] = read_at(src, locator.u64()?)?;
    let mut record = Bytes(&record);
    record.expect(b"PK\x06\x06")?;
    record.skip(20)?;
    let (here, count) = (record.u64()?, record.u64()?);
    if here != count {
        return Err(Fault::Damaged("a zip in several volumes").into());
    }
    Ok((count, record.u64()?, record.u64()?))
}

fn read_entry(rest: &mut Bytes<'_>) -> Result<Entry, Fault> {
    rest.expect(b"PK\x01\x02")?;
    rest.skip(4)?;
    let flags = rest.u16()?;
    if flags & 0x2041 != 0 {
        return Err(Fault::Protected);
    }
    let deflated = match rest.u16()? {
        0 => false,
        8 => true,
        _ => return Err(Fault::Damaged("zip compression method")),
    };
    rest.skip(4)?;
    let crc = rest.u32()?;
    let (mut packed, mut size) = (u64::from(rest.u32()?), u64::from(rest.u32()?));
    let (name_len, extra_len, comment_len) = (rest.u16()?, rest.u16()?, rest.u16()?);
    rest.skip(8)?;
    let mut header_at = u64::from(rest.u32()?);
    let name = entry_name(rest.take(name_len.into())?)?;
    let mut extra = Bytes(rest.take(extra_len.into())?);
    rest.skip(comment_len.into())?;
    while extra.0.len() >= 4 {
        let (kind, len) = (extra.u16()?, extra.u16()?);
        let mut field = Bytes(extra.take(len.into())?);
        if kind == 1 {
            for value in [&mut size, &mut packed, &mut header_at] {
                if *value == u64::from(u32::MAX) {
                    *value = field.u64()?;
                }
            }
        }
    }
    Ok(Entry { name, size, deflated, crc, packed, header_at })
}

/// A relative path that stays inside the container.
fn entry_name(bytes: &[u8]) -> Result<String, Fault> {
    let bad = Fault::Damaged("the name of a zip entry");
    let name = std::str::from_utf8(bytes).map_err(|_| bad)?;
    let folder_or_file = name.strip_suffix('/').unwrap_or(name);
    let escapes = folder_or_file.split('/').any(|step| step.is_empty() || step == "." || step == "..");
    if escapes || name.contains(['\\', ':']) || name.chars().any(char::is_control) {
        return Err(bad);
    }
    Ok(name.to_owned())
}

/// No entry inside another (APPNOTE knows no such thing; bombs do), and nothing that unpacks to
/// more than is taken in.
fn check_sizes(entries: &[Entry], directory_at: u64) -> Result<(), Fault> {
    let mut places: Vec<(u64, u64)> = entries.iter().map(|e| (e.header_at, e.packed)).collect();
    places.sort_unstable();
    let nexts = places.iter().skip(1).map(|place| place.0).chain([directory_at]);
    for ((at, packed), next) in places.iter().zip(nexts) {
        if at.checked_add(30).and_then(|end| end.checked_add(*packed)).is_none_or(|end| end > next) {
            return Err(Fault::Damaged("zip entries overlap"));
        }
    }
    let unpacked = entries.iter().fold(0u64, |sum, e| sum.saturating_add(e.size));
    let packed = entries.iter().fold(0u64, |sum, e| sum.saturating_add(e.packed));
    let allowed = MAX_UNPACKED_BYTES.min(RATIO_FREE_BYTES.max(packed.saturating_mul(MAX_RATIO)));
    if unpacked > allowed {
        return Err(Fault::too_much(Limit::Unpacked, unpacked, allowed));
    }
    Ok(())
}

/// Unpacks one entry.
///
/// # Errors
/// A local header that contradicts the directory.
pub(super) fn open<'a>(src: &'a mut dyn ReadSeek, entry: &Entry) -> Result<EntryReader<'a>, Trouble> {
    let header: [u8; 30] = read_at(src, entry.header_at)?;
    let mut header = Bytes(&header);
    header.expect(b"PK\x03\x04")?;
    header.skip(22)?;
    let (name_len, extra_len) = (header.u16()?, header.u16()?);
    let mut name = vec![0; name_len.into()];
    src.read_exact(&mut name)?;
    if name != entry.name.as_bytes() {
        return Err(Fault::Damaged("a zip entry under two names").into());
    }
    src.seek(SeekFrom::Current(extra_len.into()))?;
    let packed = BufReader::with_capacity(1 << 15, Packed(src).take(entry.packed));
    let data =
        if entry.deflated { Data::Deflated(DeflateDecoder::new(packed)) } else { Data::Stored(packed) };
    Ok(EntryReader { data, crc: Crc::new(), left: entry.size, expected: entry.crc })
}

/// `Take` wants a sized reader.
struct Packed<'a>(&'a mut dyn ReadSeek);

impl Read for Packed<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.0.read(buf)
    }
}

enum Data<'a> {
    Stored(BufReader<Take<Packed<'a>>>),
    Deflated(DeflateDecoder<BufReader<Take<Packed<'a>>>>),
}

/// An entry's unpacked bytes: never more than the directory claimed, and checked by their CRC.
pub(super) struct EntryReader<'a> {
    data: Data<'a>,
    crc: Crc,
    left: u64,
    expected: u32,
}

impl Read for EntryReader<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if buf.is_empty() {
            return Ok(0);
        }
        let read = match &mut self.data {
            Data::Stored(data) => data.read(buf)?,
            Data::Deflated(data) => data.read(buf)?,
        };
        self.crc.update(buf.get(..read).unwrap_or_default());
        match self.left.checked_sub(read as u64) {
            Some(left) => self.left = left,
            None => return Err(Fault::Damaged("a zip entry is larger than it claims").into()),
        }
        if read == 0 && self.left != 0 {
            return Err(Fault::Damaged("a zip entry breaks off").into());
        }
        if read == 0 && self.crc.sum() != self.expected {
            return Err(Fault::Damaged("the checksum of a zip entry").into());
        }
        Ok(read)
    }
}

fn read_at<const N: usize>(src: &mut dyn ReadSeek, at: u64) -> Result<[u8; N], Trouble> {
    let mut bytes = [0; N];
    src.seek(SeekFrom::Start(at))?;
    src.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Little-endian fields out of a slice; running out is damage.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, len: usize) -> Result<&'a [u8], Fault> {
        let (head, rest) = self.0.split_at_checked(len).ok_or(Fault::Damaged("zip directory breaks off"))?;
        self.0 = rest;
        Ok(head)
    }
    fn array<const N: usize>(&mut self) -> Result<[u8; N], Fault> {
        self.take(N)?.try_into().map_err(|_| Fault::Damaged("zip directory breaks off"))
    }
    fn skip(&mut self, len: usize) -> Result<(), Fault> {
        self.take(len).map(|_| ())
    }
    fn expect(&mut self, signature: &[u8; 4]) -> Result<(), Fault> {
        if self.take(4)? == signature { Ok(()) } else { Err(Fault::Damaged("zip directory")) }
    }
    fn u16(&mut self) -> Result<u16, Fault> {
        self.array().map(u16::from_le_bytes)
    }
    fn u32(&mut self) -> Result<u32, Fault> {
        self.array().map(u32::from_le_bytes)
    }
    fn u64(&mut self) -> Result<u64, Fault> {
        self.array().map(u64::from_le_bytes)
    }
}
