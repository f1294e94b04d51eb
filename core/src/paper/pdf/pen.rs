//! What a page is drawn with: the operators of its content stream.

use std::fmt::Write as _;

use super::face::Used;
use crate::paper::fonts::Shaped;

/// Draws on one page. A path is begun, drawn and then filled or stroked; what was set stays set.
pub struct Pen<'a> {
    /// The page's height: PDF measures from below.
    height: f32,
    faces: &'a mut [Used; 3],
    operators: String,
}

impl<'a> Pen<'a> {
    pub(super) fn new(height: f32, faces: &'a mut [Used; 3]) -> Self {
        // Round ends and corners, everywhere.
        Self { height, faces, operators: "1 J 1 j\n".to_owned() }
    }

    pub(super) fn end(self) -> Vec<u8> {
        self.operators.into_bytes()
    }

    /// Shapes and lines from here on: black is 0, white 1.
    pub fn grey(&mut self, grey: f32) {
        self.write(&[grey], "g");
        self.write(&[grey], "G");
    }

    /// Lines from here on are so wide.
    pub fn width(&mut self, width: f32) {
        self.write(&[width], "w");
    }

    /// The path goes on somewhere else.
    pub fn move_to(&mut self, x: f32, y: f32) {
        self.write(&[x, self.height - y], "m");
    }

    /// A straight line to here.
    pub fn line_to(&mut self, x: f32, y: f32) {
        self.write(&[x, self.height - y], "l");
    }

    /// A cubic curve: two control points and its end.
    pub fn cubic_to(&mut self, one: (f32, f32), two: (f32, f32), end: (f32, f32)) {
        let h = self.height;
        self.write(&[one.0, h - one.1, two.0, h - two.1, end.0, h - end.1], "c");
    }

    /// Back to where this part of the path began.
    pub fn close(&mut self) {
        self.write(&[], "h");
    }

    /// A rectangle, added to the path. Without size it is left out.
    pub fn rect(&mut self, x: f32, y: f32, width: f32, height: f32) {
        if width > 0.0 && height > 0.0 {
            self.write(&[x, self.height - y - height, width, height], "re");
        }
    }

    /// Fills the path, and ends it.
    pub fn fill(&mut self) {
        self.write(&[], "f");
    }

    /// Draws a line along the path, and ends it.
    pub fn stroke(&mut self) {
        self.write(&[], "S");
    }

    /// Draws a line of dashes with square ends along the path, and ends it.
    pub fn stroke_dashed(&mut self, dash: f32, gap: f32) {
        self.operators.push_str("q 0 J [");
        [dash, gap].iter().for_each(|length| number(&mut self.operators, *length));
        self.operators.push_str("] 0 d S Q\n");
    }

    /// One line of shaped text whose letters stand on `baseline`; `stroke` makes its outlines heavier.
    pub fn text(
        &mut self,
        x: f32,
        baseline: f32,
        text: &str,
        shaped: &[Shaped],
        size: f32,
        stroke: Option<f32>,
    ) {
        self.operators.push_str("BT\n");
        if let Some(width) = stroke {
            self.width(width);
        }
        self.write(&[if stroke.is_some() { 2.0 } else { 0.0 }], "Tr");
        self.write(&[x, self.height - baseline], "Td");
        for run in shaped.chunk_by(|one, next| one.face == next.face) {
            let Some(face) =
                run.first().and_then(|first| self.faces.iter_mut().find(|used| used.face() == first.face))
            else {
                continue;
            };
            let _ = write!(self.operators, "/{} ", face.name());
            number(&mut self.operators, size);
            self.operators.push_str("Tf\n<");
            for shaped in run {
                let _ = write!(self.operators, "{:04X}", face.glyph(shaped, text));
            }
            self.operators.push_str("> Tj\n");
        }
        self.operators.push_str("ET\n");
    }

    fn write(&mut self, numbers: &[f32], operator: &str) {
        numbers.iter().for_each(|value| number(&mut self.operators, *value));
        self.operators.push_str(operator);
        self.operators.push('\n');
    }
}

/// A number with three decimals at most and a space: a thousandth of a point is finer than any printer. What is no number is 0.
fn number(operators: &mut String, value: f32) {
    let value = if value.is_finite() { value } else { 0.0 };
    let written = format!("{value:.3}");
    let short = written.trim_end_matches('0').trim_end_matches('.');
    operators.push_str(if short == "-0" { "0" } else { short });
    operators.push(' ');
}
