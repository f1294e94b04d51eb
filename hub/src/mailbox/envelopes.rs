//! Envelopes: sealed records in, and out to those who may open them.

use std::time::Duration;

use oogst_protocol::{
    B64, Hash,
    api::{ApiErrorBody, AppendedEnvelope, EnvelopePage, NewEnvelope, StoredEnvelope, code},
    limits::{ENVELOPE_MAX, ENVELOPES_PER_REQUEST, PAGE_BYTES, WAIT_MAX_SECONDS},
    log::LogState,
};

use super::{Mailbox, Refusal, Session};
use crate::index::{Append, EnvelopeQuery, EnvelopeRow};

/// What every age file begins with; all that the hub can see of what it holds.
const AGE: &[u8] = b"age-encryption.org/v1\n";
/// The smallest and largest size class of a padded record, and what age may add to it.
const CLASSES: [usize; 6] = [1 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20];
const OVERHEAD: usize = 4096;

impl Mailbox {
    /// Appends envelopes in order. Each stands or falls by itself; a receipt means durable.
    ///
    /// # Errors
    /// What the caller may not do, or more than a request may hold.
    pub async fn append_envelopes(
        &self,
        session: &Session,
        envelopes: Vec<NewEnvelope>,
    ) -> Result<Vec<AppendedEnvelope>, Refusal> {
        let (device, person) = session.device()?;
        if envelopes.len() > ENVELOPES_PER_REQUEST {
            return Err(Refusal::TooLarge(ENVELOPES_PER_REQUEST as u64));
        }
        let hashes: Vec<Hash> = envelopes.iter().map(|envelope| Hash::of(&envelope.sealed.0)).collect();
        let now = self.now();
        let retain_until = self.retain_until(now);
        // Not while an entry is being appended: the epoch that is judged is the one that is stored under.
        let turn = session.team.appending.read().await;
        let state = session.team.state();
        if state.active(&device) != Some(person) {
            return Err(Refusal::Removed);
        }
        let known = self.index.stored(session.team.id, hashes.clone()).await?;
        let mut results: Vec<Option<AppendedEnvelope>> = Vec::new();
        let mut rows = Vec::new();
        for (NewEnvelope { audience, epoch, sealed }, hash) in envelopes.into_iter().zip(hashes) {
            if let Some(stored) = known.iter().find(|stored| stored.hash == hash && !stored.object) {
                results.push(Some(AppendedEnvelope::Receipt(self.receipt(session, hash, &stored.place))));
            } else if let Some(refused) = refuse(&state, &audience, epoch, &sealed.0) {
                results.push(Some(AppendedEnvelope::Refused(refused)));
            } else {
                let (received_at, sealed) = (now, sealed.0);
                rows.push(EnvelopeRow {
                    hash,
                    audience,
                    epoch,
                    device,
                    person,
                    received_at,
                    retain_until,
                    sealed,
                });
                results.push(None);
            }
        }
        let names: Vec<Hash> = rows.iter().map(|row| row.hash).collect();
        let stored = match rows.is_empty() {
            true => Vec::new(),
            false => self.index.append_envelopes(session.team.id, rows, self.settings.quota_bytes).await?,
        };
        drop(turn);
        if !stored.is_empty() {
            session.team.tell();
        }
        let mut stored = names.into_iter().zip(stored);
        let result = |known: Option<AppendedEnvelope>| {
            known.or_else(|| stored.next().map(|(hash, append)| self.appended(session, hash, append)))
        };
        Ok(results.into_iter().filter_map(result).collect())
    }

    fn appended(&self, session: &Session, hash: Hash, append: Append) -> AppendedEnvelope {
        match append {
            Append::At(place) => AppendedEnvelope::Receipt(self.receipt(session, hash, &place)),
            Append::Quota => AppendedEnvelope::Refused(body(code::QUOTA, "the team's quota is used up")),
        }
    }

    /// Envelopes for the caller after a position, waiting up to `wait` seconds for the first.
    ///
    /// # Errors
    /// What the caller may not do.
    pub async fn envelopes(&self, session: &Session, after: u64, wait: u64) -> Result<EnvelopePage, Refusal> {
        let (device, person) = session.device()?;
        let until = tokio::time::Instant::now() + Duration::from_secs(wait.min(WAIT_MAX_SECONDS));
        let mut news = session.team.news.subscribe();
        let asked_at = session.state.point();
        loop {
            news.borrow_and_update();
            let state = session.team.state();
            if state.active(&device) != Some(person) {
                return Err(Refusal::Removed);
            }
            let (audiences, count) = (state.audiences_of(person), ENVELOPES_PER_REQUEST);
            let query = EnvelopeQuery { after, audiences, person, count, bytes: PAGE_BYTES };
            let slice = self.index.envelopes(session.team.id, query).await?;
            let quiet = slice.envelopes.is_empty() && state.point() == asked_at;
            if quiet && tokio::time::timeout_at(until, news.changed()).await.is_ok_and(|news| news.is_ok()) {
                continue;
            }
            let stored = |(position, row): (u64, EnvelopeRow)| StoredEnvelope {
                position,
                hash: row.hash,
                audience: row.audience,
                epoch: row.epoch,
                device: row.device,
                received_at: row.received_at,
                sealed: B64(row.sealed),
            };
            return Ok(EnvelopePage {
                envelopes: slice.envelopes.into_iter().map(stored).collect(),
                next: slice.next,
                more: slice.more,
                log: state.point(),
                epoch: self.epoch,
            });
        }
    }
}

fn refuse(
    state: &LogState,
    audience: &oogst_protocol::Audience,
    epoch: oogst_protocol::Epoch,
    sealed: &[u8],
) -> Option<ApiErrorBody> {
    let Some(keys) = state.audiences().get(audience) else {
        return Some(body(code::INVALID, "unknown audience"));
    };
    if keys.epoch() != epoch {
        return Some(body(code::OLD_EPOCH, "not the audience's current epoch"));
    }
    if sealed.len() > ENVELOPE_MAX {
        let limit = Some(ENVELOPE_MAX as u64);
        return Some(ApiErrorBody { limit, ..body(code::TOO_LARGE, "larger than an envelope may be") });
    }
    let padded = CLASSES.iter().any(|class| sealed.len() > *class && sealed.len() <= class + OVERHEAD);
    (!padded || !sealed.starts_with(AGE)).then(|| body(code::INVALID, "not a sealed record"))
}

fn body(code: &str, message: &str) -> ApiErrorBody {
    ApiErrorBody { code: code.to_owned(), message: message.to_owned(), limit: None }
}
