//! Boxes in a row or below each other, each with what it means on its left.

use super::super::form::Spot;
use super::{
    block::{Kit, Placed, Room},
    figures,
    ops::Op,
    style::CLEAR,
};

/// What stands on the left of a box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Label<'a> {
    /// Words.
    Words(&'a str),
    /// Face `.0` of `.1`, the happiest first.
    Face(usize, usize),
}

/// White in front of a label, after the box before it: that box's ticks end here.
const APART: f32 = 4.0;
/// The most that a row is spread beyond what it needs, from one box to the next, as a part of the room.
const SPREAD: f32 = 0.075;

impl Label<'_> {
    fn width(self, kit: &Kit<'_>) -> f32 {
        match self {
            Label::Words(words) => kit.plain().width(words),
            Label::Face(..) => kit.face(),
        }
    }

    /// Draws it so that it ends at `right`.
    fn draw(self, kit: &Kit<'_>, right: f32, middle: f32) -> Vec<Op> {
        let x = right - self.width(kit);
        match self {
            Label::Words(words) => kit.plain().set_middle(x, middle, &[words.to_owned()]),
            Label::Face(at, of) => {
                let d = kit.face();
                figures::face(x + d / 2.0, middle, d, figures::mood(at, of))
            }
        }
    }
}

/// Labels and boxes in one row; none when it is too wide.
#[must_use]
pub(super) fn across(kit: &Kit<'_>, labels: &[Label<'_>], room: Room, y: f32) -> Option<Placed> {
    row(kit, labels, room, y, 0.0)
}

/// Where the words for a scale's ends stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ends {
    /// Before the first step and after the last.
    Beside,
    /// Below the first and the last step.
    Below,
    /// Behind the question.
    InWords,
}

/// Where they fit.
#[must_use]
pub(super) fn ends(kit: &Kit<'_>, low: &str, high: &str, room: Room) -> Ends {
    if scale(kit, low, high, room, 0.0, Ends::Beside).is_some() {
        Ends::Beside
    } else if kit.tight {
        Ends::InWords
    } else {
        Ends::Below
    }
}

/// Four steps between a word for the lowest and one for the highest.
#[must_use]
pub(super) fn scale(kit: &Kit<'_>, low: &str, high: &str, room: Room, y: f32, ends: Ends) -> Option<Placed> {
    let text = kit.plain();
    let steps = ["1", "2", "3", "4"].map(Label::Words);
    let gap = CLEAR + 0.8;
    if ends == Ends::Beside {
        let inner = Room { x0: room.x0 + text.width(low) + 3.0, ..room };
        let mut placed = row(kit, &steps, inner, y, text.width(high) + gap)?;
        let last = placed.boxes.last()?.1;
        placed.ops.extend(text.set_middle(room.x0, last.centre()[1], &[low.to_owned()]));
        placed.ops.extend(text.set_middle(last.x + last.w + gap, last.centre()[1], &[high.to_owned()]));
        return Some(placed);
    }
    let mut placed = across(kit, &steps, room, y)?;
    if ends == Ends::Below {
        let (last, top) = (placed.boxes.last()?.1, placed.bottom + CLEAR);
        let right = (last.x + last.w - text.width(high)).max(room.x0 + text.width(low) + APART);
        placed.ops.extend(text.set(room.x0, top, &[low.to_owned()]));
        placed.ops.extend(text.set(right, top, &[high.to_owned()]));
        placed.bottom = top + text.leading();
    }
    Some(placed)
}

/// One row, with `after` kept free behind its last box.
fn row(kit: &Kit<'_>, labels: &[Label<'_>], room: Room, y: f32, after: f32) -> Option<Placed> {
    let side = kit.style.side;
    let tall = labels.iter().any(|label| matches!(label, Label::Face(..)));
    let height = if tall { side.max(kit.face()) } else { side };
    let middle = y + height / 2.0;
    let mut xs: Vec<f32> = Vec::with_capacity(labels.len());
    for label in labels {
        let needs = label.width(kit) + CLEAR;
        let x = xs
            .last()
            .map_or(room.x0 + needs, |last| (last + kit.style.pitch_x).max(last + side + APART + needs));
        xs.push(x);
    }
    let spare = room.x1 - after - (xs.last()? + side);
    if spare < 0.0 {
        return None;
    }
    let more = (spare / labels.len().saturating_sub(1).max(1) as f32).min(SPREAD * room.width());
    let mut placed = Placed { bottom: y + height, ..Placed::default() };
    for (at, (label, x)) in labels.iter().zip(xs).enumerate() {
        let x = x + at as f32 * more;
        placed.ops.extend(label.draw(kit, x - CLEAR, middle));
        placed.boxes.push((at, Spot::square(x, middle - side / 2.0, side)));
    }
    Some(placed)
}

