//! Recover: a person comes back on an empty device, by their sheet.

use oogst_protocol::{
    Audience, Grant, PersonId, SealingKey, SigningKey, TeamId,
    log::{Body, Entry, LogState, NewEpoch, SignedEntry},
    recovery::{RecoverySeed, RecoverySheet},
    seal::grant::{accept, grant},
};

use super::{HubAddress, KeptLogError, Membership, MembershipState, TeamError, append, log};
use crate::{
    App,
    random::bytes,
    sync::{Hub, HubFault},
};

/// What a person has in hand.
pub enum RecoverBy {
    /// The sheet's QR.
    Sheet(RecoverySheet),
    /// The words, with the hub's address and the team as the sheet prints them.
    Words {
        /// The seed.
        seed: RecoverySeed,
        /// The hub's address.
        hub: String,
        /// The team.
        team: TeamId,
    },
}

/// Brings the person back on this device and removes their others. Captures and submissions follow with the
/// next sync. The sheet is used up: print a new one.
///
/// Ended halfway, the same call with the same sheet finishes it, and the next sync does when the hub had
/// the entry: the new device's keys are kept before it is sent, and everything else is granted to them.
///
/// # Errors
/// [`TeamError::SheetOver`] when it is not in use, and what the log or hub refuses.
pub async fn recover(app: &App, by: RecoverBy) -> Result<Membership, TeamError> {
    let (seed, address, team) = whither(app, by).await?;
    let kept = app.store.read(|db| Membership::load(db).map_err(TeamError::from))?;
    let (sign, seal) = match kept {
        None => {
            let random = app.random.as_ref();
            (SigningKey::from_seed(bytes(random)?), SealingKey::from_bytes(bytes(random)?))
        }
        Some(member) if begun_with(&member, &seed) => match go_on(app, &member).await {
            Err(TeamError::SheetNeeded) => (member.sign, member.seal),
            done => return done,
        },
        Some(_) => return Err(TeamError::AlreadyMember),
    };
    let transport = app.reach.to(&address).map_err(HubFault::from)?;
    let hub = Hub::new(transport, team, seed.signing_key());
    for _ in 0..append::TRIES {
        let (frames, log) = read(&hub, &address, team, &seed).await?;
        let key = seed.keys().sign;
        let found = log.persons().iter().find(|(_, p)| p.sheets.iter().any(|sheet| sheet.key == key));
        let person = found.map(|(id, _)| *id).ok_or(TeamError::SheetOver)?;
        let own = SealingKey::from_bytes(bytes(app.random.as_ref())?);
        let mut member = Membership {
            team,
            hub: address.clone(),
            person,
            name: None,
            sign: sign.clone(),
            seal: seal.clone(),
            joined_by: None,
            entry: None,
            state: MembershipState::Joining,
        };
        let audience = Audience::Own(person);
        let epoch = log.audiences().get(&audience).map_or(1, |keys| keys.epoch() + 1);
        let body = Body::Recover {
            sheet: key,
            device: member.keys(),
            own: NewEpoch { audience, epoch, recipient: own.recipient() },
        };
        let (prev, at) = (Some(log.point().head), app.clock.now().seconds());
        let entry = Entry { v: 1, team: Some(team), prev, at, body };
        let entry =
            SignedEntry::sign(entry, &[&seed.signing_key(), &member.sign]).map_err(KeptLogError::from)?;
        let mut next = log.clone();
        next.apply(&entry).map_err(TeamError::Refused)?;
        let mut grants = granted(&hub.grants().await?, &seed, &log, &next, (person, &member.seal, &own))?;
        grants.push(grant(audience, epoch, &own, &member.seal.recipient()).map_err(give_error)?);
        member.entry = Some(entry.signed().frame().to_vec());
        app.store.write(|tx| {
            member.save(tx)?;
            // What an earlier try kept of the log.
            tx.execute("DELETE FROM log_entries", [])?;
            log::keep(tx, None, 0, &frames).map_err(TeamError::from)
        })?;
        match hub.append_entry(entry.signed().frame(), grants).await {
            Ok(_) => return go_on(app, &member).await,
            Err(HubFault::LogMoved) => {}
            Err(HubFault::Unauthorized | HubFault::Removed | HubFault::Invalid(_)) => {
                return Err(TeamError::SheetOver);
            }
            Err(fault) => return Err(fault.into()),
        }
    }
    Err(HubFault::LogMoved.into())
}

