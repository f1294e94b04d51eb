//! Print cards: a run whose codes this device knows from then on.

use oogst_domain::card::{CardSheets, CardTemplate, CardTemplateBody, Run};
use oogst_domain::record::Body;
use oogst_protocol::EntityId;

use super::{
    CardsError, known,
    print::{Paper, PrintOptions, Printed, print},
    rows,
    rows::TemplateRow,
    say,
};
use crate::{App, random::bytes};

/// What to print.
#[derive(Debug, Clone)]
pub struct PrintRequest {
    /// The questions.
    pub template: CardTemplate,
    /// The size of a card.
    pub size: Paper,
    /// How many.
    pub count: u16,
    /// Whether the numbers are pupils'.
    pub numbered: bool,
    /// For who needs larger letters.
    pub large_print: bool,
    /// The first number.
    pub first_number: u16,
}

/// Lays out a run and keeps which codes it has; when this returns, that is durable. Nothing is kept when it can't be
/// printed.
///
/// # Errors
/// [`CardsError`].
pub fn print_cards(app: &App, request: &PrintRequest) -> Result<Printed, CardsError> {
    let random: [u8; 4] = bytes(app.random.as_ref())?;
    let run = Run::new(u32::from_be_bytes(random) >> 7)?;
    let PrintRequest { size, count, numbered, large_print, first_number, .. } = *request;
    let options = PrintOptions { size, count, numbered, large_print, run, first_number };
    let printed = print(&request.template, &options)?;
    let new = EntityId(bytes(app.random.as_ref())?);
    app.store.write(|tx| {
        let tag = request.template.tag();
        let same = known::all(tx)?.into_iter().find(|known| known.template.tag() == tag);
        let own = rows::templates(tx)?.into_iter().find(|row| row.mine && row.body.template.tag() == tag);
        let (id, template, mut runs) = match own {
            Some(row) => (row.id, row.body.template, row.body.printed),
            // The team's: what its rule is counts, the runs are one's own.
            None => (new, same.map_or_else(|| request.template.clone(), |same| same.template), Vec::new()),
        };
        runs.push(CardSheets {
            size: printed.printed.size.letter(),
            run,
            first: printed.printed.first,
            last: printed.printed.last,
            numbered,
        });
        let body = CardTemplateBody { template, printed: runs };
        body.check()?;
        let now = app.clock.now();
        rows::keep_template(tx, &TemplateRow { id, body, mine: true, person: None }, now)?;
        say::queue_template(tx, now, id)?;
        Ok::<_, CardsError>(())
    })?;
    Ok(printed)
}
