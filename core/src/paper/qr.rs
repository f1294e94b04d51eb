//! QR codes for the printer and for a terminal.

use qrcodegen::{QrCode, QrCodeEcc};

/// Light modules round a code (ISO/IEC 18004, 9.1: four on each side).
pub const QUIET: usize = 4;

/// Why a text has no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// Nothing to encode.
    #[error("a code needs a text")]
    Empty,
    /// More than the largest code holds (2,331 bytes at correction level M).
    #[error("{0} bytes are too many for a code")]
    TooLong(usize),
}

/// A code as dark and light modules, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Modules {
    side: usize,
    dark: Vec<bool>,
}

impl Modules {
    /// Encodes a text at correction level M (15 % may be damaged), or higher where that costs no room.
    ///
    /// # Errors
    /// [`QrError`].
    pub fn of(text: &str) -> Result<Self, QrError> {
        Self::at(text, QrCodeEcc::Medium)
    }

    fn at(text: &str, level: QrCodeEcc) -> Result<Self, QrError> {
        if text.is_empty() {
            return Err(QrError::Empty);
        }
        let code = QrCode::encode_text(text, level).map_err(|_| QrError::TooLong(text.len()))?;
        let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = dark.map(|(x, y)| code.get_module(x, y)).collect();
        Ok(Self { side: code.size().unsigned_abs() as usize, dark })
    }

    /// Modules on each side.
    #[must_use]
    pub fn side(&self) -> usize {
        self.side
    }

    /// Whether the module is dark; light outside the code.
    #[must_use]
    pub fn dark(&self, x: usize, y: usize) -> bool {
        x < self.side && self.dark.get(y * self.side + x).copied().unwrap_or(false)
    }

    /// The dark modules as runs in each row: `(x, y, length)`.
    pub fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        (0..self.side).flat_map(move |y| {
            let mut x = 0;
            std::iter::from_fn(move || {
                while x < self.side && !self.dark(x, y) {
                    x += 1;
                }
                let start = x;
                while self.dark(x, y) {
                    x += 1;
                }
                (x > start).then_some((start, y, x - start))
            })
        })
    }
}

/// What a code in half blocks is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// A terminal: every line sets black on white itself (ANSI, 256 colours), because a code in a dark theme's
    /// colours would be inverted and half of the readers refuse that.
    Terminal,
    /// A file or paper: blocks are ink, nothing else is written.
    Paper,
}

/// A code for a terminal, in half blocks: a module is one column wide and half a line high.
///
/// # Errors
/// [`QrError`].
pub fn to_terminal(text: &str) -> Result<String, QrError> {
    half_blocks(text, Ground::Terminal)
}

/// A code in Unicode half blocks, with its quiet zone. Correction level L: a screen isn't stained, and
/// fewer modules fit a window of 80 columns sooner.
///
/// # Errors
/// [`QrError`].
pub fn half_blocks(text: &str, ground: Ground) -> Result<String, QrError> {
    let modules = Modules::at(text, QrCodeEcc::Low)?;
    let edge = modules.side + 2 * QUIET;
    let dark = |x: usize, y: usize| {
        x.checked_sub(QUIET).zip(y.checked_sub(QUIET)).is_some_and(|(x, y)| modules.dark(x, y))
    };
    let mut out = String::new();
    for y in (0..edge).step_by(2) {
        if ground == Ground::Terminal {
            out.push_str("\x1b[38;5;16;48;5;231m");
        }
        out.extend((0..edge).map(|x| match (dark(x, y), dark(x, y + 1)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        }));
        if ground == Ground::Terminal {
            out.push_str("\x1b[0m");
        }
        out.push('\n');
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_cover_exactly_the_dark_modules() {
        let modules = Modules::of("oogst").unwrap();
        let mut seen = vec![false; modules.side() * modules.side()];
        for (x, y, length) in modules.runs() {
            (x..x + length).for_each(|x| seen[y * modules.side() + x] = true);
        }
        assert_eq!(seen, modules.dark);
        assert!(seen.iter().any(|dark| *dark));
    }

    #[test]
    fn half_blocks_are_the_modules_two_rows_at_a_time() {
        let modules = Modules::at("oogst", QrCodeEcc::Low).unwrap();
        let text = half_blocks("oogst", Ground::Paper).unwrap();
        let rows: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
        assert!(rows.iter().all(|row| row.len() == modules.side() + 2 * QUIET));
        for (y, x) in (0..modules.side()).flat_map(|y| (0..modules.side()).map(move |x| (y, x))) {
            let block = rows[(y + QUIET) / 2][x + QUIET];
            let ink = if (y + QUIET).is_multiple_of(2) { "█▀" } else { "█▄" };
            assert_eq!(ink.contains(block), modules.dark(x, y), "{x} {y}");
        }
    }

    #[test]
    fn a_terminal_gets_its_own_colours_on_every_line() {
        let text = to_terminal("oogst").unwrap();
        assert!(text.lines().all(|line| line.starts_with("\x1b[") && line.ends_with("\x1b[0m")));
    }

    #[test]
    fn too_much_and_nothing_are_refused() {
        assert_eq!(Modules::of(&"x".repeat(5000)), Err(QrError::TooLong(5000)));
        assert_eq!(to_terminal(""), Err(QrError::Empty));
    }
}
