//! Captures as they cross.

use oogst_core::{
    App,
    capture::{Annotation, Capture, Cursor},
    clock::Moment,
    cycle,
    domain::{
        capture::{self, MediaKind, Role},
        outbox,
    },
    media::{Policy, redact::Area},
    protocol::EntityId,
    team::Membership,
};

use crate::{
    OogstError,
    app::today,
    ids::{id, maybe},
    outbox::{Standing, StandingWhy},
};

/// What something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Kind {
    /// A photo.
    Photo,
    /// A video.
    Video,
    /// A document.
    Document,
}

impl From<MediaKind> for Kind {
    fn from(kind: MediaKind) -> Self {
        match kind {
            MediaKind::Photo => Self::Photo,
            MediaKind::Video => Self::Video,
            MediaKind::Document => Self::Document,
        }
    }
}

/// The same as a code.
pub(crate) fn kind_word(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Photo => "photo",
        MediaKind::Video => "video",
        MediaKind::Document => "document",
    }
}

/// The format of an original.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Format {
    /// As files end: `jpg`, `mp4`, `pdf`.
    pub extension: String,
    /// As the platform knows it: `image/jpeg`.
    pub media_type: String,
}

impl From<capture::Format> for Format {
    fn from(format: capture::Format) -> Self {
        Self { extension: format.extension().to_owned(), media_type: format.media_type().to_owned() }
    }
}

/// The same as a code.
pub(crate) fn format_word(format: capture::Format) -> &'static str {
    format.extension()
}

/// Personal data that could not be taken out of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum LeftIn {
    /// Names of who made comments.
    CommentNames,
    /// Properties of the file: author, company.
    Properties,
    /// A picture inside that could not be cleaned.
    EmbeddedPicture,
    /// A file inside.
    EmbeddedFile,
    /// A part that can't be read.
    UnreadablePart,
}

impl From<capture::LeftIn> for LeftIn {
    fn from(left: capture::LeftIn) -> Self {
        match left {
            capture::LeftIn::CommentNames => Self::CommentNames,
            capture::LeftIn::Properties => Self::Properties,
            capture::LeftIn::EmbeddedPicture => Self::EmbeddedPicture,
            capture::LeftIn::EmbeddedFile => Self::EmbeddedFile,
            capture::LeftIn::UnreadablePart => Self::UnreadablePart,
        }
    }
}

/// For which assignment something is.
#[derive(Debug, Clone, PartialEq, Eq, Default, uniffi::Enum)]
pub enum ForAssignment {
    /// The one whose trial period runs today, if one does.
    #[default]
    Running,
    /// None.
    None,
    /// That of this cycle.
    Of {
        /// The cycle.
        cycle: String,
    },
}

/// What an assignment asks of a capture.
#[derive(Default)]
pub(crate) struct Asked {
    pub(crate) id: Option<EntityId>,
    pub(crate) goal: Option<String>,
    pub(crate) policy: Policy,
}

impl ForAssignment {
    /// What is asked; before a team is joined there is nothing to look up.
    pub(crate) fn asked(&self, app: &App) -> Result<Asked, OogstError> {
        let wanted = match self {
            Self::None => return Ok(Asked::default()),
            Self::Running => None,
            Self::Of { cycle } => Some(id(cycle)?),
        };
        if app.store.read(Membership::load)?.is_none() {
            return Ok(Asked { id: wanted, ..Asked::default() });
        }
        let cycles = cycle::list(app, today(app))?;
        let id = wanted.or(cycles.now.as_ref().map(|now| now.id));
        let found =
            cycles.cycles.into_iter().find(|row| Some(row.id) == id).map(|row| row.newest.cycle.assignment);
        if wanted.is_some() && found.is_none() {
            return Err(cycle::CycleError::Unknown(wanted.unwrap_or(EntityId([0; 16]))).into());
        }
        Ok(found.map_or(Asked { id, ..Asked::default() }, |asked| Asked {
            id,
            goal: asked.learning_goal,
            policy: Policy { photo: asked.photo, video: asked.video },
        }))
    }
}

/// What is said about a capture when it is taken in; all of it can be said later.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CaptureDetails {
    /// A note.
    #[uniffi(default = "")]
    pub note: String,
    /// The learning goal; the assignment's without one.
    #[uniffi(default = None)]
    pub goal: Option<String>,
    /// For which assignment.
    pub assignment: ForAssignment,
    /// The lesson, in the teacher's own words.
    #[uniffi(default = None)]
    pub lesson: Option<String>,
}

/// A value that changes, or not.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
pub enum Change {
    /// Stays as it is.
    Keep,
    /// Is taken away.
    Clear,
    /// Becomes this.
    Set {
        /// The new value.
        value: String,
    },
}

impl Change {
    fn asked(self) -> Option<Option<String>> {
        match self {
            Self::Keep => None,
            Self::Clear => Some(None),
            Self::Set { value } => Some(Some(value)),
        }
    }
}

/// What changes about a capture.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CaptureChange {
    /// The note.
    pub note: Change,
    /// The learning goal.
    pub goal: Change,
    /// The assignment: its cycle.
    pub assignment: Change,
    /// The lesson.
    pub lesson: Change,
}

impl TryFrom<CaptureChange> for Annotation {
    type Error = OogstError;

