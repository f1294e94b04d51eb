//! Cuts a straightened piece of a card out of a photo: what a person is shown to decide, or to read.

use super::geometry::{Homography, Point};
use super::plane::Luma;
use super::reading::Quad;
use super::squares::unit_to;

/// The most pixels of a crop.
const MOST_PIXELS: usize = 4_000_000;

/// A straightened piece of a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crop {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// As many planes as were given, pixel by pixel.
    pub data: Vec<u8>,
}

/// Cuts out this quad of the photo, upright, at the photo's own resolution but at most `longest` pixels along its longer
/// side. `planes` are the photo's planes: one for grey, three for colour. `None` for a quad without an inside, or planes
/// of different sizes.
#[must_use]
pub fn crop(planes: &[Luma<'_>], quad: &Quad, longest: usize) -> Option<Crop> {
    let first = planes.first()?;
    if planes.iter().any(|plane| (plane.width(), plane.height()) != (first.width(), first.height())) {
        return None;
    }
    let corners: [Point; 4] = quad.map(|corner| corner.map(f64::from));
    if corners.iter().flatten().any(|at| !at.is_finite() || at.abs() > 1e6) {
        return None;
    }
    let side = |a: usize, b: usize| (corners[a][0] - corners[b][0]).hypot(corners[a][1] - corners[b][1]);
    let (across, down) = (side(0, 1).max(side(3, 2)), side(0, 3).max(side(1, 2)));
    if across < 1.0 || down < 1.0 {
        return None;
    }
    let scale = (longest.clamp(1, 4000) as f64 / across.max(down)).min(1.0);
    let width = ((across * scale) as usize).max(1);
    let height = ((down * scale) as usize).max(1);
    if width * height * planes.len() > MOST_PIXELS {
        return None;
    }
    let shrink = [1.0 / width as f64, 0.0, 0.0, 0.0, 1.0 / height as f64, 0.0, 0.0, 0.0, 1.0];
    let map = unit_to(&corners)?.after(&Homography(shrink));
    // Below half the photo's resolution single samples would skip pixels: four per pixel do not.
    let parts: &[f64] = if scale < 0.6 { &[0.25, 0.75] } else { &[0.5] };
    let mut data = Vec::with_capacity(width * height * planes.len());
    for y in 0..height {
        for x in 0..width {
            for plane in planes {
                let mut sum = 0.0;
                for dy in parts {
                    for dx in parts {
                        let [px, py] = map.apply([x as f64 + dx, y as f64 + dy]);
                        sum += plane.at(px as f32, py as f32);
                    }
                }
                data.push((sum / (parts.len() * parts.len()) as f32).round() as u8);
            }
        }
    }
    Some(Crop { width, height, data })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ramp() -> Vec<u8> {
        (0..100 * 80).map(|at| (at % 100) as u8).collect()
    }

    #[test]
    fn an_upright_crop_is_the_pixels_themselves() {
        let data = ramp();
        let luma = Luma::new(100, 80, &data).unwrap();
        let quad = [[9.5, 9.5], [29.5, 9.5], [29.5, 19.5], [9.5, 19.5]];
        let crop = crop(&[luma], &quad, 400).unwrap();
        assert_eq!((crop.width, crop.height), (20, 10));
        assert_eq!(crop.data[..3], [10, 11, 12]);
    }

    #[test]
    fn a_turned_card_comes_out_upright() {
        let data = ramp();
        let luma = Luma::new(100, 80, &data).unwrap();
        // Upside down: the top left corner is bottom right in the photo.
        let quad = [[29.5, 19.5], [9.5, 19.5], [9.5, 9.5], [29.5, 9.5]];
        let crop = crop(&[luma, luma, luma], &quad, 10).unwrap();
        assert_eq!((crop.width, crop.height), (10, 5));
        assert!(crop.data[0] > crop.data[27], "{:?}", &crop.data[..30]);
        assert_eq!(crop.data[0], crop.data[2]);
    }

    #[test]
    fn quads_without_an_inside_are_refused() {
        let data = ramp();
        let luma = Luma::new(100, 80, &data).unwrap();
        assert_eq!(crop(&[], &[[0.0; 2]; 4], 10), None);
        assert_eq!(crop(&[luma], &[[5.0; 2]; 4], 10), None);
        assert_eq!(crop(&[luma], &[[0.0, 0.0], [f32::NAN, 0.0], [9.0, 9.0], [0.0, 9.0]], 10), None);
        let other = Luma::new(80, 100, &data).unwrap();
        assert_eq!(crop(&[luma, other], &[[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 9.0]], 10), None);
    }
}
