//! Text measured, broken into lines, and checked for what can't be set.

use super::{
    model::{Part, PrintError},
    ops::Op,
    style::LEADING,
};
use crate::paper::{
    fonts::{Face, Fonts, unseen},
    wrap::{Setting, wrap},
};

/// More lines than any card holds.
const MANY: usize = 60;

/// A text as it will be set.
#[derive(Clone, Copy)]
pub(super) struct Type<'a> {
    /// The typefaces.
    pub fonts: &'a Fonts,
    /// The type size, in millimetres.
    pub size: f32,
    /// Whether it is heavy.
    pub strong: bool,
}

impl Type<'_> {
    /// The width of one line.
    #[must_use]
    pub(super) fn width(self, text: &str) -> f32 {
        self.fonts.width(text, Face::Text, self.size)
    }

    /// The lines of a text in this width.
    #[must_use]
    pub(super) fn lines(self, text: &str, width: f32) -> Vec<String> {
        wrap(self.fonts, text, Setting { face: Face::Text, size: self.size, width, lines: MANY })
    }

    /// From one line to the next.
    #[must_use]
    pub(super) fn leading(self) -> f32 {
        self.size * LEADING
    }

    /// Lines from their top.
    pub(super) fn set(self, x: f32, y: f32, lines: &[String]) -> Vec<Op> {
        let baselines = (0..).map(|at| y + self.size * 0.86 + at as f32 * self.leading());
        lines.iter().zip(baselines).map(|(line, baseline)| self.line(x, baseline, line)).collect()
    }

    /// Lines with their middle at `y`.
    pub(super) fn set_middle(self, x: f32, y: f32, lines: &[String]) -> Vec<Op> {
        // The middle between the height of small and of capital letters, as eyes see it.
        let first = y + self.size * 0.3 - (lines.len().saturating_sub(1)) as f32 * self.leading() / 2.0;
        let baselines = (0..).map(|at| first + at as f32 * self.leading());
        lines.iter().zip(baselines).map(|(line, baseline)| self.line(x, baseline, line)).collect()
    }

    /// One line on its baseline.
    #[must_use]
    pub(super) fn line(self, x: f32, baseline: f32, text: &str) -> Op {
        Op::Text { x, baseline, text: text.to_owned(), size: self.size, strong: self.strong }
    }
}

/// Checks that the fonts can set a text.
///
/// # Errors
/// [`PrintError::NoLetter`], [`PrintError::RightToLeft`].
pub(super) fn can_be_set(fonts: &Fonts, part: &Part, text: &str) -> Result<(), PrintError> {
    for c in text.chars().filter(|c| !unseen(*c) && !c.is_whitespace()) {
        if right_to_left(c) {
            return Err(PrintError::RightToLeft(part.clone()));
        }
        let shaped = fonts.shape(c.encode_utf8(&mut [0; 4]), Face::Text);
        if !shaped.iter().any(|shaped| shaped.glyph != 0) {
            return Err(PrintError::NoLetter { part: part.clone(), letter: c });
        }
    }
    Ok(())
}

/// The blocks whose letters run from right to left (Unicode, `DerivedBidiClass`: R and AL).
fn right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        || matches!(c, '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
