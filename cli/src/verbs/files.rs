//! Small files that people point at: links and sheets.

use std::{fs::File, io::Read, path::Path};

use oogst_core::capture::CaptureError;

use crate::error::Failure;

/// Longest text of a link or sheet, with room for what a mail program adds.
const MOST: u64 = 64 * 1024;

/// A small file's text.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MOST).read_to_end(&mut bytes))
        .map_err(|source| Failure::from(CaptureError::Source { path: path.to_owned(), source }))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Its first line that is not empty.
pub(crate) fn first_line(path: &Path) -> Result<String, Failure> {
    let text = text(path)?;
    Ok(text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default().to_owned())
}
