//! One sync, from end to end.

use std::sync::Arc;

use oogst_domain::capture::Role;
use oogst_protocol::{Audience, Hash, api::ObjectStatus, limits::HASHES_PER_REQUEST, log::LogState};
use rusqlite::params;

use super::{
    arrivals, facts,
    fault::HubFault,
    fetch::{self, FetchError},
    hub::Hub,
    outcome::{SyncError, SyncOptions, SyncReport},
    plan::{Plan, Waiting, plan},
    progress::{Progress, SyncEvent},
    reclaim, records, retry,
    turn::turn,
    upload,
};
use crate::{
    App, random,
    record::{Reader, rejudge},
    seal::Secrets,
    store::StoreError,
    team::{self, KeptLogError, Membership, MembershipState, TeamError},
};

/// Once through: log and keys, what arrived, then what waits: records, previews, media; receipts; what was deleted; and
/// the previews of what arrived. Idempotent: cut off anywhere, the next one goes on.
///
/// # Errors
/// [`SyncError`]; everything that went through before it stands.
pub async fn sync(
    app: &App,
    options: &SyncOptions,
    progress: &dyn Progress,
) -> Result<SyncReport, SyncError> {
    let result = once(app, options, progress).await;
    let now = app.clock.now();
    match &result {
        Ok(_) => app.store.write(|tx| retry::clear(tx, "hub"))?,
        Err(SyncError::Hub(fault)) => {
            let draw = u32::from_be_bytes(random::bytes(app.random.as_ref()).unwrap_or_default());
            app.store.write(|tx| {
                retry::note(tx, "hub", fault, now, draw)?;
                if *fault == HubFault::Removed {
                    Membership::set_state(tx, MembershipState::Removed)?;
                }
                Ok::<_, StoreError>(())
            })?;
        }
        Err(_) => {}
    }
    result
}

async fn once(app: &App, options: &SyncOptions, progress: &dyn Progress) -> Result<SyncReport, SyncError> {
    let mut report = SyncReport::default();
    let mut member = app.store.read(team::current)?;
    if member.state == MembershipState::Joining {
        member = team::resume_join(app).await?.member;
    }
    let mut hub = team::hub(app, &member)?;
    let mut log = keys(app, &hub, &mut member).await.map_err(|error| clock_or(app, &member, error))?;
    if member.state == MembershipState::Pending {
        report.pending = true;
        return Ok(report);
    }
    let mut came = arrivals::pull(app, &hub, &member, &log, options.wait).await?;
    if came.copied {
        // Two copies of one device must not give the same numbers.
        team::reenrol(app).await?;
        report.reenrolled = true;
        member = app.store.read(team::current)?;
        hub = team::hub(app, &member)?;
        log = keys(app, &hub, &mut member).await?;
    }
    report.restored = reclaim::reclaim(app, &hub, &member, &log).await?;
    reclaim::catch_up(app, &hub, &member).await?;
    came.good += judge_again(app, &member, &log)?;
    report.missing = arrivals::fill_gaps(app, &hub, &member, &log, &mut came).await?;
    let mut forked = app.store.read(|db| team::forked(db, &log))?;
    if forked {
        // Somebody may have added to the log since it was read.
        log = team::pull(app, &hub).await?;
        came.good += judge_again(app, &member, &log)?;
        forked = app.store.read(|db| team::forked(db, &log))?;
    }
    // Photos that were covered on another device: their files go now, not at the next open.
    app.store.sweep()?;
    report.arrived = came.good;
    report.aside = came.aside;
    progress.event(SyncEvent::Arrived { good: came.good, aside: came.aside });
    if forked {
        arrive_media(app, &hub, progress).await?;
        return Err(SyncError::Team(TeamError::Log(KeptLogError::Fork)));
    }
    // Everything that the hub has was read: what a lost device said is known as far as it will ever be.
    log = team::settle(app, &hub, &member, log).await?;

    {
        let _turn = turn(app).await?;
        push(app, &hub, &mut member, log, options, progress, &mut report).await?;
        tell_audiences(app, &hub).await?;
        delete(app, &hub).await?;
    }
    report.fetched = arrive_media(app, &hub, progress).await?;
    // Everything else went through; what was left at the hub is told.
    if came.noise { Err(HubFault::Noise.into()) } else { Ok(report) }
}

/// Judges what was put aside by the log as it stands; how many count now.
fn judge_again(app: &App, member: &Membership, log: &LogState) -> Result<usize, StoreError> {
    app.store.write(|tx| {
        let secrets = Secrets::load(tx)?;
        rejudge(tx, &Reader::new(member, log, &secrets))
    })
}

