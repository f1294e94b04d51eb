//! Own captures: take in, list, say something about, undo.

mod model;

use std::{io::Cursor, path::PathBuf, sync::Arc};

use oogst_core::{
    App,
    capture::{self, Capture, Request, Source},
    domain::capture::{MediaKind, Role},
    inbox,
    media::redact::Area,
    outbox,
    protocol::EntityId,
};

pub use model::{
    CaptureChange, CaptureDetails, CaptureMark, CapturePage, CaptureRow, Change, CoverArea, CoveredCapture,
    ForAssignment, Format, Kind, LeftIn, Pixels, PreviewSize, TakenCapture,
};
pub(crate) use model::{format_word, kind_word};

use crate::{Cancel, OogstError, ids::id, platform::Room, run::Shared, sync::Told};

const ROOMS: &[Room] = &[Room::Captures, Room::Outbox, Room::ToSend];

/// Own captures: photos, videos, documents. Saved means durable: what a call returned is there after a dead battery.
#[derive(uniffi::Object)]
pub struct Captures(pub(crate) Arc<Shared>);

#[uniffi::export]
impl Captures {
    /// Takes in a photo from a file, which is left where it is.
    pub async fn photo(&self, path: String, details: CaptureDetails) -> Result<TakenCapture, OogstError> {
        self.take_in(Source::Path(path.into()), Some(MediaKind::Photo), details, None).await
    }

    /// Takes in a photo from the camera's own bytes: nothing of it is ever on the disk in the clear.
    pub async fn photo_bytes(
        &self,
        bytes: Vec<u8>,
        details: CaptureDetails,
    ) -> Result<TakenCapture, OogstError> {
        self.take_in(stream(bytes), Some(MediaKind::Photo), details, None).await
    }

    /// Takes in a video from a file, with a still for it (a photo) where the platform made one.
    pub async fn video(
        &self,
        path: String,
        poster: Option<String>,
        details: CaptureDetails,
    ) -> Result<TakenCapture, OogstError> {
        self.take_in(Source::Path(path.into()), Some(MediaKind::Video), details, poster).await
    }

    /// Takes in a document from a file.
    pub async fn document(&self, path: String, details: CaptureDetails) -> Result<TakenCapture, OogstError> {
        self.take_in(Source::Path(path.into()), Some(MediaKind::Document), details, None).await
    }

    /// Takes in a document from its bytes.
    pub async fn document_bytes(
        &self,
        bytes: Vec<u8>,
        details: CaptureDetails,
    ) -> Result<TakenCapture, OogstError> {
        self.take_in(stream(bytes), Some(MediaKind::Document), details, None).await
    }

    /// Takes in a file of any kind, as another app shared it: what it is, its content says.
    pub async fn shared(&self, path: String, details: CaptureDetails) -> Result<TakenCapture, OogstError> {
        self.take_in(Source::Path(path.into()), None, details, None).await
    }

    /// A page of captures, newest first, each with where it stands on its way: 50, or `limit` (at most 500). `after` is
    /// the last page's `next`.
    pub async fn list(
        &self,
        after: Option<CaptureMark>,
        limit: Option<u32>,
    ) -> Result<CapturePage, OogstError> {
        let after = after.map(CaptureMark::cursor).transpose()?;
        let limit = limit.map_or(capture::PAGE, |limit| limit.clamp(1, 500) as usize);
        self.0.read(move |app| page(app, after, limit)).await
    }

    /// One capture.
    pub async fn show(&self, capture: String) -> Result<CaptureRow, OogstError> {
        let wanted = id(&capture)?;
        self.0.read(move |app| one(app, wanted)).await
    }

    /// A preview as JPEG; none for what has no picture (a document, a video without a still), or when it is not here yet.
    pub async fn preview(&self, capture: String, size: PreviewSize) -> Result<Option<Vec<u8>>, OogstError> {
        let wanted = id(&capture)?;
        self.0.read(move |app| preview(app, wanted, size)).await
    }

    /// Opens the original into a file, fetched from the hub first when it is only there.
    pub async fn open(
        &self,
        capture: String,
        path: String,
        cancel: Option<Arc<Cancel>>,
    ) -> Result<(), OogstError> {
        let wanted = id(&capture)?;
        let shared = Arc::clone(&self.0);
        let done = async move |app: App| {
            let found = inbox::own(&app, wanted)?;
            let original = found.object(Role::Original).ok_or(inbox::InboxError::Unknown(wanted))?;
            inbox::open(&app, original, &PathBuf::from(path), &Told::nobody(shared)).await.map(|_| ())
        };
        self.0.online(&[Room::Captures], cancel, done).await
    }

    /// Says something about a capture. What was submitted before stays as it was: amend the submission.
    pub async fn annotate(&self, capture: String, change: CaptureChange) -> Result<CaptureRow, OogstError> {
        let wanted = id(&capture)?;
        let annotation = change.try_into()?;
        self.0
            .write(ROOMS, move |app| {
                capture::annotate(app, wanted, annotation)?;
                one(app, wanted)
            })
            .await
    }

