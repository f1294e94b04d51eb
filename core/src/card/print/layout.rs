//! A template on a card of one size: where everything goes, or what doesn't fit.

use oogst_domain::card::{Ask, CardTemplate, Question, check};

use super::super::{
    code::CardSize,
    form::{BoxSpot, CardForm, Frame, QuestionForm},
};
use super::{
    block::{Kit, Placed, Room, Slot},
    head::{Head, ROUND_MARK, head, marks, number},
    model::{Part, PrintError},
    ops::Op,
    style::{CLEAR, GAP, Style, styles},
    words::can_be_set,
};
use crate::paper::fonts::Fonts;

/// A card's design: what is the same on every card of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct CardLayout {
    /// Its size.
    pub size: CardSize,
    /// Where the reader finds things.
    pub form: CardForm,
    /// What is drawn, without code and number.
    pub ops: Vec<Op>,
    style: Style,
}

impl CardLayout {
    /// The card's number, drawn.
    #[must_use]
    pub fn number(&self, fonts: &Fonts, of_card: u16, numbered: bool) -> Vec<Op> {
        let kit = Kit { fonts, style: self.style, pictures: false, tight: false };
        number(&kit, &Frame::of(self.size), of_card, numbered)
    }
}

/// Lays a template out on a card of this size: comfortably where there is room, tighter where there isn't.
///
/// # Errors
/// [`PrintError`]: a template that breaks a limit, letters that can't be set, what does not fit (with the sizes that
/// would do).
pub fn layout(fonts: &Fonts, template: &CardTemplate, size: CardSize) -> Result<CardLayout, PrintError> {
    check(template)?;
    letters(fonts, template)?;
    try_layout(fonts, template, size).map_err(|part| {
        let others = [CardSize::A7, CardSize::A6, CardSize::A6Large, CardSize::A5, CardSize::A5Large];
        let fits = others.into_iter().filter(|other| try_layout(fonts, template, *other).is_ok());
        PrintError::DoesNotFit { part, size, fits: fits.collect() }
    })
}

fn letters(fonts: &Fonts, template: &CardTemplate) -> Result<(), PrintError> {
    can_be_set(fonts, &Part::Title, &template.title)?;
    can_be_set(fonts, &Part::Goal, template.goal.as_deref().unwrap_or_default())?;
    for question in &template.questions {
        let part = Part::Question(question.key.clone());
        can_be_set(fonts, &part, &question.text)?;
        if let Ask::Scale { low, high } = &question.ask {
            can_be_set(fonts, &part, low)?;
            can_be_set(fonts, &part, high)?;
        }
        question.ask.options().iter().try_for_each(|option| can_be_set(fonts, &part, option.label))?;
    }
    Ok(())
}

fn try_layout(fonts: &Fonts, template: &CardTemplate, size: CardSize) -> Result<CardLayout, Part> {
    let frame = Frame::of(size);
    let mut fault = Part::Title;
    for style in styles(size) {
        for tight in [false, true] {
            let kit = Kit { fonts, style, pictures: template.without_reading, tight };
            let fitted = head(&kit, &frame, template).and_then(|head| {
                Flow { kit: &kit, frame: &frame, questions: &template.questions, head: &head }
                    .fill()
                    .map(|blocks| assemble(size, &frame, template, style, &head, &blocks))
            });
            match fitted {
                Ok(layout) => return Ok(layout),
                Err(part) => fault = part,
            }
        }
    }
    Err(fault)
}

fn assemble(
    size: CardSize,
    frame: &Frame,
    template: &CardTemplate,
    style: Style,
    head: &Head,
    blocks: &[Placed],
) -> CardLayout {
    let mut form = CardForm::empty(size);
    form.questions.extend(template.questions.iter().map(|question| QuestionForm {
        key: question.key.clone(),
        options: question.ask.options().iter().map(|option| option.name.to_owned()).collect(),
        several: question.ask.several(),
    }));
    for (question, block) in blocks.iter().enumerate() {
        form.boxes.extend(block.boxes.iter().map(|(option, at)| BoxSpot {
            question,
            option: *option,
            at: *at,
        }));
        form.writing.extend(block.writing);
    }
    let mut ops = vec![marks(frame)];
    ops.extend(head.ops.iter().cloned());
    ops.extend(blocks.iter().flat_map(Placed::drawn));
    CardLayout { size, form, ops, style }
}

/// Room between questions, from the widest that still looks like one card.
const GAPS: [f32; 14] = [34.0, 28.0, 24.0, 21.0, 18.0, 16.0, 14.0, 12.0, 10.0, 8.0, 6.0, 5.0, 4.0, 3.0];

