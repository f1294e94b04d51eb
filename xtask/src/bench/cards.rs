//! A desk with 24 cards read from one photo, against decoding it to grey and one pass of a general code reader, which
//! finds codes and knows nothing of cards or marks.

use std::path::Path;

use super::Place;
use super::line::{Bar, Line};
use super::measure::{Cores, median, peak, time, words};
use crate::run::{Stop, output};

/// Turns; one more before them warms the caches.
const ROUNDS: usize = 7;
/// The photo, as `oogst-fixtures desk` names it.
const PHOTO: &str = "normal_0047.jpg";

pub(crate) fn run(place: &Place) -> Result<Vec<Line>, Stop> {
    let desk = place.files.join("desk");
    if !desk.join(PHOTO).is_file() {
        let mut draw = std::process::Command::new(place.program("oogst-fixtures"));
        draw.args(["desk", "--level", "normal", "--seed", "47", "--cards", "24", "--out"]).arg(&desk);
        output(&mut draw)?;
    }
    let photo = desk.join(PHOTO).display().to_string();
    let (store, grey) = (place.work.join("store"), place.work.join("grey.pgm").display().to_string());
    let store = store.display().to_string();
    let arguments = ["scan", &store, &photo];
    let ours = words(&place.device(), &arguments);
    let peer = [
        words(Path::new("djpeg"), &["-grayscale", "-pnm", "-outfile", &grey, &photo]),
        words(Path::new("ZXingReader"), &["-format", "QRCode", &grey]),
    ];
    let (mut read, mut pass) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let took = (time(std::slice::from_ref(&ours), Cores::One)?, time(&peer, Cores::One)?);
        if round > 0 {
            read.push(took.0.cpu);
            pass.push(took.1.cpu);
        }
    }
    let figure = median(read);
    Ok(vec![
        Line {
            what: "24 cards, 12 MP, CPU".to_owned(),
            figure,
            peer: Some(median(pass)),
            unit: "ms",
            bar: Bar::AtMost(4.0),
        },
        Line {
            what: "memory, 24 cards, 12 MP".to_owned(),
            figure: peak(&place.device(), &arguments)?,
            peer: None,
            unit: "MB",
            bar: Bar::AtMost(150.0),
        },
    ])
}
