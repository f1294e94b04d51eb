//! What one child meant, and which boxes got ink from it.

use oogst_core::card::form::CardForm;

use crate::fixtures::rng::Rng;

use super::grain::Tile;
use super::level::Way;
use super::marks::{Mark, mark};
use super::pen::{Ink, Kind, Picture, Tool};
use super::worn::smudge;

/// One box.
#[derive(Debug, Clone)]
pub(super) struct Ticked {
    /// Index in [`CardForm::boxes`].
    pub(super) spot: usize,
    pub(super) option: String,
    /// `empty`, `marked`, `distractor`, `cancelled`.
    pub(super) state: &'static str,
    pub(super) mark: Option<Mark>,
}

/// One question.
#[derive(Debug, Clone)]
pub(super) struct Meant {
    pub(super) key: String,
    pub(super) several: bool,
    pub(super) answer: Vec<String>,
    /// `plain`, or what is odd about it.
    pub(super) case: &'static str,
    pub(super) doubtful: bool,
    pub(super) boxes: Vec<Ticked>,
}

/// Fills in a card's boxes on its picture.
pub(super) fn answer(
    on: &mut Picture,
    form: &CardForm,
    tool: &Tool,
    way: &Way,
    grain: &Tile,
    rng: &mut Rng,
) -> Vec<Meant> {
    let mut meant = Vec::new();
    let mut inks: Vec<(String, usize, Ink, Tool)> = Vec::new();
    for (at, question) in form.questions.iter().enumerate() {
        let spots = form.boxes.iter().enumerate().filter(|(_, spot)| spot.question == at);
        let mut boxes: Vec<Ticked> = spots
            .map(|(spot, place)| Ticked {
                spot,
                option: question.options.get(place.option).cloned().unwrap_or_default(),
                state: "empty",
                mark: None,
            })
            .collect();
        if boxes.is_empty() {
            continue;
        }
        let (case, doubtful) = decide(&mut boxes, question.several, way, rng);
        for ticked in &boxes {
            let Some(kind) = ticked.mark else { continue };
            let pen = match kind {
                Mark::LightPencil => Tool::of(Kind::Pencil, rng).lightly(rng.between(0.48, 0.72)),
                Mark::Erased => Tool::of(Kind::Pencil, rng).lightly(rng.between(0.10, 0.2)),
                _ => *tool,
            };
            let place = form.boxes[ticked.spot].at;
            let spot = [place.x, place.y, place.w, place.h];
            inks.push((question.key.clone(), ticked.spot, mark(kind, spot, &pen, rng), pen));
            if kind == Mark::Erased {
                let [x, y] = place.centre();
                smudge(on, (x, y), place.w * 0.8, rng.between(0.05, 0.12), grain, rng);
            }
        }
        let marked = boxes.iter().filter(|ticked| ticked.state == "marked");
        let answer = marked.map(|ticked| ticked.option.clone()).collect();
        let (key, several) = (question.key.clone(), question.several);
        meant.push(Meant { key, several, answer, case, doubtful, boxes });
    }
    strays(&mut meant, form, &inks);
    for (_, _, ink, pen) in inks {
        ink.dry(on, &pen, grain, rng);
    }
    meant
}

/// Which boxes are marked with what; the case, and whether nobody can know.
fn decide(boxes: &mut [Ticked], several: bool, way: &Way, rng: &mut Rng) -> (&'static str, bool) {
    let count = boxes.len();
    let mut free: Vec<usize> = (0..count).collect();
    let set = |boxes: &mut [Ticked], at: usize, state: &'static str, mark: Mark| {
        boxes[at].state = state;
        boxes[at].mark = Some(mark);
    };
    if several {
        for at in 0..count {
            if rng.unit() < 0.4 {
                let kind = Mark::meant(rng, way.light);
                set(boxes, at, "marked", kind);
            }
        }
    } else if rng.unit() > 0.08 {
        let at = (rng.bits() % count as u64) as usize;
        let kind = Mark::meant(rng, way.light);
        set(boxes, at, "marked", kind);
    }
    free.retain(|at| boxes[*at].state == "empty");
    let (Some(_), true) = (free.first(), rng.unit() < way.odd) else { return ("plain", false) };
    let at = *rng.pick(&free);
    let one = !several && free.len() < count;
    match rng.bits() % 5 {
        0 => {
            set(boxes, at, "distractor", Mark::Dot);
            ("dot", false)
        }
        1 => {
            set(boxes, at, "distractor", Mark::Stray);
            ("stray", false)
        }
        2 => {
            set(boxes, at, "distractor", Mark::Erased);
            ("erased", false)
        }
        3 if one => {
            set(boxes, at, "cancelled", Mark::Cancelled);
            ("corrected", false)
        }
        4 if one => {
            let kind = Mark::meant(rng, way.light);
            set(boxes, at, "marked", kind);
            ("double", true)
        }
        _ => ("plain", false),
    }
}

/// A mark that reaches into another box makes that box's question no longer plain.
fn strays(meant: &mut [Meant], form: &CardForm, inks: &[(String, usize, Ink, Tool)]) {
    for question in meant.iter_mut().filter(|question| question.case == "plain") {
        let hit = question.boxes.iter().any(|ticked| {
            let place = form.boxes[ticked.spot].at;
            let spot = [place.x, place.y, place.w, place.h];
            inks.iter().any(|(_, own, ink, _)| *own != ticked.spot && ink.touches(spot, 0.4))
        });
        if hit {
            question.case = "stray";
        }
    }
}
