//! Exit cards: what is asked, what was answered, and how the lesson went.

mod filled;
mod merge;
mod model;
mod rules;
mod shipped;
mod tag;

pub use filled::{Answer, By, CardId, Confidence, ExitCard, Field, NUMBER_MAX, Run, RunError, Said, Word};
pub use merge::merge_cards;
pub use model::{AnswerOption, Ask, CardTemplate, Language, PileRule, Question, Sure, Worth};
pub use rules::{
    CardError, GOAL_MAX, LINES, NAME_MAX, OPTION_MAX, OPTIONS, POINTS_MAX, QUESTION_MAX, QUESTIONS_MAX,
    TITLE_MAX, WORD_MAX, check,
};
pub use shipped::shipped;
pub use tag::TemplateTag;
