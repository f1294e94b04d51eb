//! Printing exit cards: from a template to A4 sheets for any school printer.
//!
//! - [`print`](fn@print): a template and a count to a PDF, the codes, and where everything is;
//! - [`layout`](fn@layout): one card of one size: its [`CardForm`](super::form::CardForm) for the reader, or what doesn't fit;
//! - [`ops`]: the few drawing operations that both [`pdf`] and [`raster`](fn@raster) carry out;
//! - [`sheet`]: cards on paper, cut marks, the layout as JSON.

mod block;
mod code;
pub(super) mod figures;
mod head;
pub mod layout;
mod make;
mod model;
pub mod ops;
pub mod pdf;
pub mod raster;
mod rows;
pub mod sheet;
mod style;
#[cfg(test)]
mod tests;
mod words;

pub use layout::{CardLayout, layout};
pub use make::print;
pub use model::{Paper, Part, PrintError, PrintOptions, Printed};
pub use raster::{Grey, RasterError, raster};
