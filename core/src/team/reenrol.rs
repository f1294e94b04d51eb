//! Enrol again: the hub has a record of this device that this store lacks, so the store was restored or
//! copied. Two copies must not give the same numbers: this one becomes a new device of its person.

use oogst_protocol::{
    DeviceKeys, Hash, SealingKey, SigningKey,
    log::{Body, DeviceStatus, Entry, InviteRole, SignedEntry},
    record::{RecordKind, SignedRecord},
};
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{
    KeptLogError, Membership, TeamError,
    append::{self, Planned},
};
use crate::{
    App,
    clock::Moment,
    random::bytes,
    record::{COPIED, Draft, queue},
    store::meta,
    sync::{Hub, HubFault},
};

/// How long the new device's invite lives, in seconds: it is used at once.
const HOUR: i64 = 3600;
/// In the store's `meta`, while this store is becoming a new device: the keys to go on with.
const KEPT: &str = "reenrol";

/// The new device's keys and its invite's: kept before the first of them is used, so that a process that
/// ends halfway goes on as the same new device and leaves no ghost in the log.
#[derive(Serialize, Deserialize)]
struct Fresh {
    invite: SealingKey,
    sign: SealingKey,
    seal: SealingKey,
}

impl Fresh {
    fn sign(&self) -> SigningKey {
        SigningKey::from_seed(*self.sign.bytes())
    }

    fn invite(&self) -> SigningKey {
        SigningKey::derive(self.invite.bytes(), "oogst/v1/invite/sign")
    }

    fn keys(&self) -> DeviceKeys {
        DeviceKeys { sign: self.sign().verify_key(), seal: self.seal.recipient() }
    }
}

/// Makes this store a new device: invited, joined and confirmed by the old keys that it still holds. Records
/// that were queued under the old ones are signed again under the new; those at the hub stay.
///
/// # Errors
/// [`TeamError`].
pub async fn reenrol(app: &App) -> Result<(), TeamError> {
    let old = app.store.read(append::current)?;
    let hub = append::hub(app, &old)?;
    let fresh = fresh(app)?;
    let keys = fresh.keys();
    let log = append::pull(app, &hub).await?;
    let join = match log.devices().get(&keys.sign).map(|device| &device.status) {
        Some(DeviceStatus::Active) => None,
        Some(DeviceStatus::Pending(join)) => Some(*join),
        Some(DeviceStatus::Removed(_)) => return Err(again(app)?),
        None => {
            if !log.invites().contains_key(&fresh.invite().verify_key()) {
                invite(app, &hub, &fresh).await?;
            }
            Some(join(app, &old, &hub, &fresh).await?)
        }
    };
    if let Some(join) = join {
        append::append(app, &hub, |now| {
            let mut planned = Planned::plain(Body::Confirm { join });
            let mine = now.log.audiences_of(now.member.person);
            planned.grants = crate::seal::give(now.secrets, &mine, &keys.seal)?;
            Ok(planned)
        })
        .await?;
    }
    app.store.write(|tx| {
        let member = Membership { sign: fresh.sign(), seal: fresh.seal.clone(), ..append::current(tx)? };
        member.save(tx)?;
        tx.execute("DELETE FROM sequences", [])?;
        meta::remove(tx, KEPT)?;
        meta::remove(tx, COPIED)?;
        sign_again(tx)
    })
}

fn fresh(app: &App) -> Result<Fresh, TeamError> {
    app.store.write(|tx| {
        if let Some(fresh) = meta::get(tx, KEPT)?.and_then(|text| serde_json::from_str(&text).ok()) {
            return Ok(fresh);
        }
        let key = || bytes(app.random.as_ref()).map(SealingKey::from_bytes);
        let fresh = Fresh { invite: key()?, sign: key()?, seal: key()? };
        let text = Zeroizing::new(serde_json::to_string(&fresh).unwrap_or_default());
        meta::set(tx, KEPT, &text)?;
        Ok(fresh)
    })
}

/// What was kept is of no use any more (its invite ran out, its device was removed): the next try begins anew.
fn again(app: &App) -> Result<TeamError, TeamError> {
    app.store.write(|tx| {
        meta::remove(tx, KEPT)?;
        Ok(TeamError::InviteOver)
    })
}

async fn invite(app: &App, hub: &Hub, fresh: &Fresh) -> Result<(), TeamError> {
    let expires_at = app.clock.now().seconds() + HOUR;
    append::append(app, hub, |now| {
        Ok(Planned::plain(Body::Invite {
            invite: fresh.invite().verify_key(),
            recipient: fresh.invite.recipient(),
            role: InviteRole::Device(now.member.person),
            uses: 1,
            expires_at,
        }))
    })
    .await
    .map(|_| ())
}

async fn join(app: &App, old: &Membership, hub: &Hub, fresh: &Fresh) -> Result<Hash, TeamError> {
    let (invite, sign) = (fresh.invite(), fresh.sign());
    let body =
        Body::Join { invite: invite.verify_key(), person: old.person, device: fresh.keys(), own: None };
    let at = app.clock.now().seconds();
    let entry = Entry { v: 1, team: Some(old.team), prev: None, at, body };
    let entry = SignedEntry::sign(entry, &[&invite, &sign]).map_err(KeptLogError::from)?;
    match hub.append_entry(entry.signed().frame(), Vec::new()).await {
        Ok(_) => Ok(entry.hash()),
        Err(HubFault::Gone) => Err(again(app)?),
        Err(fault) => Err(fault.into()),
    }
}

/// Queued records again, in their order, under the new keys.
fn sign_again(tx: &Connection) -> Result<(), TeamError> {
    let queued: Vec<(Hash, Vec<u8>)> = {
        let mut query =
            tx.prepare("SELECT hash, frame FROM records WHERE status = 'queued' ORDER BY audience, seq")?;
        query.query_map([], |row| Ok((Hash(row.get(0)?), row.get(1)?)))?.collect::<Result<_, _>>()?
    };
    let mut renamed: Vec<(Hash, Hash)> = Vec::new();
    for (hash, frame) in queued {
        tx.execute("DELETE FROM records WHERE hash = ?", params![hash.0])?;
        let Ok(signed) = SignedRecord::parse(&frame) else { continue };
        let record = signed.record();
        // Numbers of the old device are its own: nothing is left to take back under the new one.
        if record.kind == RecordKind::Retraction {
            continue;
        }
        let supersedes = record
            .supersedes
            .iter()
            .map(|old| renamed.iter().find(|(from, _)| from == old).map_or(*old, |(_, to)| *to))
            .collect();
        let draft = Draft {
            audience: record.audience,
            kind: record.kind.clone(),
            entity: record.entity,
            supersedes,
            body: &record.body,
            objects: Vec::new(),
        };
        renamed.push((hash, queue(tx, Moment(record.at), &draft)?));
    }
    Ok(())
}
