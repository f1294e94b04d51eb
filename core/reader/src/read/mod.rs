//! Reads a desk full of cards from one photo.
//!
//! A photo goes through these, in turn:
//! - [`plane`]: its grey pixels;
//! - [`runs`], [`blobs`], [`quad`], [`squares`]: dark squares, and which are corner marks or corners of codes;
//! - [`corners`], [`marks`], [`locate`]: which of them make a card, each predicting where the others are;
//! - [`qr`]: what the code says; [`foreign`]: codes of something else;
//! - [`boxes`]: what was ticked;
//! - [`photo`] ties it together into a [`reading`].
//!
//! Beside it, [`look`](fn@look) advises before the shutter.

mod blobs;
mod boxes;
mod corners;
mod foreign;
mod geometry;
mod locate;
mod look;
mod marks;
mod photo;
mod plane;
mod qr;
mod quad;
mod reading;
mod runs;
mod squares;
mod training;

#[cfg(test)]
mod photo_tests;
#[cfg(test)]
mod testing;

pub use look::{Advice, Look, look};
pub use photo::{Forms, read_photo};
pub use plane::{Luma, MOST_PIXELS, PlaneError};
pub use reading::{BoxReading, CardReading, Doubt, Quad, QuestionReading, Reading, Unreadable, Warning, Why};
pub use training::{TrainingRow, training_rows};
