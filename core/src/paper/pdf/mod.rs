//! Pages as a PDF: paths and embedded fonts, in shades of grey. ISO 32000-2.
//!
//! A page is drawn with a [`Pen`]; a [`Pdf`] collects pages and, at its end, the parts of the typefaces that they use. Measures
//! are in points from the top left, as on paper. The same pages make the same bytes: no dates, no ids by chance.
//!
//! The objects are `lopdf`'s, which the core has anyway to clean other people's documents, and `subsetter` cuts the typefaces:
//! a library that draws PDFs of every kind was 1.2 MB of a phone's library (ADR 0038).

mod face;
mod pen;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use self::face::Used;
pub use self::pen::Pen;
use super::fonts::{Face, FontError};

/// Points in a millimetre.
pub const MM: f32 = 72.0 / 25.4;

/// Why a PDF can't be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// A font that came with the program can't be read.
    #[error(transparent)]
    Font(#[from] FontError),
    /// A page without size.
    #[error("a page without size")]
    Page,
    /// The document can't be written.
    #[error("the PDF can't be written")]
    Write,
}

/// A document that is being made.
pub struct Pdf {
    document: Document,
    pages: Vec<Object>,
    /// The root of the page tree, which every page names.
    tree: ObjectId,
    /// What all pages draw with: known when the last one is drawn.
    resources: ObjectId,
    faces: [Used; 3],
}

impl Pdf {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        let mut document = Document::with_version("1.7");
        let (tree, resources) = (document.new_object_id(), document.new_object_id());
        let faces = [Face::Text, Face::Mono, Face::Symbols].map(Used::new);
        Self { document, pages: Vec::new(), tree, resources, faces }
    }

    /// Draws one page of `width` × `height` points.
    ///
    /// # Errors
    /// [`PdfError::Page`] when it has no size.
    pub fn page<T>(
        &mut self,
        width: f32,
        height: f32,
        draw: impl FnOnce(&mut Pen<'_>) -> T,
    ) -> Result<T, PdfError> {
        let sizes = [width, height];
        if !sizes.iter().all(|size| size.is_finite() && *size > 0.0) {
            return Err(PdfError::Page);
        }
        let mut pen = Pen::new(height, &mut self.faces);
        let drawn = draw(&mut pen);
        let mut contents = Stream::new(Dictionary::new(), pen.end());
        contents.compress().map_err(|_| PdfError::Write)?;
        let contents = self.document.add_object(contents);
        let page = self.document.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => self.tree,
            "MediaBox" => vec![0.into(), 0.into(), width.into(), height.into()],
            "Contents" => contents,
            "Resources" => self.resources,
        });
        self.pages.push(page.into());
        Ok(drawn)
    }

    /// The document's bytes. `language` is as in HTML ("nl"): what a screen reader speaks.
    ///
    /// # Errors
    /// [`PdfError`].
    pub fn finish(self, title: &str, language: &str) -> Result<Vec<u8>, PdfError> {
        let Self { mut document, pages, tree, resources, faces } = self;
        let mut fonts = Dictionary::new();
        for face in faces.iter().filter(|face| face.is_used()) {
            fonts.set(face.name(), face.embed(&mut document)?);
        }
        document.set_object(resources, dictionary! { "Font" => fonts });
        let count = i64::try_from(pages.len()).map_err(|_| PdfError::Write)?;
        document.set_object(tree, dictionary! { "Type" => "Pages", "Count" => count, "Kids" => pages });
        let root = document.add_object(dictionary! {
            "Type" => "Catalog",
            "Pages" => tree,
            "Lang" => Object::string_literal(language),
            // A reader's window is named after the title, not after the file.
            "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        });
        let info = document.add_object(dictionary! { "Title" => lopdf::text_string(title) });
        document.trailer.set("Root", root);
        document.trailer.set("Info", info);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).map_err(|_| PdfError::Write)?;
        Ok(bytes)
    }
}

impl Default for Pdf {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests;
