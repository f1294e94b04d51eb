//! The smallest QR code (version 1, level Q), read from bad pixels.
//!
//! - [`symbol`]: which modules are fixed, where the data is, masks and format (ISO/IEC 18004);
//! - [`reed_solomon`]: 13 check codewords over 13, up to 6 wrong ones put right;
//! - [`text`]: alphanumeric text to codewords and back;
//! - [`patch`]: the code cut out, straightened, with even light;
//! - [`align`]: laid exactly on its fixed modules;
//! - [`equalise`]: blur undone by a filter learnt from the fixed modules;
//! - [`list`]: the printed codes, compared with what is left of one;
//! - [`read`]: all of it in turn.

pub(super) mod align;
pub(super) mod equalise;
pub(super) mod list;
pub(super) mod patch;
pub(super) mod read;
pub(super) mod reed_solomon;
pub(super) mod symbol;
pub(super) mod text;