/// Words with their boxes below each other, in one column or two.
#[must_use]
pub(super) fn down(kit: &Kit<'_>, options: &[String], room: Room, y: f32, columns: usize) -> Option<Placed> {
    let (text, side) = (kit.plain(), kit.style.side);
    let between = 6.0;
    let width = (room.width() - between * (columns - 1) as f32) / columns as f32;
    let most = width - side - CLEAR;
    let lines: Vec<Vec<String>> = options.iter().map(|option| text.lines(option, most)).collect();
    if lines.iter().flatten().any(|line| text.width(line) > most + 0.01) {
        return None;
    }
    let widest = lines.iter().flatten().map(|line| text.width(line)).fold(0.0, f32::max);
    let rows = options.len().div_ceil(columns);
    let height = |lines: &Vec<String>| lines.len() as f32 * text.leading();
    let row_height = lines.iter().map(height).fold(side, f32::max);
    let pitch = kit.style.pitch_y.max(row_height + 1.5);
    let mut placed = Placed { bottom: y + (rows - 1) as f32 * pitch + row_height, ..Placed::default() };
    for (at, words) in lines.iter().enumerate() {
        let (column, row) = (at / rows, at % rows);
        let x0 = room.x0 + column as f32 * (width + between);
        let middle = y + row_height / 2.0 + row as f32 * pitch;
        // The boxes stand in line behind the longest answer; dots lead the eye from a shorter one.
        let x = (x0 + widest + CLEAR + 2.0).min(x0 + width - side);
        placed.ops.extend(text.set_middle(x0, middle, words));
        let own = words.iter().map(|line| text.width(line)).fold(0.0, f32::max);
        if words.len() == 1 {
            leader(&mut placed.ops, x0 + own + 1.5, x - CLEAR - 0.6, middle + text.size * 0.3);
        }
        placed.boxes.push((at, Spot::square(x, middle - side / 2.0, side)));
    }
    Some(placed)
}

fn leader(ops: &mut Vec<Op>, from: f32, to: f32, y: f32) {
    if to - from > 3.0 {
        ops.push(Op::Dots { x: from, y, w: to - from });
    }
}

/// A tall traffic light with words and box beside each lamp: red above, as on the street.
#[must_use]
pub(super) fn lights_down(
    kit: &Kit<'_>,
    [green, orange, red]: [&String; 3],
    room: Room,
    y: f32,
) -> Option<Placed> {
    let r = kit.style.pitch_y * 0.34;
    let edge = r + 1.4;
    let words = [red.clone(), orange.clone(), green.clone()];
    let inner = Room { x0: room.x0 + 2.0 * edge + 3.5, ..room };
    // The first row's middle is beside the first lamp's.
    let mut placed = down(kit, &words, inner, y + edge - kit.style.side / 2.0, 1)?;
    let middles: Vec<f32> = placed.boxes.iter().map(|(_, at)| at.centre()[1]).collect();
    placed.ops.extend(figures::light(room.x0 + edge, &middles, r));
    placed.bottom = placed.bottom.max(middles.last()? + edge);
    placed.boxes.iter_mut().for_each(|(option, _)| *option = 2 - *option);
    placed.boxes.reverse();
    Some(placed)
}

/// Three small lights with one lamp on, words below each: for cards without height.
#[must_use]
pub(super) fn lights_across(kit: &Kit<'_>, words: [&String; 3], room: Room, y: f32) -> Option<Placed> {
    let (text, side) = (kit.plain(), kit.style.side);
    let width = room.width() / 3.0;
    let (height, light) = (side + 3.6, (side + 3.6) * 0.46);
    let middle = y + height / 2.0;
    let mut placed = Placed::default();
    for (at, words) in words.into_iter().enumerate() {
        let x = room.x0 + at as f32 * width;
        // Lamps count from the upper, red one.
        placed.ops.extend(figures::small_light(x + light / 2.0 + 0.3, middle, height, 2 - at));
        placed.boxes.push((at, Spot::square(x + light + 0.6 + CLEAR, middle - side / 2.0, side)));
        let lines = text.lines(words, width - 3.0);
        if lines.iter().any(|line| text.width(line) > width - 3.0) {
            return None;
        }
        placed.bottom = placed.bottom.max(y + height + 0.8 + lines.len() as f32 * text.leading());
        placed.ops.extend(text.set(x, y + height + 0.8, &lines));
    }
    Some(placed)
}
