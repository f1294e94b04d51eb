//! Dark runs in the rows of a picture, against a threshold that follows the light.

use super::plane::Luma;

/// Side of the squares in which light is measured, in pixels.
const BLOCK: usize = 8;
/// Darkest and brightest are sought so many blocks around: 3 gives 56 pixels, wider than a mark's border and bits.
const REACH: usize = 3;
/// Where brightest and darkest differ less than this, there is no ink.
const LEAST_CONTRAST: u8 = 36;
/// The most runs that are kept: a picture of noise has more, and no cards.
const MOST_RUNS: usize = 3_000_000;

/// Dark pixels next to each other in one row: from `from` up to, not including, `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) from: u16,
    pub(super) to: u16,
    pub(super) y: u16,
}

/// All dark runs, row by row, and where each row starts.
#[derive(Debug, Default)]
pub(super) struct Runs {
    pub(super) runs: Vec<Run>,
    pub(super) starts: Vec<u32>,
}

/// The dark runs of a picture; none when it is wider or higher than 65,535 pixels (those are halved first).
pub(super) fn dark_runs(luma: &Luma<'_>) -> Runs {
    let mut found = Runs::default();
    if luma.width() > usize::from(u16::MAX) || luma.height() > usize::from(u16::MAX) {
        return found;
    }
    let threshold = Threshold::of(luma);
    let mut words = vec![0u64; luma.width().div_ceil(64)];
    for y in 0..luma.height() {
        found.starts.push(found.runs.len() as u32);
        if found.runs.len() < MOST_RUNS {
            words.fill(0);
            threshold.row(luma, y, &mut words);
            push_runs(&words, y as u16, luma.width() as u32, &mut found.runs);
        }
    }
    found.starts.push(found.runs.len() as u32);
    found
}

fn push_runs(words: &[u64], y: u16, width: u32, runs: &mut Vec<Run>) {
    let mut open: Option<u32> = None;
    for (index, word) in words.iter().enumerate() {
        let base = index as u32 * 64;
        let mut at = 0;
        // Each turn ends the run that is open or opens one, at the next change of bit.
        while at < 64 {
            let rest = if open.is_some() { !word } else { *word } >> at;
            if rest == 0 {
                break;
            }
            at += rest.trailing_zeros();
            match open.take() {
                None => open = Some(base + at),
                Some(from) => runs.push(Run { from: from as u16, to: (base + at) as u16, y }),
            }
        }
    }
    if let Some(from) = open {
        runs.push(Run { from: from as u16, to: width as u16, y });
    }
}

/// Per block the grey below which a pixel is dark; 0 where there is no contrast.
struct Threshold {
    across: usize,
    levels: Vec<u8>,
}

impl Threshold {
    fn of(luma: &Luma<'_>) -> Self {
        let across = luma.width().div_ceil(BLOCK);
        let down = luma.height().div_ceil(BLOCK);
        let (mut low, mut high) = (vec![255u8; across * down], vec![0u8; across * down]);
        let (mut lows, mut highs) = (vec![0u8; luma.width()], vec![0u8; luma.width()]);
        for by in 0..down {
            lows.fill(255);
            highs.fill(0);
            for y in by * BLOCK..((by + 1) * BLOCK).min(luma.height()) {
                for ((low, high), grey) in lows.iter_mut().zip(&mut highs).zip(luma.row(y)) {
                    *low = (*low).min(*grey);
                    *high = (*high).max(*grey);
                }
            }
            let row = by * across..(by + 1) * across;
            for (block, pixels) in low[row.clone()].iter_mut().zip(lows.chunks(BLOCK)) {
                *block = pixels.iter().copied().min().unwrap_or(255);
            }
            for (block, pixels) in high[row].iter_mut().zip(highs.chunks(BLOCK)) {
                *block = pixels.iter().copied().max().unwrap_or(0);
            }
        }
        let low = spread(&low, across, down, u8::min);
        let high = spread(&high, across, down, u8::max);
        let levels = low
            .iter()
            .zip(&high)
            .map(
                |(low, high)| {
                    if high.saturating_sub(*low) < LEAST_CONTRAST { 0 } else { low / 2 + high / 2 }
                },
            )
            .collect();
        Self { across, levels }
    }

