//! What the reader makes of desks whose truth is known: how many cards it reads, and every answer that it took for
//! sure and should not have.
//!
//! - [`paper`]: what was printed, from the layout;
//! - [`count`](mod@count): reading against truth; [`tally`]: the sums;
//! - [`gap`]: what the usual method (the largest gap in mean grey) makes of the same boxes;
//! - [`rows`]: what the model sees of each box, for its trainer.
//!
//! The folders may come from any renderer that writes the same `truth.json`.

mod count;
mod gap;
mod paper;
mod rows;
mod tally;

use std::io;
use std::path::{Path, PathBuf};

use oogst_core::card::read::{Luma, read_photo};
use oogst_core::media::photo::{Pixels, Wanted, upright};
use serde_json::Value;

use self::paper::Printed;
use self::tally::Tally;

/// What to score.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Layouts of what was printed; none for each folder's own `layout.json`.
    layouts: Vec<PathBuf>,
    /// Write what the trainer needs, too.
    rows: bool,
    folders: Vec<PathBuf>,
}

impl Request {
    /// From words such as `--layout cards.json --rows FOLDER`; none when one of them can't be understood.
    pub fn parse(words: &[&str]) -> Option<Request> {
        let mut request = Request::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--layout" => request.layouts.push(words.next()?.into()),
                "--rows" => request.rows = true,
                word if word.starts_with('-') => return None,
                folder => request.folders.push(folder.into()),
            }
        }
        (!request.folders.is_empty()).then_some(request)
    }
}

/// Reads every photo of the folders and compares; the sums as JSON.
///
/// # Errors
/// A folder without its files, or files that are something else.
pub fn score(request: &Request) -> io::Result<Value> {
    let mut tally = Tally::default();
    for folder in &request.folders {
        let printed = Printed::open(folder, &request.layouts)?;
        let truth = json(&folder.join("truth.json"))?;
        let mut photos: Vec<&Value> =
            truth["photos"].as_array().map(|all| all.iter().collect()).unwrap_or_default();
        // The trainer counts photos in the order of their names.
        photos.sort_by_key(|photo| photo["file"].as_str().unwrap_or_default().to_owned());
        let mut seen = Vec::new();
        for (at, photo) in photos.into_iter().enumerate() {
            let name = photo["file"].as_str().ok_or_else(|| wrong("a photo without a name"))?;
            let pixels = grey(&folder.join(name))?;
            let luma = Luma::new(pixels.width, pixels.height, &pixels.data).map_err(wrong)?;
            let reading = read_photo(luma, &printed, &printed.codes);
            tally.photos += 1;
            count::photo(photo, &reading, &printed, &mut tally);
            gap::photo(photo, &luma, &mut tally);
            if request.rows {
                rows::photo(at, luma, &printed, &mut seen);
            }
        }
        if request.rows {
            std::fs::write(folder.join("rows.bin"), seen)?;
        }
    }
    Ok(tally.told())
}

fn grey(path: &Path) -> io::Result<Pixels> {
    let mut file = io::BufReader::new(std::fs::File::open(path)?);
    upright(&mut file, Wanted::Grey).map_err(wrong)
}

fn json(path: &Path) -> io::Result<Value> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    serde_json::from_str(&text).map_err(wrong)
}

fn wrong(why: impl ToString) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why.to_string())
}

#[cfg(test)]
mod tests;
