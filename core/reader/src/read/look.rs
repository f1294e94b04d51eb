//! Before the shutter: how many cards a preview frame shows, and what to do about the rest.

use super::super::code::CardSize;
use super::super::form::{CODE_MODULES, Frame};
use super::corners::triples;
use super::geometry::{Point, centre, distance};
use super::marks::Placing;
use super::plane::Luma;
use super::qr::align::glance;
use super::qr::symbol::Symbol;
use super::reading::Quad;
use super::squares::{Kind, Square, squares_in};

/// A photo has about so many times the pixels across of a frame 1280 wide.
const PHOTO_PER_FRAME: f64 = 3.1;
/// Pixels per module in the photo below which we ask to come closer.
const CLOSE_ENOUGH: f64 = 2.5;
/// The frame's 98th percentile of grey below which it is too dark.
const DARK: u8 = 70;
/// Grey from which a pixel is blown out.
const BLOWN: u8 = 252;
/// Paper brighter than this on most cards is a bright frame, not glare.
const PAPER_BLOWN: u8 = 236;
/// Side of the cells in which glare is sought.
const CELL: usize = 32;
/// Mean steepness of the marks' edges, as a part of their contrast, below which the frame is blurred.
const SHARP_ENOUGH: f64 = 0.20;
/// How like a code three corner patterns without any mark must be: a checked tablecloth has a dozen that are not.
const LIKE_A_CODE: f32 = 0.5;
/// The most pixels of a frame that are looked at.
const MOST_PIXELS: usize = 2_100_000;

/// What the frame shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Cards seen.
    pub cards: usize,
    /// Where, in the frame.
    pub quads: Vec<Quad>,
    /// What to say.
    pub advice: Advice,
}

/// What a person should do for a better photo.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Advice {
    /// Take it.
    Ready,
    /// Codes would be too small.
    Closer,
    /// The frame is blurred.
    HoldStill,
    /// More light.
    TooDark,
    /// A lamp or window mirrors on a card.
    Glare {
        /// Where, in the frame.
        at: [f32; 2],
    },
    /// No card is seen.
    NoCards,
}

/// Looks at a preview frame of about 1280 × 960 upright grey pixels. Larger frames are halved first.
#[must_use]
pub fn look(frame: Luma<'_>) -> Look {
    if frame.width() * frame.height() > MOST_PIXELS {
        if let Some((width, height, data)) = frame.halved()
            && let Ok(half) = Luma::new(width, height, &data)
        {
            let mut seen = look(half);
            let grown = |at: f32| at * 2.0 + 0.5;
            seen.quads.iter_mut().flatten().for_each(|corner| *corner = corner.map(grown));
            if let Advice::Glare { at } = &mut seen.advice {
                *at = at.map(grown);
            }
            return seen;
        }
        return Look { cards: 0, quads: Vec::new(), advice: Advice::NoCards };
    }
    let squares = squares_in(&frame);
    let placings = cards(&frame, &squares);
    let quads: Vec<Quad> =
        placings.iter().map(|placing| placing.quad().map(|corner| corner.map(|at| at as f32))).collect();
    let advice = advice(&frame, &squares, &placings, &quads);
    Look { cards: quads.len(), quads, advice }
}

/// Cards by their marks; then codes whose marks were not seen.
fn cards(frame: &Luma<'_>, squares: &[Square]) -> Vec<Placing> {
    let symbol = Symbol::new();
    let mut used = vec![false; squares.len()];
    let mut found: Vec<Placing> = Vec::new();
    for wanted in [3, 2] {
        for (at, square) in squares.iter().enumerate() {
            let Kind::Mark(which) = square.kind else { continue };
            if used[at] {
                continue;
            }
            let best = [CardSize::A6, CardSize::A7, CardSize::A5]
                .into_iter()
                .filter_map(|size| {
                    let mut placing = Placing::from_mark(Frame::of(size), which, at, square)?;
                    placing.find_marks(squares, &used, 0.2);
                    placing.drop_misfits(4.0);
                    (placing.known_marks() >= wanted).then_some(placing)
                })
                .min_by(|a, b| a.misfit().total_cmp(&b.misfit()));
            if let Some(placing) = best {
                placing.squares.iter().for_each(|at| used[*at] = true);
                found.push(placing);
            }
        }
    }
    for triple in triples(squares) {
        if triple.off > 0.8 || triple.squares.iter().any(|at| used[*at]) {
            continue;
        }
        let Some(map) = triple.map(squares) else { continue };
        if glance(frame, &symbol, &map) < LIKE_A_CODE {
            continue;
        }
        let side = CODE_MODULES as f64;
        let corners = [[0.0, 0.0], [side, 0.0], [side, side], [0.0, side]].map(|corner| map.apply(corner));
        let middle = centre(&corners);
        let known = found.iter().any(|card| {
            let code = card.map.quad(card.frame.code.corners());
            distance(centre(&code), middle) < distance(code[0], code[1])
        });
        if !known && let Some(placing) = Placing::from_code(Frame::of(CardSize::A6), corners) {
            triple.squares.iter().for_each(|at| used[*at] = true);
            found.push(placing);
        }
    }
    found
}

