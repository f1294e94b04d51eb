//! The 21 × 21 modules of a version 1 symbol (ISO/IEC 18004, sections 7.3, 7.7, 7.8 and 7.9).

use super::super::super::form::CODE_MODULES;

/// Modules in a symbol.
pub(in super::super) const MODULES: usize = CODE_MODULES * CODE_MODULES;
/// Codewords in a version 1 symbol.
pub(in super::super) const CODEWORDS: usize = 26;
/// The format bits of level Q.
const LEVEL_Q: u16 = 0b11;

/// What every version 1 symbol shares: per module +1 for white, −1 for dark, 0 for data and format.
#[derive(Debug)]
pub(in super::super) struct Symbol {
    /// Index of each fixed module and its colour.
    pub(in super::super) fixed: Vec<(usize, f32)>,
    /// Index of each data module, in the order of the bits.
    pub(in super::super) data: Vec<usize>,
    /// The modules of both copies of the format, highest bit first.
    format: [[usize; 15]; 2],
}

const fn index(row: usize, column: usize) -> usize {
    row * CODE_MODULES + column
}

impl Symbol {
    pub(in super::super) fn new() -> Self {
        let last = CODE_MODULES - 1;
        let format_one = [
            (8, 0),
            (8, 1),
            (8, 2),
            (8, 3),
            (8, 4),
            (8, 5),
            (8, 7),
            (8, 8),
            (7, 8),
            (5, 8),
            (4, 8),
            (3, 8),
            (2, 8),
            (1, 8),
            (0, 8),
        ];
        let format_two = [
            (last, 8),
            (last - 1, 8),
            (last - 2, 8),
            (last - 3, 8),
            (last - 4, 8),
            (last - 5, 8),
            (last - 6, 8),
            (8, last - 7),
            (8, last - 6),
            (8, last - 5),
            (8, last - 4),
            (8, last - 3),
            (8, last - 2),
            (8, last - 1),
            (8, last),
        ];
        let format = [format_one, format_two].map(|places| places.map(|(row, column)| index(row, column)));
        let mut fixed = Vec::new();
        let mut data = Vec::new();
        for row in 0..CODE_MODULES {
            for column in 0..CODE_MODULES {
                if let Some(colour) = fixed_colour(row, column) {
                    fixed.push((index(row, column), colour));
                }
            }
        }
        // Two columns at a time from the right, up and down in turn; the timing column is skipped.
        let mut right = last;
        let mut up = true;
        loop {
            for step in 0..CODE_MODULES {
                let row = if up { last - step } else { step };
                for column in [right, right - 1] {
                    let at = index(row, column);
                    let taken =
                        fixed_colour(row, column).is_some() || format.iter().any(|copy| copy.contains(&at));
                    if !taken {
                        data.push(at);
                    }
                }
            }
            up = !up;
            right = match right {
                8 => 5,
                1 => break,
                _ => right - 2,
            };
        }
        Self { fixed, data, format }
    }

    /// All modules of a symbol with these codewords: +1 white, −1 dark.
    #[cfg(test)]
    pub(in super::super) fn draw(&self, codewords: &[u8; CODEWORDS], mask: usize) -> [f32; MODULES] {
        let mut modules = [1.0; MODULES];
        for (at, colour) in &self.fixed {
            modules[*at] = *colour;
        }
        for (bit, at) in self.data.iter().enumerate() {
            let dark = (codewords[bit / 8] >> (7 - bit % 8) & 1 == 1) != masked(mask, *at);
            modules[*at] = if dark { -1.0 } else { 1.0 };
        }
        self.draw_format(mask, &mut modules);
        modules
    }

    /// The codewords under this mask; each module's sign says its colour.
    pub(in super::super) fn codewords(&self, modules: &[f32; MODULES], mask: usize) -> [u8; CODEWORDS] {
        let mut codewords = [0u8; CODEWORDS];
        for (bit, at) in self.data.iter().enumerate() {
            let dark = modules[*at] < 0.0;
            if dark != masked(mask, *at) {
                codewords[bit / 8] |= 0x80 >> (bit % 8);
            }
        }
        codewords
    }

