//! The head with title and goal, and the foot.

use oogst_domain::card::LessonResult;

use super::{
    sheet::Sheet,
    style::{EDGE, INK, QUIET, WHEAT, plain, strong},
    words::ChartWords,
};
use crate::card::form::Spot;

/// The title, how many cards, the learning goal.
pub(super) fn head(sheet: &mut Sheet<'_>, result: &LessonResult, words: &ChartWords) {
    sheet.fill(Spot { x: EDGE, y: 64.0, w: 96.0, h: 8.0 }, 4.0, WHEAT);
    sheet.y = 92.0;
    sheet.below(0.0, &result.title, strong(56.0, INK), 3);
    sheet.below(6.0, &words.subtitle, plain(30.0, QUIET), 2);
    if let Some(goal) = &result.goal {
        sheet.below(24.0, &words.goal, strong(26.0, WHEAT), 1);
        sheet.below(0.0, goal, plain(36.0, INK), 4);
    }
    sheet.y += 40.0;
}

/// The last line, small.
pub(super) fn foot(sheet: &mut Sheet<'_>, words: &ChartWords) {
    sheet.below(44.0, &words.foot, plain(24.0, QUIET), 2);
    sheet.y += 64.0;
}
