//! What is asked for, and what comes out.

/// How hard the photo is to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// As a teacher would take it for a report: warm wood, tidy cards, good light.
    Demo,
    /// A calm desk in good light.
    Easy,
    /// A school day.
    Normal,
    /// Crumpled, dim, tilted, with fingers on it.
    Hard,
}

impl Level {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Level::Demo => "demo",
            Level::Easy => "easy",
            Level::Normal => "normal",
            Level::Hard => "hard",
        }
    }

    /// The level of this name.
    pub fn named(name: &str) -> Option<Level> {
        [Level::Demo, Level::Easy, Level::Normal, Level::Hard].into_iter().find(|level| level.name() == name)
    }
}

/// How to draw a desk.
#[derive(Debug, Clone, Copy)]
pub struct DeskOptions {
    /// How hard.
    pub level: Level,
    /// Everything follows from it.
    pub seed: u64,
    /// How many of the printed cards, at most.
    pub cards: usize,
    /// Width of the photo in pixels.
    pub width: u32,
    /// Height of the photo in pixels.
    pub height: u32,
    /// Part of the questions with something odd about them (dots, corrections, two answers), if not the level's: who trains
    /// on desks wants many.
    pub odd: Option<f32>,
}

/// A photo and what is in it.
#[derive(Debug, Clone)]
pub struct Desk {
    /// The photo.
    pub jpeg: Vec<u8>,
    /// Its entry in `truth.json`, without its file's name.
    pub truth: serde_json::Value,
}
