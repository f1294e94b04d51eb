//! How large things are on each size of card.

use super::super::code::CardSize;

/// Millimetres in a point.
pub(super) const PT: f32 = 25.4 / 72.0;
/// From one line of text to the next, as a part of the type size.
pub(super) const LEADING: f32 = 1.22;
/// White on every side of a box, in millimetres: a tick reaches over its edge.
pub(super) const CLEAR: f32 = 2.0;
/// The least room between a question's answers and the next question, in millimetres.
pub(super) const GAP: f32 = 1.85;

/// The measures of one card, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    /// Type size of the title, and the smallest that a long one may shrink to.
    pub title: (f32, f32),
    /// Type size of the learning goal.
    pub goal: f32,
    /// Type size of questions and answers.
    pub text: f32,
    /// Type size of the card's number.
    pub number: f32,
    /// The side of a box.
    pub side: f32,
    /// From one box to the next, across.
    pub pitch_x: f32,
    /// From one box to the next, down.
    pub pitch_y: f32,
    /// From one line for handwriting to the next.
    pub line: f32,
    /// The diameter of a face beside a box.
    pub face: f32,
    /// Room between a question's words and its boxes.
    pub below: f32,
    /// Whether the first question may stand beside the code, under the title: where height is scarce.
    pub raise: bool,
}

/// The styles of a size from the most comfortable to the tightest; the first that fits is taken. No text is below
/// 11 pt (14 in large print), except on A7, where questions go to 9 pt when they must.
#[must_use]
pub(super) fn styles(size: CardSize) -> Vec<Style> {
    let style = |title: (f32, f32), goal: f32, text: f32, number: f32| Style {
        title: (title.0 * PT, title.1 * PT),
        goal: goal * PT,
        text: text * PT,
        number: number * PT,
        side: 5.0,
        pitch_x: 16.0,
        pitch_y: 12.0,
        line: 8.0,
        face: 9.0,
        below: 2.4,
        raise: false,
    };
    let large =
        |style: Style| Style { side: 7.0, pitch_x: 19.0, pitch_y: 14.0, line: 10.0, face: 11.0, ..style };
    match size {
        CardSize::A6 => [12.0, 11.0].map(|text| style((17.0, 12.0), 11.0, text, 22.0)).into(),
        CardSize::A7 => [11.0, 10.0, 9.0]
            .map(|text| {
                let small = style((13.0, 10.0), 9.0, text, 18.0);
                Style { pitch_y: 11.0, line: 7.0, face: 8.0, below: 1.7, raise: true, ..small }
            })
            .into(),
        CardSize::A5 => [14.0, 12.5, 11.0]
            .map(|text| Style { line: 9.0, face: 11.0, ..style((22.0, 14.0), 13.0, text, 26.0) })
            .into(),
        CardSize::A6Large => [16.0, 14.0].map(|text| large(style((19.0, 14.0), 14.0, text, 24.0))).into(),
        CardSize::A5Large => {
            [18.0, 16.0, 14.0].map(|text| large(style((26.0, 16.0), 16.0, text, 30.0))).into()
        }
    }
}
