//! The sealed file that is sent, read piece by piece. Reading blocks, so it happens beside the tasks that send.

use std::io::{Read, Seek, SeekFrom};

use bytes::Bytes;
use oogst_protocol::{Hash, Hasher};

use super::{fault::HubFault, plan::ObjectFact};
use crate::App;

/// At most `most` bytes from `at` on.
pub(super) async fn chunk(app: &App, fact: &ObjectFact, at: u64, most: u64) -> Result<Bytes, HubFault> {
    let len = most.min(fact.bytes.saturating_sub(at));
    let (app, object) = (app.clone(), fact.object);
    let chunk = beside(move || {
        let mut file = app.store.objects().open(&object).map_err(std::io::Error::other)?;
        file.seek(SeekFrom::Start(at))?;
        let mut chunk = Vec::with_capacity(usize::try_from(len).unwrap_or(0));
        file.take(len).read_to_end(&mut chunk)?;
        Ok(chunk)
    })
    .await?;
    if chunk.len() as u64 == len {
        Ok(chunk.into())
    } else {
        Err(HubFault::Invalid("the file here is cut short".into()))
    }
}

/// Whether the file here still is what its name says: the hub got other bytes, and if it is damaged, sending
/// it again can't help.
pub(super) async fn intact(app: &App, fact: &ObjectFact) -> Result<(), HubFault> {
    let (app, object) = (app.clone(), fact.object);
    let hash: Hash = beside(move || {
        let mut hasher = Hasher::default();
        let mut buffer = vec![0; 256 * 1024];
        let mut file = app.store.objects().open(&object).map_err(std::io::Error::other)?;
        loop {
            match file.read(&mut buffer)? {
                0 => return Ok(hasher.finish()),
                n => hasher.update(buffer.get(..n).unwrap_or_default()),
            }
        }
    })
    .await?;
    if hash == fact.object { Ok(()) } else { Err(HubFault::Invalid("the file here is damaged".into())) }
}

async fn beside<T: Send + 'static>(
    read: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, HubFault> {
    let read =
        tokio::task::spawn_blocking(read).await.unwrap_or_else(|error| Err(std::io::Error::other(error)));
    read.map_err(|error| HubFault::Invalid(format!("the file here can't be read: {error}")))
}
