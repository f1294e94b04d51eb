//! Reads one code: sampled, then equalised, then compared with the printed list.

use super::super::super::code::{CardCode, CodeError};
use super::super::geometry::{Homography, Point};
use super::super::plane::Luma;
use super::align::{Grid, align, middle};
use super::equalise::equalise;
use super::list::List;
use super::patch::{Patch, module_of};
use super::reed_solomon::{DATA, correct};
use super::symbol::{MODULES, Symbol};
use super::text::decode;

/// Correlation of the fixed modules from which there is a code at all.
const LEAST_LIKENESS: f32 = 0.45;
/// The same, from which an equaliser is tried.
const WORTH_EQUALISING: f32 = 0.5;

/// What became of a code.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Outcome {
    /// Read.
    Card(CardCode),
    /// A code, but none of ours, or of a newer version.
    Other(CodeError),
    /// A code is there; it cannot be read. With the likeness of its fixed modules.
    Unread(f32),
    /// No code there.
    Nothing,
}

/// A code that was looked for.
#[derive(Debug, Clone)]
pub(in super::super) struct CodeRead {
    pub(in super::super) outcome: Outcome,
    /// Where its grid was found: corners in the photo, top left first.
    pub(in super::super) corners: [Point; 4],
    /// The likeness of its fixed modules.
    pub(in super::super) likeness: f32,
}

/// Reads the code whose modules `map` brings to the photo, give or take `reach` modules.
pub(in super::super) fn read_code(
    luma: &Luma<'_>,
    map: &Homography,
    symbol: &Symbol,
    list: &List,
    reach: f64,
) -> CodeRead {
    let patch = Patch::cut(luma, map);
    let Some(grid) = align(&patch, symbol, reach) else {
        return CodeRead { outcome: Outcome::Nothing, corners: [[0.0; 2]; 4], likeness: 0.0 };
    };
    let corners = grid.corners.map(|corner| map.apply(module_of(corner)));
    let outcome = outcome(&patch, &grid, symbol, list);
    CodeRead { outcome, corners, likeness: grid.likeness }
}

fn outcome(patch: &Patch, grid: &Grid, symbol: &Symbol, list: &List) -> Outcome {
    let Some(map) = grid.map().filter(|_| grid.likeness >= LEAST_LIKENESS) else { return Outcome::Nothing };
    let plain = plain(patch, &map);
    match by_checks(symbol, &plain) {
        Some(Ok(code)) => return Outcome::Card(code),
        Some(Err(error)) => return Outcome::Other(error),
        None => {}
    }
    if grid.likeness < WORTH_EQUALISING {
        return Outcome::Unread(grid.likeness);
    }
    let equalised = equalise(patch, symbol, &map, |values| match by_checks(symbol, values) {
        Some(Ok(code)) => Some(code),
        // After equalising, foreign texts are not believed: only our own checksum is.
        _ => list.best(symbol, values),
    });
    equalised.map_or(Outcome::Unread(grid.likeness), Outcome::Card)
}

/// Each module's mean.
fn plain(patch: &Patch, map: &Homography) -> [f32; MODULES] {
    std::array::from_fn(|at| {
        let [x, y] = middle(at);
        let mut sum = 0.0;
        for (dx, dy) in [(0.0, 0.0), (0.2, 0.2), (-0.2, 0.2), (0.2, -0.2), (-0.2, -0.2)] {
            let [px, py] = map.apply([x + dx, y + dy]);
            sum += patch.at(px as f32, py as f32);
        }
        sum / 2.5
    })
}

/// By error correction and checksum alone; an error is a text that is surely there and not a card's.
fn by_checks(symbol: &Symbol, modules: &[f32; MODULES]) -> Option<Result<CardCode, CodeError>> {
    for (mask, likeness) in symbol.masks(modules).into_iter().take(3) {
        let mut words = symbol.codewords(modules, mask);
        let Some(wrong) = correct(&mut words) else { continue };
        let Some(text) = decode(&words[..DATA]) else {
            if wrong <= 3 && likeness > 0.4 {
                return Some(Err(CodeError::NotOurs));
            }
            continue;
        };
        match CardCode::parse(&text) {
            Ok(code) => return Some(Ok(code)),
            Err(error) if wrong <= 3 && likeness > 0.4 => return Some(Err(error)),
            Err(_) => {}
        }
    }
    None
}
