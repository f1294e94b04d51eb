//! An answer per question, or a doubt. A silent wrong answer is the worst result.

use super::super::reading::Doubt;
use super::model::Chances;

/// A mark is sure from this chance. This and the next two were chosen on photos of both renderers that the model had not seen
/// (docs/benchmarks.md): looser ones show fewer doubts and let a light pencil beside another mark pass, or what is left of one
/// that was rubbed out.
const SURE_MARK: f32 = 0.9;
/// A box is surely without a mark up to this chance of one, beside another that is marked.
const SURE_NO_MARK: f32 = 0.03;
/// The same in a question without any mark: a faint circle around a box leaves little more than this.
const SURE_BLANK: f32 = 0.008;
/// A crossed-out box is thought of from this chance.
const PERHAPS_CANCELLED: f32 = 0.2;
/// A dot or a line in a question without any mark is a doubt from this chance: it may be all the pupil did.
const PERHAPS_INK: f32 = 0.75;
/// A box whose darkest side is less than this part of what is usual is covered.
const COVERED_SIDE: f32 = 0.12;

/// A box as it was seen.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Box4 {
    pub(in super::super) option: usize,
    pub(in super::super) chances: Chances,
    pub(in super::super) covered: bool,
}

/// What is concluded of a question.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Decision {
    pub(in super::super) answer: Vec<usize>,
    pub(in super::super) doubt: Option<Doubt>,
    pub(in super::super) confidence: f32,
}

/// Is a box covered, by its least side (see the features) and its place in the photo?
pub(in super::super) fn covered(least_side: f32, in_photo: bool) -> bool {
    !in_photo || least_side < COVERED_SIDE
}

/// Decides one question.
pub(in super::super) fn decide(boxes: &[Box4], several: bool) -> Decision {
    let answer: Vec<usize> = boxes.iter().filter(|b| b.chances[1] >= 0.5).map(|b| b.option).collect();
    let inked = boxes.iter().filter(|b| b.chances[1] + b.chances[3] >= 0.5).count();
    let sureness = |b: &Box4| b.chances[1].max(1.0 - b.chances[1]);
    let confidence = boxes.iter().map(sureness).fold(1.0, f32::min);
    let least = if answer.is_empty() { SURE_BLANK } else { SURE_NO_MARK };
    let unclear = |b: &Box4| {
        let dot_alone = answer.is_empty() && b.chances[2] > PERHAPS_INK;
        b.chances[1] > least && b.chances[1] < SURE_MARK || dot_alone
    };
    let doubt = if boxes.iter().any(|b| b.covered) {
        Some(Doubt::Covered)
    } else if boxes.iter().any(|b| b.chances[3] >= PERHAPS_CANCELLED) {
        Some(Doubt::Corrected)
    } else if inked > 1 && !several {
        Some(Doubt::SeveralAnswers)
    } else if boxes.iter().any(unclear) {
        Some(Doubt::UnclearMark)
    } else {
        None
    };
    let confidence = if doubt.is_some() { confidence.min(0.5) } else { confidence };
    Decision { answer, doubt, confidence }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxes(all: &[Chances]) -> Vec<Box4> {
        let one = |(option, chances): (usize, &Chances)| Box4 { option, chances: *chances, covered: false };
        all.iter().enumerate().map(one).collect()
    }

    const EMPTY: Chances = [0.99, 0.002, 0.008, 0.0];
    const MARKED: Chances = [0.005, 0.99, 0.005, 0.0];

    #[test]
    fn one_clear_mark_is_the_answer() {
        let decision = decide(&boxes(&[EMPTY, MARKED, EMPTY]), false);
        assert_eq!((decision.answer, decision.doubt), (vec![1], None));
        assert!(decision.confidence > 0.98);
    }

    #[test]
    fn no_mark_is_a_blank_for_sure() {
        let decision = decide(&boxes(&[EMPTY, EMPTY]), false);
        assert_eq!((decision.answer, decision.doubt), (Vec::new(), None));
    }

    #[test]
    fn two_marks_are_a_doubt_where_one_is_allowed_and_an_answer_where_several_are() {
        let all = boxes(&[MARKED, MARKED, EMPTY]);
        assert_eq!(decide(&all, false).doubt, Some(Doubt::SeveralAnswers));
        assert_eq!(decide(&all, true), Decision { answer: vec![0, 1], doubt: None, confidence: 0.99 });
    }

    #[test]
    fn corrections_unclear_marks_and_covered_boxes_are_doubts() {
        let corrected = boxes(&[MARKED, [0.0, 0.2, 0.1, 0.7]]);
        assert_eq!(decide(&corrected, false).doubt, Some(Doubt::Corrected));
        let unclear = boxes(&[EMPTY, [0.3, 0.5, 0.2, 0.0]]);
        assert_eq!(decide(&unclear, false).doubt, Some(Doubt::UnclearMark));
        let dot_only = boxes(&[EMPTY, [0.1, 0.0, 0.9, 0.0]]);
        assert_eq!(decide(&dot_only, false).doubt, Some(Doubt::UnclearMark));
        let mut covered = boxes(&[MARKED, EMPTY]);
        covered[1].covered = true;
        let decision = decide(&covered, false);
        assert_eq!((decision.answer, decision.doubt), (vec![0], Some(Doubt::Covered)));
        assert!(decision.confidence <= 0.5);
    }

    #[test]
    fn a_dot_beside_a_clear_mark_is_no_doubt() {
        let decision = decide(&boxes(&[MARKED, [0.1, 0.02, 0.88, 0.0]]), false);
        assert_eq!((decision.answer, decision.doubt), (vec![0], None));
    }
}
