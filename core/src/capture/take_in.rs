//! Take in a capture: recognise, clean, seal, make durable.
//!
//! Memory: a photo is decoded (see [`crate::media`]); everything else streams in chunks of 64 KiB. Durability of a
//! photo costs seven fsyncs: intents, three files, their names in the intents, the folder, the rows.

use std::{io, path::PathBuf};

use oogst_domain::capture::{MediaKind, PhotoPolicy, Role, check_words};
use oogst_protocol::EntityId;

use super::{Capture, CaptureError, Source, TakenCapture, rows, seal::Sealing, source};
use crate::{
    App,
    media::{self, MediaError, Policy, Preview, ReadSeek},
    random,
};

/// What is asked of a capture.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// What it has to be; anything when `None`.
    pub expect: Option<MediaKind>,
    /// What the teacher says about it; may be empty.
    pub note: String,
    /// The learning goal it is about.
    pub goal: Option<String>,
    /// The assignment it is for: its cycle's entity.
    pub assignment: Option<EntityId>,
    /// The lesson, in the teacher's own words.
    pub lesson: Option<String>,
    /// A still for a video: any photo, of which a JPEG of at most 1280 px is kept.
    pub poster: Option<PathBuf>,
    /// What the assignment asks of media.
    pub policy: Policy,
}

/// Takes in a capture; when this returns, it is durable. The same file as before is recognised, and nothing is
/// stored again.
///
/// # Errors
/// [`CaptureError`]; nothing is kept then.
pub fn take_in(app: &App, source: Source, request: &Request) -> Result<TakenCapture, CaptureError> {
    check_words(&request.note, request.goal.as_deref(), request.lesson.as_deref())?;
    match source {
        Source::Path(path) => take_in_from(app, &mut source::open(&path)?, request),
        Source::Stream(stream) => {
            let mut spooled = source::spool(app, stream, source::most(&request.policy))?;
            take_in_from(app, &mut spooled, request)
        }
    }
}

fn take_in_from(app: &App, src: &mut dyn ReadSeek, request: &Request) -> Result<TakenCapture, CaptureError> {
    let found = media::recognise(src)?.kind();
    if let Some(expected) = request.expect.filter(|expected| *expected != found) {
        return Err(CaptureError::OtherKind { expected, found });
    }
    if request.poster.is_some() && found != MediaKind::Video {
        return Err(CaptureError::PosterWithoutVideo);
    }
    let source_sha256 = source::hash(src, source::most(&request.policy))?;
    if let Some(same) = app.store.read(|db| rows::find_source(db, source_sha256))? {
        return Ok(same_as(same));
    }
    let poster = request.poster.as_deref().map(poster).transpose()?;

    let now = app.clock.now();
    let files = if found == MediaKind::Photo { 3 } else { 1 + usize::from(poster.is_some()) };
    let mut sealing = Sealing::begin(app, files, now)?;
    let taken = sealing.original(|out| media::take_in(src, out, &request.policy))?;
    for preview in taken.previews.iter().chain(&poster) {
        sealing.preview(preview)?;
    }
    let (settled, objects) = sealing.settle()?;
    let id = EntityId(random::bytes(app.random.as_ref())?);
    let capture = Capture {
        id,
        kind: taken.format.kind(),
        format: taken.format,
        note: request.note.clone(),
        goal: request.goal.clone(),
        assignment: request.assignment,
        lesson: request.lesson.clone(),
        taken_at: taken.taken_at,
        captured_at: now,
        pixels: taken.pixels,
        duration_ms: taken.duration_ms,
        left_in: taken.left_in,
        covered: false,
        own_only: false,
        objects,
    };
    let committed = app.store.commit(settled, |tx| {
        // Another process may have taken in the same file meanwhile; then this one's files are removed again.
        if let Some(same) = rows::find_source(tx, source_sha256)? {
            return Err(Uncommitted::Same(Box::new(same)));
        }
        rows::commit(tx, &capture, source_sha256)?;
        Ok(())
    });
    match committed {
        Ok(()) => Ok(TakenCapture { capture, same_as: None }),
        Err(Uncommitted::Same(same)) => Ok(same_as(*same)),
        Err(Uncommitted::Failed(error)) => Err(error),
    }
}

fn same_as(capture: Capture) -> TakenCapture {
    TakenCapture { same_as: Some(capture.id), capture }
}

/// Why the rows were not made.
enum Uncommitted {
    Same(Box<Capture>),
    Failed(CaptureError),
}

impl<E: Into<CaptureError>> From<E> for Uncommitted {
    fn from(error: E) -> Self {
        Uncommitted::Failed(error.into())
    }
}

/// A still of a video: the photo's larger preview, by the same cleaner as any photo.
fn poster(path: &std::path::Path) -> Result<Preview, CaptureError> {
    let mut file = source::open(path)?;
    let policy = Policy { photo: PhotoPolicy::Original, ..Policy::default() };
    let format = media::recognise(&mut file).map_err(CaptureError::Poster)?;
    if format.kind() != MediaKind::Photo {
        return Err(CaptureError::OtherKind { expected: MediaKind::Photo, found: format.kind() });
    }
    let taken =
        media::photo::take_in(format, &mut file, &mut io::sink(), &policy).map_err(CaptureError::Poster)?;
    let largest = taken.previews.into_iter().max_by_key(|preview| preview.role);
    let poster = largest.map(|preview| Preview { role: Role::Poster, ..preview });
    poster.ok_or(CaptureError::Poster(MediaError::Unknown))
}
