//! What a contact sheet shows, screen-ready. Text comes from people and may hold anything.

use oogst_domain::capture::MediaKind;

/// A contact sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactSheet {
    /// The language as in HTML ("nl").
    pub lang: String,
    /// The page's title: the cycle's theme.
    pub title: String,
    /// Under it: who, when, how many.
    pub subtitle: String,
    /// The page's own words, in the reader's language.
    pub labels: Labels,
    /// One for each submission.
    pub sections: Vec<Section>,
}

/// The page's own words, in the reader's language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    /// When there is nothing to show: "Er is nog niets geopend."
    pub empty: String,
    /// When a section has no files: "Zonder beelden ingestuurd."
    pub no_items: String,
    /// Above what did not fit the picture; `{n}` becomes the number: "En nog {n}: zie de map."
    pub more: String,
}

/// One submission.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The teacher's name.
    pub heading: String,
    /// Lesson, date, number of files: a line each.
    pub meta: Vec<String>,
    /// The reflection: prompt and answer. Empty answers are left out by the caller.
    pub reflection: Vec<(String, String)>,
    /// The files.
    pub items: Vec<Tile>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// Path beside the page, with `/`. Not linked when it leads elsewhere.
    pub file: String,
    /// Photo, video or document.
    pub kind: MediaKind,
    /// The format in capitals: "JPEG", "MP4", "PDF".
    pub format: String,
    /// What the picture shows, for who can't see it: "Foto van Sanne, 17 nov".
    pub alt: String,
    /// Note, goal, time: a line each; the first is set strong.
    pub caption: Vec<String>,
    /// Who is recognisable.
    pub pupils: Option<Badge>,
    /// Size, or length of a video.
    pub size: String,
    /// The preview as JPEG; none for a file that has no picture.
    pub preview_jpeg: Option<Vec<u8>>,
    /// The preview as a file beside the page. Without it the HTML holds the preview itself.
    pub preview_file: Option<String>,
}

/// A word about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// "Geen leerlingen", "Leerlingen herkenbaar".
    pub label: String,
    /// How much it asks for attention.
    pub tone: Tone,
}

/// How much a badge asks for attention. Never by colour alone: the label says it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing to think about.
    Quiet,
    /// Taken care of.
    Safe,
    /// Think before showing.
    Careful,
}

impl Tile {
    /// Whether there is a picture to show, as far as is known before it is read.
    pub(super) fn has_picture(&self) -> bool {
        self.preview_file.is_some() || self.preview_jpeg.as_deref().and_then(dimensions).is_some()
    }

    /// Width over height: the preview's own, within bounds (3:4 to 3:1; a narrower one leaves its words no room); a page
    /// or a screen for what has none. Beyond the bounds a picture is shown with margins, never cut.
    pub(super) fn aspect(&self) -> f32 {
        let drawn = match self.kind {
            MediaKind::Document => 0.8,
            MediaKind::Photo => 4.0 / 3.0,
            MediaKind::Video => 4.0 / 3.0,
        };
        self.preview_jpeg
            .as_deref()
            .and_then(dimensions)
            .map_or(drawn, |(width, height)| width as f32 / height as f32)
            .clamp(0.75, 3.0)
    }
}

/// Width and height as the JPEG's head says them; none for anything else, or without a picture.
pub(super) fn dimensions(jpeg: &[u8]) -> Option<(u32, u32)> {
    let reader = image::ImageReader::with_format(std::io::Cursor::new(jpeg), image::ImageFormat::Jpeg);
    reader.into_dimensions().ok().filter(|(width, height)| *width > 0 && *height > 0)
}
