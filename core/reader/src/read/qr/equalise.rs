//! Undoes blur: a linear filter, learnt from the fixed modules of this very code, then from its own sure modules.

use super::super::super::form::CODE_MODULES;
use super::super::geometry::Homography;
use super::align::middle;
use super::patch::Patch;
use super::symbol::{MODULES, Symbol};

/// Samples per module along one direction, half a module apart.
const TAPS: usize = 7;
/// Samples per module, and the constant.
const TERMS: usize = TAPS * TAPS + 1;

/// Learns and applies the filter again and again; hands each outcome to `seen` until that says it is enough.
pub(in super::super) fn equalise<T>(
    patch: &Patch,
    symbol: &Symbol,
    map: &Homography,
    mut seen: impl FnMut(&[f32; MODULES]) -> Option<T>,
) -> Option<T> {
    let rows = samples(patch, map);
    let mut target: Vec<Option<f32>> = vec![None; MODULES];
    for (at, colour) in &symbol.fixed {
        target[*at] = Some(*colour);
    }
    for round in 0..4 {
        let filter = learn(&rows, &target, if round == 0 { 1.5 } else { 0.6 })?;
        let mut values = [0.0f32; MODULES];
        for (value, row) in values.iter_mut().zip(&rows) {
            *value = row.iter().zip(&filter).map(|(a, b)| a * b).sum();
        }
        if let Some(found) = seen(&values) {
            return Some(found);
        }
        for at in symbol.data.iter() {
            target[*at] = (values[*at].abs() > 0.4).then(|| values[*at].signum());
        }
    }
    None
}

fn samples(patch: &Patch, map: &Homography) -> Vec<[f32; TERMS]> {
    (0..CODE_MODULES * CODE_MODULES)
        .map(|at| {
            let [x, y] = middle(at);
            let mut row = [1.0f32; TERMS];
            for (tap, value) in row.iter_mut().take(TAPS * TAPS).enumerate() {
                let [px, py] = map.apply([x + offset(tap % TAPS), y + offset(tap / TAPS)]);
                *value = patch.at(px as f32, py as f32);
            }
            row
        })
        .collect()
}

fn offset(tap: usize) -> f64 {
    (tap as f64 - (TAPS / 2) as f64) * 0.5
}

/// Ridge regression: taps far from the module's middle must earn their weight.
fn learn(rows: &[[f32; TERMS]], target: &[Option<f32>], ridge: f32) -> Option<[f32; TERMS]> {
    let mut normal = vec![0.0f32; TERMS * TERMS];
    let mut right = [0.0f32; TERMS];
    for (row, target) in rows.iter().zip(target) {
        let Some(target) = target else { continue };
        for (a, value) in row.iter().enumerate() {
            right[a] += value * target;
            for (sum, other) in normal[a * TERMS..=a * TERMS + a].iter_mut().zip(row) {
                *sum += value * other;
            }
        }
    }
    for a in 0..TERMS {
        let far = if a + 1 == TERMS {
            0.01
        } else {
            let square = offset(a % TAPS).powi(2) + offset(a / TAPS).powi(2);
            1.0 / ((-square / 1.5).exp() as f32 + 0.05)
        };
        normal[a * TERMS + a] += ridge * far;
    }
    cholesky(&mut normal, &mut right).then_some(right)
}

/// Solves in place with the lower triangle of a positive definite matrix.
fn cholesky(matrix: &mut [f32], right: &mut [f32; TERMS]) -> bool {
    for a in 0..TERMS {
        for b in 0..=a {
            let dot: f32 = (0..b).map(|k| matrix[a * TERMS + k] * matrix[b * TERMS + k]).sum();
            let rest = matrix[a * TERMS + b] - dot;
            if a == b {
                if rest <= 1e-9 {
                    return false;
                }
                matrix[a * TERMS + a] = rest.sqrt();
            } else {
                matrix[a * TERMS + b] = rest / matrix[b * TERMS + b];
            }
        }
    }
    for a in 0..TERMS {
        let dot: f32 = (0..a).map(|k| matrix[a * TERMS + k] * right[k]).sum();
        right[a] = (right[a] - dot) / matrix[a * TERMS + a];
    }
    for a in (0..TERMS).rev() {
        let dot: f32 = (a + 1..TERMS).map(|k| matrix[k * TERMS + a] * right[k]).sum();
        right[a] = (right[a] - dot) / matrix[a * TERMS + a];
    }
    true
}
