//! Samples of other kinds, made into bytes of grey or colour.

use super::Raster;

/// Keeps the high byte of each 16-bit sample, in place.
pub(crate) fn eight_bits(pixels: &mut Vec<u8>) {
    let samples = pixels.len() / 2;
    for at in 0..samples {
        let high = pixels.get(at * 2..at * 2 + 2).and_then(|pair| pair.try_into().ok());
        let high = u16::from_ne_bytes(high.unwrap_or_default()) >> 8;
        if let Some(sample) = pixels.get_mut(at) {
            *sample = high as u8;
        }
    }
    pixels.truncate(samples);
}

/// Blends `N` channels, the last of them alpha, onto white, leaving `M` channels, in place.
pub(crate) fn on_white<const N: usize, const M: usize>(pixels: &mut Vec<u8>) {
    let count = pixels.len() / N;
    for at in 0..count {
        let Some(pixel) = pixels.get(at * N..).and_then(|rest| rest.first_chunk::<N>()).copied() else {
            break;
        };
        let alpha = u32::from(pixel.last().copied().unwrap_or(255));
        let blended = pixel.iter().map(|sample| {
            // (sample × alpha + 255 × (255 − alpha)) ÷ 255, rounded.
            let sum = u32::from(*sample) * alpha + 255 * (255 - alpha) + 127;
            u8::try_from(sum / 255).unwrap_or(255)
        });
        if let Some(place) = pixels.get_mut(at * M..(at + 1) * M) {
            place.iter_mut().zip(blended).for_each(|(place, sample)| *place = sample);
        }
    }
    pixels.truncate(count * M);
}

impl Raster {
    /// Luma by ITU-R BT.601, in place.
    #[must_use]
    pub fn grey(mut self) -> Self {
        if self.channels == 1 {
            return self;
        }
        let count = self.pixels.len() / 3;
        for at in 0..count {
            let [r, g, b] =
                self.pixels.get(at * 3..).and_then(|rest| rest.first_chunk()).copied().unwrap_or([0; 3]);
            let luma = (u32::from(r) * 77 + u32::from(g) * 150 + u32::from(b) * 29 + 128) >> 8;
            if let Some(place) = self.pixels.get_mut(at) {
                *place = u8::try_from(luma).unwrap_or(255);
            }
        }
        self.pixels.truncate(count);
        Self { channels: 1, ..self }
    }
}
