//! Reads a desk full of cards from one photo.
//!
//! A photo goes through these, in turn:
//! - [`plane`]: its grey pixels;
//! - [`runs`], [`blobs`], [`quad`], [`squares`]: dark squares, and which are corner marks or corners of codes;
//! - [`corners`], [`marks`], [`locate`]: which of them make a card, each predicting where the others are;
//! - [`qr`]: what the code says;
//! - [`boxes`]: what was ticked;
//! - [`photo`] ties it together into a [`reading`].
//!
//! Beside it, [`look`] advises before the shutter, and [`crop`] cuts out what a person must see.

mod blobs;
mod boxes;
mod corners;
mod crop;
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

pub use crop::{Crop, crop};
pub use look::{Advice, Look, look};
pub use photo::{Forms, read_photo};
pub use plane::{Luma, MOST_PIXELS, PlaneError};
pub use reading::{
    BoxReading, CardReading, Doubt, Quad, QuestionReading, Reading, Unreadable, Warning, Why,
};
pub use training::{TrainingRow, training_rows};

#[doc(hidden)]
pub fn debug_squares(luma: &Luma<'_>) -> Vec<(i32, [[f64; 2]; 4], f32)> {
    squares::squares_in(luma).into_iter().map(|s| (match s.kind { squares::Kind::Mark(k) => k as i32, squares::Kind::Finder => 9 }, s.corners, s.likeness)).collect()
}
#[doc(hidden)]
pub fn debug_locate(luma: &Luma<'_>, printed: &super::code::PrintedCodes) -> Vec<(String, [[f64;2];4], usize)> {
    let t = std::time::Instant::now();
    let sq = squares::squares_in(luma);
    eprint!("squares {:?} ", t.elapsed());
    let t = std::time::Instant::now();
    let l = locate::locate(*luma, &sq, printed);
    eprintln!("locate {:?} ", t.elapsed());
    l.into_iter().map(|c| (match &c.outcome { qr::read::Outcome::Card(c) => c.text(), o => format!("{o:?}") }, c.placing.quad(), c.placing.known_marks())).collect()
}