/// Finishes a recovery that the hub has: the log names the new device, and all secrets are granted to it.
pub(super) async fn go_on(app: &App, member: &Membership) -> Result<Membership, TeamError> {
    let hub = append::hub(app, member)?;
    let log = match append::pull(app, &hub).await {
        Ok(log) => log,
        // A device that the hub does not know: the entry never reached it.
        Err(TeamError::Hub(HubFault::Unauthorized)) => return Err(TeamError::SheetNeeded),
        Err(error) => return Err(error),
    };
    append::complete(app, &hub, member, &log).await?;
    app.store.write(|tx| super::join::settle(tx, app.clock.now(), MembershipState::Active))
}

/// Whether this is a recovery with this very sheet, kept before it was sent.
fn begun_with(member: &Membership, seed: &RecoverySeed) -> bool {
    let entry = SignedEntry::parse(member.entry.as_deref().unwrap_or_default());
    let key = seed.keys().sign;
    member.state == MembershipState::Joining
        && entry.is_ok_and(|e| matches!(e.entry().body, Body::Recover { sheet, .. } if sheet == key))
}

/// The seed, and the hub and team that it leads to.
async fn whither(app: &App, by: RecoverBy) -> Result<(RecoverySeed, HubAddress, TeamId), TeamError> {
    match by {
        RecoverBy::Sheet(sheet) => {
            let address = HubAddress { url: sheet.hub, tls_pin: sheet.tls_pin, key: sheet.hub_key };
            Ok((sheet.seed, address, sheet.team))
        }
        RecoverBy::Words { seed, hub, team } => {
            let url = hub.trim_end_matches('/').to_owned();
            let probe = HubAddress { url, tls_pin: None, key: seed.keys().sign };
            let transport = app.reach.to(&probe).map_err(HubFault::from)?;
            // Whatever hub answers: its key must be the one that the team's log pins.
            let key = Hub::health(transport.as_ref()).await?.hub_key;
            Ok((seed, HubAddress { key, ..probe }, team))
        }
    }
}

/// What the sheet can open, sealed to the new device, and as history to the new own key.
fn granted(
    grants: &[Grant],
    seed: &RecoverySeed,
    log: &LogState,
    next: &LogState,
    (person, seal, own): (PersonId, &SealingKey, &SealingKey),
) -> Result<Vec<Grant>, TeamError> {
    let mut given = Vec::new();
    for (audience, epoch, secret) in opened(grants, &seed.sealing_key(), log) {
        if next.is_member(person, &audience) {
            given.push(grant(audience, epoch, &secret, &seal.recipient()).map_err(give_error)?);
        }
        if audience == Audience::Own(person) {
            given.push(grant(audience, epoch, &secret, &own.recipient()).map_err(give_error)?);
        }
    }
    Ok(given)
}

fn give_error(error: oogst_protocol::seal::SealError) -> TeamError {
    TeamError::Give(crate::seal::GiveError::Seal(error))
}

/// What the sheet can open: straight, and by way of history.
fn opened(
    grants: &[Grant],
    key: &SealingKey,
    log: &LogState,
) -> Vec<(Audience, oogst_protocol::Epoch, SealingKey)> {
    let mut secrets: Vec<(Audience, oogst_protocol::Epoch, SealingKey)> = Vec::new();
    loop {
        let before = secrets.len();
        for each in grants {
            if secrets.iter().any(|(a, e, _)| *a == each.audience && *e == each.epoch) {
                continue;
            }
            let openers = std::iter::once(key).chain(secrets.iter().map(|(_, _, secret)| secret));
            let secret = openers
                .filter(|opener| opener.recipient() == each.to)
                .find_map(|opener| accept(each, opener, log).ok());
            if let Some(secret) = secret {
                secrets.push((each.audience, each.epoch, secret));
            }
        }
        if secrets.len() == before {
            return secrets;
        }
    }
}

async fn read(
    hub: &Hub,
    address: &HubAddress,
    team: TeamId,
    seed: &RecoverySeed,
) -> Result<(Vec<Vec<u8>>, LogState), TeamError> {
    let (frames, log) = log::read_all(hub).await?.map_err(|fault| match fault {
        HubFault::Unauthorized | HubFault::Forbidden(_) | HubFault::Removed => TeamError::SheetOver,
        fault => fault.into(),
    })?;
    // The seed's own signature stands in the log of its team and in no other: words can't be led astray.
    let key = seed.keys().sign;
    let listed = frames.iter().filter_map(|frame| SignedEntry::parse(frame).ok()).any(|entry| {
        matches!(&entry.entry().body, Body::Recovery { sheet, .. } if sheet.sign == key)
            && entry.signed().signed_by(&key)
    });
    if log.team() != team || log.hub_key() != address.key || !listed {
        return Err(TeamError::OtherLog);
    }
    if log.has_unknown() { Err(TeamError::UpdateNeeded) } else { Ok((frames, log)) }
}
