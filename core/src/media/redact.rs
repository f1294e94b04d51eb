//! Cover parts of a photo: faces, names on a blackboard, whatever a person points at.
//!
//! Where they are is said by a person, perhaps with suggestions of the platform; what is covered is gone from what
//! comes out, and not only hidden in it.

use std::io::Write;

use super::{
    MediaError, ReadSeek, TakenIn,
    photo::{self, Patch},
};

/// Most areas in one photo: more faces than a school photo shows apart.
pub const AREAS_MAX: usize = 200;

/// A rectangle in a photo as it is seen: upright, from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Area {
    /// In fractions of the photo's width and height, 0 to 1.
    Fraction {
        /// Its left side.
        x: f64,
        /// Its upper side.
        y: f64,
        /// Its width.
        width: f64,
        /// Its height.
        height: f64,
    },
    /// In pixels of the photo.
    Pixels {
        /// Its left side.
        x: u32,
        /// Its upper side.
        y: u32,
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
}

/// What is wrong with an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AreaFault {
    /// No width or no height.
    Empty,
    /// Nothing of it is in the photo.
    Outside,
    /// A value that is no number, or below nothing.
    NotANumber,
}

/// Why nothing is covered.
#[derive(Debug, thiserror::Error)]
pub enum RedactError {
    /// No area was given.
    #[error("nothing to cover")]
    NoAreas,
    /// More than [`AREAS_MAX`].
    #[error("{0} areas are more than a photo can have")]
    TooMany(usize),
    /// One of them can't be.
    #[error("area {}: {fault:?}", .index + 1)]
    Area {
        /// Which, from 0.
        index: usize,
        /// What is wrong with it.
        fault: AreaFault,
    },
    /// No photo, or one that can't be read.
    #[error(transparent)]
    Media(#[from] MediaError),
}

/// Covers `areas` of the photo in `src` and writes it to `out`: an upright JPEG without anything but its picture and
/// its colour profile, with new previews. What reaches over the photo's edge is cut off there; each area grows to the
/// next sixteen pixels.
///
/// On an error `out` may hold a partial result: the caller throws it away. Peak memory: the file and its pixels, twice
/// while they are turned.
///
/// # Errors
/// [`RedactError`].
pub fn cover(src: &mut dyn ReadSeek, areas: &[Area], out: &mut dyn Write) -> Result<TakenIn, RedactError> {
    check(areas)?;
    photo::cover(
        src,
        |width, height| {
            let patches = areas.iter().enumerate();
            patches
                .map(|(index, area)| {
                    area.patch(width, height).map_err(|fault| RedactError::Area { index, fault })
                })
                .collect()
        },
        out,
    )
}

/// What can be said of areas before the photo is opened.
///
/// # Errors
/// [`RedactError::NoAreas`], [`RedactError::TooMany`].
pub fn check(areas: &[Area]) -> Result<(), RedactError> {
    match areas.len() {
        0 => Err(RedactError::NoAreas),
        n if n > AREAS_MAX => Err(RedactError::TooMany(n)),
        _ => Ok(()),
    }
}

impl Area {
    /// As pixels of a photo of this size.
    fn patch(self, width: u32, height: u32) -> Result<Patch, AreaFault> {
        let (left, top, right, bottom) = match self {
            Area::Fraction { x, y, width: across, height: down } => {
                if ![x, y, across, down].iter().all(|value| value.is_finite()) {
                    return Err(AreaFault::NotANumber);
                }
                if across < 0.0 || down < 0.0 {
                    return Err(AreaFault::NotANumber);
                }
                if across == 0.0 || down == 0.0 {
                    return Err(AreaFault::Empty);
                }
                if x >= 1.0 || y >= 1.0 || x + across <= 0.0 || y + down <= 0.0 {
                    return Err(AreaFault::Outside);
                }
                // Out to whole pixels. A float becomes the nearest number that fits: 0 for what is left of the photo.
                let (w, h) = (f64::from(width), f64::from(height));
                let from = |at: f64, size: f64| (at * size).floor() as u32;
                let until = |at: f64, size: f64| (at * size).ceil().min(size) as u32;
                (from(x, w), from(y, h), until(x + across, w), until(y + down, h))
            }
            Area::Pixels { x, y, width: across, height: down } => {
                if across == 0 || down == 0 {
                    return Err(AreaFault::Empty);
                }
                if x >= width || y >= height {
                    return Err(AreaFault::Outside);
                }
                (x, y, x.saturating_add(across).min(width), y.saturating_add(down).min(height))
            }
        };
        // So thin that rounding leaves nothing of it.
        if left >= right || top >= bottom {
            return Err(AreaFault::Outside);
        }
        Ok(Patch { left, top, right, bottom })
    }
}

#[cfg(test)]
#[path = "redact_tests.rs"]
mod tests;
