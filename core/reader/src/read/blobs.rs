//! Dark shapes: runs that touch, also cornerwise, and have the size and fill of a square mark.

use super::runs::{Run, Runs};

/// The smallest side of a shape that can be a mark or a code's corner pattern, in pixels.
const LEAST_SIDE: u16 = 9;
/// The largest: a card that fills a twelve-megapixel photo has marks of this size; larger is found in the halved photo.
const MOST_SIDE: u16 = 320;
/// The most shapes that are looked at; a desk of cards has a few thousand.
const MOST_SHAPES: usize = 20_000;

/// A dark shape of about the right size: its outermost pixels per row.
#[derive(Debug, Clone, Default)]
pub(super) struct Blob {
    /// (y, first x, last x) of each row.
    pub(super) rows: Vec<(u16, u16, u16)>,
}

#[derive(Clone, Copy)]
struct Extent {
    left: u16,
    right: u16,
    top: u16,
    bottom: u16,
    area: u32,
}

impl Extent {
    /// Could this be a square, at any rotation and seen aslant?
    fn fits(&self) -> bool {
        let (w, h) = (self.right - self.left, self.bottom - self.top + 1);
        let (least, most) = (w.min(h), w.max(h));
        (LEAST_SIDE..=MOST_SIDE).contains(&most)
            && least * 9 >= most * 4
            && u64::from(self.area) * 5 >= u64::from(w) * u64::from(h)
    }
}

/// The dark shapes that could be square marks, in the order of their first row.
pub(super) fn blobs(found: &Runs) -> Vec<Blob> {
    let runs = &found.runs;
    let mut parent: Vec<u32> = (0..runs.len() as u32).collect();
    for rows in found.starts.windows(3) {
        let (mut above, above_end, below_end) = (rows[0] as usize, rows[1] as usize, rows[2] as usize);
        let mut below = above_end;
        while above < above_end && below < below_end {
            let (a, b) = (runs[above], runs[below]);
            if a.from <= b.to && b.from <= a.to {
                join(&mut parent, above as u32, below as u32);
            }
            if a.to <= b.to { above += 1 } else { below += 1 }
        }
    }
    let extents = label(&mut parent, runs);
    let mut places: Vec<u32> = vec![u32::MAX; extents.len()];
    let mut blobs: Vec<Blob> = Vec::new();
    for (run, shape) in runs.iter().zip(&parent) {
        let shape = *shape as usize;
        if !extents[shape].fits() {
            continue;
        }
        if places[shape] == u32::MAX {
            if blobs.len() == MOST_SHAPES {
                continue;
            }
            places[shape] = blobs.len() as u32;
            blobs.push(Blob::default());
        }
        let Some(blob) = blobs.get_mut(places[shape] as usize) else { continue };
        match blob.rows.last_mut() {
            Some(row) if row.0 == run.y => row.2 = row.2.max(run.to - 1),
            _ => blob.rows.push((run.y, run.from, run.to - 1)),
        }
    }
    blobs
}

/// Puts the number of its shape in the place of each run's parent, and gives the shapes' extents. A parent comes before its
/// runs, so its number is there already.
fn label(parent: &mut [u32], runs: &[Run]) -> Vec<Extent> {
    let mut extents: Vec<Extent> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let shape =
            if parent[at] as usize == at { extents.len() as u32 } else { parent[parent[at] as usize] };
        parent[at] = shape;
        if shape as usize == extents.len() {
            extents.push(Extent { left: run.from, right: run.to, top: run.y, bottom: run.y, area: 0 });
        }
        let extent = &mut extents[shape as usize];
        extent.left = extent.left.min(run.from);
        extent.right = extent.right.max(run.to);
        extent.bottom = run.y;
        extent.area += u32::from(run.to - run.from);
    }
    extents
}

fn find(parent: &mut [u32], mut at: u32) -> u32 {
    while parent[at as usize] != at {
        let up = parent[parent[at as usize] as usize];
        parent[at as usize] = up;
        at = up;
    }
    at
}

/// The lower root wins, so that a shape's root is its first run.
fn join(parent: &mut [u32], a: u32, b: u32) {
    let (a, b) = (find(parent, a), find(parent, b));
    parent[a.max(b) as usize] = a.min(b);
}
