//! A spool: a stream that needs two passes, kept under a throw-away key that exists in memory only.

use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom, Write},
};

use age::stream::StreamReader;
use oogst_protocol::{
    SealingKey,
    seal::{SealError, object},
};

use super::{StagedFile, Staging, Store, StoreError};
use crate::{clock::Moment, random, random::Random};

/// A stream being spooled: write it, then [`Spool::rewind`].
pub struct Spool {
    sealer: object::Sealer<StagedFile>,
    key: SealingKey,
    staging: Staging,
}

/// A spooled stream, to be read as often as needed. Its file is removed when it is dropped.
pub struct SpoolReader {
    reader: StreamReader<object::Bounded<File>>,
    // After the reader: the file is closed before it is removed.
    _staging: Staging,
}

impl Store {
    /// Begins a spool in `staging/`. Its key is drawn here and kept in memory only.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn spool(&self, random: &dyn Random, now: Moment) -> Result<Spool, StoreError> {
        let mut staging = self.stage(1, now)?;
        let key = SealingKey::from_bytes(random::bytes(random)?);
        let sealer = object::Sealer::new(&key, staging.file()?)?;
        Ok(Spool { sealer, key, staging })
    }
}

impl Spool {
    /// Ends the stream, and reads it from its start.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn rewind(self) -> Result<SpoolReader, StoreError> {
        let (file, _) = self.sealer.finish()?;
        let mut file = file.into_file().map_err(SealError::Io)?;
        file.rewind().map_err(SealError::Io)?;
        Ok(SpoolReader { reader: object::open_seekable(&self.key, file)?, _staging: self.staging })
    }
}

impl Write for Spool {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.sealer.write(buf)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sealer.flush()
    }
}

impl Read for SpoolReader {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.reader.read(buf)
    }
}

impl Seek for SpoolReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.reader.seek(to)
    }
}
