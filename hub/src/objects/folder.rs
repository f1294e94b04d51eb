//! Objects in a folder: `objects/ab/ab…` by hash, `uploads/…` by upload.
//!
//! An fsync costs about 5 ms, so finished uploads are made durable in groups: their files are synced by a few
//! threads at once (the file system's journal commits them together), renamed, and each folder synced once.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, IoSlice, Read, Seek, SeekFrom, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    sync::Arc,
};

use bytes::Bytes;
use futures_util::{FutureExt, StreamExt, future::BoxFuture};
use oogst_protocol::{Hash, Hasher};
use tokio::io::AsyncReadExt;

use super::{ByteStream, Done, Incoming, Objects};
use crate::index::UploadId;

/// Threads that sync at once.
const SYNCERS: usize = 8;
/// Bytes read at a time.
const READ: usize = 256 << 10;
/// Bytes of an upload after which the disk is told to begin.
const EAGER: u64 = 1 << 20;

/// A folder of objects.
#[derive(Debug, Clone)]
pub struct Folder {
    objects: PathBuf,
    uploads: PathBuf,
}

/// Makes a folder that only its owner may look into, with its parents.
pub(crate) fn private_dir(path: &Path) -> io::Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Makes a folder's names durable.
pub(crate) fn sync_dir(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

impl Folder {
    /// Opens (and makes) `objects/` and `uploads/` under `data`.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn open(data: &Path) -> io::Result<Self> {
        let folder = Self { objects: data.join("objects"), uploads: data.join("uploads") };
        private_dir(&folder.uploads)?;
        for first in 0..=u8::MAX {
            private_dir(&folder.objects.join(hex::encode([first])))?;
        }
        sync_dir(&folder.objects)?;
        sync_dir(data)?;
        Ok(folder)
    }

    fn upload(&self, id: UploadId) -> PathBuf {
        self.uploads.join(id.to_string())
    }

    fn object(&self, hash: &Hash) -> PathBuf {
        object_path(&self.objects, hash)
    }
}

/// Where an object lies under `objects`.
pub(crate) fn object_path(objects: &Path, hash: &Hash) -> PathBuf {
    let name = hash.hex();
    objects.join(name.get(..2).unwrap_or_default()).join(name)
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}

fn gone_is_fine(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

impl Objects for Folder {
    fn begin(&self, id: UploadId) -> Done<'_, Box<dyn Incoming>> {
        let path = self.upload(id);
        // Making one empty file costs less than the way to another thread and back.
        let made = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(path);
        Box::pin(async move {
            let file = Arc::new(made?);
            let at = Point { hasher: Hasher::default(), len: 0 };
            Ok(Box::new(FolderUpload { file, at: at.clone(), mark: at }) as Box<dyn Incoming>)
        })
    }

    fn resume(&self, id: UploadId, durable: u64) -> Done<'_, Box<dyn Incoming>> {
        let path = self.upload(id);
        Box::pin(blocking(move || {
            let mut file = OpenOptions::new().read(true).write(true).open(path)?;
            let len = file.metadata()?.len().min(durable);
            file.set_len(len)?;
            let mut hasher = Hasher::default();
            let mut buffer = vec![0; READ];
            let mut left = len;
            while left > 0 {
                let n = file.read(&mut buffer)?;
                if n == 0 {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                hasher.update(buffer.get(..n).unwrap_or_default());
                left = left.saturating_sub(n as u64);
            }
            let at = Point { hasher, len };
            Ok(Box::new(FolderUpload { file: Arc::new(file), at: at.clone(), mark: at }) as Box<dyn Incoming>)
        }))
    }

    fn commit(&self, group: Vec<(UploadId, Hash)>) -> BoxFuture<'_, Vec<io::Result<()>>> {
        let each = group.len().div_ceil(SYNCERS).max(1);
        let parts: Vec<_> = group
            .chunks(each)
            .map(|part| {
                let (folder, part) = (self.clone(), part.to_vec());
                tokio::task::spawn_blocking(move || folder.put_in_place(&part))
            })
            .collect();
        let folder = self.clone();
        Box::pin(async move {
            let mut results = Vec::with_capacity(group.len());
            for (part, wanted) in parts.into_iter().zip(group.chunks(each)) {
                match part.await {
                    Ok(done) => results.extend(done),
                    Err(error) => {
                        results.extend(wanted.iter().map(|_| Err(io::Error::other(error.to_string()))))
                    }
                }
            }
            let names = group.iter().map(|(_, hash)| *hash).collect();
            if let Err(error) = folder.sync_names(names).await {
                let text = error.to_string();
                return results.iter().map(|_| Err(io::Error::new(error.kind(), text.clone()))).collect();
            }
            results
        })
    }

    fn discard(&self, id: UploadId) -> Done<'_, ()> {
        let path = self.upload(id);
        Box::pin(blocking(move || gone_is_fine(fs::remove_file(path))))
    }

    fn read(&self, hash: Hash, from: u64, len: u64) -> Done<'_, ByteStream> {
        let path = self.object(&hash);
        Box::pin(async move {
            let file = blocking(move || {
                let mut file = File::open(path)?;
                file.seek(SeekFrom::Start(from))?;
                Ok(file)
            });
            let file = tokio::fs::File::from_std(file.await?).take(len);
            Ok(tokio_util::io::ReaderStream::with_capacity(file, READ).boxed())
        })
    }

    fn remove(&self, hash: Hash) -> Done<'_, ()> {
        let path = self.object(&hash);
        Box::pin(blocking(move || {
            gone_is_fine(fs::remove_file(&path))?;
            path.parent().map_or(Ok(()), sync_dir)
        }))
    }

    fn uploads(&self) -> Done<'_, Vec<UploadId>> {
        let path = self.uploads.clone();
        Box::pin(blocking(move || {
            let mut all = Vec::new();
            for entry in fs::read_dir(path)? {
                let name = entry?.file_name();
                all.extend(name.to_str().and_then(|name| name.parse::<UploadId>().ok()));
            }
            Ok(all)
        }))
    }
}

