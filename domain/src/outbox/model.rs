//! What goes in (facts) and what comes out (state, purpose, why).

use oogst_protocol::EntityId;
use serde::{Deserialize, Serialize, Serializer};

use crate::capture::{MediaKind, Role};

/// What a device knows about one capture of its own person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptureFacts {
    /// The capture.
    pub id: EntityId,
    /// Photo, video or document.
    pub kind: MediaKind,
    /// When it was taken in (Unix milliseconds).
    pub captured_at: i64,
    /// Whether this device took it in; otherwise another of the person's did, and sends it.
    pub made_here: bool,
    /// Whether a submission that stands holds it.
    pub submitted: bool,
    /// Whether it goes to its author's own: a team is joined, and backup is on.
    pub will_back_up: bool,
    /// Its objects.
    pub objects: Vec<ObjectFacts>,
    /// Whether every record about it has a receipt.
    pub records_sent: bool,
    /// Whether the teacher said "send now": the network's cost then plays no part.
    pub send_now: bool,
    /// Whether the network of the moment is unmetered.
    pub unmetered: bool,
    /// What went wrong last, if anything did since it last went right.
    pub trouble: Option<Trouble>,
}

/// What a device knows about one object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ObjectFacts {
    /// What it is to its capture.
    pub role: Role,
    /// Bytes of ciphertext.
    pub bytes: u64,
    /// Bytes that the hub said are durable there.
    pub sent: u64,
    /// Whether the hub signed for all of it.
    pub receipt: bool,
    /// Whether it is on this device.
    pub here: bool,
}

/// What went wrong, by what it takes to go right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What it takes.
    pub class: TroubleClass,
    /// The error's code, for the shell's sentence.
    pub code: String,
}

/// What it takes for an error to go away.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TroubleClass {
    /// Time: the device tries again by itself.
    Transient,
    /// Nothing will: this object or record can't go as it is.
    Permanent,
    /// A person: room at the hub, a new sign-in, an update.
    NeedsAttention,
}

/// Where a capture stands.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Kept here, in no submission, not on its way.
    Draft,
    /// To be sent as soon as there is a connection.
    Queued,
    /// A video whose rest has arrived, waiting for a network that costs nothing.
    WaitingUnmetered,
    /// Part of it is at the hub.
    Sending,
    /// All of it is at the hub, and signed for.
    Received,
    /// Does not go on without somebody.
    NeedsAttention,
    /// Received, and its original no longer on this device.
    Freed,
}

/// Why a capture is or would be sent.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// To the preparation group.
    Submission,
    /// To its author's own devices only.
    Backup,
    /// It stays here.
    None,
}

/// Why it stands there, as a code for the shell's sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// `video_on_metered`: videos wait for an unmetered network unless "send now".
    VideoOnMetered,
    /// `on_other_device`: the device that took it in has still to send it.
    OnOtherDevice,
    /// `original_missing`: not here and not at the hub. The doctor says more.
    OriginalMissing,
    /// The code of what went wrong.
    Trouble(String),
}

impl Why {
    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Why::VideoOnMetered => "video_on_metered",
            Why::OnOtherDevice => "on_other_device",
            Why::OriginalMissing => "original_missing",
            Why::Trouble(code) => code,
        }
    }
}

impl Serialize for Why {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

impl CaptureFacts {
    /// The cleaned capture itself.
    #[must_use]
    pub fn original(&self) -> Option<&ObjectFacts> {
        self.objects.iter().find(|object| object.role == Role::Original)
    }

    /// Why it is or would be sent.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        match (self.submitted, self.will_back_up) {
            (true, _) => Purpose::Submission,
            (false, true) => Purpose::Backup,
            (false, false) => Purpose::None,
        }
    }
}

impl ObjectFacts {
    /// Bytes that are durable at the hub: all of them once it signed, never more than there are.
    #[must_use]
    pub fn sent_bytes(&self) -> u64 {
        if self.receipt { self.bytes } else { self.sent.min(self.bytes) }
    }
}
