//! What an id names: a submission with its items, an item, or a capture of one's own.

use oogst_domain::{
    capture::{Format, ManifestItem, MediaKind, Role},
    merge,
    submission::Item,
};
use oogst_protocol::{EntityId, Hash, ObjectRef, PersonId};

use super::InboxError;
use crate::{
    App, capture,
    store::StoreError,
    submission,
    team::{self, Membership},
};

/// Something that can be opened: a capture of one's own, or an item of a submission.
#[derive(Debug, Clone, PartialEq)]
pub struct Openable {
    /// The capture.
    pub id: EntityId,
    /// Photo, video or document.
    pub kind: MediaKind,
    /// The format of the original.
    pub format: Format,
    /// The version of a submission that it is an item of; `None` for a capture of one's own.
    pub of: Option<Version>,
    /// Its objects.
    pub objects: Vec<ManifestItem>,
}

/// One version of somebody's submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Version {
    /// The submission.
    pub submission: EntityId,
    /// Who submitted it.
    pub author: PersonId,
    /// The version's record.
    pub record: Hash,
}

impl Openable {
    /// The object of this role.
    #[must_use]
    pub fn object(&self, role: Role) -> Option<&ObjectRef> {
        self.objects.iter().find(|item| item.role == role).map(|item| &item.object)
    }
}

/// Every submission that stands and is not withdrawn, with its items: those of others for a preparer, one's own for
/// everybody. Of versions made apart the newest comes first, and an item of an older one only if the newest has not
/// got it.
///
/// # Errors
/// [`InboxError`].
pub fn submitted(app: &App) -> Result<Vec<(Version, Vec<Openable>)>, InboxError> {
    app.store.read(|db| {
        let Some(member) = Membership::load(db)? else { return Ok(Vec::new()) };
        let log = team::load(db)?;
        let preparer = log.as_ref().is_some_and(|log| log.is_preparer(&member.device()));
        let records = submission::all(db)?;
        let merged = merge::heads(&records);
        let mut found = Vec::new();
        for entity in merged.entities {
            let author = entity.newest.author.person;
            if (!preparer && author != member.person) || entity.heads().any(|head| head.body.withdrawn) {
                continue;
            }
            let version = Version { submission: entity.id, author, record: entity.newest.hash };
            let mut items: Vec<Openable> = Vec::new();
            for head in entity.heads() {
                let version = Version { record: head.hash, ..version };
                for item in &head.body.items {
                    if items.iter().all(|other| other.id != item.capture) {
                        items.push(openable(item, version));
                    }
                }
            }
            found.push((version, items));
        }
        Ok(found)
    })
}

/// A capture of one's own.
///
/// # Errors
/// [`InboxError::Unknown`].
pub fn own(app: &App, id: EntityId) -> Result<Openable, InboxError> {
    let found = capture::find(&app.store, id).map_err(|error| match error {
        capture::CaptureError::Store(error) => InboxError::Store(error),
        _ => InboxError::Unknown(id),
    })?;
    let objects =
        found.objects.into_iter().map(|stored| ManifestItem { role: stored.role, object: stored.object });
    Ok(Openable { id, kind: found.kind, format: found.format, of: None, objects: objects.collect() })
}

/// Ids of own captures that begin with these hex digits: at most two, which is enough to know that one is meant.
///
/// # Errors
/// [`StoreError`].
pub fn own_beginning_with(app: &App, digits: &str) -> Result<Vec<EntityId>, StoreError> {
    let filled = |fill: char| {
        let text: String = digits.chars().chain(std::iter::repeat(fill)).take(32).collect();
        format!("entity:{text}").parse::<EntityId>()
    };
    let (Ok(from), Ok(until)) = (filled('0'), filled('f')) else { return Ok(Vec::new()) };
    app.store.read(|db| {
        let mut query = db.prepare_cached(
            "SELECT id FROM captures WHERE id BETWEEN ?1 AND ?2 AND removed_at IS NULL ORDER BY id LIMIT 2",
        )?;
        let rows = query.query_map([from.0, until.0], |row| row.get(0).map(EntityId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    })
}

fn openable(item: &Item, version: Version) -> Openable {
    Openable {
        id: item.capture,
        kind: item.kind,
        format: item.format,
        of: Some(version),
        objects: item.manifest.clone(),
    }
}
