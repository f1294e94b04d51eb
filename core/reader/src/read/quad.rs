//! Four straight sides around a dark shape, to a fraction of a pixel.

use super::blobs::Blob;
use super::geometry::{Point, area, centre, cross, distance, dot, minus};
use super::plane::Luma;

/// The corners of a dark shape that has four sides, clockwise; `None` for other shapes.
pub(super) fn quad_of(blob: &Blob) -> Option<[Point; 4]> {
    let hull = hull(blob);
    if hull.len() < 4 {
        return None;
    }
    let middle = centre(&hull);
    let first = farthest(&hull, |point| distance(point, middle))?;
    let third = farthest(&hull, |point| distance(point, first))?;
    let along = minus(third, first);
    let second = farthest(&hull, |point| cross(along, minus(point, first)))?;
    let fourth = farthest(&hull, |point| -cross(along, minus(point, first)))?;
    let mut quad = [first, fourth, third, second];
    if area(&quad) < 0.0 {
        quad.reverse();
    }
    let (inside, whole) = (area(&quad).abs(), area(&hull).abs());
    // A disc's largest quad fills 64 % of it, a square's rounded by blur 85 %.
    (inside >= 0.78 * whole && square_enough(&quad)).then_some(quad)
}

/// Sides and corners that a square can have when seen aslant by up to about 50°.
pub(super) fn square_enough(quad: &[Point; 4]) -> bool {
    let sides: [f64; 4] = std::array::from_fn(|at| distance(quad[at], quad[(at + 1) % 4]));
    let least = sides.into_iter().fold(f64::MAX, f64::min);
    let most = sides.into_iter().fold(0.0, f64::max);
    least > 5.0
        && most < 2.2 * least
        && (0..4).all(|at| {
            let (a, b) = (minus(quad[(at + 1) % 4], quad[at]), minus(quad[(at + 3) % 4], quad[at]));
            let sine = cross(a, b) / (sides[at] * sides[(at + 3) % 4]);
            sine > 0.55
        })
}

fn farthest(points: &[Point], of: impl Fn(Point) -> f64) -> Option<Point> {
    points.iter().copied().max_by(|a, b| of(*a).total_cmp(&of(*b)))
}

/// The convex hull of the shape's pixels, by Andrew's monotone chain over its rows.
fn hull(blob: &Blob) -> Vec<Point> {
    let half = |points: &mut dyn Iterator<Item = Point>| {
        let mut chain: Vec<Point> = Vec::new();
        for point in points {
            while let [.., a, b] = chain[..] {
                if cross(minus(b, a), minus(point, b)) <= 0.0 {
                    chain.pop();
                } else {
                    break;
                }
            }
            chain.push(point);
        }
        chain
    };
    // Up along the left ends, then down along the right ends.
    let left = |row: &(u16, u16, u16)| [f64::from(row.1) - 0.5, f64::from(row.0)];
    let right = |row: &(u16, u16, u16)| [f64::from(row.2) + 0.5, f64::from(row.0)];
    let mut up = half(&mut blob.rows.iter().rev().map(left));
    let down = half(&mut blob.rows.iter().map(right));
    up.extend(down);
    up
}

/// Moves each side to where the grey changes from ink to paper, and gives the corners where the sides meet.
pub(super) fn refine(luma: &Luma<'_>, quad: &[Point; 4], reach: f64) -> Option<[Point; 4]> {
    let mut lines = [([0.0; 2], [0.0; 2]); 4];
    for (side, line) in lines.iter_mut().enumerate() {
        let (a, b) = (quad[side], quad[(side + 1) % 4]);
        let length = distance(a, b);
        let along = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
        let out = [along[1], -along[0]];
        let count = (length * 0.8 / 1.5).clamp(5.0, 40.0) as usize;
        let mut points = Vec::with_capacity(count);
        for at in 0..count {
            let t = length * (0.1 + 0.8 * (at as f64 + 0.5) / count as f64);
            let on = [a[0] + along[0] * t, a[1] + along[1] * t];
            if let Some((shift, weight)) = edge(luma, on, out, reach) {
                points.push(([on[0] + out[0] * shift, on[1] + out[1] * shift], weight));
            }
        }
        *line = fit_line(&points, along).unwrap_or((a, along));
    }
    let mut corners = [[0.0; 2]; 4];
    for (at, corner) in corners.iter_mut().enumerate() {
        let ((p, u), (q, v)) = (lines[(at + 3) % 4], lines[at]);
        let turn = cross(u, v);
        if turn.abs() < 0.2 {
            return None;
        }
        let t = cross(minus(q, p), v) / turn;
        *corner = [p[0] + u[0] * t, p[1] + u[1] * t];
        if distance(*corner, quad[at]) > 3.0 * reach + 2.0 {
            return None;
        }
    }
    square_enough(&corners).then_some(corners)
}

/// Where along `out` the grey rises most, as the centre of gravity of the rise; and how much it rises.
fn edge(luma: &Luma<'_>, on: Point, out: Point, reach: f64) -> Option<(f64, f64)> {
    let steps = (reach * 2.0) as i32;
    let sample = |step: f64| luma.at((on[0] + out[0] * step) as f32, (on[1] + out[1] * step) as f32);
    let (mut sum, mut moment) = (0.0f64, 0.0f64);
    let mut before = sample(-f64::from(steps) * 0.5 - 0.25);
    for step in -steps..=steps {
        let middle = f64::from(step) * 0.5;
        let after = sample(middle + 0.25);
        let rise = f64::from(after - before).max(0.0);
        let rise = rise * rise;
        sum += rise;
        moment += rise * middle;
        before = after;
    }
    (sum > 30.0).then(|| (moment / sum, sum.sqrt()))
}

/// The line through weighed points, twice: what lies off the first line counts less for the second.
fn fit_line(points: &[(Point, f64)], along: Point) -> Option<(Point, Point)> {
    if points.len() < 4 {
        return None;
    }
    let mut line: Option<(Point, Point)> = None;
    for _ in 0..3 {
        let (mut sum, mut x, mut y, mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (point, weight) in points {
            let off = line.map_or(0.0, |(on, along)| cross(along, minus(*point, on)));
            let weight = weight / (1.0 + (off / 0.5) * (off / 0.5));
            sum += weight;
            x += weight * point[0];
            y += weight * point[1];
            xx += weight * point[0] * point[0];
            xy += weight * point[0] * point[1];
            yy += weight * point[1] * point[1];
        }
        let (x, y) = (x / sum, y / sum);
        let (xx, xy, yy) = (xx / sum - x * x, xy / sum - x * y, yy / sum - y * y);
        let angle = 0.5 * (2.0 * xy).atan2(xx - yy);
        let mut direction = [angle.cos(), angle.sin()];
        if dot(direction, along) < 0.0 {
            direction = [-direction[0], -direction[1]];
        }
        line = Some(([x, y], direction));
    }
    line
}
