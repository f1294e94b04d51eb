//! Sending and receiving.

mod model;
mod told;

use std::{path::PathBuf, sync::Arc};

use oogst_core::sync::{self, SyncOptions};

pub use model::{BackgroundUpload, FailedItem, SyncEvent, SyncReport, SyncWay};
pub use told::SyncObserver;
pub(crate) use told::Told;

use crate::{
    Cancel, OogstError,
    platform::{NetworkCost, Room},
    run::Shared,
};

/// Everything that a sync may change.
const ROOMS: &[Room] = &[
    Room::Team,
    Room::Cycles,
    Room::Captures,
    Room::Cards,
    Room::Submissions,
    Room::Outbox,
    Room::Inbox,
    Room::Pupils,
    Room::Settings,
];

/// Sends what waits and fetches what arrived.
#[derive(uniffi::Object)]
pub struct Sync(pub(crate) Arc<Shared>);

#[uniffi::export]
impl Sync {
    /// Once through. Cut off anywhere, the next one goes on; without a network it ends at once with `hub.offline`.
    pub async fn run(
        &self,
        way: SyncWay,
        observer: Option<Arc<dyn SyncObserver>>,
        cancel: Option<Arc<Cancel>>,
    ) -> Result<SyncReport, OogstError> {
        let told = Arc::new(Told::new(Arc::clone(&self.0), observer));
        let options = self.options(way, &told)?;
        let done = async move |app| sync::sync(&app, &options, told.as_ref()).await.map(SyncReport::from);
        self.0.online(ROOMS, cancel, done).await
    }

    /// Again and again while the app is on screen: at once when something arrives, with patience while it fails. Ends when
    /// it is cancelled, or with what needs a person.
    pub async fn watch(
        &self,
        way: SyncWay,
        observer: Option<Arc<dyn SyncObserver>>,
        cancel: Option<Arc<Cancel>>,
    ) -> Result<(), OogstError> {
        let told = Arc::new(Told::new(Arc::clone(&self.0), observer));
        let options = self.options(way, &told)?;
        let shared = Arc::clone(&self.0);
        let done = async move |app| {
            sync::watch(&app, &options, told.as_ref(), |_| {
                shared.tell(ROOMS);
                true
            })
            .await
        };
        self.0.online(ROOMS, cancel, done).await
    }

    /// Prepares at most `most` uploads of large media that the platform can do by itself while the app is gone, each one request with a
    /// file as its body. The file is ciphertext; `folder` takes what is only the rest of one. Nothing has to come of it: the next sync
    /// finds what was sent, and sends what was not.
    pub async fn hand_over(
        &self,
        folder: String,
        most: u32,
        way: SyncWay,
    ) -> Result<Vec<BackgroundUpload>, OogstError> {
        let told = Arc::new(Told::nobody(Arc::clone(&self.0)));
        let options = self.options(way, &told)?;
        let done = async move |app| {
            let over = sync::hand_over(&app, &options, &PathBuf::from(folder), most as usize).await?;
            Ok::<_, sync::SyncError>(over.into_iter().map(BackgroundUpload::from).collect())
        };
        self.0.online(&[Room::Outbox], None, done).await
    }
}

impl Sync {
    fn options(&self, way: SyncWay, told: &Arc<Told>) -> Result<SyncOptions, OogstError> {
        // Asked on the caller's thread: platforms answer this from memory.
        let asked = self.0.connectivity.as_ref().map(|connectivity| connectivity.network());
        let cost = asked.and_then(Result::ok).unwrap_or(NetworkCost::Metered);
        let network = cost.network().ok_or_else(|| OogstError::offline("hub.offline"))?;
        let usual = SyncOptions::default();
        Ok(SyncOptions {
            network,
            include_video: way.include_video,
            patient: way.patient,
            listener: Some(Arc::clone(told) as _),
            ..usual
        })
    }
}