/// Room between questions that is worth a line less.
const APART: f32 = 3.5;

/// Questions below each other, and between the marks at the foot where they must.
struct Flow<'a> {
    kit: &'a Kit<'a>,
    frame: &'a Frame,
    questions: &'a [Question],
    head: &'a Head,
}

/// Lines for each question, and the room between questions.
#[derive(Clone)]
struct Plan {
    lines: Vec<u8>,
    gap: f32,
}

impl Flow<'_> {
    /// The most comfortable flow that fits: first the lines that the template wishes, then room between the
    /// questions, then more lines for who has more to say. Nothing grows into the narrow place between the marks.
    fn fill(&self) -> Result<Vec<Placed>, Part> {
        let wished = |question: &Question| match question.ask {
            Ask::Open { lines } => lines,
            _ => 0,
        };
        let wish: Vec<u8> = self.questions.iter().map(wished).collect();
        let written = wish.iter().any(|lines| *lines > 0);
        let mut plan = Plan { lines: wish.iter().map(|lines| (lines / 2).max(1)).collect(), gap: GAP };
        let mut best = self.place(&plan)?;
        // Questions that touch look crowded, whatever room there is to write.
        let apart = Plan { gap: APART, ..plan.clone() };
        if let Some(placed) = self.grown(&apart, &best) {
            (plan, best) = (apart, placed);
        }
        self.add_lines(&mut plan, &mut best, &wish);
        let gaps: &[f32] = if written { &GAPS[GAPS.len() - 4..] } else { &GAPS };
        for gap in gaps {
            let wider = Plan { gap: *gap, ..plan.clone() };
            // What has room between its questions has some at the foot, too.
            let foot = self.frame.marks[2].y - CLEAR - gap / 3.0;
            let above = |placed: &Vec<Placed>| placed.last().is_none_or(|last| last.bottom <= foot);
            if let Some(placed) = self.grown(&wider, &best).filter(|placed| written || above(placed)) {
                (plan, best) = (wider, placed);
                break;
            }
        }
        let more: Vec<u8> = wish.iter().map(|lines| lines.saturating_mul(2)).collect();
        self.add_lines(&mut plan, &mut best, &more);
        Ok(best)
    }

    /// Adds lines one by one, in turn, up to `most`, as long as all fits.
    fn add_lines(&self, plan: &mut Plan, best: &mut Vec<Placed>, most: &[u8]) {
        let mut added = true;
        while added {
            added = false;
            for (at, most) in most.iter().enumerate() {
                let mut with = plan.clone();
                let Some(lines) = with.lines.get_mut(at) else { continue };
                if *lines >= *most {
                    continue;
                }
                *lines += 1;
                if let Some(placed) = self.grown(&with, best) {
                    (*plan, *best, added) = (with, placed, true);
                }
            }
        }
    }

    /// A roomier plan, if it fits and pushes nothing more between the marks.
    fn grown(&self, plan: &Plan, than: &[Placed]) -> Option<Vec<Placed>> {
        let narrow = |blocks: &[Placed]| blocks.iter().filter(|block| block.narrow).count();
        self.place(plan).ok().filter(|placed| narrow(placed) <= narrow(than))
    }

    /// Every question under the one before; the first that does not fit is told.
    fn place(&self, plan: &Plan) -> Result<Vec<Placed>, Part> {
        let [_, right, left] = self.frame.marks;
        let margin = left.x;
        let wide = Room { x0: margin, x1: self.frame.w - margin };
        let narrow = Room { x0: left.x + left.w + ROUND_MARK, x1: right.x - ROUND_MARK };
        let (strip, foot) = (left.y - CLEAR, self.frame.h - margin);
        let mut y = self.head.bottom;
        let mut placed: Vec<Placed> = Vec::with_capacity(self.questions.len());
        for (at, (question, lines)) in self.questions.iter().zip(&plan.lines).enumerate() {
            let above = (at == 0 && self.kit.style.raise).then_some(self.head.free);
            let fits = |room, bottom: f32| {
                let slot = Slot { room, y, lines: *lines, above };
                self.kit.place(at, question, slot).filter(|block| block.bottom <= bottom)
            };
            let squeezed = || fits(narrow, foot).map(|block| Placed { narrow: true, ..block });
            let block = fits(wide, strip).or_else(squeezed);
            let block = block.ok_or_else(|| Part::Question(question.key.clone()))?;
            y = block.bottom + plan.gap;
            placed.push(block);
        }
        Ok(placed)
    }
}
