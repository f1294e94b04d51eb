//! Open an object: fetched when it is not here, checked against what its record says, and delivered only whole.

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use oogst_domain::record::{Body, OpenedBody};
use oogst_protocol::{Audience, EntityId, Hash, Hasher, ObjectRef, PersonId, seal::object};
use rusqlite::params;

use super::InboxError;
use crate::{
    App,
    record::{Draft, queue, verified},
    store::StoreError,
    sync::{FetchError, HubFault, Progress, fetch},
    team,
};

/// A file that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Where it is now.
    pub path: PathBuf,
    /// The hash of its bytes.
    pub sha256: Hash,
    /// Its bytes.
    pub bytes: u64,
}

/// Opens an object into `path`: fetched first where it is only at the hub. The file is there whole or not at all.
///
/// # Errors
/// [`InboxError::Arriving`] while its sender has not sent it; [`InboxError::Wrong`] when it is not what the
/// record says.
pub async fn open(
    app: &App,
    object: &ObjectRef,
    path: &Path,
    progress: &dyn Progress,
) -> Result<Opened, InboxError> {
    if app.store.objects().len(&object.hash)?.is_none() {
        let member = app.store.read(team::current)?;
        let hub = team::hub(app, &member)?;
        match fetch(app, &hub, object.hash, progress).await {
            Ok(()) => {}
            Err(FetchError::Hub(HubFault::NotFound)) => return Err(InboxError::Arriving),
            Err(FetchError::Wrong(hash)) => return Err(InboxError::Wrong(hash)),
            Err(error) => return Err(error.into()),
        }
    }
    let file = app.store.objects().open(&object.hash)?;
    let io_error = |source| InboxError::Write { path: path.to_owned(), source };
    let part = path.with_extension("oogst-part");
    let opened = unseal(object, file, &part, &io_error);
    match opened {
        Ok(()) => {
            fs::rename(&part, path).map_err(io_error)?;
            Ok(Opened { path: path.to_owned(), sha256: object.plain_sha256, bytes: object.plain_bytes })
        }
        Err(error) => {
            // The half-written file is ours alone; one that can't be removed is a name nobody opens.
            let _ = fs::remove_file(&part);
            if matches!(error, InboxError::Wrong(_)) {
                app.store.write(|tx| {
                    tx.execute(
                        "UPDATE objects SET quarantined = 'other_content' WHERE hash = ?",
                        params![object.hash.0],
                    )?;
                    Ok::<_, StoreError>(())
                })?;
            }
            Err(error)
        }
    }
}

/// A preview or poster that is here, opened in memory.
///
/// # Errors
/// [`InboxError`]; a preview larger than 8 MB is no preview.
pub fn preview(app: &App, object: &ObjectRef) -> Result<Vec<u8>, InboxError> {
    const MOST: u64 = 8 << 20;
    if object.plain_bytes > MOST {
        return Err(InboxError::Wrong(object.hash));
    }
    let file = app.store.objects().open(&object.hash)?;
    let mut bytes = Vec::new();
    let reader = object::open(&object.identity, file)?;
    reader.take(MOST + 1).read_to_end(&mut bytes).map_err(|_| InboxError::Wrong(object.hash))?;
    if Hash::of(&bytes) == object.plain_sha256 { Ok(bytes) } else { Err(InboxError::Wrong(object.hash)) }
}

fn unseal(
    object: &ObjectRef,
    file: File,
    part: &Path,
    io_error: &dyn Fn(io::Error) -> InboxError,
) -> Result<(), InboxError> {
    let mut reader = match object::open(&object.identity, io::BufReader::new(file)) {
        Ok(reader) => reader,
        Err(oogst_protocol::seal::SealError::Io(error)) => return Err(io_error(error)),
        Err(_) => return Err(InboxError::Wrong(object.hash)),
    };
    let mut out = File::create(part).map_err(io_error)?;
    let (mut hasher, mut total) = (Hasher::default(), 0u64);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let n = reader.read(&mut buffer).map_err(|_| InboxError::Wrong(object.hash))?;
        let Some(bytes) = buffer.get(..n).filter(|bytes| !bytes.is_empty()) else { break };
        total += n as u64;
        if total > object.plain_bytes {
            return Err(InboxError::Wrong(object.hash));
        }
        hasher.update(bytes);
        out.write_all(bytes).map_err(io_error)?;
    }
    if total != object.plain_bytes || hasher.finish() != object.plain_sha256 {
        return Err(InboxError::Wrong(object.hash));
    }
    out.sync_all().map_err(io_error)
}

/// Tells a submission's author that the preparation group opened it; once for each version.
///
/// # Errors
/// [`InboxError`].
pub fn opened(app: &App, author: PersonId, submission: EntityId, record: Hash) -> Result<(), InboxError> {
    app.store.write(|tx| {
        let member = team::current(tx)?;
        let log = team::load(tx)?;
        if !log.as_ref().is_some_and(|log| log.is_preparer(&member.device())) || author == member.person {
            return Ok(());
        }
        let said = verified::<OpenedBody>(tx, log.as_deref(), &OpenedBody::KIND)?;
        if said.iter().any(|(opening, _)| opening.body.record == record) {
            return Ok(());
        }
        let draft = Draft {
            audience: Audience::Own(author),
            kind: OpenedBody::KIND,
            entity: submission,
            supersedes: Vec::new(),
            body: OpenedBody { submission, record },
            objects: Vec::new(),
        };
        queue(tx, app.clock.now(), &draft)?;
        Ok(())
    })
}
