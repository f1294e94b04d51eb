//! A card's code as modules: the smallest QR symbol, at a level that survives a fold.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::super::{
    code::CodeError,
    form::{CODE_MODULES, Spot},
};
use super::{head::runs, ops::Op};

/// Draws a code in `at`: version 1, level Q (25 % may be damaged), alphanumeric, and no larger level even where it
/// would fit, so that all cards look alike to the reader.
///
/// # Errors
/// [`CodeError::NotOurs`] for a text that isn't one of ours.
pub(super) fn modules(text: &str, at: Spot) -> Result<Op, CodeError> {
    if !QrSegment::is_alphanumeric(text) {
        return Err(CodeError::NotOurs);
    }
    let segments = [QrSegment::make_alphanumeric(text)];
    let version = Version::new(1);
    let code =
        QrCode::encode_segments_advanced(&segments, QrCodeEcc::Quartile, version, version, None, false)
            .map_err(|_| CodeError::NotOurs)?;
    let mut spots = Vec::new();
    let unit = at.w / CODE_MODULES as f32;
    for row in 0..CODE_MODULES {
        let dark = |column: usize| code.get_module(column as i32, row as i32);
        runs(&mut spots, at, unit, row, CODE_MODULES, dark);
    }
    Ok(Op::Rects(spots))
}