    /// Where faces may be in a photo, as the platform's finder sees it; empty without one. A suggestion: nothing is covered.
    pub async fn suggest_faces(&self, capture: String) -> Result<Vec<CoverArea>, OogstError> {
        let wanted = id(&capture)?;
        let Some(faces) = self.0.faces.clone() else { return Ok(Vec::new()) };
        self.0
            .read(move |app| {
                let Some(jpeg) = preview(app, wanted, PreviewSize::Large)? else { return Ok(Vec::new()) };
                faces.faces(jpeg).map_err(|error| OogstError::internal("cover.faces").with("why", error))
            })
            .await
    }

    /// Covers parts of a photo for good: new pixels, new previews; the uncovered photo leaves this device and the hub, unless
    /// `keep_original`, which keeps it as a capture of its own for its author alone. Refused while a submission holds it.
    pub async fn cover(
        &self,
        capture: String,
        areas: Vec<CoverArea>,
        keep_original: bool,
    ) -> Result<CoveredCapture, OogstError> {
        let wanted = id(&capture)?;
        let areas: Vec<Area> = areas.into_iter().map(Area::from).collect();
        self.0
            .write(ROOMS, move |app| {
                let covered = capture::cover(app, wanted, &areas, keep_original)?;
                let kept = covered.kept.map(|kept| kept.id.to_string());
                Ok::<_, OogstError>(CoveredCapture { capture: one(app, wanted)?, kept })
            })
            .await
    }

    /// Removes the newest capture, whatever it is. Returns its id.
    pub async fn undo(&self) -> Result<String, OogstError> {
        self.0.write(ROOMS, |app| capture::undo(app).map(|gone| gone.id.to_string())).await
    }

    /// Removes a capture for good, here and at the hub; refused while a submission holds it.
    pub async fn remove(&self, capture: String) -> Result<(), OogstError> {
        let wanted = id(&capture)?;
        self.0.write(ROOMS, move |app| capture::remove(app, wanted).map(|_| ())).await
    }
}

impl Captures {
    async fn take_in(
        &self,
        source: Source,
        expect: Option<MediaKind>,
        details: CaptureDetails,
        poster: Option<String>,
    ) -> Result<TakenCapture, OogstError> {
        self.0
            .write(ROOMS, move |app| {
                let asked = details.assignment.asked(app)?;
                let request = Request {
                    expect,
                    note: details.note,
                    goal: details.goal.or(asked.goal),
                    assignment: asked.id,
                    lesson: details.lesson,
                    poster: poster.map(PathBuf::from),
                    policy: asked.policy,
                };
                let taken = capture::take_in(app, source, &request)?;
                let row = with_states(app, vec![taken.capture])?.pop();
                let row = row.ok_or_else(|| OogstError::internal("capture.shape"))?;
                Ok::<_, OogstError>(TakenCapture { capture: row, same: taken.same_as.is_some() })
            })
            .await
    }
}

fn stream(bytes: Vec<u8>) -> Source {
    Source::Stream(Box::new(Cursor::new(bytes)))
}

fn page(app: &App, after: Option<capture::Cursor>, limit: usize) -> Result<CapturePage, OogstError> {
    let captures = capture::list(&app.store, after, limit)?;
    let next = captures.last().filter(|_| captures.len() == limit).map(CaptureMark::after);
    Ok(CapturePage { rows: with_states(app, captures)?, next })
}

fn one(app: &App, id: EntityId) -> Result<CaptureRow, OogstError> {
    let found = with_states(app, vec![capture::find(&app.store, id)?])?.pop();
    found.ok_or_else(|| capture::CaptureError::Unknown(id).into())
}

/// Captures with where each stands on its way.
fn with_states(app: &App, captures: Vec<Capture>) -> Result<Vec<CaptureRow>, OogstError> {
    let ids: Vec<EntityId> = captures.iter().map(|capture| capture.id).collect();
    let mut states = outbox::states(app, &ids)?.into_iter().peekable();
    // Both are in the order asked.
    let row = |capture: Capture| {
        states.next_if(|state| state.id == capture.id).map(|state| CaptureRow::of(capture, state))
    };
    Ok(captures.into_iter().filter_map(row).collect())
}

fn preview(app: &App, id: EntityId, size: PreviewSize) -> Result<Option<Vec<u8>>, OogstError> {
    let found = inbox::own(app, id)?;
    for role in size.roles() {
        match found.object(*role).map(|object| inbox::preview(app, object)) {
            Some(Ok(bytes)) => return Ok(Some(bytes)),
            Some(Err(inbox::InboxError::Store(oogst_core::store::StoreError::NotHere(_)))) | None => {}
            Some(Err(error)) => return Err(error.into()),
        }
    }
    Ok(None)
}
