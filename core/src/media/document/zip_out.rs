//! Write a zip container as a stream: a neutral one, that says nothing about who wrote it when.
//!
//! Every entry is dated 1980-01-01 (the zip epoch) and carries no extra fields and no comment. The
//! destination can't seek, so deflated entries state their sizes behind the data (APPNOTE.TXT
//! §4.3.9) as Java's writers do; a stored entry is small and known beforehand, because OpenDocument
//! wants its `mimetype` at a fixed place without any extras (ODF 1.3 part 2, §3.3).
//! No zip64: [`super::limits`] keeps every container far below its need.

use std::io::{self, Write};

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// 1980-01-01: day 1, month 1, year 0.
const DATE: u16 = 0x0021;
/// Names are UTF-8.
const UTF8: u16 = 0x0800;
/// Sizes follow the data.
const SIZES_FOLLOW: u16 = 0x0008;

struct Written {
    name: String,
    flags: u16,
    method: u16,
    crc: u32,
    packed: u32,
    size: u32,
    at: u32,
}

/// A container that is being written.
pub(super) struct ZipOut<'a> {
    out: Counting<'a>,
    entries: Vec<Written>,
}

impl<'a> ZipOut<'a> {
    /// Begins a container at `out`'s present place.
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self { out: Counting { out, count: 0 }, entries: Vec::new() }
    }

    /// Writes `bytes` uncompressed.
    pub(super) fn store(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut crc = Crc::new();
        crc.update(bytes);
        let size = small(bytes.len() as u64)?;
        let at = small(self.out.count)?;
        let entry =
            Written { name: name.to_owned(), flags: UTF8, method: 0, crc: crc.sum(), packed: size, size, at };
        self.local_header(&entry)?;
        self.out.write_all(bytes)?;
        self.entries.push(entry);
        Ok(())
    }

    /// Writes what `fill` writes, deflated.
    pub(super) fn deflate<E: From<io::Error>>(
        &mut self,
        name: &str,
        fill: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<(), E> {
        let at = small(self.out.count)?;
        let mut entry = Written {
            name: name.to_owned(),
            flags: UTF8 | SIZES_FOLLOW,
            method: 8,
            crc: 0,
            packed: 0,
            size: 0,
            at,
        };
        self.local_header(&entry)?;
        let data_at = self.out.count;
        let encoder = DeflateEncoder::new(&mut self.out, Compression::default());
        let mut summed = io::BufWriter::with_capacity(1 << 15, Summed { encoder, crc: Crc::new(), size: 0 });
        fill(&mut summed)?;
        let Summed { encoder, crc, size } = summed.into_inner().map_err(io::IntoInnerError::into_error)?;
        encoder.finish()?;
        entry.crc = crc.sum();
        entry.size = small(size)?;
        entry.packed = small(self.out.count - data_at)?;
        self.out.write_all(b"PK\x07\x08")?;
        for field in [entry.crc, entry.packed, entry.size] {
            self.out.write_all(&field.to_le_bytes())?;
        }
        self.entries.push(entry);
        Ok(())
    }

    /// Writes the directory.
    pub(super) fn finish(mut self) -> io::Result<()> {
        let at = small(self.out.count)?;
        for entry in &self.entries {
            let mut record = Vec::with_capacity(46 + entry.name.len());
            record.extend(b"PK\x01\x02");
            record.extend(20u16.to_le_bytes());
            common_fields(entry, &mut record);
            record.extend([0; 12]);
            record.extend(entry.at.to_le_bytes());
            record.extend(entry.name.as_bytes());
            self.out.write_all(&record)?;
        }
        let size = small(self.out.count)? - at;
        let count = u16::try_from(self.entries.len()).map_err(|_| too_large())?;
        let mut end = Vec::with_capacity(22);
        end.extend(b"PK\x05\x06\0\0\0\0");
        end.extend(count.to_le_bytes());
        end.extend(count.to_le_bytes());
        end.extend(size.to_le_bytes());
        end.extend(at.to_le_bytes());
        end.extend([0; 2]);
        self.out.write_all(&end)
    }

    fn local_header(&mut self, entry: &Written) -> io::Result<()> {
        let mut record = Vec::with_capacity(30 + entry.name.len());
        record.extend(b"PK\x03\x04");
        common_fields(entry, &mut record);
        record.extend([0; 2]);
        record.extend(entry.name.as_bytes());
        self.out.write_all(&record)
    }
}

/// From "version needed" up to the length of the name; the extra field's length follows.
fn common_fields(entry: &Written, record: &mut Vec<u8>) {
    for field in [20, entry.flags, entry.method, 0, DATE] {
        record.extend(field.to_le_bytes());
    }
    for field in [entry.crc, entry.packed, entry.size] {
        record.extend(field.to_le_bytes());
    }
    // Names come from zip entries, whose own length fits 16 bits.
    record.extend((entry.name.len() as u16).to_le_bytes());
}

fn small(value: u64) -> io::Result<u32> {
    u32::try_from(value).map_err(|_| too_large())
}

fn too_large() -> io::Error {
    io::Error::from(io::ErrorKind::FileTooLarge)
}

/// Whatever its kind, an error of the destination is never the document's fault; see
/// [`super::fault::Trouble`].
fn of_the_device(error: io::Error) -> io::Error {
    if error.kind() == io::ErrorKind::Interrupted { error } else { io::Error::other(error) }
}

struct Counting<'a> {
    out: &'a mut dyn Write,
    count: u64,
}

impl Write for Counting<'_> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let written = self.out.write(buf).map_err(of_the_device)?;
        self.count += written as u64;
        Ok(written)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

struct Summed<W: Write> {
    encoder: W,
    crc: Crc,
    size: u64,
}

impl<W: Write> Write for Summed<W> {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let written = self.encoder.write(buf)?;
        self.crc.update(buf.get(..written).unwrap_or_default());
        self.size += written as u64;
        Ok(written)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
