//! Send queued records: seal each to its audience's current key and its author's own.

use std::collections::VecDeque;

use oogst_protocol::{
    Audience, B64, Hash,
    api::{ApiErrorBody, AppendedEnvelope, NewEnvelope, code},
    log::LogState,
    record::SignedRecord,
    seal,
};
use rusqlite::{Connection, params};

use super::{fault::HubFault, hub::Hub, outcome::SyncError, receipts, retry};
use crate::{App, random, record, store::StoreError, team::Membership};

/// Envelopes in one request, and about how many bytes of them.
const BATCH: usize = 64;
const BATCH_BYTES: usize = 2 << 20;

/// What sending records came to.
#[derive(Debug, Default)]
pub(super) struct SentRecords {
    pub sent: usize,
    /// Some were sealed to an epoch that is over: read the log and send again.
    pub old_epoch: bool,
    /// Refused one by one.
    pub faults: Vec<(Hash, HubFault)>,
}

struct Sealed {
    record: Hash,
    name: Hash,
    bytes: u64,
}

/// Sends `hashes` in order, in batches; each is kept as sent only with its receipt. A batch that is refused as a whole
/// goes in halves, so that one record that nobody takes does not keep the others.
pub(super) async fn send(
    app: &App,
    hub: &Hub,
    member: &Membership,
    log: &LogState,
    hashes: &[Hash],
) -> Result<SentRecords, SyncError> {
    let mut came = SentRecords::default();
    let mut left: VecDeque<Hash> = hashes.iter().copied().collect();
    let mut most = BATCH;
    while !left.is_empty() {
        let (mut batch, mut envelopes, mut bytes) = (Vec::new(), Vec::new(), 0);
        while batch.len() < most && bytes < BATCH_BYTES {
            let Some(hash) = left.pop_front() else { break };
            let Some(envelope) = sealed(app, member, log, hash)? else { continue };
            bytes += envelope.sealed.0.len();
            batch.push(Sealed {
                record: hash,
                name: Hash::of(&envelope.sealed.0),
                bytes: envelope.sealed.0.len() as u64,
            });
            envelopes.push(envelope);
        }
        if envelopes.is_empty() {
            continue;
        }
        match hub.append(envelopes).await {
            Ok(results) => keep(app, member, &batch, &results, &mut came)?,
            Err(HubFault::TooLarge(_) | HubFault::Invalid(_)) if batch.len() > 1 => {
                most = batch.len() / 2;
                batch.iter().rev().for_each(|each| left.push_front(each.record));
            }
            Err(fault @ (HubFault::TooLarge(_) | HubFault::Invalid(_))) => {
                app.store.write(|tx| {
                    batch.iter().try_for_each(|each| refused(app, tx, each.record, &fault, &mut came))
                })?;
            }
            Err(fault) => return Err(fault.into()),
        }
    }
    Ok(came)
}

fn keep(
    app: &App,
    member: &Membership,
    batch: &[Sealed],
    results: &[AppendedEnvelope],
    came: &mut SentRecords,
) -> Result<(), SyncError> {
    app.store.write(|tx| {
        for (each, result) in batch.iter().zip(results) {
            match result {
                AppendedEnvelope::Receipt(frame) => {
                    let receipt = receipts::read(member, &frame.0, Some(each.bytes))?;
                    if receipt.hash != each.name {
                        return Err(HubFault::Nonsense("a receipt for another envelope".into()).into());
                    }
                    receipts::keep(tx, &receipt, &frame.0)?;
                    tx.execute(
                        "UPDATE records SET status = 'sent', envelope = ?, position = ?, received_at = ?
                           WHERE hash = ? AND status = 'queued'",
                        params![
                            each.name.0,
                            i64::try_from(receipt.position).unwrap_or(i64::MAX),
                            receipt.at,
                            each.record.0
                        ],
                    )?;
                    retry::clear(tx, &each.record.to_string())?;
                    came.sent += 1;
                }
                AppendedEnvelope::Refused(why) if why.code == code::OLD_EPOCH => came.old_epoch = true,
                AppendedEnvelope::Refused(why) => refused(app, tx, each.record, &meaning(why), came)?,
            }
        }
        Ok(())
    })
}

/// Why the hub did not take one envelope. Given up for good only where it says that the envelope itself is wrong.
fn meaning(why: &ApiErrorBody) -> HubFault {
    match why.code.as_str() {
        code::QUOTA => HubFault::Quota,
        code::REMOVED => HubFault::Removed,
        code::FORBIDDEN => HubFault::Forbidden(why.message.clone()),
        code::TOO_LARGE => HubFault::TooLarge(why.limit),
        code::RATE => HubFault::Rate(None),
        code::INVALID => HubFault::Invalid(why.message.clone()),
        _ => HubFault::Trouble(500, None),
    }
}

fn refused(
    app: &App,
    tx: &Connection,
    record: Hash,
    fault: &HubFault,
    came: &mut SentRecords,
) -> Result<(), StoreError> {
    let draw = u32::from_be_bytes(random::bytes(app.random.as_ref()).unwrap_or_default());
    retry::note(tx, &record.to_string(), fault, app.clock.now(), draw)?;
    came.faults.push((record, fault.clone()));
    Ok(())
}

fn sealed(
    app: &App,
    member: &Membership,
    log: &LogState,
    hash: Hash,
) -> Result<Option<NewEnvelope>, SyncError> {
    let Some(row) = app.store.read(|db| record::find(db, hash))? else { return Ok(None) };
    let Ok(signed) = SignedRecord::parse(&row.frame) else { return Ok(None) };
    let audience = signed.record().audience;
    let keys = |audience: &Audience| {
        log.audiences().get(audience).and_then(|keys| keys.current().map(|to| (keys.epoch(), to)))
    };
    // An audience without a key in the log yet: it stays queued.
    let Some((epoch, to)) = keys(&audience) else { return Ok(None) };
    let Some((_, own)) = keys(&Audience::Own(member.person)) else { return Ok(None) };
    let sealed = seal::envelope::seal(&signed, &[to, own]).map_err(|e| HubFault::Invalid(e.to_string()))?;
    Ok(Some(NewEnvelope { audience, epoch, sealed: B64(sealed) }))
}
