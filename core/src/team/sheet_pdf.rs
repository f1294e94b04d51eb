//! The recovery sheet on paper: one A4 page that a person finds again after years, and understands.
//!
//! Black on white, one page, no colour: it must survive a bad office printer and a folded corner. The code
//! holds everything; the words hold the seed, for when the code can't be read.

use crate::paper::{
    fonts::{Face, FontError, Fonts, Weight},
    pdf::{self, Pdf, PdfError},
    qr::{Ground, Modules, QUIET, QrError, half_blocks},
    wrap::{Setting, wrap},
};

/// What the page says, in the reader's language. Plain text; a line that is too long is wrapped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    /// The language as in HTML ("nl"), for screen readers of the PDF.
    pub lang: String,
    /// "Herstelblad".
    pub title: String,
    /// Whose it is, and since when: "Sanne de Vries · zo 22 nov 2026".
    pub who: String,
    /// What it is for and what to do with it: a paragraph each.
    pub explain: Vec<String>,
    /// Beside the code: "Scan deze code".
    pub scan_here: String,
    /// Above the words: "24 woorden".
    pub words_title: String,
    /// When the words are needed.
    pub words_hint: String,
    /// Before the hub's address.
    pub hub_label: String,
    /// Before the team's id.
    pub team_label: String,
    /// The one sentence to remember, at the foot.
    pub keep_safe: String,
}

