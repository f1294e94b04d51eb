//! Hand large media over to the platform, which sends a sealed file on its own while the app is gone.

use std::{
    io::{Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use bytes::Bytes;
use http::header;
use oogst_domain::capture::Role;
use oogst_protocol::{Hash, api::ObjectStatus, limits::HASHES_PER_REQUEST};

use super::{
    facts,
    fault::HubFault,
    outcome::{SyncError, SyncOptions},
    plan::{ObjectFact, plan},
    turn::turn,
    wire::{bearer, chunk_kind, go_on_at},
};
use crate::{
    App,
    store::StoreError,
    team::{self, MembershipState},
};

/// Smaller objects go within the seconds that a platform leaves to an app that is left; handing over many small transfers is
/// what platforms punish.
const LEAST: u64 = 1 << 20;

/// One transfer that the platform can do without the app: the rest of a sealed file, as the body of one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOver {
    /// The object.
    pub object: Hash,
    /// `PATCH` to here.
    pub url: String,
    /// With these headers; they hold this device's token.
    pub headers: Vec<(String, String)>,
    /// The body, and nothing but ciphertext. A file of its own in the folder that was given, or the store's own.
    pub file: PathBuf,
    /// The file is a copy of the rest, to be removed when it was sent.
    pub copied: bool,
    /// Bytes of the body.
    pub bytes: u64,
}

/// Prepares at most `most` transfers of what a sync would send now, large media only. `folder` takes what is not a whole file: the rest
/// of an upload that was begun. Nothing has to come of it: whatever the platform sent, the next sync finds at the hub and has signed for,
/// and what it did not, the next sync sends.
///
/// None for a hub with a certificate of its own: only the core knows what to compare it with.
///
/// # Errors
/// [`SyncError`].
pub async fn hand_over(
    app: &App,
    options: &SyncOptions,
    folder: &Path,
    most: usize,
) -> Result<Vec<HandedOver>, SyncError> {
    let member = app.store.read(team::current)?;
    if member.state != MembershipState::Active || member.hub.tls_pin.is_some() {
        return Ok(Vec::new());
    }
    let hub = team::hub(app, &member)?;
    // While another sends, what stands where is not known.
    let _turn = turn(app).await?;
    let now = app.clock.now();
    let plan = app.store.read(|db| {
        Ok::<_, StoreError>(plan(&facts::facts(db, now, true)?, options.network, options.include_video))
    })?;
    let large = plan.uploads.into_iter().map(|upload| upload.fact);
    let large = large.filter(|fact| fact.role == Role::Original && fact.bytes >= LEAST);
    let large: Vec<ObjectFact> = large.take(most.min(HASHES_PER_REQUEST)).collect();
    if large.is_empty() {
        return Ok(Vec::new());
    }
    let states = hub.statuses(large.iter().map(|fact| fact.object).collect()).await?;
    let mut over = Vec::new();
    for (fact, state) in large.into_iter().zip(states) {
        let (path, at) = match state {
            ObjectStatus::Stored { .. } => continue,
            // More may have come than is durable: asking makes it so.
            ObjectStatus::Partial { upload, .. } => {
                let at = hub.upload_offset(&upload).await?;
                (upload, at)
            }
            ObjectStatus::Missing => {
                let made =
                    hub.create_upload(fact.object, fact.bytes, &fact.audiences, Bytes::new(), None).await?;
                (made.url, made.offset)
            }
        };
        if at >= fact.bytes {
            continue;
        }
        let mut headers = http::HeaderMap::new();
        go_on_at(&mut headers, at);
        chunk_kind(&mut headers);
        headers.insert(header::AUTHORIZATION, bearer(&hub.authorisation().await?)?);
        let headers = headers
            .iter()
            .filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())))
            .collect();
        let file = if at == 0 {
            app.store.objects().path(&fact.object)
        } else {
            rest(app, &fact, at, folder).await?
        };
        let url = format!("{}{path}", member.hub.url);
        over.push(HandedOver {
            object: fact.object,
            url,
            headers,
            file,
            copied: at > 0,
            bytes: fact.bytes - at,
        });
    }
    Ok(over)
}

/// Copies the rest of a sealed file.
async fn rest(app: &App, fact: &ObjectFact, at: u64, folder: &Path) -> Result<PathBuf, SyncError> {
    let path = folder.join(format!("{}-{at}", fact.object.hex()));
    let (app, object, goal) = (app.clone(), fact.object, path.clone());
    let copy = move || -> Result<(), StoreError> {
        let mut from = app.store.objects().open(&object)?;
        let failed = |error| StoreError::io(&goal, error);
        from.seek(SeekFrom::Start(at)).map_err(failed)?;
        let mut to = std::fs::File::create(&goal).map_err(failed)?;
        let mut buffer = vec![0; 256 * 1024];
        loop {
            match from.read(&mut buffer).map_err(failed)? {
                0 => return Ok(()),
                n => to.write_all(buffer.get(..n).unwrap_or_default()).map_err(failed)?,
            }
        }
    };
    let done = tokio::task::spawn_blocking(copy).await;
    done.map_err(|error| HubFault::Invalid(format!("the file here can't be read: {error}")))??;
    Ok(path)
}
