//! Records and bodies for this crate's tests, told apart by small numbers.

use chrono::NaiveDate;
use oogst_protocol::{
    EntityId, Hash, ObjectRef, PersonId, SealingKey, VerifyKey, log::PersonRole, record::Author,
};

use crate::{
    capture::{CaptureBody, Format, LeftIn, ManifestItem, MediaKind, PhotoPolicy, Role, VideoLimits},
    cycle::{CycleBody, Meeting, PracticeAssignment, TrialPeriod},
    record::Verified,
    submission::{Item, Pupils, Reflection, SubmissionBody},
};

pub(crate) fn hash(n: u8) -> Hash {
    Hash([n; 32])
}

pub(crate) fn entity(n: u8) -> EntityId {
    EntityId([n; 16])
}

pub(crate) fn person(n: u8) -> PersonId {
    PersonId([n; 16])
}

pub(crate) fn author(n: u8, role: PersonRole) -> Author {
    Author { person: person(n), device: VerifyKey([n; 32]), role }
}

/// Record `n`, made at millisecond `n`.
pub(crate) fn verified<B>(n: u8, of: u8, author: Author, supersedes: &[u8], body: B) -> Verified<B> {
    let supersedes = supersedes.iter().map(|n| hash(*n)).collect();
    Verified { hash: hash(n), entity: entity(of), author, supersedes, at: n.into(), body }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn cycle_body() -> CycleBody {
    CycleBody {
        theme: "Werken met exit cards".into(),
        for_whom: "groep 5–8".into(),
        impulse: Meeting { at: Some("2026-11-03T15:30:00".parse().unwrap()), place: Some("lokaal 4".into()) },
        assignment: PracticeAssignment {
            title: "Sluit één les af met een exit card".into(),
            instructions: "Kies één leerdoel.\nNeem de kaarten mee.".into(),
            learning_goal: Some("breuken vergelijken".into()),
            photo: PhotoPolicy::Reduced,
            video: VideoLimits::default(),
        },
        trial: TrialPeriod { from: day("2026-11-04"), until: day("2026-11-27") },
        exchange: Meeting { at: Some("2026-12-01T15:30:00".parse().unwrap()), place: None },
        published: true,
    }
}

/// Object `n`, of `bytes` inside and 300 more sealed.
pub(crate) fn object(role: Role, n: u8, bytes: u64) -> ManifestItem {
    let object = ObjectRef {
        hash: hash(n),
        bytes: bytes + 300,
        identity: SealingKey::from_bytes([7; 32]),
        plain_sha256: hash(n.wrapping_add(100)),
        plain_bytes: bytes,
        media_type: "image/jpeg".into(),
    };
    ManifestItem { role, object }
}

pub(crate) fn manifest(n: u8) -> Vec<ManifestItem> {
    vec![object(Role::Preview256, n, 9_000), object(Role::Original, n + 1, 1_700_000)]
}

pub(crate) fn capture_body() -> CaptureBody {
    CaptureBody {
        kind: MediaKind::Photo,
        format: Format::Jpeg,
        note: "tafel 3".into(),
        goal: Some("breuken vergelijken".into()),
        assignment: Some(entity(1)),
        lesson: Some("rekenen, groep 6".into()),
        taken_at: Some("2026-11-17T10:40:00+01:00".parse().unwrap()),
        captured_at: 1_763_372_400_000,
        pixels: Some((4032, 3024)),
        duration_ms: None,
        left_in: vec![LeftIn::Properties],
        manifest: manifest(20),
        removed: false,
        replaced: Vec::new(),
        own_only: false,
    }
}

/// A photo whose objects are `n` (preview) and `n + 1` (original).
pub(crate) fn item(capture: u8, n: u8) -> Item {
    Item {
        capture: entity(capture),
        kind: MediaKind::Photo,
        format: Format::Jpeg,
        pupils: Pupils::Covered,
        note: "tafel 3".into(),
        goal: Some("breuken vergelijken".into()),
        lesson: None,
        taken_at: Some("2026-11-17T10:40:00".parse().unwrap()),
        duration_ms: None,
        pixels: Some((4032, 3024)),
        left_in: vec![],
        manifest: manifest(n),
    }
}

pub(crate) fn submission_body(items: Vec<Item>) -> SubmissionBody {
    let reflection = Reflection {
        successes: "Iedereen wist wat het doel was.".into(),
        obstacles: "Te weinig tijd om na te praten.".into(),
        ..Reflection::default()
    };
    SubmissionBody {
        assignment: Some(entity(1)),
        reflection,
        items,
        cards: Vec::new(),
        registrations: Vec::new(),
        withdrawn: false,
    }
}

pub(crate) fn withdrawal() -> SubmissionBody {
    SubmissionBody {
        assignment: Some(entity(1)),
        reflection: Reflection::default(),
        items: vec![],
        cards: vec![],
        registrations: vec![],
        withdrawn: true,
    }
}
