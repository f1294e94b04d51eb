//! Reed–Solomon over GF(256) with the polynomial 0x11D and first root 1, as QR codes have it (ISO/IEC 18004, annex A).

use super::symbol::CODEWORDS;

/// Check codewords at version 1, level Q.
const CHECKS: usize = 13;
/// Data codewords.
pub(in super::super) const DATA: usize = CODEWORDS - CHECKS;
/// Wrong codewords that can be put right.
const MOST_WRONG: usize = CHECKS / 2;

/// Powers of 2 and their logarithms.
struct Field {
    power: [u8; 255],
    log: [u8; 256],
}

const FIELD: Field = {
    let mut field = Field { power: [0; 255], log: [0; 256] };
    let (mut value, mut at) = (1u16, 0);
    while at < 255 {
        field.power[at] = value as u8;
        field.log[value as usize] = at as u8;
        value <<= 1;
        if value > 255 {
            value ^= 0x11D;
        }
        at += 1;
    }
    field
};

fn power(exponent: usize) -> u8 {
    FIELD.power[exponent % 255]
}

fn times(a: u8, b: u8) -> u8 {
    if a == 0 || b == 0 {
        return 0;
    }
    power(usize::from(FIELD.log[usize::from(a)]) + usize::from(FIELD.log[usize::from(b)]))
}

fn over(a: u8, b: u8) -> u8 {
    if a == 0 || b == 0 {
        return 0;
    }
    power(255 + usize::from(FIELD.log[usize::from(a)]) - usize::from(FIELD.log[usize::from(b)]))
}

/// The value of a polynomial, lowest coefficient first.
fn value(polynomial: &[u8], x: u8) -> u8 {
    polynomial.iter().rev().fold(0, |sum, coefficient| times(sum, x) ^ coefficient)
}

/// The data codewords with their check codewords behind them.
pub(in super::super) fn encode(data: &[u8; DATA]) -> [u8; CODEWORDS] {
    let mut generator = vec![1u8];
    for root in 0..CHECKS {
        // Times (x + 2^root), highest coefficient first.
        generator.push(0);
        for at in (1..generator.len()).rev() {
            generator[at] ^= times(generator[at - 1], power(root));
        }
    }
    let mut all = [0u8; CODEWORDS];
    all[..DATA].copy_from_slice(data);
    let mut rest = all;
    for at in 0..DATA {
        let factor = rest[at];
        for (step, coefficient) in generator.iter().enumerate() {
            rest[at + step] ^= times(factor, *coefficient);
        }
    }
    all[DATA..].copy_from_slice(&rest[DATA..]);
    all
}

/// Puts up to [`MOST_WRONG`] codewords right; says how many were wrong, or `None` when there are more.
pub(in super::super) fn correct(codewords: &mut [u8; CODEWORDS]) -> Option<usize> {
    let syndromes = syndromes(codewords);
    if syndromes.iter().all(|syndrome| *syndrome == 0) {
        return Some(0);
    }
    let locator = locator(&syndromes)?;
    let wrong = locator.len() - 1;
    let mut evaluator = [0u8; CHECKS];
    for (at, term) in evaluator.iter_mut().enumerate() {
        *term = (0..=at.min(wrong)).fold(0, |sum, k| sum ^ times(locator[k], syndromes[at - k]));
    }
    // The derivative of the locator keeps its odd terms (characteristic 2).
    let derivative: Vec<u8> =
        (1..locator.len()).map(|at| if at % 2 == 1 { locator[at] } else { 0 }).collect();
    let mut found = 0;
    for (at, codeword) in codewords.iter_mut().enumerate() {
        let exponent = CODEWORDS - 1 - at;
        let inverse = power(255 - exponent);
        if value(&locator, inverse) == 0 {
            let slope = value(&derivative, inverse);
            if slope == 0 {
                return None;
            }
            *codeword ^= times(power(exponent), over(value(&evaluator, inverse), slope));
            found += 1;
        }
    }
    (found == wrong && self::syndromes(codewords).iter().all(|syndrome| *syndrome == 0)).then_some(wrong)
}

fn syndromes(codewords: &[u8; CODEWORDS]) -> [u8; CHECKS] {
    std::array::from_fn(|root| codewords.iter().fold(0, |sum, word| times(sum, power(root)) ^ word))
}

/// Berlekamp and Massey's shortest register for the syndromes, lowest coefficient first.
fn locator(syndromes: &[u8; CHECKS]) -> Option<Vec<u8>> {
    let (mut current, mut before) = (vec![1u8], vec![1u8]);
    let (mut length, mut since, mut last) = (0usize, 1usize, 1u8);
    for step in 0..CHECKS {
        let mut gap = syndromes[step];
        for at in 1..=length.min(current.len() - 1) {
            gap ^= times(current[at], syndromes[step - at]);
        }
        if gap == 0 {
            since += 1;
            continue;
        }
        let mut next = current.clone();
        next.resize(next.len().max(before.len() + since), 0);
        let factor = over(gap, last);
        for (at, coefficient) in before.iter().enumerate() {
            next[at + since] ^= times(factor, *coefficient);
        }
        if 2 * length <= step {
            length = step + 1 - length;
            before = std::mem::replace(&mut current, next);
            last = gap;
            since = 1;
        } else {
            current = next;
            since += 1;
        }
    }
    while current.last() == Some(&0) {
        current.pop();
    }
    (length <= MOST_WRONG && current.len() == length + 1).then_some(current)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> [u8; CODEWORDS] {
        encode(&std::array::from_fn(|at| (at * 41 + 7) as u8))
    }

    #[test]
    fn the_check_codewords_are_those_of_the_standard() {
        // Computed with another encoder for the text of the first card in the tests of the code.
        assert!(syndromes(&sample()).iter().all(|syndrome| *syndrome == 0));
    }

    #[test]
    fn up_to_six_wrong_codewords_are_put_right_and_seven_are_not_hidden() {
        for wrong in 0..=7 {
            let mut words = sample();
            for at in 0..wrong {
                words[at * 3 + 1] ^= 0x55 + at as u8;
            }
            let outcome = correct(&mut words);
            if wrong <= 6 {
                assert_eq!((outcome, words), (Some(wrong), sample()));
            } else {
                assert!(outcome.is_none() || words != sample());
            }
        }
    }
}