    /// The masks in the order of how well their format fits what is seen, with the likeness (−1 to 1).
    pub(in super::super) fn masks(&self, modules: &[f32; MODULES]) -> [(usize, f32); 8] {
        let mut found: [(usize, f32); 8] = std::array::from_fn(|mask| {
            let bits = format_bits(mask);
            let mut sum = 0.0;
            for copy in &self.format {
                for (bit, at) in copy.iter().enumerate() {
                    let sign = if bits >> (14 - bit) & 1 == 1 { -1.0 } else { 1.0 };
                    sum += sign * modules[*at].clamp(-1.0, 1.0);
                }
            }
            (mask, sum / 30.0)
        });
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        found
    }

    #[cfg(test)]
    fn draw_format(&self, mask: usize, modules: &mut [f32; MODULES]) {
        let bits = format_bits(mask);
        for copy in &self.format {
            for (bit, at) in copy.iter().enumerate() {
                modules[*at] = if bits >> (14 - bit) & 1 == 1 { -1.0 } else { 1.0 };
            }
        }
    }
}

/// Is this data module turned over by this mask?
pub(in super::super) const fn masked(mask: usize, at: usize) -> bool {
    let (i, j) = (at / CODE_MODULES, at % CODE_MODULES);
    match mask {
        0 => (i + j) % 2 == 0,
        1 => i % 2 == 0,
        2 => j % 3 == 0,
        3 => (i + j) % 3 == 0,
        4 => (i / 2 + j / 3) % 2 == 0,
        5 => i * j % 2 + i * j % 3 == 0,
        6 => (i * j % 2 + i * j % 3) % 2 == 0,
        _ => ((i + j) % 2 + i * j % 3) % 2 == 0,
    }
}

/// The 15 format bits of level Q: five bits, ten check bits, and the fixed pattern over them.
fn format_bits(mask: usize) -> u16 {
    let data = LEVEL_Q << 3 | mask as u16;
    let mut rest = data << 10;
    for bit in (10..15).rev() {
        if rest >> bit & 1 == 1 {
            rest ^= 0x537 << (bit - 10);
        }
    }
    (data << 10 | rest) ^ 0x5412
}

/// The colour of a fixed module: corner patterns, the white around them, the timing lines, the dark module.
fn fixed_colour(row: usize, column: usize) -> Option<f32> {
    let last = CODE_MODULES - 1;
    for (top, left) in [(0, 0), (0, last - 6), (last - 6, 0)] {
        let off = row.abs_diff(top + 3).max(column.abs_diff(left + 3));
        if off <= 4 {
            return Some(if matches!(off, 0 | 1 | 3) { -1.0 } else { 1.0 });
        }
    }
    match (row, column) {
        (6, along) | (along, 6) => Some(if along % 2 == 0 { -1.0 } else { 1.0 }),
        (13, 8) => Some(-1.0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_module_is_fixed_format_or_data() {
        let symbol = Symbol::new();
        assert_eq!(symbol.data.len(), CODEWORDS * 8);
        let mut all: Vec<usize> = symbol.fixed.iter().map(|(at, _)| *at).chain(symbol.data.clone()).collect();
        all.extend(symbol.format[0]);
        all.extend(symbol.format[1]);
        all.sort_unstable();
        assert_eq!(all, (0..MODULES).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_drawn_reads_back_under_every_mask() {
        let symbol = Symbol::new();
        let codewords = std::array::from_fn(|at| (at * 37 + 5) as u8);
        for mask in 0..8 {
            let modules = symbol.draw(&codewords, mask);
            assert_eq!(symbol.masks(&modules)[0].0, mask);
            assert_eq!(symbol.codewords(&modules, mask), codewords);
        }
    }
}
