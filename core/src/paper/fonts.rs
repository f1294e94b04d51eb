//! The typefaces that travel with the program, measured and shaped.
//!
//! Ubuntu Light for text, Hack for what must be read letter by letter, Noto Emoji for what people type on
//! phones. They come with `epaint_default_fonts` (Ubuntu Font Licence, MIT/Bitstream Vera, OFL), so no device
//! needs a font of its own and a page looks the same everywhere. There is one weight: heavier text is the
//! same outline with a thin stroke ([`Weight`]).
//!
//! Shaping is one glyph per character, left to right, with the fonts' own advances: right for Dutch, English
//! and the other languages in Latin, Greek and Cyrillic script. Scripts that join letters are drawn unjoined.

use std::io::Read as _;
use std::ops::Range;
use std::sync::OnceLock;

use ab_glyph::{Font as _, FontRef, GlyphId};

/// A typeface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Face {
    /// Running text and headings.
    Text,
    /// Fixed width: words to copy by hand, addresses, ids.
    Mono,
    /// Black and white emoji; only as a fallback.
    Symbols,
}

impl Face {
    /// The font file: unpacked when it is first asked for (a few milliseconds), and kept.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        static TEXT: OnceLock<Vec<u8>> = OnceLock::new();
        static MONO: OnceLock<Vec<u8>> = OnceLock::new();
        static SYMBOLS: OnceLock<Vec<u8>> = OnceLock::new();
        match self {
            Face::Text => {
                TEXT.get_or_init(|| unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/text.ttf.z"))))
            }
            Face::Mono => {
                MONO.get_or_init(|| unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/mono.ttf.z"))))
            }
            Face::Symbols => {
                SYMBOLS.get_or_init(|| unpacked(include_bytes!(concat!(env!("OUT_DIR"), "/symbols.ttf.z"))))
            }
        }
    }
}

/// What the build packed. What can't be unpacked is no font, and is told as such where it is opened.
fn unpacked(packed: &[u8]) -> Vec<u8> {
    let mut font = Vec::new();
    match flate2::read::ZlibDecoder::new(packed).read_to_end(&mut font) {
        Ok(_) => font,
        Err(_) => Vec::new(),
    }
}

/// How heavy text is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Running text (about 400).
    Regular,
    /// Headings and labels (about 600).
    Strong,
}

impl Weight {
    /// The width of the stroke round each outline, as a part of the type size. Chosen by eye beside
    /// Ubuntu Regular and Medium: the light master is too thin for an office printer.
    #[must_use]
    pub fn stroke(self) -> f32 {
        match self {
            Weight::Regular => 0.016,
            Weight::Strong => 0.05,
        }
    }
}

/// A font that came with the program can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the {0:?} font can't be read")]
pub struct FontError(pub Face);

/// One glyph of a shaped text.
#[derive(Debug, Clone, PartialEq)]
pub struct Shaped {
    /// The face it is found in.
    pub face: Face,
    /// The glyph there.
    pub glyph: u16,
    /// How far the next one starts, as a part of the type size.
    pub advance: f32,
    /// The character's bytes in the text.
    pub range: Range<usize>,
}

/// The typefaces, opened.
pub struct Fonts {
    text: FontRef<'static>,
    mono: FontRef<'static>,
    symbols: FontRef<'static>,
}

impl Fonts {
    /// Opens them (microseconds once they are unpacked: tables are read where they lie).
    ///
    /// # Errors
    /// [`FontError`] when a font is damaged, which the tests rule out.
    pub fn open() -> Result<Self, FontError> {
        let open = |face: Face| FontRef::try_from_slice(face.bytes()).map_err(|_| FontError(face));
        Ok(Self { text: open(Face::Text)?, mono: open(Face::Mono)?, symbols: open(Face::Symbols)? })
    }

    /// The font of a face.
    #[must_use]
    pub fn font(&self, face: Face) -> &FontRef<'static> {
        match face {
            Face::Text => &self.text,
            Face::Mono => &self.mono,
            Face::Symbols => &self.symbols,
        }
    }

    /// The glyphs of one line. A letter that no face has becomes an empty box, so that it is missed; a pictogram
    /// that no face has is left out, and what is not seen ([`unseen`]) takes no room.
    #[must_use]
    pub fn shape(&self, text: &str, face: Face) -> Vec<Shaped> {
        self.glyphs(text, face).collect()
    }

    fn glyphs<'t>(&'t self, text: &'t str, face: Face) -> impl Iterator<Item = Shaped> + 't {
        text.char_indices().filter(|(_, c)| !unseen(*c)).filter_map(move |(at, c)| {
            let (face, id) = self.find(if c.is_whitespace() { ' ' } else { c }, face);
            if id.0 == 0 && matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}') {
                return None;
            }
            let font = self.font(face);
            let em = font.units_per_em().unwrap_or(1000.0).max(1.0);
            let advance = font.h_advance_unscaled(id) / em;
            Some(Shaped { face, glyph: id.0, advance, range: at..at + c.len_utf8() })
        })
    }

    fn find(&self, c: char, wanted: Face) -> (Face, GlyphId) {
        [wanted, Face::Text, Face::Mono, Face::Symbols]
            .into_iter()
            .map(|face| (face, self.font(face).glyph_id(c)))
            .find(|(_, id)| id.0 != 0)
            .unwrap_or((wanted, GlyphId(0)))
    }

    /// The width of one line, in the unit of `size`.
    #[must_use]
    pub fn width(&self, text: &str, face: Face, size: f32) -> f32 {
        self.glyphs(text, face).map(|shaped| shaped.advance).sum::<f32>() * size
    }

    /// Whether one line is wider than `width`; looks no further than it must.
    #[must_use]
    pub fn wider(&self, text: &str, face: Face, size: f32, width: f32) -> bool {
        let mut sum = 0.0;
        self.glyphs(text, face).any(|shaped| {
            sum += shaped.advance;
            sum * size > width
        })
    }
}

/// Characters that are not drawn: controls, joiners, variation selectors, and the marks that turn the
/// direction of text (with which a name could make a line read as something else).
#[must_use]
pub fn unseen(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_hold_what_dutch_and_english_need() {
        let fonts = Fonts::open().unwrap();
        for c in "AZaz09 éëïöüàèçÉËÏĳĲñ€%&@·–—…‘’“”×°½".chars() {
            let (_, id) = fonts.find(c, Face::Text);
            assert_ne!(id.0, 0, "{c:?} has no glyph");
        }
    }

    #[test]
    fn a_missing_letter_is_borrowed_from_another_face() {
        let fonts = Fonts::open().unwrap();
        let shaped = fonts.shape("a😀b", Face::Text);
        assert_eq!(
            shaped.iter().map(|s| s.face).collect::<Vec<_>>(),
            [Face::Text, Face::Symbols, Face::Text]
        );
        assert_eq!(shaped.get(1).unwrap().range, 1..5);
    }

    #[test]
    fn marks_that_turn_the_direction_are_not_drawn() {
        let fonts = Fonts::open().unwrap();
        assert_eq!(fonts.shape("a\u{202e}\u{200d}\u{7}b", Face::Text).len(), 2);
    }

    #[test]
    fn fixed_width_is_fixed() {
        let fonts = Fonts::open().unwrap();
        assert_eq!(fonts.width("iiii", Face::Mono, 10.0), fonts.width("WWWW", Face::Mono, 10.0));
        assert!(fonts.width("iiii", Face::Text, 10.0) < fonts.width("WWWW", Face::Text, 10.0));
    }
}
