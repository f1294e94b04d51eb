//! Send queued records: seal each to its audience's current key and its author's own.

use oogst_protocol::{
    Audience, B64, Hash,
    api::{AppendedEnvelope, NewEnvelope, code},
    log::LogState,
    record::SignedRecord,
    seal,
};
use rusqlite::params;

use super::{
    engine::SyncError,
    fault::HubFault,
    hub::Hub,
    receipts, retry,
};
use crate::{App, record, team::Membership};

/// Envelopes in one request, and about how many bytes of them.
const BATCH: usize = 64;
const BATCH_BYTES: usize = 2 << 20;

/// What sending records came to.
#[derive(Debug, Default)]
pub(super) struct SentRecords {
    pub sent: usize,
    /// Some were sealed to an epoch that is over: read the log and send again.
    pub old_epoch: bool,
    /// Refused for good, or until a person does something.
    pub refused: usize,
}

/// Sends `hashes` in order, in batches; each is kept as sent only with its receipt.
pub(super) async fn send(
    app: &App,
    hub: &Hub,
    member: &Membership,
    log: &LogState,
    hashes: &[Hash],
) -> Result<SentRecords, SyncError> {
    let mut came = SentRecords::default();
    let mut left = hashes.iter().copied().peekable();
    while left.peek().is_some() {
        let (mut batch, mut envelopes, mut bytes) = (Vec::new(), Vec::new(), 0);
        while batch.len() < BATCH && bytes < BATCH_BYTES {
            let Some(hash) = left.next() else { break };
            let Some(envelope) = sealed(app, member, log, hash)? else { continue };
            bytes += envelope.sealed.0.len();
            batch.push((hash, Hash::of(&envelope.sealed.0), envelope.sealed.0.len() as u64));
            envelopes.push(envelope);
        }
        if envelopes.is_empty() {
            continue;
        }
        let results = hub.append(envelopes).await?;
        let now = app.clock.now();
        app.store.write(|tx| {
            for ((hash, envelope, size), result) in batch.iter().zip(&results) {
                match result {
                    AppendedEnvelope::Receipt(frame) => {
                        let receipt = receipts::read(member, &frame.0, Some(*size))?;
                        if receipt.hash != *envelope {
                            return Err(HubFault::Nonsense("a receipt for another envelope".into()).into());
                        }
                        receipts::keep(tx, &receipt, &frame.0)?;
                        tx.execute(
                            "UPDATE records SET status = 'sent', envelope = ?, position = ?, received_at = ?
                               WHERE hash = ? AND status = 'queued'",
                            params![
                                envelope.0,
                                i64::try_from(receipt.position).unwrap_or(i64::MAX),
                                receipt.at,
                                hash.0
                            ],
                        )?;
                        retry::clear(tx, &hash.to_string())?;
                        came.sent += 1;
                    }
                    AppendedEnvelope::Refused(why) if why.code == code::OLD_EPOCH => came.old_epoch = true,
                    AppendedEnvelope::Refused(why) => {
                        let fault = match why.code.as_str() {
                            code::QUOTA => HubFault::Quota,
                            code::REMOVED => HubFault::Removed,
                            code::TOO_LARGE => HubFault::TooLarge(why.limit),
                            code::RATE => HubFault::Rate(None),
                            code::INTERNAL => HubFault::Trouble(500, None),
                            _ => HubFault::Invalid(why.message.clone()),
                        };
                        retry::note(tx, &hash.to_string(), &fault, now, 0)?;
                        came.refused += 1;
                    }
                }
            }
            Ok::<_, SyncError>(())
        })?;
    }
    Ok(came)
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
