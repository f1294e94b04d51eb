//! Which samples of the window around a box belong to its inside, its outline, its surroundings.

use std::sync::OnceLock;

/// Samples per millimetre in the window.
const PER_MM: f32 = 4.0;
/// Samples along the window: 11 mm.
pub(super) const SIDE: usize = 44;

/// The middle of a sample, in millimetres from the middle of the box.
pub(super) fn place(at: usize) -> f32 {
    (at as f32 + 0.5) / PER_MM - SIDE as f32 / PER_MM / 2.0
}

/// The middles of all samples along the window.
pub(super) fn places() -> [f32; SIDE] {
    std::array::from_fn(place)
}

/// Indices of samples, worked out once.
#[derive(Debug)]
pub(super) struct Places {
    /// Within 2 mm of the middle, along the larger axis: clear of the outline.
    pub(super) inside: Vec<u16>,
    /// Within 1.3 mm.
    pub(super) core: Vec<u16>,
    /// Within 1 mm, round.
    pub(super) heart: Vec<u16>,
    /// On the outline.
    pub(super) ring: Vec<u16>,
    /// Outside the outline, as far as no letter is.
    pub(super) near: Vec<u16>,
    /// The inside along both diagonals.
    pub(super) diagonals: [Vec<u16>; 2],
    /// The inside in four.
    pub(super) quarters: [Vec<u16>; 4],
    /// The outside in eight directions.
    pub(super) sectors: [Vec<u16>; 8],
    /// Each side of the outline: top, right, bottom, left.
    pub(super) lines: [Vec<u16>; 4],
    /// On both sides of each of those.
    pub(super) papers: [Vec<u16>; 4],
}

impl Places {
    pub(super) fn get() -> &'static Self {
        static PLACES: OnceLock<Places> = OnceLock::new();
        PLACES.get_or_init(Self::new)
    }

    fn new() -> Self {
        let sector = |x: f32, y: f32| (((y.atan2(x) / std::f32::consts::TAU + 0.5) * 8.0) as usize).min(7);
        let along = |x: f32, y: f32, side: usize| [(-y, x), (x, y), (y, x), (-x, y)][side];
        Self {
            inside: those(|_, _, off| off < 2.0),
            core: those(|_, _, off| off < 1.3),
            heart: those(|x, y, _| x.hypot(y) < 1.0),
            ring: those(|_, _, off| (2.1..2.5).contains(&off)),
            near: those(|x, _, off| (2.95..4.6).contains(&off) && x > -3.7),
            diagonals: [1.0, -1.0].map(|sign| those(|x, y, off| off < 2.0 && (x - sign * y).abs() < 0.5)),
            quarters: [(false, false), (true, false), (true, true), (false, true)].map(|(right, down)| {
                those(|x, y, off| off < 2.0 && (x >= 0.0) == right && (y >= 0.0) == down)
            }),
            sectors: std::array::from_fn(|at| {
                those(|x, y, off| off > 2.95 && x.hypot(y) < 4.9 && x > -3.7 && sector(x, y) == at)
            }),
            lines: std::array::from_fn(|side| {
                those(|x, y, _| {
                    let (out, along) = along(x, y, side);
                    (2.1..2.5).contains(&out) && along.abs() < 2.0
                })
            }),
            papers: std::array::from_fn(|side| {
                those(|x, y, _| {
                    let (out, along) = along(x, y, side);
                    ((2.9..4.2).contains(&out) || (0.6..1.8).contains(&out)) && along.abs() < 2.0
                })
            }),
        }
    }
}

/// The samples at places for which `which` holds, given x, y and the larger of their sizes.
fn those(which: impl Fn(f32, f32, f32) -> bool) -> Vec<u16> {
    (0..SIDE * SIDE)
        .filter(|at| {
            let (x, y) = (place(at % SIDE), place(at / SIDE));
            which(x, y, x.abs().max(y.abs()))
        })
        .map(|at| at as u16)
        .collect()
}
