//! Pupils: a class, and how they say that a lesson went.
//!
//! A pupil is a number in a class. Names, where a teacher gives them, stay on the teacher's devices.
//!
//! - [`SchoolClassBody`]: the numbers and names; [`RegistrationRoundBody`]: what is asked of a class about a lesson or learning
//!   goal, from [`sets`] that come with the program; [`SelfRegistrationBody`]: what one pupil says;
//! - [`Told`]: something said that two devices may have said apart, and how that becomes one ([`merge`](mod@merge));
//! - [`PupilSession`] and [`Screen`]: one question per screen, and nothing of anybody else;
//! - [`view`](fn@view): the class at once, for the teacher; [`tally`](fn@tally): what may be told of it, never over fewer
//!   than five.

mod class;
pub mod merge;
mod model;
mod registration;
mod round;
mod session;
mod sets;
mod steps;
mod submitted;
mod tally;
#[cfg(test)]
mod testing;
mod told;
mod view;

pub use class::{ClassError, ClassView, PUPILS_MAX, PupilEntry, PupilRow, SchoolClassBody};
pub use model::{About, Answering, Face, MINUTES_MAX, Question, STEPS, picture};
pub use registration::{PupilSaid, RegistrationError, SelfRegistrationBody, WORDS_MAX};
pub use round::{RegistrationForm, RegistrationRoundBody, RoundError};
pub use session::{PupilAnswer, PupilSession, SessionError};
pub use sets::sets;
pub use steps::{Choice, NumberTile, Progress, QuestionScreen, Screen, StepKey, Wanted};
pub use submitted::{Piece, SubmittedRegistrations, SubmittedRegistrationsError};
pub use tally::{LEAST, Tally, TallyError, ToldTally, next_tally, tally};
pub use told::Told;
pub use view::{Bar, BarStep, Minutes, PupilPhoto, PupilWords, RegistrationResult, Who, view};