/// A refused certificate on a device whose clock is far off: say the clock, which the person can put right.
fn clock_or(app: &App, member: &Membership, error: SyncError) -> SyncError {
    const BUILT_AFTER: i64 = 1_767_225_600; // 2026-01-01: this program did not exist before.
    const YEARS_20: i64 = 20 * 365 * 86_400;
    let now = app.clock.now().seconds();
    let off = !(BUILT_AFTER..BUILT_AFTER + YEARS_20).contains(&now);
    match error {
        SyncError::Hub(HubFault::Tls(_)) if off && member.hub.tls_pin.is_none() => HubFault::Clock.into(),
        other => other,
    }
}

/// The log as it stands, this device's state in it, the secrets granted since, and keys that are due for renewal.
async fn keys(app: &App, hub: &Hub, member: &mut Membership) -> Result<Arc<LogState>, SyncError> {
    let mut log = team::pull(app, hub).await?;
    let device = member.device();
    let state = match (log.active(&device), log.devices().get(&device)) {
        (Some(_), _) => MembershipState::Active,
        (None, Some(found)) if matches!(found.status, oogst_protocol::log::DeviceStatus::Pending(_)) => {
            MembershipState::Pending
        }
        _ => return Err(HubFault::Removed.into()),
    };
    if state != member.state {
        app.store.write(|tx| Membership::set_state(tx, state))?;
        member.state = state;
    }
    if state == MembershipState::Pending {
        return Ok(log);
    }
    if log.has_unknown() {
        return Err(SyncError::Team(TeamError::UpdateNeeded));
    }
    team::complete(app, hub, member, &log).await?;
    // While two logs are about, keys are not renewed: what arrived still can be read.
    let forked = app.store.read(|db| team::forked(db, &log))?;
    if !forked && team::renew(app, hub, member, &log).await? > 0 {
        log = app
            .store
            .read(|db| team::load(db).map_err(TeamError::from))?
            .ok_or(SyncError::Team(TeamError::Log(KeptLogError::Fork)))?;
    }
    Ok(log)
}

/// Sends what waits, as planned.
async fn push(
    app: &App,
    hub: &Hub,
    member: &mut Membership,
    mut log: Arc<LogState>,
    options: &SyncOptions,
    progress: &dyn Progress,
    report: &mut SyncReport,
) -> Result<(), SyncError> {
    let now = app.clock.now();
    let plan = app.store.read(|db| {
        let facts = facts::facts(db, now, options.patient)?;
        Ok::<_, StoreError>(plan(&facts, options.network, options.include_video))
    })?;
    announce(&plan, progress);
    report.waiting_unmetered =
        plan.waiting.iter().filter(|waiting| matches!(waiting, Waiting::Unmetered(_))).count();
    // Twice at most: keys that were renewed while we sealed.
    let mut left = plan.records.clone();
    for _ in 0..3 {
        let sent = records::send(app, hub, member, &log, &left).await?;
        report.sent_records += sent.sent;
        report.failed.extend(sent.faults.iter().map(|(hash, fault)| (*hash, fault.code(), fault.class())));
        if sent.sent > 0 {
            progress.event(SyncEvent::Records { sent: sent.sent });
        }
        if !sent.old_epoch {
            break;
        }
        log = keys(app, hub, member).await?;
        left = app.store.read(|db| facts::facts(db, now, options.patient))?.records;
    }
    let sent = upload::send(app, hub, member, &plan.uploads, options, progress).await?;
    report.sent_objects += sent.received;
    report.failed.extend(sent.faults.iter().map(|(hash, fault)| (*hash, fault.code(), fault.class())));
    match sent.ended {
        Some(fault) => Err(fault.into()),
        None => Ok(()),
    }
}

fn announce(plan: &Plan, progress: &dyn Progress) {
    progress.event(SyncEvent::Planned {
        records: plan.records.len(),
        objects: plan.uploads.len(),
        bytes: plan.uploads.iter().map(|upload| upload.fact.bytes).sum(),
        waiting: plan.waiting.len(),
    });
}

