//! Points, lines and homographies: the plane of a card to the plane of the photo.

/// A point, in pixels or millimetres.
pub(super) type Point = [f64; 2];

pub(super) fn minus(a: Point, b: Point) -> Point {
    [a[0] - b[0], a[1] - b[1]]
}

pub(super) fn distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

pub(super) fn cross(a: Point, b: Point) -> f64 {
    a[0] * b[1] - a[1] * b[0]
}

pub(super) fn dot(a: Point, b: Point) -> f64 {
    a[0] * b[0] + a[1] * b[1]
}

pub(super) fn centre(points: &[Point]) -> Point {
    let n = points.len().max(1) as f64;
    let sum = points.iter().fold([0.0, 0.0], |sum, point| [sum[0] + point[0], sum[1] + point[1]]);
    [sum[0] / n, sum[1] / n]
}

/// Twice-signed area halved: positive when the corners run clockwise on the screen (y down).
pub(super) fn area(quad: &[Point]) -> f64 {
    let mut sum = 0.0;
    for (at, a) in quad.iter().enumerate() {
        sum += cross(*a, quad[(at + 1) % quad.len()]);
    }
    sum / 2.0
}

/// Solves a small system by Gaussian elimination with pivoting; `rows` hold the coefficients and the right side last.
pub(super) fn solve<const N: usize>(mut rows: [[f64; N]; N], mut right: [f64; N]) -> Option<[f64; N]> {
    for column in 0..N {
        let pivot = (column..N).max_by(|a, b| rows[*a][column].abs().total_cmp(&rows[*b][column].abs()))?;
        if rows[pivot][column].abs() < 1e-12 {
            return None;
        }
        rows.swap(column, pivot);
        right.swap(column, pivot);
        for row in column + 1..N {
            let factor = rows[row][column] / rows[column][column];
            if factor != 0.0 {
                let above = rows[column];
                rows[row].iter_mut().zip(above).skip(column).for_each(|(to, from)| *to -= factor * from);
                right[row] -= factor * right[column];
            }
        }
    }
    for row in (0..N).rev() {
        for at in row + 1..N {
            right[row] -= rows[row][at] * right[at];
        }
        right[row] /= rows[row][row];
    }
    right.iter().all(|value| value.is_finite()).then_some(right)
}

/// A projective map of the plane; the last element is 1 where possible.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Homography(pub(super) [f64; 9]);

impl Homography {
    pub(super) fn apply(&self, point: Point) -> Point {
        let m = &self.0;
        let w = m[6] * point[0] + m[7] * point[1] + m[8];
        let w = if w.abs() < 1e-9 { 1e-9 } else { w };
        [(m[0] * point[0] + m[1] * point[1] + m[2]) / w, (m[3] * point[0] + m[4] * point[1] + m[5]) / w]
    }

    /// The homogeneous image of a point, and the step for one unit to the right.
    pub(super) fn line(&self, point: Point) -> ([f64; 3], [f64; 3]) {
        let m = &self.0;
        let start = [0, 3, 6].map(|row| m[row] * point[0] + m[row + 1] * point[1] + m[row + 2]);
        (start, [m[0], m[3], m[6]])
    }

    pub(super) fn quad(&self, corners: [[f32; 2]; 4]) -> [Point; 4] {
        corners.map(|corner| self.apply([f64::from(corner[0]), f64::from(corner[1])]))
    }

    /// `self` after `first`.
    pub(super) fn after(&self, first: &Self) -> Self {
        let mut m = [0.0; 9];
        for row in 0..3 {
            for column in 0..3 {
                m[row * 3 + column] = (0..3).map(|k| self.0[row * 3 + k] * first.0[k * 3 + column]).sum();
            }
        }
        Self(m)
    }

    /// Pixels per unit around a point: the root of the local change of area.
    pub(super) fn scale(&self, point: Point) -> f64 {
        let at = self.apply(point);
        let right = minus(self.apply([point[0] + 0.5, point[1]]), at);
        let down = minus(self.apply([point[0], point[1] + 0.5]), at);
        cross(right, down).abs().sqrt() * 2.0
    }

