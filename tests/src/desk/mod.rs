//! Desks full of filled cards, drawn with their truth: the second renderer, with other physics than the first.
//!
//! From paper to photo, one effect per file:
//! - [`worn`]: what printer and copier leave of the print; [`pen`], [`marks`], [`writing`]: what a child adds to it;
//!   [`answers`]: what was meant, and which boxes got ink;
//! - [`fold`]: paper as facets; [`place`]: where cards lie; [`ground`]: on what;
//! - [`camera`], [`lay`]: cards in perspective, with shading and shadows; [`things`]: fingers and pencils upon them;
//! - [`light`], [`lens`], [`sensor`]: window, lamp and reflections, blur and colour fringes, noise and its removal;
//! - [`seen`]: what is still in view, for the truth.
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
mod seen;
mod sensor;
mod things;
mod worn;
mod writing;
pub mod write;

pub use make::draw;
pub use model::{Desk, DeskOptions, Level};
