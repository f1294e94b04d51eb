//! A typeface as a document embeds it: the glyphs that were drawn, under numbers of their own, and the letters that they stand for.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ab_glyph::{Font as _, FontRef, GlyphId};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use subsetter::GlyphRemapper;

use super::PdfError;
use crate::paper::fonts::{Face, FontError, Shaped};

/// Glyphs are measured in thousandths of the type size.
const EM: f32 = 1000.0;

/// One face, and what of it is used.
pub(super) struct Used {
    face: Face,
    glyphs: GlyphRemapper,
    /// What each glyph was drawn for first: what is found and copied out of the document.
    letters: BTreeMap<u16, String>,
}

impl Used {
    pub(super) fn new(face: Face) -> Self {
        Self { face, glyphs: GlyphRemapper::new(), letters: BTreeMap::new() }
    }

    pub(super) fn face(&self) -> Face {
        self.face
    }

    /// What the pages call it.
    pub(super) fn name(&self) -> &'static str {
        match self.face {
            Face::Text => "T",
            Face::Mono => "M",
            Face::Symbols => "S",
        }
    }

    pub(super) fn is_used(&self) -> bool {
        !self.letters.is_empty()
    }

    /// The glyph's number in this document.
    pub(super) fn glyph(&mut self, shaped: &Shaped, text: &str) -> u16 {
        let number = self.glyphs.remap(shaped.glyph);
        let letters = || text.get(shaped.range.clone()).unwrap_or_default().to_owned();
        self.letters.entry(number).or_insert_with(letters);
        number
    }

    /// Adds the font with its parts: a composite font whose codes are the glyphs' numbers (ISO 32000-2, 9.7).
    pub(super) fn embed(&self, document: &mut Document) -> Result<ObjectId, PdfError> {
        let wrong = FontError(self.face);
        let font = FontRef::try_from_slice(self.face.bytes()).map_err(|_| wrong)?;
        let scale = EM / font.units_per_em().unwrap_or(EM).max(1.0);
        let program = subsetter::subset(self.face.bytes(), 0, &self.glyphs).map_err(|_| wrong)?;
        let name = format!("{}+{}", self.tag(), postscript(self.face));

        let program = packed(document, dictionary! { "Length1" => program.len() as i64 }, program)?;
        let unscaled = |value: f32| Object::Integer((value * scale).round() as i64);
        let bounds = bounds(self.face.bytes()).ok_or(wrong)?.map(|value| unscaled(f32::from(value)));
        let fixed = i64::from(self.face == Face::Mono);
        let descriptor = document.add_object(dictionary! {
            "Type" => "FontDescriptor",
            "FontName" => Object::Name(name.clone().into_bytes()),
            // Symbolic: its glyphs are no known set of letters.
            "Flags" => 4 | fixed,
            "FontBBox" => bounds.to_vec(),
            "ItalicAngle" => 0,
            "Ascent" => unscaled(font.ascent_unscaled()),
            "Descent" => unscaled(font.descent_unscaled()),
            "CapHeight" => unscaled(font.ascent_unscaled()),
            "StemV" => 80,
            "FontFile2" => program,
        });
        let widths = (0_i64..).zip(self.glyphs.remapped_gids()).flat_map(|(new, old)| {
            let width = font.h_advance_unscaled(GlyphId(old)) * scale;
            [Object::Integer(new), Object::Array(vec![Object::Real(width)])]
        });
        let descendant = document.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "CIDFontType2",
            "BaseFont" => Object::Name(name.clone().into_bytes()),
            "CIDSystemInfo" => dictionary! {
                "Registry" => Object::string_literal("Adobe"),
                "Ordering" => Object::string_literal("Identity"),
                "Supplement" => 0,
            },
            "FontDescriptor" => descriptor,
            "DW" => 0,
            "W" => widths.collect::<Vec<_>>(),
            "CIDToGIDMap" => "Identity",
        });
        let letters = packed(document, Dictionary::new(), self.to_unicode().into_bytes())?;
        Ok(document.add_object(dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => Object::Name(name.into_bytes()),
            "Encoding" => "Identity-H",
            "DescendantFonts" => vec![descendant.into()],
            "ToUnicode" => letters,
        }))
    }

    /// Six capitals that say which part of the font this is (9.9.2): from what is used, so that the same pages make the same bytes.
    fn tag(&self) -> String {
        // FNV-1a.
        let mut hash = self.glyphs.remapped_gids().fold(0xcbf2_9ce4_8422_2325_u64, |hash, glyph| {
            (hash ^ u64::from(glyph)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut tag = String::new();
        for _ in 0..6 {
            tag.push(char::from(b'A' + (hash % 26) as u8));
            hash /= 26;
        }
        tag
    }

    /// Which letters the glyphs stand for (9.10.3), at most a hundred to a block.
    fn to_unicode(&self) -> String {
        let mut map = String::from(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo \
             << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Adobe-Identity-UCS def\n\
             /CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
        );
        let letters: Vec<(&u16, &String)> =
            self.letters.iter().filter(|(_, text)| !text.is_empty()).collect();
        for block in letters.chunks(100) {
            let _ = writeln!(map, "{} beginbfchar", block.len());
            for (glyph, text) in block {
                let _ = write!(map, "<{glyph:04X}> <");
                text.encode_utf16().for_each(|unit| {
                    let _ = write!(map, "{unit:04X}");
                });
                map.push_str(">\n");
            }
            map.push_str("endbfchar\n");
        }
        map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        map
    }
}

fn packed(document: &mut Document, dictionary: Dictionary, bytes: Vec<u8>) -> Result<ObjectId, PdfError> {
    let mut stream = Stream::new(dictionary, bytes);
    stream.compress().map_err(|_| PdfError::Write)?;
    Ok(document.add_object(stream))
}

/// The font's own name.
fn postscript(face: Face) -> &'static str {
    match face {
        Face::Text => "Ubuntu-Light",
        Face::Mono => "Hack-Regular",
        Face::Symbols => "NotoEmoji",
    }
}

/// What encloses every glyph, in the font's units: left, bottom, right, top, at byte 36 of its table `head` (OpenType 1.9).
fn bounds(font: &[u8]) -> Option<[i16; 4]> {
    let word = |at: usize| Some(u16::from_be_bytes(font.get(at..at + 2)?.try_into().ok()?));
    let tables = usize::from(word(4)?);
    // The directory: 16 bytes a table, its tag first, its place at byte 8.
    let entry = (0..tables).map(|table| 12 + table * 16).find(|at| font.get(*at..at + 4) == Some(b"head"))?;
    let head = usize::try_from(u32::from_be_bytes(font.get(entry + 8..entry + 12)?.try_into().ok()?)).ok()?;
    let side = |nth: usize| Some(word(head + 36 + 2 * nth)?.cast_signed());
    Some([side(0)?, side(1)?, side(2)?, side(3)?])
}
