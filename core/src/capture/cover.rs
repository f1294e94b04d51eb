//! Cover faces in a photo, for good: new pixels, new previews, new sealed objects; the uncovered photo leaves this
//! device with the same transaction, and the hub with the next sync.
//!
//! | a crash | leaves |
//! |---|---|
//! | before the transaction is durable | the photo as it was; the new files are cleared by their intents |
//! | after it | the covered photo; the old files are doomed, and go at the next open at the latest |
//!
//! There is no way back but the photo's own source: kept with `keep_original`, the uncovered one is a capture of its
//! own, for its author alone.

use std::io::{Cursor, Read};

use oogst_domain::capture::{MediaKind, REPLACED_MAX};
use oogst_protocol::{EntityId, seal::object};

use super::{Capture, CaptureError, StoredObject, remove::submitted, rows, seal::Sealing};
use crate::{
    App,
    media::{
        Limit, MediaError, photo,
        redact::{self, Area},
    },
    random,
    record::queue_backup,
    store::StoreError,
};

/// How often covering begins anew when the photo was changed by another process meanwhile.
const TRIES: usize = 3;

/// What covering came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Covered {
    /// The covered photo, under its own id.
    pub capture: Capture,
    /// The uncovered one, where it was to be kept: never submitted.
    pub kept: Option<Capture>,
}

/// Covers `areas` of a photo; when this returns, it is durable. Where `keep_original` is false the uncovered photo is
/// gone: covering can't be undone.
///
/// # Errors
/// [`CaptureError::Unknown`], [`CaptureError::NoPhoto`], [`CaptureError::Submitted`] when a submission holds it (withdraw
/// that first), [`CaptureError::Redact`] for areas that can't be, [`StoreError::NotHere`] when its original is only at the
/// hub. The photo is then as it was.
pub fn cover(app: &App, id: EntityId, areas: &[Area], keep_original: bool) -> Result<Covered, CaptureError> {
    redact::check(areas)?;
    for _ in 0..TRIES {
        if let Some(covered) = attempt(app, id, areas, keep_original)? {
            // The uncovered one counts no more; a file that can't be removed now goes at the next open.
            if let Err(error) = app.store.sweep() {
                tracing::warn!(%error, "files of a covered photo are left for the next open");
            }
            return Ok(covered);
        }
    }
    Err(StoreError::Busy.into())
}

/// `None`: another process changed the photo meanwhile.
fn attempt(
    app: &App,
    id: EntityId,
    areas: &[Area],
    keep_original: bool,
) -> Result<Option<Covered>, CaptureError> {
    let old = app.store.read(|db| {
        let capture = rows::find(db, id)?.ok_or(CaptureError::Unknown(id))?;
        may_be_covered(db, &capture)?;
        Ok::<_, CaptureError>(capture)
    })?;
    let original = old.original().ok_or(CaptureError::NoPhoto(old.kind))?;
    let plain = plain(app, original)?;

    let now = app.clock.now();
    let mut sealing = Sealing::begin(app, 3, now)?;
    let taken = sealing.original(|out| redact::cover(&mut Cursor::new(plain), areas, out))?;
    for preview in &taken.previews {
        sealing.preview(preview)?;
    }
    let (settled, objects) = sealing.settle()?;
    let kept = if keep_original {
        let id = EntityId(random::bytes(app.random.as_ref())?);
        Some(Capture { id, own_only: true, ..old.clone() })
    } else {
        None
    };
    let capture =
        Capture { format: taken.format, pixels: taken.pixels, covered: true, objects, ..old.clone() };
    let committed = app.store.commit(settled, |tx| {
        let found = rows::find(tx, id)?.ok_or(CaptureError::Unknown(id))?;
        may_be_covered(tx, &found)?;
        if found.objects != old.objects {
            return Err(Uncommitted::Changed);
        }
        if let Some(kept) = &kept {
            rows::keep_aside(tx, kept, id)?;
            // Said first: another device that hears of the cover knows by then that these objects are kept.
            queue_backup(tx, now, kept.id).map_err(CaptureError::from)?;
        }
        for hash in rows::replace(tx, &old, &capture)? {
            app.store.objects().doom(tx, &hash, now)?;
        }
        queue_backup(tx, now, id).map_err(CaptureError::from)?;
        let capture = rows::find(tx, id)?.ok_or(CaptureError::Unknown(id))?;
        Ok(Covered { capture, kept: kept.clone() })
    });
    match committed {
        Ok(covered) => Ok(Some(covered)),
        Err(Uncommitted::Changed) => Ok(None),
        Err(Uncommitted::Failed(error)) => Err(error),
    }
}

/// Why the rows were not made.
enum Uncommitted {
    Changed,
    Failed(CaptureError),
}

impl<E: Into<CaptureError>> From<E> for Uncommitted {
    fn from(error: E) -> Self {
        Uncommitted::Failed(error.into())
    }
}

fn may_be_covered(db: &rusqlite::Connection, capture: &Capture) -> Result<(), CaptureError> {
    if capture.kind != MediaKind::Photo {
        return Err(CaptureError::NoPhoto(capture.kind));
    }
    if submitted(db, capture.id)? {
        return Err(CaptureError::Submitted(capture.id));
    }
    if crate::record::replaced(db, capture.id)?.len() + capture.objects.len() > REPLACED_MAX {
        return Err(CaptureError::CoveredTooOften(capture.id));
    }
    Ok(())
}

/// What the sealed original holds. It is read to its end, so that a file that was cut short is no photo.
fn plain(app: &App, original: &StoredObject) -> Result<Vec<u8>, CaptureError> {
    let (found, allowed) = (original.object.plain_bytes, photo::MAX_BYTES);
    if found > allowed {
        return Err(MediaError::TooMuch { limit: Limit::Bytes, found, allowed }.into());
    }
    let file = app.store.objects().open(&original.object.hash)?;
    let mut plain = Vec::with_capacity(usize::try_from(found).unwrap_or_default());
    let opened = object::open(&original.object.identity, file)?;
    opened.take(allowed).read_to_end(&mut plain).map_err(MediaError::Io)?;
    Ok(plain)
}