    fn try_from(change: CaptureChange) -> Result<Self, OogstError> {
        let assignment = change.assignment.asked();
        Ok(Self {
            note: change.note.asked().map(Option::unwrap_or_default),
            goal: change.goal.asked(),
            assignment: assignment.map(|cycle| maybe(cycle.as_deref())).transpose()?,
            lesson: change.lesson.asked(),
        })
    }
}

/// Width and height, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Pixels {
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

impl From<(u32, u32)> for Pixels {
    fn from((width, height): (u32, u32)) -> Self {
        Self { width, height }
    }
}

/// A capture with where it stands.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct CaptureRow {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// The original's format.
    pub format: Format,
    /// The note; may be empty.
    pub note: String,
    /// The learning goal.
    pub goal: Option<String>,
    /// The assignment: its cycle.
    pub assignment: Option<String>,
    /// The lesson.
    pub lesson: Option<String>,
    /// When its camera says it was taken (ISO 8601, with an offset where the camera knew one).
    pub taken_at: Option<String>,
    /// When it was taken in (Unix milliseconds).
    pub captured_at: i64,
    /// Width and height of the original.
    pub pixels: Option<Pixels>,
    /// Length of a video, in milliseconds.
    pub duration_ms: Option<u64>,
    /// Bytes of the cleaned original.
    pub bytes: u64,
    /// Personal data that could not be taken out.
    pub left_in: Vec<LeftIn>,
    /// The original is on this device.
    pub here: bool,
    /// There is a picture to show: ask for its preview.
    pub has_preview: bool,
    /// Where it stands on its way.
    pub standing: Standing,
    /// Bytes that the hub has for good, of `total_bytes`.
    pub sent_bytes: u64,
    /// Bytes of everything of it, sealed.
    pub total_bytes: u64,
    /// Why it stands still, if it does.
    pub why: Option<StandingWhy>,
    /// Parts of it were covered for good.
    #[uniffi(default = false)]
    pub covered: bool,
    /// Kept uncovered for its author alone: it can't be submitted.
    #[uniffi(default = false)]
    pub own_only: bool,
}

impl CaptureRow {
    pub(crate) fn of(capture: Capture, state: outbox::OutboxRow) -> Self {
        let original = capture.original();
        let here = original.is_some_and(|original| original.here);
        let bytes = original.map_or(0, |original| original.object.plain_bytes);
        Self {
            id: capture.id.to_string(),
            kind: capture.kind.into(),
            format: capture.format.into(),
            bytes,
            covered: capture.covered,
            own_only: capture.own_only,
            here,
            has_preview: capture.objects.iter().any(|object| object.role != Role::Original),
            note: capture.note,
            goal: capture.goal,
            assignment: capture.assignment.map(|id| id.to_string()),
            lesson: capture.lesson,
            taken_at: capture.taken_at.map(|at| at.to_string()),
            captured_at: capture.captured_at.0,
            pixels: capture.pixels.map(Pixels::from),
            duration_ms: capture.duration_ms,
            left_in: capture.left_in.into_iter().map(LeftIn::from).collect(),
            standing: state.state.into(),
            sent_bytes: state.sent_bytes,
            total_bytes: state.total_bytes,
            why: state.why.map(StandingWhy::from),
        }
    }
}

/// What taking in came to.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct TakenCapture {
    /// The capture.
    pub capture: CaptureRow,
    /// The same file was taken in before, as this one; nothing was stored again.
    pub same: bool,
}

/// Where a page ends: the next begins after it, whatever is added or removed meanwhile.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CaptureMark {
    /// When the page's last was taken in.
    pub captured_at: i64,
    /// Its id.
    pub id: String,
}

impl CaptureMark {
    pub(crate) fn after(capture: &Capture) -> Self {
        Self { captured_at: capture.captured_at.0, id: capture.id.to_string() }
    }

    pub(crate) fn cursor(self) -> Result<Cursor, OogstError> {
        Ok(Cursor { captured_at: Moment(self.captured_at), id: id(&self.id)? })
    }
}

/// A page of captures.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct CapturePage {
    /// The captures, newest first.
    pub rows: Vec<CaptureRow>,
    /// Where the next page begins; none after the last.
    pub next: Option<CaptureMark>,
}

/// How large a preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum PreviewSize {
    /// For a grid: long edge 256 pixels.
    Small,
    /// For a screen: long edge 1280 pixels.
    Large,
}

impl PreviewSize {
    /// In the order of what serves best.
    pub(crate) fn roles(self) -> &'static [Role] {
        match self {
            Self::Small => &[Role::Preview256, Role::Poster, Role::Preview1280],
            Self::Large => &[Role::Preview1280, Role::Poster, Role::Preview256],
        }
    }
}

/// A rectangle in a photo, as parts of its width and height, upright.
#[derive(Debug, Clone, Copy, PartialEq, uniffi::Record)]
pub struct CoverArea {
    /// From the left, 0 to 1.
    pub x: f64,
    /// From the top, 0 to 1.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl From<CoverArea> for Area {
    fn from(area: CoverArea) -> Self {
        let CoverArea { x, y, width, height } = area;
        Self::Fraction { x, y, width, height }
    }
}

/// What covering came to.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct CoveredCapture {
    /// The covered photo, under its own id.
    pub capture: CaptureRow,
    /// The uncovered one, where it was kept.
    pub kept: Option<String>,
}
