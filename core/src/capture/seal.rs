//! Seal a capture's objects: each to a fresh identity, in files that are durable before its rows are made.

use std::io::Write;

use oogst_domain::capture::{Format, Role};
use oogst_protocol::{Hash, ObjectRef, SealingKey, limits::OBJECT_MAX, seal::object::Sealer};

use super::{CaptureError, StoredObject};
use crate::{
    App,
    clock::Moment,
    media::{Limit, MediaError, Preview, TakenIn},
    random,
    store::{Settled, StagedFile, Staging},
};

/// Objects being sealed into staging files.
pub(super) struct Sealing<'a> {
    app: &'a App,
    staging: Staging,
    files: Vec<(StagedFile, Hash)>,
    objects: Vec<StoredObject>,
}

impl<'a> Sealing<'a> {
    /// Begins at most `files` objects.
    pub(super) fn begin(app: &'a App, files: usize, now: Moment) -> Result<Self, CaptureError> {
        Ok(Self { app, staging: app.store.stage(files, now)?, files: Vec::new(), objects: Vec::new() })
    }

    /// The original, as `write` makes it.
    pub(super) fn original<E>(
        &mut self,
        write: impl FnOnce(&mut dyn Write) -> Result<TakenIn, E>,
    ) -> Result<TakenIn, CaptureError>
    where
        CaptureError: From<E>,
    {
        self.seal(Role::Original, |out| {
            let taken = write(out)?;
            Ok((taken.format.media_type(), taken))
        })
    }

    /// One of its previews.
    pub(super) fn preview(&mut self, preview: &Preview) -> Result<(), CaptureError> {
        self.seal(preview.role, |out| {
            out.write_all(&preview.bytes).map_err(MediaError::Io)?;
            Ok((Format::Jpeg.media_type(), ()))
        })
    }

    fn seal<T>(
        &mut self,
        role: Role,
        write: impl FnOnce(&mut dyn Write) -> Result<(&'static str, T), CaptureError>,
    ) -> Result<T, CaptureError> {
        let identity = SealingKey::from_bytes(random::bytes(self.app.random.as_ref())?);
        let mut sealer = Sealer::new(&identity, self.staging.file()?)?;
        let (media_type, value) = write(&mut sealer)?;
        let (file, sealed) = sealer.finish()?;
        if sealed.bytes > OBJECT_MAX {
            let too_much =
                MediaError::TooMuch { limit: Limit::Bytes, found: sealed.bytes, allowed: OBJECT_MAX };
            return Err(too_much.into());
        }
        self.files.push((file, sealed.hash));
        let object = ObjectRef {
            hash: sealed.hash,
            bytes: sealed.bytes,
            identity,
            plain_sha256: sealed.plain_sha256,
            plain_bytes: sealed.plain_bytes,
            media_type: media_type.to_owned(),
        };
        self.objects.push(StoredObject { role, object, here: true });
        Ok(value)
    }

    /// Makes all of them durable. Their rows follow; the objects come in the order that rows have, previews first.
    pub(super) fn settle(self) -> Result<(Settled, Vec<StoredObject>), CaptureError> {
        let Self { staging, files, mut objects, .. } = self;
        objects.sort_by_key(|object| object.role);
        Ok((staging.settle(files)?, objects))
    }
}
