//! The contact sheet: what was opened, as a page one wants to look at.
//!
//! - [`model`]: what it shows, screen-ready; it knows no store;
//! - [`html`]: one file without script, beside the opened files;
//! - [`png`]: the same as one picture, to paste into a message or a presentation.
//!
//! Both show every picture whole, in rows of one height: the pupils' work is the colour.

mod canvas;
mod html;
mod layout;
mod model;
mod png;
mod style;

#[cfg(test)]
mod tests;

pub use html::html;
pub use model::{Badge, ContactSheet, Labels, Section, Tile, Tone};
pub use png::{ContactSheetError, png};