fn advice(frame: &Luma<'_>, squares: &[Square], placings: &[Placing], quads: &[Quad]) -> Advice {
    if too_dark(frame) {
        return Advice::TooDark;
    }
    if placings.is_empty() {
        return Advice::NoCards;
    }
    if let Some(at) = glare(frame, quads) {
        return Advice::Glare { at };
    }
    let mut sharpness: Vec<f64> = squares
        .iter()
        .filter(|square| matches!(square.kind, Kind::Mark(_)))
        .filter_map(|square| sharpness(frame, &square.corners))
        .collect();
    sharpness.sort_by(f64::total_cmp);
    if sharpness.get(sharpness.len() / 2).is_some_and(|middle| *middle < SHARP_ENOUGH) {
        return Advice::HoldStill;
    }
    let across = frame.width().max(frame.height()) as f64;
    let module = |placing: &Placing| {
        let code = placing.map.quad(placing.frame.code.corners());
        let least = (0..4).map(|at| distance(code[at], code[(at + 1) % 4])).fold(f64::MAX, f64::min);
        least / CODE_MODULES as f64 * PHOTO_PER_FRAME * 1280.0 / across
    };
    let mut modules: Vec<f64> = placings.iter().map(module).collect();
    modules.sort_by(f64::total_cmp);
    // The smallest but one in ten: a single card at the far edge does not hold up the rest.
    if modules.get(modules.len() / 10).is_some_and(|module| *module < CLOSE_ENOUGH) {
        return Advice::Closer;
    }
    Advice::Ready
}

/// Is even the brightest of the picture dark?
pub(super) fn too_dark(luma: &Luma<'_>) -> bool {
    brightness(luma) < DARK
}

/// The 98th percentile of one pixel in sixteen.
fn brightness(frame: &Luma<'_>) -> u8 {
    let mut counts = [0usize; 256];
    let mut total = 0;
    for y in (0..frame.height()).step_by(4) {
        for grey in frame.row(y).iter().step_by(4) {
            counts[usize::from(*grey)] += 1;
            total += 1;
        }
    }
    let mut above = 0;
    for (grey, count) in counts.iter().enumerate().rev() {
        above += count;
        if above * 50 >= total {
            return grey as u8;
        }
    }
    0
}

/// The middle of a cell on a card that is blown out for the most part, while the card around it is not.
fn glare(frame: &Luma<'_>, quads: &[Quad]) -> Option<[f32; 2]> {
    let mut worst: Option<(usize, [f32; 2])> = None;
    for y in (0..frame.height()).step_by(CELL) {
        for x in (0..frame.width()).step_by(CELL) {
            let at = [(x + CELL / 2) as f32, (y + CELL / 2) as f32];
            let blown: usize = (y..(y + CELL).min(frame.height()))
                .map(|y| {
                    let row = frame.row(y);
                    let cells = row.get(x..(x + CELL).min(row.len())).unwrap_or_default();
                    cells.iter().filter(|grey| **grey >= BLOWN).count()
                })
                .sum();
            let more = worst.is_none_or(|(most, _)| blown > most);
            if blown * 10 > CELL * CELL * 6 && more && quads.iter().any(|quad| inside(quad, at)) {
                worst = Some((blown, at));
            }
        }
    }
    let (_, at) = worst?;
    // White paper in good light is blown out all over: that is no glare.
    (usual_paper(frame, quads) < PAPER_BLOWN).then_some(at)
}

/// The median over the cards of how bright most of their paper is.
fn usual_paper(frame: &Luma<'_>, quads: &[Quad]) -> u8 {
    let mut papers: Vec<u8> = quads
        .iter()
        .map(|quad| {
            let mut greys: Vec<u8> = (0..144)
                .map(|at| {
                    let (u, v) = ((at % 12) as f32 / 12.0 + 0.04, (at / 12) as f32 / 12.0 + 0.04);
                    let point = [0, 1].map(|axis| {
                        let top = quad[0][axis] + (quad[1][axis] - quad[0][axis]) * u;
                        let bottom = quad[3][axis] + (quad[2][axis] - quad[3][axis]) * u;
                        top + (bottom - top) * v
                    });
                    frame.at(point[0], point[1]) as u8
                })
                .collect();
            greys.sort_unstable();
            greys.get(100).copied().unwrap_or(0)
        })
        .collect();
    papers.sort_unstable();
    papers.get(papers.len() / 2).copied().unwrap_or(0)
}

fn inside(quad: &Quad, at: [f32; 2]) -> bool {
    (0..4).all(|side| {
        let (a, b) = (quad[side], quad[(side + 1) % 4]);
        (b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0]) >= 0.0
    })
}

/// The steepest step across the sides of a mark, as a part of the whole step from ink to paper.
fn sharpness(frame: &Luma<'_>, corners: &[Point; 4]) -> Option<f64> {
    let mut found = Vec::with_capacity(12);
    for side in 0..4 {
        let (a, b) = (corners[side], corners[(side + 1) % 4]);
        let length = distance(a, b);
        let out = [(b[1] - a[1]) / length, -(b[0] - a[0]) / length];
        for part in [0.3, 0.5, 0.7] {
            let on = [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
            let sample = |step: f64| {
                f64::from(frame.at((on[0] + out[0] * step) as f32, (on[1] + out[1] * step) as f32))
            };
            let steps: Vec<f64> = (-6..=6).map(|step| sample(f64::from(step) * 0.5)).collect();
            let low = steps.iter().copied().fold(f64::MAX, f64::min);
            let high = steps.iter().copied().fold(0.0, f64::max);
            let steepest = steps.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max);
            if high - low > 25.0 {
                found.push(steepest / (high - low));
            }
        }
    }
    found.sort_by(f64::total_cmp);
    found.get(found.len() / 2).copied()
}
