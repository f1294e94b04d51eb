//! Recover: a person comes back on an empty device, by their sheet.

use std::sync::Arc;

use oogst_protocol::{
    Audience, Grant, SealingKey, SigningKey, TeamId,
    log::{Body, Entry, LogState, NewEpoch, SignedEntry},
    recovery::{RecoverySeed, RecoverySheet},
    seal::grant::{accept, grant},
};

use super::{HubAddress, KeptLogError, Membership, MembershipState, TeamError, log};
use crate::{
    App,
    random::bytes,
    record::queue_backups,
    seal::Secrets,
    sync::{HttpTransport, Hub, HubFault},
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
/// # Errors
/// [`TeamError::SheetOver`] when it is not in use, and what the log or hub refuses.
pub async fn recover(app: &App, by: RecoverBy) -> Result<Membership, TeamError> {
    if app.store.read(|db| Membership::load(db).map_err(TeamError::from))?.is_some() {
        return Err(TeamError::AlreadyMember);
    }
    let (seed, address, team) = match by {
        RecoverBy::Sheet(sheet) => {
            let address = HubAddress { url: sheet.hub, tls_pin: sheet.tls_pin, key: sheet.hub_key };
            (sheet.seed, address, sheet.team)
        }
        RecoverBy::Words { seed, hub, team } => {
            let url = hub.trim_end_matches('/').to_owned();
            let probe = HubAddress { url, tls_pin: None, key: seed.keys().sign };
            let transport = HttpTransport::new(&probe).map_err(HubFault::from)?;
            let key = Hub::health(&transport).await?.hub_key;
            (seed, HubAddress { key, ..probe }, team)
        }
    };
    let transport = Arc::new(HttpTransport::new(&address).map_err(HubFault::from)?);
    let hub = Hub::new(transport, team, seed.signing_key());
    let (frames, log) = read(&hub, &address, team, &seed).await?;
    let key = seed.keys().sign;
    let found = log.persons().iter().find(|(_, p)| p.sheets.iter().any(|sheet| sheet.key == key));
    let (person, role) = found.map(|(id, p)| (*id, p.role)).ok_or(TeamError::SheetOver)?;

    let random = app.random.as_ref();
    let (sign, seal) = (SigningKey::from_seed(bytes(random)?), SealingKey::from_bytes(bytes(random)?));
    let own = SealingKey::from_bytes(bytes(random)?);
    let mut member = Membership {
        team,
        hub: address,
        person,
        name: None,
        sign,
        seal,
        joined_by: None,
        entry: None,
        state: MembershipState::Active,
    };
    let audience = Audience::Own(person);
    let epoch = log.audiences().get(&audience).map_or(1, |keys| keys.epoch() + 1);
    let body = Body::Recover {
        sheet: key,
        device: member.keys(),
        own: NewEpoch { audience, epoch, recipient: own.recipient() },
    };
    let entry = Entry {
        v: 1,
        team: Some(team),
        prev: Some(log.point().head),
        at: app.clock.now().seconds(),
        body,
    };
    let entry = SignedEntry::sign(entry, &[&seed.signing_key(), &member.sign]).map_err(KeptLogError::from)?;
    let mut next = log.clone();
    next.apply(&entry).map_err(TeamError::Refused)?;

    let secrets = opened(&hub.grants().await?, &seed.sealing_key(), &log);
    let mut audiences = vec![audience, Audience::Team];
    if role == oogst_protocol::log::PersonRole::Preparer {
        audiences.push(Audience::Preparation);
    }
    // To the new device, and as history to the new own key.
    let mut grants: Vec<Grant> = Vec::new();
    for (audience, epoch, secret) in &secrets {
        if audiences.contains(audience) {
            grants.push(grant(*audience, *epoch, secret, &member.seal.recipient()).map_err(give_error)?);
        }
        if *audience == Audience::Own(person) {
            grants.push(grant(*audience, *epoch, secret, &own.recipient()).map_err(give_error)?);
        }
    }
    grants.push(grant(audience, epoch, &own, &member.seal.recipient()).map_err(give_error)?);
    match hub.append_entry(entry.signed().frame(), grants).await {
        Ok(_) => {}
        Err(HubFault::LogMoved) => return Err(HubFault::LogMoved.into()),
        Err(fault) => return Err(fault.into()),
    }
    member.entry = Some(entry.signed().frame().to_vec());
    app.store.write(|tx| {
        member.save(tx)?;
        let mut all = frames;
        all.push(entry.signed().frame().to_vec());
        log::keep(tx, None, 0, &all)?;
        for (audience, epoch, secret) in &secrets {
            Secrets::keep(tx, *audience, *epoch, secret)?;
        }
        Secrets::keep(tx, audience, epoch, &own)?;
        queue_backups(tx, app.clock.now())?;
        Ok::<_, TeamError>(())
    })?;
    Ok(member)
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
    let mut frames: Vec<Vec<u8>> = Vec::new();
    loop {
        let page = match hub.log_after(frames.len() as u64).await {
            Ok(page) => page,
            Err(HubFault::Unauthorized | HubFault::Forbidden(_) | HubFault::Removed) => {
                return Err(TeamError::SheetOver);
            }
            Err(fault) => return Err(fault.into()),
        };
        if page.entries.is_empty() {
            break;
        }
        frames.extend(page.entries.into_iter().map(|entry| entry.0));
    }
    let entries = frames
        .iter()
        .map(|frame| SignedEntry::parse(frame))
        .collect::<Result<Vec<_>, _>>()
        .map_err(KeptLogError::from)?;
    let log = LogState::read(&entries).map_err(KeptLogError::from)?;
    // The seed's own signature stands in the log of its team and in no other: words can't be led astray.
    let key = seed.keys().sign;
    let listed = entries.iter().any(|entry| {
        matches!(&entry.entry().body, Body::Recovery { sheet, .. } if sheet.sign == key)
            && entry.signed().signed_by(&key)
    });
    if log.team() != team || log.hub_key() != address.key || !listed {
        return Err(TeamError::OtherLog);
    }
    if log.has_unknown() { Err(TeamError::UpdateNeeded) } else { Ok((frames, log)) }
}
