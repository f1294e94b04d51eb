//! The photo in the making: light per pixel, and what each pixel shows.

use super::camera::Camera;

/// What a pixel shows that is no card.
pub(super) const DESK: u8 = 0;
/// A finger, a pencil.
pub(super) const THING: u8 = 255;

/// Linear light, 1 is white paper in full light; and a label per pixel.
pub(super) struct Photo {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Red, green, blue.
    pub(super) light: Vec<[f32; 3]>,
    /// [`DESK`], [`THING`], or one more than the card's place in the list.
    pub(super) shows: Vec<u8>,
    pub(super) camera: Camera,
}

impl Photo {
    pub(super) fn new(camera: Camera) -> Photo {
        let (width, height) = (camera.width as usize, camera.height as usize);
        let light = vec![[0.0; 3]; width * height];
        Photo { width, height, light, shows: vec![DESK; width * height], camera }
    }

    /// The pixels round points of the desk, `margin` pixels wider: columns and rows.
    pub(super) fn bounds(&self, seen: &[(f32, f32)], margin: f32) -> (usize, usize, usize, usize) {
        let fold = |pick: fn(&(f32, f32)) -> f32, f: fn(f32, f32) -> f32, from: f32| {
            seen.iter().map(pick).fold(from, f)
        };
        let low = |value: f32, most: usize| (value - margin).floor().clamp(0.0, most as f32) as usize;
        let high = |value: f32, most: usize| (value + margin).ceil().clamp(0.0, most as f32) as usize;
        (
            low(fold(|p| p.0, f32::min, f32::MAX), self.width),
            high(fold(|p| p.0, f32::max, f32::MIN), self.width),
            low(fold(|p| p.1, f32::min, f32::MAX), self.height),
            high(fold(|p| p.1, f32::max, f32::MIN), self.height),
        )
    }
}
