//! Print a recovery sheet: a seed that is kept on no device.

use oogst_protocol::{
    Audience,
    log::Body,
    recovery::{RecoverySeed, RecoverySheet},
};
use zeroize::Zeroizing;

use super::{
    TeamError,
    append::{self, Planned},
    sheet_pdf,
};
use crate::{App, random::bytes, seal};

/// A sheet to print and put away. Nothing of it is kept on the device.
pub struct PrintedSheet {
    /// What its QR holds.
    pub code: Zeroizing<String>,
    /// The seed as 24 words.
    pub words: Zeroizing<String>,
    /// One A4 page as PDF: QR, words, and what to do with it.
    pub pdf: Vec<u8>,
    /// Where the team is: also typed in when only the words are left.
    pub hub: String,
    /// The team.
    pub team: oogst_protocol::TeamId,
}

/// Lists a new sheet in the team log, replacing the person's earlier ones, and seals what that person can
/// open to it. `labels`: what the page says, in the reader's language.
///
/// # Errors
/// [`TeamError`].
pub async fn print_sheet(app: &App, labels: &sheet_pdf::Labels) -> Result<PrintedSheet, TeamError> {
    let seed = RecoverySeed(Zeroizing::new(bytes(app.random.as_ref())?));
    let member = app.store.read(append::current)?;
    let hub = append::hub(app, &member)?;
    let keys = seed.keys();
    let sheet = RecoverySheet {
        hub: member.hub.url.clone(),
        tls_pin: member.hub.tls_pin,
        team: member.team,
        hub_key: member.hub.key,
        seed: seed.clone(),
    };
    let (code, words) = (sheet.to_text(), seed.to_words()?);
    // Drawn first: a sheet that can't be printed must not replace the one in the drawer.
    let pdf = sheet_pdf::draw(&code, &words, &member.hub.url, &member.team.to_string(), labels)?;
    append::append(app, &hub, |now| {
        let person = now.log.persons().get(&now.member.person).ok_or(TeamError::Unknown)?;
        let replaces = person.sheets.iter().map(|sheet| sheet.key).collect();
        let body = Body::Recovery { person: now.member.person, sheet: keys.clone(), replaces };
        let mut audiences = vec![Audience::Own(now.member.person), Audience::Team];
        if now.log.is_preparer(&now.member.device()) {
            audiences.push(Audience::Preparation);
        }
        let mut planned = Planned::plain(body);
        planned.grants = seal::give(now.secrets, &audiences, &keys.seal)?;
        planned.also = vec![seed.signing_key()];
        Ok(planned)
    })
    .await?;
    Ok(PrintedSheet { code, words, pdf, hub: member.hub.url, team: member.team })
}