/// Objects that the hub has already, and that a submission gave a further audience.
async fn tell_audiences(app: &App, hub: &Hub) -> Result<(), SyncError> {
    let untold: Vec<(Hash, String)> = app.store.read(|db| {
        let mut query = db.prepare_cached(
            // By receipt, or as another device of this person put it there: a lost phone's captures are submitted anew.
            "SELECT a.object, a.audience FROM object_audiences a LEFT JOIN objects o ON o.hash = a.object
              WHERE a.told = 0 AND (o.at_hub = 1 OR EXISTS (SELECT 1 FROM receipts r WHERE r.hash = a.object))
              ORDER BY a.audience",
        )?;
        let rows = query.query_map([], |row| Ok((Hash(row.get(0)?), row.get(1)?)))?;
        Ok::<_, StoreError>(rows.collect::<Result<_, _>>()?)
    })?;
    for part in untold.chunk_by(|a, b| a.1 == b.1) {
        let Some(audience) = part.first().and_then(|(_, text)| text.parse::<Audience>().ok()) else {
            continue;
        };
        for few in part.chunks(HASHES_PER_REQUEST) {
            let hashes = few.iter().map(|(hash, _)| *hash).collect();
            match hub.add_audiences(hashes, vec![audience]).await {
                Ok(()) => {}
                // An audience that the hub does not know (yet); told again with the next sync.
                Err(fault @ HubFault::Invalid(_)) => {
                    tracing::warn!(%audience, %fault, "the hub was not told who may fetch");
                    continue;
                }
                Err(fault) => return Err(fault.into()),
            }
            app.store.write(|tx| {
                for (hash, text) in few {
                    tx.execute(
                        "UPDATE object_audiences SET told = 1 WHERE object = ? AND audience = ?",
                        params![hash.0, text],
                    )?;
                }
                Ok::<_, StoreError>(())
            })?;
        }
    }
    Ok(())
}

/// Own objects that were removed here after they had been sent.
async fn delete(app: &App, hub: &Hub) -> Result<(), SyncError> {
    let due: Vec<Hash> = app.store.read(|db| {
        let mut query = db.prepare_cached("SELECT object FROM deletions")?;
        let rows = query.query_map([], |row| row.get(0).map(Hash))?;
        Ok::<_, StoreError>(rows.collect::<Result<_, _>>()?)
    })?;
    for hash in due {
        match hub.delete(hash).await {
            Ok(()) => {}
            // Not ours to delete after all: the others still are.
            Err(fault @ (HubFault::Forbidden(_) | HubFault::Invalid(_))) => {
                tracing::warn!(%hash, %fault, "not deleted at the hub");
                continue;
            }
            Err(fault) => return Err(fault.into()),
        }
        app.store.write(|tx| {
            tx.execute("DELETE FROM deletions WHERE object = ?", params![hash.0])?;
            Ok::<_, StoreError>(())
        })?;
    }
    Ok(())
}

/// Where objects of others stand, and their previews.
async fn arrive_media(app: &App, hub: &Hub, progress: &dyn Progress) -> Result<usize, SyncError> {
    let unknown: Vec<Hash> = app.store.read(|db| {
        let mut query = db.prepare_cached(
            "SELECT hash FROM objects WHERE here = 0 AND at_hub = 0 AND quarantined IS NULL
               AND hash NOT IN (SELECT object FROM deletions)",
        )?;
        let rows = query.query_map([], |row| row.get(0).map(Hash))?;
        Ok::<_, StoreError>(rows.collect::<Result<_, _>>()?)
    })?;
    for part in unknown.chunks(HASHES_PER_REQUEST) {
        let states = hub.statuses(part.to_vec()).await?;
        app.store.write(|tx| {
            for (hash, state) in part.iter().zip(&states) {
                if matches!(state, ObjectStatus::Stored { .. }) {
                    tx.execute("UPDATE objects SET at_hub = 1 WHERE hash = ?", params![hash.0])?;
                }
            }
            Ok::<_, StoreError>(())
        })?;
    }
    let wanted = app.store.read(previews_wanted)?;
    let mut fetched = 0;
    for hash in wanted {
        match fetch::fetch(app, hub, hash, progress).await {
            Ok(()) => fetched += 1,
            // One that is gone or wrong is noted at the object; the others still come.
            Err(FetchError::Wrong(_) | FetchError::Hub(HubFault::NotFound | HubFault::Gone)) => {
                app.store.write(|tx| {
                    tx.execute("UPDATE objects SET at_hub = 0 WHERE hash = ?", params![hash.0])?;
                    Ok::<_, StoreError>(())
                })?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(fetched)
}

/// Previews and posters that the hub has and this device does not: of own captures, and of submissions here.
fn previews_wanted(db: &rusqlite::Connection) -> Result<Vec<Hash>, StoreError> {
    let mut query = db.prepare_cached(
        "SELECT o.hash FROM objects o LEFT JOIN capture_objects co ON co.object = o.n
          WHERE o.here = 0 AND o.at_hub = 1 AND o.quarantined IS NULL
            AND (co.role <> ?1 OR (co.role IS NULL AND o.preview = 1)) ORDER BY o.bytes",
    )?;
    let rows = query.query_map(params![crate::record::word(&Role::Original)], |row| row.get(0).map(Hash))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
