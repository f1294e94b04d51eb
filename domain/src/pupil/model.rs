//! What can be asked of a pupil, and how it is answered.

use serde::{Deserialize, Serialize};

/// Steps of every scale: there is no middle to hide in.
pub const STEPS: u8 = 4;
/// Most minutes that a lesson's work can have taken.
pub const MINUTES_MAX: u16 = 600;

/// What a question is about; at most one each in a form.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// How well it is mastered (*beheersing*).
    Mastery,
    /// How much effort was made (*inzet*).
    Effort,
    /// How hard it was (*moeilijkheid*).
    Difficulty,
    /// How much one felt like it (*motivatie*).
    Motivation,
    /// How one feels (*welbevinden*).
    Wellbeing,
    /// How long it took, in minutes.
    Minutes,
    /// In one's own words.
    Words,
    /// A photo of one's own work.
    Photo,
    /// Whether one would like help.
    Help,
}

impl About {
    /// All, in the order that people are asked.
    pub const ALL: [About; 9] = [
        About::Mastery,
        About::Effort,
        About::Difficulty,
        About::Motivation,
        About::Wellbeing,
        About::Minutes,
        About::Words,
        About::Photo,
        About::Help,
    ];

    /// Its name in results and on the command line: `mastery`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            About::Mastery => "mastery",
            About::Effort => "effort",
            About::Difficulty => "difficulty",
            About::Motivation => "motivation",
            About::Wellbeing => "wellbeing",
            About::Minutes => "minutes",
            About::Words => "words",
            About::Photo => "photo",
            About::Help => "help",
        }
    }

    /// By its name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        About::ALL.into_iter().find(|about| about.name() == name)
    }
}

/// One question to a pupil.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What it is about.
    pub about: About,
    /// What is asked.
    pub text: String,
    /// How it is answered.
    #[serde(flatten)]
    pub answering: Answering,
}

/// How a question is answered.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Answering {
    /// Four faces, each with a word: a face alone says nothing to who can't see it.
    Smileys {
        /// What each means, from step 1 to 4.
        labels: [String; 4],
        /// The face of step 1: sad for most, happy where less is better (difficulty).
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        happy_first: bool,
    },
    /// Four steps, each with a word.
    Steps {
        /// What each means, from step 1 to 4.
        labels: [String; 4],
    },
    /// A number of minutes, with some to choose from.
    Minutes {
        /// Offered at once.
        offered: Vec<u16>,
    },
    /// In one's own words.
    Words,
    /// By a photo.
    Photo,
    /// Yes or no.
    YesNo {
        /// What yes means.
        yes: String,
        /// What no means.
        no: String,
    },
}

/// A face, for a shell to draw.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Face {
    /// Laughing.
    Happy,
    /// A little smile.
    Fine,
    /// Straight, or a little down.
    Unsure,
    /// Sad.
    Sad,
}

impl Face {
    /// The face of a step, 1 to 4.
    #[must_use]
    pub fn of(step: u8, happy_first: bool) -> Self {
        match if happy_first { 5 - step.clamp(1, 4) } else { step } {
            ..=1 => Face::Sad,
            2 => Face::Unsure,
            3 => Face::Fine,
            _ => Face::Happy,
        }
    }
}

impl Answering {
    /// Its four steps, where it is a scale.
    #[must_use]
    pub fn labels(&self) -> Option<&[String; 4]> {
        match self {
            Answering::Smileys { labels, .. } | Answering::Steps { labels } => Some(labels),
            _ => None,
        }
    }

    /// The face of a step, where it has faces.
    #[must_use]
    pub fn face(&self, step: u8) -> Option<Face> {
        match self {
            Answering::Smileys { happy_first, .. } => Some(Face::of(step, *happy_first)),
            _ => None,
        }
    }
}

/// The picture that goes with a number, so that who can't read yet finds their own. The first 48 are all different.
#[must_use]
pub fn picture(number: u16) -> &'static str {
    const PICTURES: [&str; 48] = [
        "🦊", "🐸", "🐼", "🐝", "🦁", "🐢", "🦉", "🐬", "🦋", "🐙", "🐧", "🦄", "🐞", "🐳", "🦀", "🐘", "🦒",
        "🐿️", "🦔", "🐌", "🍎", "🍋", "🍓", "🍐", "🍒", "🥕", "🌽", "🍄", "🌻", "🌵", "🌈", "🌙", "☀️", "❄️",
        "⚡", "🔥", "🚲", "🚀", "⛵", "🚂", "🎈", "🎸", "🥁", "⚽", "🏀", "🪁", "🧩", "🔔",
    ];
    let place = usize::from(number.saturating_sub(1)) % PICTURES.len();
    PICTURES.get(place).copied().unwrap_or("⭐")
}