impl Folder {
    fn put_in_place(&self, part: &[(UploadId, Hash)]) -> Vec<io::Result<()>> {
        let put = |(id, hash): &(UploadId, Hash)| {
            let (from, to) = (self.upload(*id), self.object(hash));
            match File::open(&from) {
                Ok(file) => {
                    file.sync_data()?;
                    fs::rename(from, to)
                }
                // Put in place before, by a group that was cut off before the index heard of it.
                Err(error) if error.kind() == io::ErrorKind::NotFound && to.exists() => Ok(()),
                Err(error) => Err(error),
            }
        };
        part.iter().map(put).collect()
    }

    async fn sync_names(&self, mut names: Vec<Hash>) -> io::Result<()> {
        names.sort_by_key(|hash| hash.0.first().copied());
        names.dedup_by_key(|hash| hash.0.first().copied());
        let each = names.len().div_ceil(SYNCERS).max(1);
        let parts = names.chunks(each).map(|part| {
            let dirs: Vec<_> =
                part.iter().filter_map(|hash| self.object(hash).parent().map(Path::to_owned)).collect();
            blocking(move || dirs.iter().try_for_each(|dir| sync_dir(dir)))
        });
        futures_util::future::try_join_all(parts).await.map(|_| ())
    }
}

/// A place in an upload: so many bytes, with this hash.
#[derive(Clone)]
struct Point {
    hasher: Hasher,
    len: u64,
}

struct FolderUpload {
    file: Arc<File>,
    at: Point,
    mark: Point,
}

impl FolderUpload {
    fn cut(file: &File, len: u64) -> io::Result<()> {
        file.set_len(len)?;
        let mut file = file;
        file.seek(SeekFrom::Start(len)).map(|_| ())
    }
}

impl Incoming for FolderUpload {
    fn len(&self) -> u64 {
        self.at.len
    }

    fn hash(&self) -> Hash {
        self.at.hasher.clone().finish()
    }

    fn write(&mut self, chunks: Vec<Bytes>) -> Done<'_, ()> {
        let (file, mut at) = (self.file.clone(), self.at.clone());
        let task = blocking(move || {
            let before = at.len;
            if let Err(error) = write_all(&file, &chunks) {
                Self::cut(&file, at.len)?;
                return Err(error);
            }
            for chunk in &chunks {
                at.hasher.update(chunk);
                at.len += chunk.len() as u64;
            }
            if at.len / EAGER != before / EAGER {
                begin_writing(&file);
            }
            Ok(at)
        });
        async move {
            self.at = task.await?;
            Ok(())
        }
        .boxed()
    }

    fn sync(&self) -> Done<'static, u64> {
        let (file, len) = (self.file.clone(), self.at.len);
        Box::pin(blocking(move || file.sync_data().map(|()| len)))
    }

    fn mark(&mut self) {
        self.mark = self.at.clone();
    }

    fn rewind(&mut self) -> Done<'_, ()> {
        let (file, len) = (self.file.clone(), self.mark.len);
        async move {
            blocking(move || Self::cut(&file, len)).await?;
            self.at = self.mark.clone();
            Ok(())
        }
        .boxed()
    }
}

/// Lets the disk begin with what came so far, so that it works while the rest comes in, and the group's sync finds little left.
/// Linux takes that advice as "write it now, without waiting". Advice only: durable is what `sync` says.
#[cfg(target_os = "linux")]
fn begin_writing(file: &File) {
    let _ = rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed);
}

#[cfg(not(target_os = "linux"))]
fn begin_writing(_: &File) {}

/// One system call for many chunks.
fn write_all(mut file: &File, chunks: &[Bytes]) -> io::Result<()> {
    let mut slices: Vec<IoSlice<'_>> = chunks.iter().map(|chunk| IoSlice::new(chunk)).collect();
    let mut slices = slices.as_mut_slice();
    IoSlice::advance_slices(&mut slices, 0);
    while !slices.is_empty() {
        match file.write_vectored(slices) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(n) => IoSlice::advance_slices(&mut slices, n),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
