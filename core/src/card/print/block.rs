//! One question on the card: its words, and its boxes or lines beneath them.

use oogst_domain::card::{Ask, Question};

use super::super::form::{BOX_STROKE, Spot};
use super::{
    figures,
    ops::{Op, outline},
    rows,
    style::{CLEAR, Style},
    words::Type,
};
use crate::paper::fonts::Fonts;

/// What every block of a card is set with.
pub(super) struct Kit<'a> {
    /// The typefaces.
    pub fonts: &'a Fonts,
    /// The measures.
    pub style: Style,
    /// Whether pictures stand in front of the rows.
    pub pictures: bool,
    /// Whether the tighter of two forms is taken.
    pub tight: bool,
}

/// The room across.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Room {
    /// Its left edge.
    pub x0: f32,
    /// Its right edge.
    pub x1: f32,
}

impl Room {
    /// How wide it is.
    #[must_use]
    pub(super) fn width(self) -> f32 {
        self.x1 - self.x0
    }
}

/// Where a question goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slot {
    /// The room across.
    pub room: Room,
    /// Its top.
    pub y: f32,
    /// Lines to write on, if it is open.
    pub lines: u8,
    /// Room above `y` that the question's words may take instead: across, and from what height.
    pub above: Option<(Room, f32)>,
}

/// What was placed.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Placed {
    /// How far down it goes.
    pub bottom: f32,
    /// What is drawn, without the boxes' outlines.
    pub ops: Vec<Op>,
    /// The boxes, by option.
    pub boxes: Vec<(usize, Spot)>,
    /// Where to write.
    pub writing: Option<Spot>,
    /// Whether it stands between the marks at the foot.
    pub narrow: bool,
}

impl Placed {
    /// Everything that is drawn.
    pub(super) fn drawn(&self) -> impl Iterator<Item = Op> + '_ {
        let outlines = self.boxes.iter().map(|(_, at)| outline(*at, BOX_STROKE));
        self.ops.iter().cloned().chain(outlines)
    }
}

impl<'a> Kit<'a> {
    /// Questions.
    #[must_use]
    pub(super) fn strong(&self) -> Type<'a> {
        Type { fonts: self.fonts, size: self.style.text, strong: true }
    }

    /// Answers.
    #[must_use]
    pub(super) fn plain(&self) -> Type<'a> {
        Type { strong: false, ..self.strong() }
    }

    /// The diameter of a face: larger where it stands instead of words.
    #[must_use]
    pub(super) fn face(&self) -> f32 {
        if self.pictures && !self.tight { self.style.face * 1.3 } else { self.style.face }
    }

    /// Places question `at`; none when it is too wide.
    #[must_use]
    pub(super) fn place(&self, at: usize, question: &Question, slot: Slot) -> Option<Placed> {
        let Slot { room, y, lines, above } = slot;
        let picture = self.pictures.then_some(self.style.face * 1.25);
        let answers = Room { x0: room.x0 + picture.map_or(0.0, |size| size + 4.0), ..room };
        let mut words = question.text.clone();
        let ends = match &question.ask {
            Ask::Scale { low, high } => rows::ends(self, low, high, answers),
            _ => rows::Ends::Beside,
        };
        if let (Ask::Scale { low, high }, rows::Ends::InWords) = (&question.ask, ends) {
            words = format!("{words} (1 = {low}, 4 = {high})");
        }
        let (mut ops, top) = self.words(&words, answers, y, above);
        let below = top + self.style.below;
        let mut placed = match &question.ask {
            Ask::Scale { low, high } => rows::scale(self, low, high, answers, below, ends),
            Ask::Smileys { faces } => {
                let faces = usize::from(*faces);
                let row: Vec<rows::Label> = (0..faces).map(|n| rows::Label::Face(n, faces)).collect();
                rows::across(self, &row, answers, below)
            }
            Ask::TrafficLight { green, orange, red } if self.tight => {
                rows::lights_across(self, [green, orange, red], answers, below)
            }
            Ask::TrafficLight { green, orange, red } => {
                rows::lights_down(self, [green, orange, red], answers, below)
            }
            Ask::OneChoice { options } | Ask::SeveralChoices { options } => {
                let row: Vec<rows::Label> = options.iter().map(|o| rows::Label::Words(o)).collect();
                rows::across(self, &row, answers, below).or_else(|| {
                    let columns = if self.tight { 2 } else { 1 };
                    rows::down(self, options, answers, below, columns)
                })
            }
            Ask::Open { .. } => Some(self.lines(answers, top, lines)),
        }?;
        if let Some(size) = picture {
            // Beside the boxes' own middle: that is where the eye of a child who can't read goes.
            let middle = placed.boxes.first().map_or((y + placed.bottom) / 2.0, |(_, at)| at.centre()[1]);
            ops.extend(figures::picture(room.x0 + size / 2.0, middle, size, at));
        }
        ops.append(&mut placed.ops);
        Some(Placed { ops, ..placed })
    }

    /// The question's words from `y`, or above it where there is room; and where its answers begin.
    fn words(&self, words: &str, room: Room, y: f32, above: Option<(Room, f32)>) -> (Vec<Op>, f32) {
        let text = self.strong();
        if let Some((above, from)) = above {
            let set = text.lines(words, above.width());
            let end = y - self.style.below / 2.0;
            let start = end - set.len() as f32 * text.leading();
            if start >= from {
                return (text.set(above.x0, start, &set), end);
            }
        }
        let set = text.lines(words, room.width());
        (text.set(room.x0, y, &set), y + set.len() as f32 * text.leading())
    }

    fn lines(&self, room: Room, top: f32, lines: u8) -> Placed {
        let at = |n: u8| top + f32::from(n) * self.style.line;
        let ops = (1..=lines).map(|n| Op::Dots { x: room.x0, y: at(n), w: room.width() }).collect();
        let writing = Spot { x: room.x0, y: top + 0.5, w: room.width(), h: at(lines) - top };
        Placed {
            bottom: at(lines) + CLEAR / 2.0,
            ops,
            boxes: Vec::new(),
            writing: Some(writing),
            narrow: false,
        }
    }
}
