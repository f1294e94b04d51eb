//! The inbox of the preparation group: what arrived, verified, and what was put aside.

mod model;
mod sheet;
mod told;

use std::{path::PathBuf, sync::Arc};

use oogst_core::{
    App,
    domain::capture::Role,
    inbox::{self, InboxError, Openable, Version},
    protocol::{EntityId, Hash, PersonId},
    store::StoreError,
};

pub use model::{Arrival, ArrivalItem, ArrivalRef, InboxShown, ItemStanding, OpenedFile, PutAside};
pub use sheet::{ContactSheetFiles, ContactSheetWords};
pub use told::{ArrivalRound, ArrivalTally, TallySteps};

use crate::{
    Cancel, OogstError,
    capture::PreviewSize,
    ids::id,
    platform::Room,
    run::Shared,
    sync::{SyncObserver, Told},
};

/// What arrived for the preparation group. Empty for who is no preparer.
#[derive(uniffi::Object)]
pub struct Inbox(pub(crate) Arc<Shared>);

#[uniffi::export]
impl Inbox {
    /// The submissions that arrived, newest first, as of the last sync.
    pub async fn list(&self) -> Result<InboxShown, OogstError> {
        self.0.read(|app| inbox::list(app).map(InboxShown::from)).await
    }

    /// A preview of an item as JPEG; none for what has no picture, or while it is on its way.
    pub async fn preview(
        &self,
        arrival: ArrivalRef,
        item: String,
        size: PreviewSize,
    ) -> Result<Option<Vec<u8>>, OogstError> {
        let (wanted, item) = (Wanted::try_from(arrival)?, id(&item)?);
        self.0.read(move |app| preview(app, &wanted, item, size)).await
    }

    /// Opens an item into a folder, fetched first where it is only at the hub. The file is there whole or not at all.
    pub async fn open_item(
        &self,
        arrival: ArrivalRef,
        item: String,
        folder: String,
        observer: Option<Arc<dyn SyncObserver>>,
        cancel: Option<Arc<Cancel>>,
    ) -> Result<OpenedFile, OogstError> {
        let (wanted, item): (_, EntityId) = (Wanted::try_from(arrival)?, id(&item)?);
        let told = Told::new(Arc::clone(&self.0), observer);
        let done = async move |app: App| {
            let (_, items) = wanted.find(&app)?;
            let found = items.iter().find(|each| each.id == item).ok_or(InboxError::Unknown(item))?;
            open(&app, found, &PathBuf::from(folder), &told).await
        };
        self.0.online(&[Room::Inbox], cancel, done).await
    }

    /// Opens all of a submission into a folder, and tells its author that the preparation group opened it.
    pub async fn open(
        &self,
        arrival: ArrivalRef,
        folder: String,
        observer: Option<Arc<dyn SyncObserver>>,
        cancel: Option<Arc<Cancel>>,
    ) -> Result<Vec<OpenedFile>, OogstError> {
        let wanted = Wanted::try_from(arrival)?;
        let told = Told::new(Arc::clone(&self.0), observer);
        let done = async move |app: App| {
            let (version, items) = wanted.find(&app)?;
            let mut files = Vec::with_capacity(items.len());
            for item in &items {
                files.push(open(&app, item, &PathBuf::from(&folder), &told).await?);
            }
            inbox::opened(&app, version.author, version.submission, version.record)?;
            Ok::<_, InboxError>(files)
        };
        self.0.online(&[Room::Inbox, Room::Outbox, Room::ToSend], cancel, done).await
    }

    /// Tells a submission's author that the preparation group looked at it, once for each version; offline it goes with the next sync.
    pub async fn tell_opened(&self, arrival: ArrivalRef) -> Result<(), OogstError> {
        let wanted = Wanted::try_from(arrival)?;
        let done = move |app: &App| {
            let (version, _) = wanted.find(app)?;
            inbox::opened(app, version.author, version.submission, version.record)
        };
        self.0.write(&[Room::Inbox, Room::Outbox, Room::ToSend], done).await
    }

    /// Draws what is in the inbox as a page and a picture beside the opened files; what was not opened shows its preview.
    pub async fn contact_sheet(
        &self,
        files: Vec<OpenedFile>,
        folder: String,
        words: ContactSheetWords,
    ) -> Result<ContactSheetFiles, OogstError> {
        self.0.read(move |app| sheet::draw(app, &files, &PathBuf::from(folder), &words)).await
    }

    /// What arrived and does not count, with why.
    pub async fn put_aside(&self) -> Result<Vec<PutAside>, OogstError> {
        self.0
            .read(|app| inbox::quarantine(app).map(|rows| rows.into_iter().map(PutAside::from).collect()))
            .await
    }

    /// Accepts a record that came after its device was removed: it counts from now on.
    pub async fn accept(&self, record: String) -> Result<(), OogstError> {
        let record: Hash = id(&record)?;
        self.0.write(&[Room::Inbox, Room::Outbox, Room::ToSend], move |app| inbox::accept(app, record)).await
    }
}

/// Whose submission is meant.
struct Wanted {
    submission: EntityId,
    from: PersonId,
}

impl TryFrom<ArrivalRef> for Wanted {
    type Error = OogstError;

    fn try_from(arrival: ArrivalRef) -> Result<Self, OogstError> {
        Ok(Self { submission: id(&arrival.submission)?, from: id(&arrival.from)? })
    }
}

impl Wanted {
    fn find(&self, app: &App) -> Result<(Version, Vec<Openable>), InboxError> {
        let is = |version: &Version| version.submission == self.submission && version.author == self.from;
        let found = inbox::submitted(app)?.into_iter().find(|(version, _)| is(version));
        found.ok_or(InboxError::Unknown(self.submission))
    }
}

fn preview(
    app: &App,
    wanted: &Wanted,
    item: EntityId,
    size: PreviewSize,
) -> Result<Option<Vec<u8>>, OogstError> {
    let (_, items) = wanted.find(app)?;
    let found = items.iter().find(|each| each.id == item).ok_or(InboxError::Unknown(item))?;
    for role in size.roles() {
        match found.object(*role).map(|object| inbox::preview(app, object)) {
            Some(Ok(bytes)) => return Ok(Some(bytes)),
            Some(Err(InboxError::Store(StoreError::NotHere(_)))) | None => {}
            Some(Err(error)) => return Err(error.into()),
        }
    }
    Ok(None)
}

/// Names are ours: nothing that somebody typed becomes a path.
async fn open(
    app: &App,
    item: &Openable,
    folder: &std::path::Path,
    told: &Told,
) -> Result<OpenedFile, InboxError> {
    let original = item.object(Role::Original).ok_or(InboxError::Unknown(item.id))?;
    let text = item.id.to_string();
    let digits = text.trim_start_matches("entity:");
    let path = folder.join(format!("{}.{}", digits.get(..16).unwrap_or(digits), item.format.extension()));
    let opened = inbox::open(app, original, &path, told).await?;
    Ok(OpenedFile { item: item.id.to_string(), path: opened.path.display().to_string(), bytes: opened.bytes })
}