    fn row(&self, luma: &Luma<'_>, y: usize, words: &mut [u64]) {
        let start = y / BLOCK * self.across;
        let levels = self.levels.get(start..start + self.across).unwrap_or_default();
        for ((index, pixels), level) in luma.row(y).chunks(BLOCK).enumerate().zip(levels) {
            if *level == 0 {
                continue;
            }
            let bits = match <[u8; 8]>::try_from(pixels) {
                Ok(eight) => below(u64::from_le_bytes(eight), *level),
                Err(_) => {
                    pixels.iter().enumerate().fold(0, |bits, (at, grey)| bits | u64::from(grey < level) << at)
                }
            };
            if let Some(word) = words.get_mut(index / 8) {
                *word |= bits << (index % 8 * BLOCK);
            }
        }
    }
}

/// Which of eight bytes are below a level, as eight bits: all compared at once within one word.
fn below(bytes: u64, level: u8) -> u64 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let levels = u64::from(level) * 0x0101_0101_0101_0101;
    // Subtracted with the high bits set, so that no byte borrows of its neighbour.
    let rest = (bytes | HIGH).wrapping_sub(levels & !HIGH);
    let less = (!bytes & levels) | (!(bytes ^ levels) & !rest);
    // Brings each byte's high bit to the top byte, the first byte's lowest.
    ((less & HIGH) >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// The least or greatest of the blocks [`REACH`] around each block, first along rows, then along columns.
fn spread(blocks: &[u8], across: usize, down: usize, pick: fn(u8, u8) -> u8) -> Vec<u8> {
    let mut rows = blocks.to_vec();
    for (from, to) in blocks.chunks(across).zip(rows.chunks_mut(across)) {
        for (x, value) in to.iter_mut().enumerate() {
            let window = &from[x.saturating_sub(REACH)..(x + REACH + 1).min(across)];
            *value = window.iter().copied().fold(*value, pick);
        }
    }
    let mut both = rows.clone();
    for y in 0..down {
        for near in y.saturating_sub(REACH)..(y + REACH + 1).min(down) {
            let (to, from) = (y * across, near * across);
            for x in 0..across {
                both[to + x] = pick(both[to + x], rows[from + x]);
            }
        }
    }
    both
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_runs_are_found_across_the_words_of_a_row() {
        let mut data = vec![200u8; 200 * 16];
        for y in 0..16 {
            data[y * 200 + 60..y * 200 + 70].fill(20);
            data[y * 200 + 190..(y + 1) * 200].fill(20);
        }
        let luma = Luma::new(200, 16, &data).unwrap();
        let found = dark_runs(&luma);
        assert_eq!(found.runs.len(), 32);
        assert_eq!(found.runs[0], Run { from: 60, to: 70, y: 0 });
        assert_eq!(found.runs[1], Run { from: 190, to: 200, y: 0 });
        assert_eq!(found.starts, (0..=16).map(|row| row * 2).collect::<Vec<_>>());
    }

    #[test]
    fn eight_bytes_are_compared_as_one_by_one() {
        let bytes = [0u8, 1, 99, 100, 101, 127, 128, 255];
        for level in 0..=255u8 {
            let one_by_one =
                bytes.iter().enumerate().fold(0, |bits, (at, byte)| bits | u64::from(*byte < level) << at);
            assert_eq!(below(u64::from_le_bytes(bytes), level), one_by_one, "{level}");
        }
    }

    #[test]
    fn ink_is_dark_in_light_and_in_shadow() {
        let mut data = vec![0u8; 256 * 16];
        for (at, grey) in data.iter_mut().enumerate() {
            let x = at % 256;
            let paper = 250 - (x * 3 / 4) as u8;
            *grey = if x % 32 < 8 { paper / 2 } else { paper };
        }
        let found = dark_runs(&Luma::new(256, 16, &data).unwrap());
        assert_eq!(found.starts[1], 8, "{:?}", &found.runs[..found.starts[1] as usize]);
    }
}
