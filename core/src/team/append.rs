//! Append an entry to the team log: read it fresh, build on its newest entry, and again when somebody
//! else was quicker.

use std::sync::Arc;

use oogst_protocol::{
    B64, Grant, SealingKey,
    api::LogPage,
    log::{Body, Entry, LogError, LogState, NewEpoch, SignedEntry},
};
use rusqlite::Connection;

use super::{Membership, TeamError, come_back::come_back, forked::forked, log};
use crate::{
    App,
    seal::{self, Secrets, grants_of},
    store::StoreError,
    sync::{Hub, HubFault},
};

/// Tries against a log that keeps moving. Thirty colleagues joining at once do not reach it.
pub(super) const TRIES: usize = 50;
/// Times that an entry is handed in again when its answer got lost.
const AGAIN: usize = 2;

/// What an entry is built from.
pub(crate) struct Now<'a> {
    pub member: &'a Membership,
    pub log: &'a LogState,
    pub secrets: &'a Secrets,
}

/// An entry to append: what it says, its new epochs' keys, and further grants.
pub(crate) struct Planned {
    pub body: Body,
    pub new: Vec<(NewEpoch, SealingKey)>,
    pub grants: Vec<Grant>,
    /// Keys beside the device's own that sign it.
    pub also: Vec<oogst_protocol::SigningKey>,
}

impl Planned {
    pub(crate) fn plain(body: Body) -> Self {
        Self { body, new: Vec::new(), grants: Vec::new(), also: Vec::new() }
    }
}

/// This store's membership.
pub(crate) fn current(db: &Connection) -> Result<Membership, TeamError> {
    Membership::load(db)?.ok_or(TeamError::NoTeam)
}

/// This device's hub.
pub(crate) fn hub(app: &App, member: &Membership) -> Result<Hub, TeamError> {
    let transport = app.reach.to(&member.hub).map_err(HubFault::from)?;
    Ok(Hub::new(transport, member.team, member.sign.clone()).remembering(app.store.clone()))
}

/// Reads what the hub has after what is kept, and keeps it. A log that is shorter than the kept one, or
/// differs from it, is a fork (or a hub restored from a backup: see [`heal`]).
pub(crate) async fn pull(app: &App, hub: &Hub) -> Result<Arc<LogState>, TeamError> {
    match pull_known(app, hub).await {
        Err(TeamError::Hub(HubFault::Unauthorized)) if come_back(app).await? => pull_known(app, hub).await,
        other => other,
    }
}

async fn pull_known(app: &App, hub: &Hub) -> Result<Arc<LogState>, TeamError> {
    let mut healed = false;
    loop {
        let kept = app.store.read(|db| log::load(db).map_err(TeamError::from))?;
        let len = kept.as_ref().map_or(0, |log| log.point().len);
        let page = hub.log_after(len).await?;
        if page.point.len < len {
            if std::mem::replace(&mut healed, true) {
                return Err(KeptLog::Fork.into());
            }
            heal(app, hub, page.point.len).await?;
            continue;
        }
        if page.entries.is_empty() {
            let log = kept.ok_or(TeamError::OtherLog)?;
            return if page.point == log.point() { Ok(log) } else { Err(KeptLog::Fork.into()) };
        }
        keep_page(app, &page, len)?;
    }
}

use super::KeptLogError as KeptLog;

fn keep_page(app: &App, page: &LogPage, after: u64) -> Result<(), TeamError> {
    app.store.write(|tx| {
        let kept = log::load(tx)?;
        if kept.as_ref().map_or(0, |log| log.point().len) != after {
            // Another process was quicker: what it kept is read in the next round.
            return Ok(());
        }
        let frames: Vec<Vec<u8>> = page.entries.iter().map(|entry| entry.0.clone()).collect();
        let known = kept.as_deref().cloned();
        let next = log::keep(tx, known, after, &frames).map_err(|error| match error {
            KeptLog::Log(LogError::Moved | LogError::OtherTeam) if after > 0 => KeptLog::Fork,
            other => other,
        })?;
        if let Some(member) = Membership::load(tx)?
            && member.team != next.team()
        {
            return Err(TeamError::OtherLog);
        }
        Ok(())
    })
}

/// A hub restored from a backup has lost the newest entries: give them back, byte for byte. Each is
/// verified by the hub as if it were new; what does not fit makes it a fork.
async fn heal(app: &App, hub: &Hub, from: u64) -> Result<(), TeamError> {
    let lost = app.store.read(|db| log::frames(db, from).map_err(TeamError::from))?;
    for frame in lost {
        match hub.append_entry(&frame, Vec::new()).await {
            Ok(_) => {}
            Err(HubFault::LogMoved | HubFault::Gone | HubFault::Invalid(_)) => {
                return Err(KeptLog::Fork.into());
            }
            Err(fault) => return Err(fault.into()),
        }
    }
    Ok(())
}

