//! Where a capture comes from: a file, or a stream that is spooled first.

use std::{
    fs::File,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use oogst_protocol::{Hash, Hasher};

use super::CaptureError;
use crate::{
    App,
    media::{Limit, MediaError, Policy, ReadSeek, document, photo},
    store::StoreError,
};

/// Where a capture comes from.
pub enum Source {
    /// A file, which is read in place.
    Path(PathBuf),
    /// A stream (standard input, another app's): spooled under a throw-away key, since cleaning takes two passes.
    Stream(Box<dyn Read + Send>),
}

/// The most that any kind may hold; each has its own limit below it.
pub(super) fn most(policy: &Policy) -> u64 {
    policy.video.max_bytes.max(photo::MAX_BYTES).max(document::MAX_ZIP_BYTES)
}

/// Opens a file to be read twice.
pub(super) fn open(path: &Path) -> Result<File, CaptureError> {
    let io = |source| CaptureError::Source { path: path.to_owned(), source };
    let file = File::open(path).map_err(io)?;
    // A folder opens as a file on unix and fails only when it is read.
    if file.metadata().map_err(io)?.is_dir() {
        return Err(io(io::ErrorKind::IsADirectory.into()));
    }
    Ok(file)
}

/// The hash of the file as it came: a pass of its own (1 ms a megabyte), before anything is written, so that the same
/// file twice costs no more than this.
pub(super) fn hash(src: &mut dyn ReadSeek, most: u64) -> Result<Hash, CaptureError> {
    let found = src.seek(io::SeekFrom::End(0)).map_err(MediaError::Io)?;
    if found > most {
        return Err(MediaError::TooMuch { limit: Limit::Bytes, found, allowed: most }.into());
    }
    src.rewind().map_err(MediaError::Io)?;
    let mut hasher = Hasher::default();
    copy(src, most, |bytes| {
        hasher.update(bytes);
        Ok(())
    })?;
    src.rewind().map_err(MediaError::Io)?;
    Ok(hasher.finish())
}

/// Spools a stream: what is on disk can be opened by nobody once this process ends.
pub(super) fn spool(
    app: &App,
    mut stream: Box<dyn Read + Send>,
    most: u64,
) -> Result<impl ReadSeek + use<>, CaptureError> {
    let mut spool = app.store.spool(app.random.as_ref(), app.clock.now())?;
    let folder = app.store.dir().to_owned();
    copy(&mut stream, most, |bytes| {
        spool.write_all(bytes).map_err(|error| StoreError::io(&folder, error).into())
    })?;
    Ok(spool.rewind()?)
}

fn copy(
    src: &mut dyn Read,
    most: u64,
    mut take: impl FnMut(&[u8]) -> Result<(), CaptureError>,
) -> Result<(), CaptureError> {
    let mut buffer = vec![0; 64 << 10];
    let mut total = 0;
    loop {
        let n = match src.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(n) => n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(MediaError::Io(error).into()),
        };
        total += n as u64;
        if total > most {
            return Err(MediaError::TooMuch { limit: Limit::Bytes, found: total, allowed: most }.into());
        }
        take(buffer.get(..n).unwrap_or_default())?;
    }
}
