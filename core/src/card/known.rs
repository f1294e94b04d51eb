//! The templates that this device knows: shipped ones, one's own, the team's.

use oogst_domain::card::{CardSheets, CardTemplate, Language, Run, TemplateTag, shipped};
use oogst_protocol::EntityId;
use rusqlite::Connection;

use super::{
    CardsError,
    code::{CardSize, PrintedCodes, PrintedRun},
    rows,
};
use crate::{App, store::StoreError};

/// A template, and what was printed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownTemplate {
    /// Its entity, once it is more than shipped.
    pub id: Option<EntityId>,
    /// The questions.
    pub template: CardTemplate,
    /// Its print runs, the latest last.
    pub printed: Vec<CardSheets>,
    /// It comes with the program.
    pub shipped: bool,
    /// Made or printed by this person.
    pub mine: bool,
}

impl KnownTemplate {
    /// Whether the numbers of this run are pupils'.
    pub(super) fn numbered(&self, run: Option<Run>) -> bool {
        self.printed.iter().any(|sheets| Some(sheets.run) == run && sheets.numbered)
    }
}

/// All templates: the shipped ones in both languages, then others as they came.
///
/// # Errors
/// [`StoreError`].
pub fn known(app: &App) -> Result<Vec<KnownTemplate>, StoreError> {
    app.store.read(all)
}

pub(super) fn all(db: &Connection) -> Result<Vec<KnownTemplate>, StoreError> {
    let shipped = [Language::Nl, Language::En].into_iter().flat_map(shipped);
    let mut all: Vec<KnownTemplate> = shipped
        .map(|template| KnownTemplate { id: None, template, printed: Vec::new(), shipped: true, mine: false })
        .collect();
    for row in rows::templates(db)? {
        let same = all.iter_mut().find(|known| known.template.tag() == row.body.template.tag());
        match same {
            // Printed by several people: each says which runs are theirs. By which rule answers make piles is each
            // teacher's own affair.
            Some(known) => {
                if row.mine {
                    known.id = Some(row.id);
                    known.template = row.body.template;
                    known.mine = true;
                }
                known.printed.extend(row.body.printed);
            }
            None => all.push(KnownTemplate {
                id: Some(row.id),
                template: row.body.template,
                printed: row.body.printed,
                shipped: false,
                mine: row.mine,
            }),
        }
    }
    Ok(all)
}

/// One template: by its name in a language, by the characters that its codes have, or by its title.
///
/// # Errors
/// [`CardsError::UnknownTemplate`].
pub fn find(app: &App, name: &str, language: Language) -> Result<KnownTemplate, CardsError> {
    let all = known(app)?;
    let tag = |known: &&KnownTemplate| known.template.tag().to_string() == name.to_ascii_uppercase();
    let named = |known: &&KnownTemplate| {
        known.template.id == name || known.template.title.to_lowercase() == name.to_lowercase()
    };
    let found = all.iter().find(tag).or_else(|| {
        let in_language = all.iter().rev().find(|known| named(known) && known.template.language == language);
        in_language.or_else(|| all.iter().rev().find(named))
    });
    found.cloned().ok_or_else(|| CardsError::UnknownTemplate(name.chars().take(80).collect()))
}

/// The template whose codes these are.
pub(super) fn of_tag(all: &[KnownTemplate], tag: u32) -> Option<&KnownTemplate> {
    all.iter().find(|known| TemplateTag::bits(known.template.tag()) == tag)
}

/// Every code that this device knows to have been printed.
pub(super) fn codes(all: &[KnownTemplate]) -> PrintedCodes {
    let runs = all.iter().flat_map(|known| {
        let template = known.template.tag().bits();
        known.printed.iter().filter_map(move |sheets| {
            // A size of a later version has codes that this one can't read.
            let size = CardSize::ALL.into_iter().find(|size| size.letter() == sheets.size)?;
            let (run, first, last) = (sheets.run.bits(), sheets.first, sheets.last);
            Some(PrintedRun { size, template, run, first, last })
        })
    });
    PrintedCodes { runs: runs.collect() }
}
