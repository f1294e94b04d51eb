//! Where everything of the picture stands: rows of pictures of one height, words above or beside them.
//!
//! 1600 pixels are 800 points at two pixels each: type of 13, 15, 17, 22 and 28 points, steps of 4.

use super::{
    canvas::{Colour, Look},
    model::{ContactSheet, Section, Tile, Tone},
};
use crate::paper::{
    fonts::{Face, Fonts, Weight},
    wrap::{Setting, wrap},
};

/// The picture's width in pixels.
pub(super) const WIDTH: u32 = 1600;
/// Its greatest height: 58 MB of pixels, some eighty pictures. What comes after is counted, not drawn.
pub(super) const MAX_HEIGHT: u32 = 12_000;

pub(super) const PAPER: Colour = [0xFB, 0xFA, 0xF6];
pub(super) const SURFACE: Colour = [0xFF, 0xFF, 0xFF];
pub(super) const INK: Colour = [0x1D, 0x2A, 0x24];
pub(super) const QUIET: Colour = [0x55, 0x63, 0x5C];
pub(super) const LINE: Colour = [0xDA, 0xD9, 0xD0];
pub(super) const WHEAT: Colour = [0xB4, 0x53, 0x09];
const LEAF: Colour = [0x2F, 0x6B, 0x4F];
const CLAY: Colour = [0xB3, 0x26, 0x1E];

const EDGE: f32 = 72.0;
const FULL: f32 = WIDTH as f32 - 2.0 * EDGE;
/// Between pictures, and between what stands side by side.
const GAP: f32 = 28.0;
const ASIDE: f32 = 420.0;
/// With more files than this the words stand above: a long column beside a short one is a waste.
const BESIDE_MAX: usize = 9;
const LEADING: f32 = 1.4;
/// Where drawing stops, to leave room for the line that says so.
const STOP: f32 = MAX_HEIGHT as f32 - 160.0;

/// A box on the page, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

impl Area {
    pub(super) fn shrunk(self, by: f32) -> Self {
        Self { x: self.x + by, y: self.y + by, width: self.width - 2.0 * by, height: self.height - 2.0 * by }
    }

    /// The largest box of this aspect in the middle.
    pub(super) fn middle(self, width: f32, height: f32) -> Self {
        let scale = (self.width / width).min(self.height / height);
        let (width, height) = ((width * scale).round().max(1.0), (height * scale).round().max(1.0));
        let (x, y) = (self.x + (self.width - width) / 2.0, self.y + (self.height - height) / 2.0);
        Self { x, y, width, height }
    }
}

/// One thing to draw.
#[derive(Debug)]
pub(super) enum Mark<'a> {
    Text { x: f32, baseline: f32, text: String, look: Look },
    Line { y: f32 },
    Accent { area: Area },
    Picture { tile: &'a Tile, area: Area },
    Badge { area: Area, tone: Tone, colour: Colour },
}

/// Everything to draw, and how high the page is.
pub(super) struct Layout<'a> {
    pub(super) marks: Vec<Mark<'a>>,
    pub(super) height: u32,
}

/// Lays the sheet out.
pub(super) fn layout<'a>(sheet: &'a ContactSheet, fonts: &Fonts) -> Layout<'a> {
    let mut page = Page { fonts, marks: Vec::new() };
    page.marks.push(Mark::Accent { area: Area { x: EDGE, y: 64.0, width: 96.0, height: 8.0 } });
    let mut y = page.text(EDGE, 96.0, FULL, &sheet.title, look(56.0, Weight::Strong, INK), 3);
    y = page.text(EDGE, y + 6.0, FULL, &sheet.subtitle, look(34.0, Weight::Regular, QUIET), 3) + 48.0;
    if sheet.sections.is_empty() {
        y = page.text(EDGE, y, FULL, &sheet.labels.empty, look(30.0, Weight::Regular, QUIET), 3);
    }
    let mut left_out = 0;
    for section in &sheet.sections {
        if y > STOP - 400.0 {
            left_out += section.items.len();
            continue;
        }
        page.marks.push(Mark::Line { y });
        let (end, shown) = page.section(sheet, section, y + 44.0);
        left_out += section.items.len() - shown;
        y = end + 52.0;
    }
    if left_out > 0 {
        let more = sheet.labels.more.replace("{n}", &left_out.to_string());
        page.marks.push(Mark::Line { y });
        y = page.text(EDGE, y + 28.0, FULL, &more, look(34.0, Weight::Strong, INK), 1);
    }
    let height = ((y + 64.0).ceil() as u32).clamp(320, MAX_HEIGHT);
    Layout { marks: page.marks, height }
}

fn look(size: f32, weight: Weight, colour: Colour) -> Look {
    Look { size, weight, colour }
}

struct Page<'a, 'f> {
    fonts: &'f Fonts,
    marks: Vec<Mark<'a>>,
}

