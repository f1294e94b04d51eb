//! Paper and pictures of paper: what the recovery sheet, the invite and the contact sheet share.
//!
//! - [`fonts`]: the typefaces that travel with the program, measured and shaped;
//! - [`wrap`]: lines that fit a width, also with long compounds;
//! - [`qr`]: codes for the printer and for a terminal;
//! - [`pdf`]: pages with embedded fonts.
//!
//! One shaping for PDF and pixels: what is measured is what is drawn, in both.

pub mod fonts;
pub mod pdf;
pub mod qr;
pub mod wrap;
