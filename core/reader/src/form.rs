//! Where things are on a card: what the printer places and the reader looks for.
//!
//! All in millimetres from the top left corner of the card, upright, x to the right, y down. The [`Frame`] (size,
//! code, marks) is the same for all cards of one size and known without the template; the boxes come with the
//! template, as a [`CardForm`].

use serde::{Deserialize, Serialize};

use super::code::CardSize;

/// Modules along one side of the code: QR version 1.
pub const CODE_MODULES: usize = 21;
/// Modules along one side of a corner mark: a black border of one module around 4 × 4 bits.
pub const MARK_MODULES: usize = 6;
/// The stroke of a box, in millimetres, inside the box's edge.
pub const BOX_STROKE: f32 = 0.4;
/// White around the code, in millimetres: at least the four modules that a QR code needs.
pub const QUIET: f32 = 4.0;

/// The 4 × 4 bits of the marks, row by row, 1 is white: top right, bottom right, bottom left.
///
/// Under every rotation each differs from the others, and from itself rotated, in at least 8 of the 16 bits (the most
/// that can be had; found by search): a mark half covered or badly blurred is not taken for another, nor turned.
pub const MARK_BITS: [u16; 3] = [0b0000_0110_1001_1111, 0b0111_0111_0010_1101, 0b0001_1000_0011_0110];

/// A rectangle on the card, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Spot {
    /// A square.
    #[must_use]
    pub const fn square(x: f32, y: f32, side: f32) -> Self {
        Self { x, y, w: side, h: side }
    }

    /// Top left, top right, bottom right, bottom left.
    #[must_use]
    pub fn corners(&self) -> [[f32; 2]; 4] {
        let (right, bottom) = (self.x + self.w, self.y + self.h);
        [[self.x, self.y], [right, self.y], [right, bottom], [self.x, bottom]]
    }

    /// The middle.
    #[must_use]
    pub fn centre(&self) -> [f32; 2] {
        [self.x + self.w / 2.0, self.y + self.h / 2.0]
    }
}

/// What all cards of one size share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Width of the card.
    pub w: f32,
    /// Height of the card.
    pub h: f32,
    /// The code, without its quiet zone.
    pub code: Spot,
    /// The marks in the corners: top right, bottom right, bottom left; see [`MARK_BITS`].
    pub marks: [Spot; 3],
}

impl Frame {
    /// The frame of cards of this size; large print has the frame of its size.
    #[must_use]
    pub const fn of(size: CardSize) -> Self {
        match size {
            CardSize::A6 | CardSize::A6Large => Self::new(105.0, 148.5, 6.0, 24.0, 12.0),
            // Modules of five dots at 150 dpi: see `print::sheet`.
            CardSize::A7 => Self::new(105.0, 74.25, 5.5, 17.78, 8.0),
            CardSize::A5 | CardSize::A5Large => Self::new(148.5, 210.0, 8.0, 28.0, 14.0),
        }
    }

    const fn new(w: f32, h: f32, margin: f32, code: f32, mark: f32) -> Self {
        let (right, bottom) = (w - margin - mark, h - margin - mark);
        Self {
            w,
            h,
            code: Spot::square(margin, margin, code),
            marks: [
                Spot::square(right, margin, mark),
                Spot::square(right, bottom, mark),
                Spot::square(margin, bottom, mark),
            ],
        }
    }
}

/// A box to tick.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BoxSpot {
    /// Which question: index in [`CardForm::questions`].
    pub question: usize,
    /// Which of its options: index in [`QuestionForm::options`].
    pub option: usize,
    /// The box with its outline, whose stroke of [`BOX_STROKE`] lies inside it.
    pub at: Spot,
}

/// A question, as far as the reader needs it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionForm {
    /// The key of the question in the template.
    pub key: String,
    /// The keys of its options; empty for an open question.
    pub options: Vec<String>,
    /// May several options be ticked? If not, two marks are a doubt.
    pub several: bool,
}

/// Everything the reader needs to know of a template on a card of one size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardForm {
    /// Width of the card.
    pub w: f32,
    /// Height of the card.
    pub h: f32,
    /// The code, without its quiet zone.
    pub code: Spot,
    /// The marks: top right, bottom right, bottom left.
    pub marks: [Spot; 3],
    /// The questions, in the order of the template.
    pub questions: Vec<QuestionForm>,
    /// The boxes.
    pub boxes: Vec<BoxSpot>,
    /// The areas to write in.
    pub writing: Vec<Spot>,
}

impl CardForm {
    /// A form without questions on a card of this size.
    #[must_use]
    pub const fn empty(size: CardSize) -> Self {
        let Frame { w, h, code, marks } = Frame::of(size);
        Self { w, h, code, marks, questions: Vec::new(), boxes: Vec::new(), writing: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned(bits: u16) -> u16 {
        (0..16).fold(0, |turned, at| {
            let (row, column) = (at / 4, at % 4);
            turned | (bits >> (15 - (column * 4 + 3 - row)) & 1) << (15 - at)
        })
    }

    #[test]
    fn marks_differ_in_eight_bits_however_they_are_turned() {
        let all: Vec<u16> = MARK_BITS
            .into_iter()
            .flat_map(|bits| std::iter::successors(Some(bits), |bits| Some(turned(*bits))).take(4))
            .collect();
        for (at, one) in all.iter().enumerate() {
            for other in &all[..at] {
                assert!((one ^ other).count_ones() >= 8, "{one:016b} {other:016b}");
            }
        }
    }

    #[test]
    fn code_and_marks_keep_clear_of_the_cut_and_of_each_other() {
        for size in CardSize::ALL {
            let frame = Frame::of(size);
            let spots = [&[frame.code][..], &frame.marks[..]].concat();
            for spot in &spots {
                assert!(spot.x >= QUIET && spot.y >= QUIET, "{size:?}");
                assert!(spot.x + spot.w + QUIET <= frame.w && spot.y + spot.h + QUIET <= frame.h, "{size:?}");
            }
            assert!(frame.code.x + frame.code.w + QUIET < frame.marks[0].x);
            assert!(frame.code.y + frame.code.h + QUIET < frame.marks[2].y);
        }
    }
}