impl<'a> Page<'a, '_> {
    /// Sets wrapped text from its top, and gives its bottom.
    fn text(&mut self, x: f32, mut y: f32, width: f32, text: &str, look: Look, lines: usize) -> f32 {
        let setting = Setting { face: Face::Text, size: look.size, width, lines };
        for text in wrap(self.fonts, text, setting) {
            self.marks.push(Mark::Text { x, baseline: y + look.size * 1.05, text, look });
            y += look.size * LEADING;
        }
        y
    }

    /// A section from its top: its bottom, and how many of its files are shown.
    fn section(&mut self, sheet: &ContactSheet, section: &'a Section, top: f32) -> (f32, usize) {
        let beside = !section.reflection.is_empty() && (1..=BESIDE_MAX).contains(&section.items.len());
        let width = if beside { ASIDE } else { FULL };
        let mut y =
            self.text(EDGE, top - 8.0, width, &section.heading, look(44.0, Weight::Strong, INK), 3) + 2.0;
        for line in section.meta.iter().take(6) {
            y = self.text(EDGE, y, width, line, look(26.0, Weight::Regular, QUIET), 2);
        }
        if beside {
            let words = self.reflection(section, EDGE, y + 24.0, ASIDE, 1);
            let left = EDGE + ASIDE + 2.0 * GAP;
            // One photo alone may be larger.
            let alone = section.items.len() == 1 && section.items.iter().all(Tile::has_picture);
            let usual = if alone { 500.0 } else { 330.0 };
            let (end, shown) = self.rows(&section.items, left, top, FULL - ASIDE - 2.0 * GAP, usual);
            (end.max(words), shown)
        } else {
            y = self.reflection(section, EDGE, y + 24.0, FULL, 3) + 12.0;
            if section.items.is_empty() {
                let quiet = look(30.0, Weight::Regular, QUIET);
                (self.text(EDGE, y, FULL, &sheet.labels.no_items, quiet, 2), 0)
            } else {
                self.rows(&section.items, EDGE, y, FULL, 380.0)
            }
        }
    }

    /// Prompts and answers in columns, row by row; gives the bottom.
    fn reflection(&mut self, section: &Section, x: f32, top: f32, width: f32, columns: usize) -> f32 {
        let column = (width - (columns - 1) as f32 * 2.0 * GAP) / columns as f32;
        let mut row = top;
        for entries in section.reflection.chunks(columns) {
            if row > STOP - 800.0 {
                break;
            }
            let mut end = row;
            for (at, (label, text)) in entries.iter().enumerate() {
                let x = x + at as f32 * (column + 2.0 * GAP);
                let y = self.text(x, row, column, label, look(26.0, Weight::Strong, QUIET), 2) + 2.0;
                end = end.max(self.text(x, y, column, text, look(28.0, Weight::Regular, INK), 14));
            }
            row = end + 20.0;
        }
        row
    }

    /// Rows of pictures that fill the width; the last one keeps the usual height.
    fn rows(&mut self, tiles: &'a [Tile], x: f32, top: f32, width: f32, usual: f32) -> (f32, usize) {
        let (mut y, mut rest) = (top, tiles);
        while !rest.is_empty() {
            let (count, height) = row(rest, width, usual);
            if y + height > STOP - 300.0 {
                break;
            }
            let (now, later) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            let mut left = x;
            let mut end = y;
            for tile in now {
                let area = Area { x: left, y, width: (tile.aspect() * height).min(width), height };
                self.marks.push(Mark::Picture { tile, area });
                end = end.max(self.caption(tile, left + 2.0, y + height + 12.0, area.width - 4.0));
                left += area.width + GAP;
            }
            y = end + 32.0;
            rest = later;
        }
        (y, tiles.len() - rest.len())
    }

    fn caption(&mut self, tile: &Tile, x: f32, mut y: f32, width: f32) -> f32 {
        for (at, line) in tile.caption.iter().take(4).enumerate() {
            let (set, lines) = if at == 0 {
                (look(28.0, Weight::Strong, INK), 2)
            } else {
                (look(25.0, Weight::Regular, QUIET), 2)
            };
            y = self.text(x, y, width, line, set, lines);
        }
        let quiet = look(25.0, Weight::Regular, QUIET);
        let size = [tile.format.as_str(), tile.size.as_str()].into_iter().filter(|text| !text.is_empty());
        y = self.text(x, y, width, &size.collect::<Vec<_>>().join(" · "), quiet, 1);
        if let Some(badge) = &tile.pupils {
            let (colour, weight) = match badge.tone {
                Tone::Quiet => (QUIET, Weight::Regular),
                Tone::Safe => (LEAF, Weight::Regular),
                Tone::Careful => (CLAY, Weight::Strong),
            };
            let area = Area { x, y: y + 11.0, width: 16.0, height: 16.0 };
            self.marks.push(Mark::Badge { area, tone: badge.tone, colour });
            y = self.text(x + 26.0, y, width - 26.0, &badge.label, look(25.0, weight, colour), 2);
        }
        y
    }
}

/// How many tiles make the next row, and its height: the break that comes closest to the usual height.
fn row(tiles: &[Tile], width: f32, usual: f32) -> (usize, f32) {
    let mut aspects = 0.0;
    let mut last = None;
    for (at, tile) in tiles.iter().enumerate() {
        aspects += tile.aspect();
        let height = (width - at as f32 * GAP) / aspects;
        if height <= usual {
            // A row one shorter is higher: taken when it is nearer, and not much too high.
            return match last {
                Some(before) if before - usual < usual - height && before < usual * 1.35 => (at, before),
                _ => (at + 1, height),
            };
        }
        last = Some(height);
    }
    // Too few for a row: not blown up to fill it.
    (tiles.len(), last.unwrap_or(usual).min(usual))
}
