//! Join a team by an invite link.

use oogst_domain::{person::NameBody, record::Body as _};
use oogst_protocol::{
    Audience, EntityId, Grant, PersonId, SealingKey, SigningKey,
    invite::InviteLink,
    log::{Body, Entry, InviteRole, LogState, SignedEntry},
    record::RecordKind,
};
use rusqlite::Connection;

use super::{HubAddress, KeptLogError, Membership, MembershipState, TeamError, append, log};
use crate::{
    App,
    clock::Moment,
    random::bytes,
    record::{Draft, queue, queue_backups},
    seal::{self, Secrets},
    sync::{Hub, HubFault},
};

/// What joining came to.
#[derive(Debug, Clone)]
pub struct Joined {
    /// This device's place.
    pub member: Membership,
    /// The code to compare, when somebody has to confirm first.
    pub code: Option<String>,
}

/// Joins by a link: a colleague belongs at once, a preparer or a further device once the code was
/// compared. Captures taken before are kept for this team. Ended halfway, the same call (or the next
/// sync) finishes it: entry, log and secrets are kept before the entry is sent.
///
/// # Errors
/// [`TeamError`].
pub async fn join(app: &App, link: &InviteLink, name: &str) -> Result<Joined, TeamError> {
    let device_invite = matches!(link.role, InviteRole::Device(_));
    let name = if device_invite { None } else { Some(checked(name)?) };
    let kept = app.store.read(|db| Membership::load(db).map_err(TeamError::from))?;
    if let Some(member) = kept {
        let same = member.state == MembershipState::Joining && member.joined_by == Some(link.to_link());
        return if same { go_on(app, &member).await } else { Err(TeamError::AlreadyMember) };
    }
    let (hub, entries, log) = reach(app, link).await?;
    match log.invites().get(&link.signing_key().verify_key()) {
        Some(invite) if invite.open() => {}
        _ => return Err(TeamError::InviteOver),
    }
    // Before the join: the last use of an invite ends what its key may fetch.
    let grants = hub.grants().await.map_err(over)?;
    let member = prepare(app, link, (&entries, &log), &grants, name)?;
    send(app, &member, link, &hub).await?;
    finish(app, &member).await
}

/// Goes on with what was kept of a join, once the hub may have had it.
pub(super) async fn go_on(app: &App, member: &Membership) -> Result<Joined, TeamError> {
    // Its answer may have been lost: a device that the hub knows is in, whatever became of the invite.
    match append::pull(app, &append::hub(app, member)?).await {
        Ok(_) => {}
        Err(TeamError::Hub(HubFault::Unauthorized)) => {
            let link = InviteLink::parse(member.joined_by.as_deref().unwrap_or_default())?;
            match reach(app, &link).await {
                Ok((hub, ..)) => send(app, member, &link, &hub).await?,
                // The hub knows neither this device nor the invite any more: the entry never came there and never will.
                // Another link must be able to take its place.
                Err(TeamError::InviteOver) => {
                    app.store.write(|tx| forget(tx).map_err(TeamError::from))?;
                    return Err(TeamError::InviteOver);
                }
                Err(error) => return Err(error),
            }
        }
        Err(error) => return Err(error),
    }
    finish(app, member).await
}

/// Sends the kept entry.
async fn send(app: &App, member: &Membership, link: &InviteLink, hub: &Hub) -> Result<(), TeamError> {
    let frame = member.entry.as_deref().unwrap_or_default();
    match hub.append_entry(frame, Vec::new()).await {
        Ok(_) => {}
        Err(HubFault::Gone | HubFault::Invalid(_)) => {
            // Nothing of ours is at the hub: the kept entry can never be used.
            app.store.write(|tx| forget(tx).map_err(TeamError::from))?;
            return Err(TeamError::InviteOver);
        }
        Err(fault) => return Err(fault.into()),
    }
    // Keys that were renewed between asking and joining; an invite that is over by now gives none.
    let log = append::pull(app, &append::hub(app, member)?).await?;
    if !app.store.read(Secrets::load)?.has_current(Audience::Team, &log)
        && let Ok(grants) = hub.grants().await
    {
        app.store.write(|tx| seal::accept(tx, &grants, &link.sealing_key(), &log))?;
    }
    Ok(())
}

/// The hub has the entry: this device is in.
async fn finish(app: &App, member: &Membership) -> Result<Joined, TeamError> {
    let frame = member.entry.as_deref().unwrap_or_default();
    let entry = SignedEntry::parse(frame).map_err(KeptLogError::from)?;
    let log = append::pull(app, &append::hub(app, member)?).await?;
    let active = log.active(&member.device()).is_some();
    let code = (!active).then(|| SignedEntry::compare_code(&member.team, &entry.hash()));
    let state = if active { MembershipState::Active } else { MembershipState::Pending };
    let member = app.store.write(|tx| settle(tx, app.clock.now(), state))?;
    Ok(Joined { member, code })
}