/// Takes in grants when a secret is missing that this person should have.
pub(crate) async fn complete(
    app: &App,
    hub: &Hub,
    member: &Membership,
    log: &LogState,
) -> Result<(), TeamError> {
    let secrets = app.store.read(Secrets::load)?;
    let complete = log.audiences_of(member.person).into_iter().all(|audience| {
        let epochs = log.audiences().get(&audience).map_or(0, |keys| keys.epoch());
        (1..=epochs).all(|epoch| secrets.get(audience, epoch).is_some())
    });
    if complete {
        return Ok(());
    }
    let grants = hub.grants().await?;
    app.store.write(|tx| seal::accept(tx, &grants, &member.seal, log))?;
    Ok(())
}

/// Appends what `plan` makes of the newest log; keeps entry and secrets; returns the log after it.
pub(crate) async fn append(
    app: &App,
    hub: &Hub,
    plan: impl Fn(&Now<'_>) -> Result<Planned, TeamError> + Send,
) -> Result<Arc<LogState>, TeamError> {
    for _ in 0..TRIES {
        let log = pull(app, hub).await?;
        if log.has_unknown() {
            return Err(TeamError::UpdateNeeded);
        }
        let member = app.store.read(current)?;
        // What we give on must be all there is: somebody may have renewed keys since our last sync.
        complete(app, hub, &member, &log).await?;
        let secrets = app.store.read(Secrets::load)?;
        let planned = plan(&Now { member: &member, log: &log, secrets: &secrets })?;
        // Two logs at one hub: nothing is sealed to what may be the wrong one. A removal is the way out.
        let seals = !(planned.new.is_empty() && planned.grants.is_empty());
        let removal = matches!(planned.body, Body::Remove { .. });
        if seals && !removal && app.store.read(|db| forked(db, &log))? {
            return Err(KeptLog::Fork.into());
        }
        let (entry, next) = sign(app, &member, &log, &planned)?;
        let mut grants = grants_of(&planned.new, &secrets, &next)?;
        grants.extend(planned.grants);
        match hand_in(hub, entry.signed().frame(), &grants).await {
            Ok(_) => {}
            Err(HubFault::LogMoved) => continue,
            Err(HubFault::Gone) => return Err(TeamError::InviteOver),
            Err(fault) => return Err(fault.into()),
        }
        // Secrets first: an entry of ours that is kept without its keys could not be used. (If we die
        // before either, our own grant at the hub brings the keys back.)
        app.store.write(|tx| {
            for (epoch, secret) in &planned.new {
                Secrets::keep(tx, epoch.audience, epoch.epoch, secret)?;
            }
            Ok::<_, StoreError>(())
        })?;
        return pull(app, hub).await;
    }
    Err(HubFault::LogMoved.into())
}

/// Hands in an entry. When the way broke off its answer may be lost, and a person who is told "no connection" would
/// take for undone what is done (a new sheet ends the one in the drawer): the same bytes are handed in again, which
/// the hub answers the same.
async fn hand_in(hub: &Hub, frame: &[u8], grants: &[Grant]) -> Result<(), HubFault> {
    for _ in 0..AGAIN {
        match hub.append_entry(frame, grants.to_vec()).await {
            Err(HubFault::Offline(_)) => {}
            answer => return answer.map(|_| ()),
        }
    }
    hub.append_entry(frame, grants.to_vec()).await.map(|_| ())
}

/// Signs an entry on the newest one and applies it, so that what the hub would refuse is refused here.
fn sign(
    app: &App,
    member: &Membership,
    log: &LogState,
    planned: &Planned,
) -> Result<(SignedEntry, LogState), TeamError> {
    let entry = Entry {
        v: 1,
        team: Some(member.team),
        prev: Some(log.point().head),
        at: app.clock.now().seconds(),
        body: planned.body.clone(),
    };
    let mut keys = vec![&member.sign];
    keys.extend(&planned.also);
    let entry = SignedEntry::sign(entry, &keys).map_err(KeptLog::from)?;
    let mut next = log.clone();
    next.apply(&entry).map_err(|error| match error {
        LogError::LastPreparer => TeamError::LastPreparer,
        LogError::NotAllowed("a preparer's device signs") => TeamError::PreparersOnly,
        LogError::InviteOver => TeamError::InviteOver,
        other => TeamError::Refused(other),
    })?;
    Ok((entry, next))
}

/// An entry's bytes for the wire.
pub(crate) fn wire(entry: &SignedEntry) -> B64 {
    B64(entry.signed().frame().to_vec())
}
