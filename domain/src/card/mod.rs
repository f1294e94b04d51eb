//! Exit cards: what is asked, what was answered, and how the lesson went.
//!
//! - [`CardTemplate`]: a card's questions and the rule by which answers make piles; [`check`] holds its limits,
//!   [`shipped`] are the eight that come with the program;
//! - [`ExitCard`]: one filled card, from paper or a screen; [`merge_cards`] puts together what is known of it;
//! - [`view`]: a lesson's result for a screen; [`compare`]: the same card at two moments; [`csv`]: a table;
//! - [`CardResultBody`]: the record of a result, with every card or with [`Counts`] only.

mod compare;
mod counts;
pub mod csv;
mod filled;
mod merge;
mod model;
mod piles;
mod result;
mod rules;
mod sheets;
mod shipped;
mod tag;
#[cfg(test)]
mod testing;
mod view;

pub use compare::{Comparison, Moment, Move, Moved, OtherQuestions, compare};
pub use counts::{Counts, PileCounts, QuestionCounts, count};
pub use filled::{Answer, By, CardId, Confidence, ExitCard, Field, NUMBER_MAX, Run, RunError, Said, Word};
pub use merge::merge_cards;
pub use model::{AnswerOption, Ask, CardTemplate, Language, PileRule, Question, Sure, Worth};
pub use piles::{Pile, pile};
pub use result::{ANSWER_MAX, CARDS_MAX, CardResultBody, CardResultError, LESSON_MAX, Outcome, READINGS_MAX};
pub use rules::{
    CardError, GOAL_MAX, LINES, NAME_MAX, OPTION_MAX, OPTIONS, POINTS_MAX, QUESTION_MAX, QUESTIONS_MAX,
    TITLE_MAX, WORD_MAX, check,
};
pub use sheets::{CardSheets, CardSheetsError, CardTemplateBody, RUNS_MAX};
pub use shipped::shipped;
pub use tag::TemplateTag;
pub use view::{Bar, Choice, Doubt, LessonResult, Piles, QuestionBar, WrittenAnswer, bars, view};
