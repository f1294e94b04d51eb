//! Desks full of filled cards, drawn with their truth: the second renderer, with other physics than the first.
//!
//! From paper to photo, one effect per file:
//! - [`worn`]: what printer and copier leave of the print; [`pen`], [`marks`], [`writing`]: what a child adds to it;
//!   [`answers`]: what was meant, and which boxes got ink;
//! - [`fold`]: paper as facets; [`place`]: where cards lie; [`ground`]: on what;
//! - [`camera`], [`lay`]: cards in perspective, with shading and shadows; [`things`]: fingers and pencils upon them;
//! - [`light`], [`lens`], [`sensor`]: window, lamp and reflections, blur and colour fringes, noise and its removal;
//! - [`seen`], [`truth`]: what is still in view, and what a scorer must know;
//! - [`score`]: what the reader makes of it.
//!
//! Everything follows from the seed.

mod answers;
mod camera;
mod fold;
mod grain;
mod ground;
mod lay;
mod lens;
mod level;
mod light;
mod make;
mod marks;
mod model;
mod pen;
mod photo;
mod place;
pub mod score;
mod seen;
mod sensor;
#[cfg(test)]
mod tests;
mod things;
mod truth;
mod worn;
pub mod write;
mod writing;

pub use make::draw;
pub use model::{Desk, DeskOptions, Level};