/// Why a sheet can't be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// The code can't be made.
    #[error(transparent)]
    Qr(#[from] QrError),
    /// Not 24 words.
    #[error("{0} words where 24 are due")]
    Words(usize),
    /// The texts don't fit on one page.
    #[error("the sheet's texts don't fit on one page")]
    TooLong,
    /// A font that came with the program can't be read.
    #[error(transparent)]
    Font(#[from] FontError),
    /// The PDF could not be made.
    #[error(transparent)]
    Pdf(#[from] PdfError),
}

// A4 in points, and the page's own measures.
const PAGE: (f32, f32) = (595.276, 841.89);
const EDGE: f32 = 54.0;
const WIDTH: f32 = PAGE.0 - 2.0 * EDGE;
/// The code with its quiet zone: 82 mm, so that a module of the usual 500 bytes is 0.8 mm, four dots at 150 dpi.
const CODE: f32 = 232.0;
const COLUMNS: usize = 4;
const WORDS: usize = 24;
const WORD_SIZE: f32 = 13.0;
const WORD_ROW: f32 = 27.0;
const LEADING: f32 = 1.4;

/// Draws the sheet as a PDF of one A4 page; its fonts are embedded.
///
/// # Errors
/// [`SheetError`].
pub fn draw(code: &str, words: &str, hub: &str, team: &str, labels: &Labels) -> Result<Vec<u8>, SheetError> {
    let modules = Modules::of(code)?;
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.len() != WORDS {
        return Err(SheetError::Words(words.len()));
    }
    let fonts = Fonts::open()?;
    let mut document = Pdf::new();
    document.page(PAGE.0, PAGE.1, |surface| {
        page(&mut Pen { surface, fonts: &fonts }, (&modules, &words), hub, team, labels)
    })??;
    Ok(document.finish(&labels.title, &labels.lang)?)
}

fn page(
    pen: &mut Pen<'_, '_>,
    (modules, words): (&Modules, &[&str]),
    hub: &str,
    team: &str,
    labels: &Labels,
) -> Result<(), SheetError> {
    let mut y = pen.text(EDGE, EDGE, WIDTH, &labels.title, Style::TITLE);
    y = pen.text(EDGE, y + 4.0, WIDTH, &labels.who, Style::BODY) + 14.0;
    pen.line(EDGE, y, WIDTH);
    y += 22.0;

    // The modules start at the edge: the paper round the code is wider than its quiet zone.
    let unit = CODE / (modules.side() + 2 * QUIET) as f32;
    let side = unit * modules.side() as f32;
    pen.code(EDGE, y, unit, modules);
    let (x, width) = (EDGE + side + 26.0, WIDTH - side - 26.0);
    let mut beside = pen.text(x, y - 3.0, width, &labels.scan_here, Style::HEADING) + 7.0;
    for paragraph in &labels.explain {
        beside = pen.text(x, beside, width, paragraph, Style::BODY) + 7.0;
    }
    y = beside.max(y + side) + 26.0;

    y = pen.text(EDGE, y, WIDTH, &labels.words_title, Style::HEADING) + 3.0;
    y = pen.text(EDGE, y, WIDTH, &labels.words_hint, Style::BODY) + 8.0;
    pen.words(y, words);
    y += WORD_ROW * (WORDS / COLUMNS) as f32 + 18.0;

    let label = pen.width(&labels.hub_label, Style::SMALL).max(pen.width(&labels.team_label, Style::SMALL));
    let label = (label + 10.0).min(WIDTH / 2.0);
    for (name, value) in [(&labels.hub_label, hub), (&labels.team_label, team)] {
        let end = pen.text(EDGE, y, label, name, Style::SMALL);
        y = end.max(pen.text(EDGE + label, y, WIDTH - label, value, Style::SMALL_MONO)) + 2.0;
    }
    // The sentence to remember stands on the foot of the page, wherever the rest ended.
    let kept = pen.lines(&labels.keep_safe, WIDTH, Style::KEEP).len() as f32;
    let foot = PAGE.1 - EDGE - kept * Style::KEEP.size * LEADING;
    if y > foot - 12.0 {
        return Err(SheetError::TooLong);
    }
    pen.line(EDGE, foot - 8.0, WIDTH);
    pen.text(EDGE, foot, WIDTH, &labels.keep_safe, Style::KEEP);

    Ok(())
}

/// The sheet as plain text, for a terminal or a text file: code in half blocks, words, where the team is.
///
/// # Errors
/// [`SheetError`].
pub fn text(
    code: &str,
    words: &str,
    hub: &str,
    team: &str,
    labels: &Labels,
    ground: Ground,
) -> Result<String, SheetError> {
    let words: Vec<&str> = words.split_whitespace().collect();
    if words.len() != WORDS {
        return Err(SheetError::Words(words.len()));
    }
    let rows = WORDS / COLUMNS;
    let table = (0..rows).map(|row| {
        let cells = words.iter().enumerate().skip(row).step_by(rows);
        let cells: String = cells.map(|(at, word)| format!("{:>4}  {word:<10}", at + 1)).collect();
        cells.trim_end().to_owned()
    });
    let table: Vec<String> = table.collect();
    let explain = labels.explain.join("\n");
    Ok([
        format!("{}\n{}", labels.title, labels.who),
        explain,
        format!("{}\n{}", labels.scan_here, half_blocks(code, ground)?.trim_end_matches('\n')),
        format!("{}\n{}", labels.words_title, labels.words_hint),
        table.join("\n"),
        format!("{}  {hub}\n{}  {team}", labels.hub_label, labels.team_label),
        format!("{}\n", labels.keep_safe),
    ]
    .join("\n\n"))
}

#[derive(Clone, Copy)]
struct Style {
    face: Face,
    weight: Weight,
    size: f32,
}

impl Style {
    const TITLE: Self = Self { face: Face::Text, weight: Weight::Strong, size: 28.0 };
    const HEADING: Self = Self { face: Face::Text, weight: Weight::Strong, size: 15.0 };
    const KEEP: Self = Self { face: Face::Text, weight: Weight::Strong, size: 11.5 };
    const BODY: Self = Self { face: Face::Text, weight: Weight::Regular, size: 11.5 };
    const SMALL: Self = Self { face: Face::Text, weight: Weight::Regular, size: 9.5 };
    const SMALL_MONO: Self = Self { face: Face::Mono, weight: Weight::Regular, size: 8.5 };
    const NUMBER: Self = Self { face: Face::Text, weight: Weight::Regular, size: 9.5 };
    const WORD: Self = Self { face: Face::Mono, weight: Weight::Regular, size: WORD_SIZE };
}

struct Pen<'p, 'd> {
    surface: &'p mut pdf::Pen<'d>,
    fonts: &'p Fonts,
}

impl Pen<'_, '_> {
    fn lines(&self, text: &str, width: f32, style: Style) -> Vec<String> {
        // More lines than a page holds are never needed: then the sheet is refused.
        wrap(self.fonts, text, Setting { face: style.face, size: style.size, width, lines: 80 })
    }

    fn width(&self, text: &str, style: Style) -> f32 {
        self.fonts.width(text, style.face, style.size)
    }

    /// Draws wrapped text from its top, and gives its bottom.
    fn text(&mut self, x: f32, mut y: f32, width: f32, text: &str, style: Style) -> f32 {
        for line in self.lines(text, width, style) {
            self.line_of_text(x, y + style.size, &line, style);
            y += style.size * LEADING;
        }
        y
    }

    fn line_of_text(&mut self, x: f32, baseline: f32, text: &str, style: Style) {
        // Hack is heavy enough as it is.
        let stroke = (style.face != Face::Mono).then(|| style.weight.stroke() * style.size);
        self.surface.grey(0.0);
        self.surface.text(x, baseline, text, &self.fonts.shape(text, style.face), style.size, stroke);
    }

    fn line(&mut self, x: f32, y: f32, width: f32) {
        self.surface.grey(0.75);
        self.boxes([(x, y, width, 0.6)]);
    }

    fn code(&mut self, x: f32, y: f32, unit: f32, modules: &Modules) {
        self.surface.grey(0.0);
        // One path: no hairlines of paper between the runs of a row.
        let runs = modules.runs();
        self.boxes(runs.map(|(column, row, length)| {
            (x + column as f32 * unit, y + row as f32 * unit, length as f32 * unit, unit)
        }));
    }

    fn boxes(&mut self, boxes: impl IntoIterator<Item = (f32, f32, f32, f32)>) {
        for (x, y, width, height) in boxes {
            self.surface.rect(x, y, width, height);
        }
        self.surface.fill();
    }

    /// Columns are read downwards, like a list: a finger follows them while the other hand types.
    fn words(&mut self, top: f32, words: &[&str]) {
        let rows = WORDS / COLUMNS;
        let gap = 14.0;
        let width = (WIDTH - gap * (COLUMNS - 1) as f32) / COLUMNS as f32;
        for (at, word) in words.iter().enumerate() {
            let x = EDGE + (at / rows) as f32 * (width + gap);
            let y = top + (at % rows) as f32 * WORD_ROW;
            let number = (at + 1).to_string();
            let right = x + 16.0 - self.width(&number, Style::NUMBER);
            self.line_of_text(right, y + 18.0, &number, Style::NUMBER);
            self.line_of_text(x + 23.0, y + 18.0, word, Style::WORD);
            self.line(x, y + WORD_ROW - 0.6, width);
        }
    }
}

#[cfg(test)]
#[path = "sheet_pdf_tests.rs"]
mod tests;
