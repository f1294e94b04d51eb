//! Join a team by an invite link.

use std::sync::Arc;

use oogst_domain::{person::NameBody, record::Body as _};
use oogst_protocol::{
    Audience, EntityId, PersonId, SealingKey, SigningKey,
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
    sync::{HttpTransport, Hub, HubFault},
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
/// compared. Captures taken before are kept for this team. Ended halfway, the same call finishes it.
///
/// # Errors
/// [`TeamError`].
pub async fn join(app: &App, link: &InviteLink, name: &str) -> Result<Joined, TeamError> {
    let device_invite = matches!(link.role, InviteRole::Device(_));
    let name = if device_invite { String::new() } else { checked(name)? };
    let kept = app.store.read(|db| Membership::load(db).map_err(TeamError::from))?;
    if let Some(member) = kept {
        let same = member.state == MembershipState::Joining && member.joined_by == Some(link.to_link());
        return if same { resume_join(app).await } else { Err(TeamError::AlreadyMember) };
    }
    let (hub, log) = reach(app, link).await?;
    let _ = hub;
    match log.invites().get(&link.signing_key().verify_key()) {
        Some(invite) if invite.open() => {}
        _ => return Err(TeamError::InviteOver),
    }
    prepare(app, link, &log, (!name.is_empty()).then_some(name))?;
    resume_join(app).await
}

/// Sends the kept joining entry (again) and takes in what the team grants.
///
/// # Errors
/// [`TeamError`].
pub async fn resume_join(app: &App) -> Result<Joined, TeamError> {
    let member = app.store.read(append::current)?;
    let link = InviteLink::parse(member.joined_by.as_deref().unwrap_or_default())?;
    let (hub, log) = reach(app, &link).await?;
    let frame = member.entry.clone().unwrap_or_default();
    let entry = SignedEntry::parse(&frame).map_err(KeptLogError::from)?;
    if !log.devices().contains_key(&member.device()) {
        match hub.append_entry(&frame, Vec::new()).await {
            Ok(_) => {}
            Err(HubFault::Gone | HubFault::Invalid(_)) => {
                // Nothing of ours is at the hub: the kept entry can never be used.
                app.store.write(|tx| forget(tx).map_err(TeamError::from))?;
                return Err(TeamError::InviteOver);
            }
            Err(fault) => return Err(fault.into()),
        }
    }
    let grants = hub.grants().await?;
    let device = append::hub(&member)?;
    let log = append::pull(app, &device).await?;
    let active = log.active(&member.device()).is_some();
    let code = (!active).then(|| SignedEntry::compare_code(&member.team, &entry.hash()));
    app.store.write(|tx| {
        // An invite's secrets are the team's alone; a confirmed device's come with the next sync.
        seal::accept(tx, &grants, &link.sealing_key(), &log)?;
        let state = if active { MembershipState::Active } else { MembershipState::Pending };
        Membership::set_state(tx, state)?;
        let now = app.clock.now();
        if member.name.is_some() {
            announce(tx, now, &member)?;
        }
        queue_backups(tx, now)?;
        Ok::<_, TeamError>(())
    })?;
    let member = app.store.read(append::current)?;
    Ok(Joined { member, code })
}

/// Reaches the link's hub with the invite's key, and reads a log that the link vouches for.
async fn reach(app: &App, link: &InviteLink) -> Result<(Hub, LogState), TeamError> {
    let address = HubAddress { url: link.hub.clone(), tls_pin: link.tls_pin, key: link.hub_key };
    let transport = Arc::new(HttpTransport::new(&address).map_err(HubFault::from)?);
    if Hub::health(transport.as_ref()).await?.hub_key != link.hub_key {
        return Err(TeamError::OtherHub);
    }
    let hub = Hub::new(transport, link.team, link.signing_key());
    let mut entries = Vec::new();
    loop {
        let page = match hub.log_after(entries.len() as u64).await {
            Ok(page) => page,
            // The invite's key is unknown to the hub: closed, or never was.
            Err(HubFault::Unauthorized | HubFault::Gone | HubFault::Forbidden(_)) => {
                return Err(TeamError::InviteOver);
            }
            Err(fault) => return Err(fault.into()),
        };
        if page.entries.is_empty() {
            break;
        }
        for entry in &page.entries {
            entries.push(SignedEntry::parse(&entry.0).map_err(KeptLogError::from)?);
        }
    }
    let state = LogState::read(&entries).map_err(KeptLogError::from)?;
    if state.team() != link.team || state.hub_key() != link.hub_key || !state.holds(&link.newest) {
        return Err(TeamError::OtherLog);
    }
    if state.has_unknown() {
        return Err(TeamError::UpdateNeeded);
    }
    app.store.write(|tx| {
        let kept = log::load(tx)?;
        if kept.is_none() && Membership::load(tx)?.is_some() {
            let frames: Vec<Vec<u8>> = entries.iter().map(|e| e.signed().frame().to_vec()).collect();
            log::keep(tx, None, 0, &frames)?;
        }
        Ok::<_, TeamError>(())
    })?;
    Ok((hub, state))
}

fn prepare(app: &App, link: &InviteLink, log: &LogState, name: Option<String>) -> Result<(), TeamError> {
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
    let entry =
        SignedEntry::sign(entry, &[&link.signing_key(), &member.sign]).map_err(KeptLogError::from)?;
    let mut next = log.clone();
    next.apply(&entry).map_err(TeamError::Refused)?;
    member.entry = Some(entry.signed().frame().to_vec());
    app.store.write(|tx| {
        member.save(tx)?;
        if let Some(own) = &own {
            Secrets::keep(tx, Audience::Own(person), 1, own)?;
        }
        Ok::<_, TeamError>(())
    })
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
         DELETE FROM meta WHERE key IN ('log_point', 'cursor', 'receipt_epoch', 'position', 'copied');",
    )
}
