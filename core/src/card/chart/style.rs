//! Colours and measures: the product's look at two pixels per point.

/// Red, green, blue.
pub(super) type Colour = [u8; 3];

pub(super) const PAPER: Colour = [0xFB, 0xFA, 0xF6];
pub(super) const SURFACE: Colour = [0xFF, 0xFF, 0xFF];
pub(super) const INK: Colour = [0x1D, 0x2A, 0x24];
pub(super) const QUIET: Colour = [0x55, 0x63, 0x5C];
pub(super) const LINE: Colour = [0xDA, 0xD9, 0xD0];
/// The ground of a bar: lighter than a hairline, so that the bar is what is seen.
pub(super) const TRACK: Colour = [0xEE, 0xEC, 0xE3];
pub(super) const WHEAT: Colour = [0xB4, 0x53, 0x09];
pub(super) const LEAF: Colour = [0x2F, 0x6B, 0x4F];
pub(super) const CLAY: Colour = [0xB3, 0x26, 0x1E];
/// Leaf, wheat and clay thinned with surface: ink on them keeps more than 10:1.
pub(super) const LEAF_TINT: Colour = [0xE4, 0xEE, 0xE8];
pub(super) const WHEAT_TINT: Colour = [0xFA, 0xEC, 0xDC];
pub(super) const CLAY_TINT: Colour = [0xF9, 0xE5, 0xE3];

/// The picture's width in pixels.
pub(super) const WIDTH: f32 = 1600.0;
/// Its greatest height.
pub(super) const HEIGHT_MAX: f32 = 12_000.0;
/// White on the left and right.
pub(super) const EDGE: f32 = 72.0;
/// What is between.
pub(super) const FULL: f32 = WIDTH - 2.0 * EDGE;
/// From one line of text to the next, as a part of the type size.
pub(super) const LEADING: f32 = 1.3;
/// The round of a corner.
pub(super) const ROUND: f32 = 20.0;

/// How text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub(super) size: f32,
    pub(super) strong: bool,
    pub(super) colour: Colour,
}

/// Running text.
pub(super) const fn plain(size: f32, colour: Colour) -> Look {
    Look { size, strong: false, colour }
}

/// Headings and counts.
pub(super) const fn strong(size: f32, colour: Colour) -> Look {
    Look { size, strong: true, colour }
}
