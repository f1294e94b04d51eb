//! The printed codes, compared with what blur left of one.

use super::super::super::code::{CardCode, PrintedCodes};
use super::symbol::{CODEWORDS, MODULES, Symbol, masked};
use super::text::codewords;

/// Correlation with the best code from which it is that code.
const LEAST: f32 = 0.45;
/// How much better the best must be than the next. Two codes of one run correlate about 0.33 by themselves.
const MARGIN: f32 = 0.2;
/// The most codes that are compared: the latest ones, a year of a teacher who prints 200 a week.
const MOST_CODES: usize = 8192;

/// Every printed code with the bits of its symbol before masking.
#[derive(Debug)]
pub(in super::super) struct List {
    codes: Vec<(CardCode, [u8; CODEWORDS])>,
}

impl List {
    pub(in super::super) fn new(printed: &PrintedCodes) -> Self {
        let codes = printed.codes().take(MOST_CODES);
        Self { codes: codes.filter_map(|code| codewords(&code.text()).map(|words| (code, words))).collect() }
    }

    /// The one printed code that these modules are like, if one stands out.
    pub(in super::super) fn best(&self, symbol: &Symbol, modules: &[f32; MODULES]) -> Option<CardCode> {
        let masks = symbol.masks(modules);
        let (mut best, mut next): (Option<(f32, CardCode)>, f32) = (None, -1.0);
        // A mask whose format is much less like what is seen than the best cannot be it.
        for (mask, _) in masks.into_iter().filter(|(_, likeness)| *likeness > masks[0].1 - 0.35) {
            let mut values: Vec<f32> = symbol
                .data
                .iter()
                .map(|at| {
                    let value = modules[*at].clamp(-1.2, 1.2);
                    if masked(mask, *at) { value } else { -value }
                })
                .collect();
            let mean = values.iter().sum::<f32>() / values.len() as f32;
            values.iter_mut().for_each(|value| *value -= mean);
            let norm = values.iter().map(|value| value * value).sum::<f32>().sqrt().max(1e-6);
            let signs = SumOfBits::new(&values);
            for (code, words) in &self.codes {
                let likeness = signs.correlation(words) / norm;
                match &mut best {
                    Some((most, which)) if *which == *code => *most = most.max(likeness),
                    Some((most, which)) if likeness > *most => {
                        next = *most;
                        (*most, *which) = (likeness, *code);
                    }
                    Some(_) => next = next.max(likeness),
                    None => best = Some((likeness, *code)),
                }
            }
        }
        let (likeness, code) = best?;
        (likeness >= LEAST && likeness - next >= MARGIN).then_some(code)
    }
}

/// Per byte and its value the sum of the values where its bits are set: 26 look-ups compare a code.
struct SumOfBits {
    sums: Vec<[f32; 256]>,
}

impl SumOfBits {
    fn new(values: &[f32]) -> Self {
        let sums = values
            .chunks(8)
            .map(|eight| {
                let mut sums = [0.0f32; 256];
                for (byte, sum) in sums.iter_mut().enumerate() {
                    *sum = eight
                        .iter()
                        .enumerate()
                        .filter(|(bit, _)| byte >> (7 - bit) & 1 == 1)
                        .map(|(_, v)| v)
                        .sum();
                }
                sums
            })
            .collect();
        Self { sums }
    }

    /// The dot product with the bits, as if their mean were taken off and their length were one.
    fn correlation(&self, words: &[u8; CODEWORDS]) -> f32 {
        let sum: f32 = self.sums.iter().zip(words).map(|(sums, word)| sums[usize::from(*word)]).sum();
        let ones = words.iter().map(|word| word.count_ones()).sum::<u32>() as f32;
        let share = ones / (CODEWORDS * 8) as f32;
        sum / ((CODEWORDS * 8) as f32 * share * (1.0 - share)).max(1e-6).sqrt()
    }
}