/// What every way in ends with: the state, the name told, earlier captures queued. The link stays: a hub put
/// back from an older backup may have to be joined by it again.
pub(super) fn settle(tx: &Connection, now: Moment, state: MembershipState) -> Result<Membership, TeamError> {
    let member = Membership { state, ..append::current(tx)? };
    member.save(tx)?;
    announce(tx, now, &member)?;
    queue_backups(tx, now)?;
    crate::card::queue_all(tx, now)?;
    crate::pupil::queue_all(tx, now)?;
    Ok(member)
}

fn over(fault: HubFault) -> TeamError {
    match fault {
        // The invite's key is unknown to the hub, or over: closed, used up, expired, or never was.
        HubFault::Unauthorized | HubFault::Gone | HubFault::Forbidden(_) => TeamError::InviteOver,
        fault => fault.into(),
    }
}

/// Reaches the link's hub with the invite's key, and reads a log that the link vouches for.
async fn reach(app: &App, link: &InviteLink) -> Result<(Hub, Vec<Vec<u8>>, LogState), TeamError> {
    let address = HubAddress { url: link.hub.clone(), tls_pin: link.tls_pin, key: link.hub_key };
    let transport = app.reach.to(&address).map_err(HubFault::from)?;
    if Hub::health(transport.as_ref()).await?.hub_key != link.hub_key {
        return Err(TeamError::OtherHub);
    }
    let hub = Hub::new(transport, link.team, link.signing_key());
    let (frames, state) = log::read_all(&hub).await?.map_err(over)?;
    if state.team() != link.team || state.hub_key() != link.hub_key || !state.holds(&link.newest) {
        return Err(TeamError::OtherLog);
    }
    if state.has_unknown() {
        return Err(TeamError::UpdateNeeded);
    }
    Ok((hub, frames, state))
}

fn prepare(
    app: &App,
    link: &InviteLink,
    (frames, log): (&[Vec<u8>], &LogState),
    grants: &[Grant],
    name: Option<String>,
) -> Result<Membership, TeamError> {
    let random = app.random.as_ref();
    let (person, own) = match link.role {
        InviteRole::Device(person) => (person, None),
        _ => (PersonId(bytes(random)?), Some(SealingKey::from_bytes(bytes(random)?))),
    };
    let mut member = Membership {
        team: link.team,
        hub: HubAddress { url: link.hub.clone(), tls_pin: link.tls_pin, key: link.hub_key },
        person,
        name,
        sign: SigningKey::from_seed(bytes(random)?),
        seal: SealingKey::from_bytes(bytes(random)?),
        joined_by: Some(link.to_link()),
        entry: None,
        state: MembershipState::Joining,
    };
    let body = Body::Join {
        invite: link.signing_key().verify_key(),
        person,
        device: member.keys(),
        own: own.as_ref().map(SealingKey::recipient),
    };
    let at = app.clock.now().seconds();
    let entry = Entry { v: 1, team: Some(link.team), prev: None, at, body };
    let entry = SignedEntry::sign(entry, &[&link.signing_key(), &member.sign]).map_err(KeptLogError::from)?;
    let mut next = log.clone();
    next.apply(&entry).map_err(TeamError::Refused)?;
    member.entry = Some(entry.signed().frame().to_vec());
    app.store.write(|tx| {
        if Membership::load(tx)?.is_some() {
            // Another process joined meanwhile.
            return Err(TeamError::AlreadyMember);
        }
        member.save(tx)?;
        log::keep(tx, None, 0, frames)?;
        seal::accept(tx, grants, &link.sealing_key(), log)?;
        if let Some(own) = &own {
            Secrets::keep(tx, Audience::Own(person), 1, own)?;
        }
        Ok::<_, TeamError>(())
    })?;
    Ok(member)
}

/// Tells the team this person's name, once.
pub(super) fn announce(tx: &Connection, now: Moment, member: &Membership) -> Result<(), TeamError> {
    let Some(name) = &member.name else { return Ok(()) };
    let entity = EntityId(member.person.0);
    if !crate::record::entity_records(tx, entity)?.is_empty() {
        return Ok(());
    }
    let draft = Draft {
        audience: Audience::Team,
        kind: RecordKind::PersonName,
        entity,
        supersedes: Vec::new(),
        body: NameBody { name: name.clone() },
        objects: Vec::new(),
    };
    queue(tx, now, &draft)?;
    Ok(())
}

/// A name as people may give it.
pub(super) fn checked(name: &str) -> Result<String, TeamError> {
    let body = NameBody { name: name.trim().to_owned() };
    body.check().map_err(|_| TeamError::Name)?;
    Ok(body.name)
}

/// Forgets the team: its log, secrets and records. Captures stay, for a team joined later.
pub(super) fn forget(tx: &Connection) -> rusqlite::Result<()> {
    tx.execute_batch(
        "DELETE FROM membership; DELETE FROM log_entries; DELETE FROM secrets; DELETE FROM sequences;
         DELETE FROM records; DELETE FROM unopened; DELETE FROM object_audiences; DELETE FROM uploads;
         DELETE FROM receipts; DELETE FROM retries; DELETE FROM deletions;
         DELETE FROM meta WHERE key IN ('log_point', 'cursor', 'receipt_epoch', 'position', 'copied', 'reclaim',
           'hub_token', 'left_at_hub', 'left_knowing');",
    )
}
