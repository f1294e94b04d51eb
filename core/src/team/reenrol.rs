//! Enrol again: the hub has a record of this device that this store lacks, so the store was restored or
//! copied. Two copies must not give the same numbers: this one becomes a new device of its person.

use oogst_protocol::{
    Audience, DeviceKeys, Hash, SealingKey, SigningKey,
    log::{Body, Entry, InviteRole, SignedEntry},
    record::{RecordKind, SignedRecord},
};
use rusqlite::{Connection, params};

use super::{
    KeptLogError, Membership, TeamError,
    append::{self, Planned},
};
use crate::{
    App,
    clock::Moment,
    random::bytes,
    record::{Draft, queue},
    sync::{Hub, HubFault},
};

/// Makes this store a new device: invited, joined and confirmed by the old keys that it still holds. Records
/// that were queued under the old ones are signed again under the new; those at the hub stay.
///
/// # Errors
/// [`TeamError`].
pub async fn reenrol(app: &App) -> Result<(), TeamError> {
    let old = app.store.read(append::current)?;
    let hub = append::hub(&old)?;
    let random = app.random.as_ref();
    let invite = SigningKey::from_seed(bytes(random)?);
    let recipient = SealingKey::from_bytes(bytes(random)?).recipient();
    let (sign, seal) = (SigningKey::from_seed(bytes(random)?), SealingKey::from_bytes(bytes(random)?));
    let keys = DeviceKeys { sign: sign.verify_key(), seal: seal.recipient() };
    let expires_at = app.clock.now().seconds() + 3600;
    append::append(app, &hub, |now| {
        Ok(Planned::plain(Body::Invite {
            invite: invite.verify_key(),
            recipient: recipient.clone(),
            role: InviteRole::Device(now.member.person),
            uses: 1,
            expires_at,
        }))
    })
    .await?;
    let join = join(app, &old, &hub, &invite, &sign, &keys).await?;
    append::append(app, &hub, |now| {
        let mut planned = Planned::plain(Body::Confirm { join });
        let audiences = [Audience::Own(now.member.person), Audience::Team, Audience::Preparation];
        let mine: Vec<_> =
            audiences.into_iter().filter(|a| now.log.is_member(now.member.person, a)).collect();
        planned.grants = crate::seal::give(now.secrets, &mine, &keys.seal)?;
        Ok(planned)
    })
    .await?;
    let now = app.clock.now();
    app.store.write(|tx| {
        let member = Membership { sign: sign.clone(), seal: seal.clone(), ..append::current(tx)? };
        member.save(tx)?;
        tx.execute("DELETE FROM sequences", [])?;
        tx.execute("DELETE FROM meta WHERE key = 'copied'", [])?;
        sign_again(tx, now)
    })
}

async fn join(
    app: &App,
    old: &Membership,
    hub: &Hub,
    invite: &SigningKey,
    sign: &SigningKey,
    keys: &DeviceKeys,
) -> Result<Hash, TeamError> {
    let body =
        Body::Join { invite: invite.verify_key(), person: old.person, device: keys.clone(), own: None };
    let at = app.clock.now().seconds();
    let entry = Entry { v: 1, team: Some(old.team), prev: None, at, body };
    let entry = SignedEntry::sign(entry, &[invite, sign]).map_err(KeptLogError::from)?;
    match hub.append_entry(entry.signed().frame(), Vec::new()).await {
        Ok(_) => Ok(entry.hash()),
        Err(HubFault::Gone) => Err(TeamError::InviteOver),
        Err(fault) => Err(fault.into()),
    }
}

/// Queued records again, in their order, under the new keys.
fn sign_again(tx: &Connection, now: Moment) -> Result<(), TeamError> {
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
        renamed.push((hash, queue(tx, now, &draft)?));
    }
    Ok(())
}
