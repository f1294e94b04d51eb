//! Make a template of one's own; it reaches the team with the next sync.

use oogst_domain::{
    card::{CardTemplate, CardTemplateBody},
    record::Body,
};
use oogst_protocol::EntityId;

use super::{CardsError, known, rows, rows::TemplateRow, say};
use crate::{App, random::bytes};

/// Keeps a template. One that is known already, to the letter, is given back as it is: with the same codes they
/// would be one card.
///
/// # Errors
/// [`CardsError`].
pub fn create(app: &App, template: CardTemplate) -> Result<EntityId, CardsError> {
    let body = CardTemplateBody { template, printed: Vec::new() };
    body.check()?;
    let id = EntityId(bytes(app.random.as_ref())?);
    app.store.write(|tx| {
        let tag = body.template.tag();
        let same = known::all(tx)?.into_iter().find(|known| known.template.tag() == tag);
        let (id, body) = match same.and_then(|same| same.id.filter(|_| same.mine).zip(Some(same.printed))) {
            // The rule by which it sorts may have changed: that is not printed.
            Some((id, printed)) => (id, CardTemplateBody { printed, ..body.clone() }),
            None => (id, body.clone()),
        };
        let now = app.clock.now();
        rows::keep_template(tx, &TemplateRow { id, body, mine: true, person: None }, now)?;
        say::queue_template(tx, now, id)?;
        Ok(id)
    })
}