    /// The affine map nearest to the pairs (from, to, weight), at least three.
    pub(super) fn affine(pairs: &[(Point, Point, f64)]) -> Option<Self> {
        let mut rows = [[0.0; 3]; 3];
        let (mut xs, mut ys) = ([0.0; 3], [0.0; 3]);
        for (from, to, weight) in pairs {
            let v = [from[0], from[1], 1.0];
            for a in 0..3 {
                for b in 0..3 {
                    rows[a][b] += weight * v[a] * v[b];
                }
                xs[a] += weight * v[a] * to[0];
                ys[a] += weight * v[a] * to[1];
            }
        }
        let (x, y) = (solve(rows, xs)?, solve(rows, ys)?);
        Some(Self([x[0], x[1], x[2], y[0], y[1], y[2], 0.0, 0.0, 1.0]))
    }

    /// The homography nearest to the pairs (from, to, weight): least squares with the last element fixed, on points
    /// moved and scaled to unit size (Hartley, "In defense of the eight-point algorithm", 1997), twice: the second
    /// time weighed by the depth, so that what is least is the distance in the photo. `stiffness` holds it near to an
    /// affine map: what lies far outside the points is then not sought in the wild.
    pub(super) fn fit(pairs: &[(Point, Point, f64)], stiffness: f64) -> Option<Self> {
        if pairs.len() < 4 {
            return Self::affine(pairs);
        }
        let (from_norm, from_back) = normaliser(pairs.iter().map(|pair| pair.0))?;
        let (to_norm, to_back) = normaliser(pairs.iter().map(|pair| pair.1))?;
        let _ = from_back;
        let mut fitted: Option<Self> = None;
        for _ in 0..2 {
            let mut rows = [[0.0; 8]; 8];
            let mut right = [0.0; 8];
            for (from, to, weight) in pairs {
                let (f, t) = (from_norm.apply(*from), to_norm.apply(*to));
                let depth = fitted.map_or(1.0, |h| h.0[6] * f[0] + h.0[7] * f[1] + h.0[8]);
                let weight = weight / (depth * depth).max(1e-6);
                let first = [f[0], f[1], 1.0, 0.0, 0.0, 0.0, -t[0] * f[0], -t[0] * f[1]];
                let second = [0.0, 0.0, 0.0, f[0], f[1], 1.0, -t[1] * f[0], -t[1] * f[1]];
                for (v, target) in [(first, t[0]), (second, t[1])] {
                    for a in 0..8 {
                        for b in 0..8 {
                            rows[a][b] += weight * v[a] * v[b];
                        }
                        right[a] += weight * v[a] * target;
                    }
                }
            }
            for (at, row) in rows.iter_mut().enumerate() {
                row[at] += if at >= 6 { stiffness } else { 1e-9 };
            }
            let h = solve(rows, right)?;
            fitted = Some(Self([h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], 1.0]));
        }
        fitted.map(|h| to_back.after(&h).after(&from_norm))
    }
}

/// The map that brings points to mean 0 and mean distance √2, and its inverse.
fn normaliser(points: impl Iterator<Item = Point> + Clone) -> Option<(Homography, Homography)> {
    let all: Vec<Point> = points.collect();
    let middle = centre(&all);
    let mean = all.iter().map(|point| distance(*point, middle)).sum::<f64>() / all.len().max(1) as f64;
    if !mean.is_finite() || mean < 1e-9 {
        return None;
    }
    let scale = std::f64::consts::SQRT_2 / mean;
    let there = Homography([scale, 0.0, -scale * middle[0], 0.0, scale, -scale * middle[1], 0.0, 0.0, 1.0]);
    let back = Homography([1.0 / scale, 0.0, middle[0], 0.0, 1.0 / scale, middle[1], 0.0, 0.0, 1.0]);
    Some((there, back))
}
