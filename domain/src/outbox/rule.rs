//! The one rule of the sending states.

use super::{CaptureFacts, Purpose, State, TroubleClass, Why};
use crate::capture::{MediaKind, Role};

/// Where a capture stands, and why it stands still if it does. The first that holds:
///
/// 1. *needs attention*: its last error won't go away by itself, or its original is nowhere;
/// 2. *freed*, *received*: every object and every record about it is signed for, the original not
///    here any more, or still here;
/// 3. *draft*: nothing says that it should go;
/// 4. *waiting for unmetered*: only a video's original is missing, and it may not go on this network;
/// 5. *sending*: some bytes are there, and some object is not signed for;
/// 6. *queued* when it is submitted, else *draft*: a backup is not something to wait for.
#[must_use]
pub fn state(facts: &CaptureFacts) -> (State, Option<Why>) {
    let trouble = facts.trouble.as_ref();
    if let Some(trouble) = trouble.filter(|trouble| trouble.class != TroubleClass::Transient) {
        return (State::NeedsAttention, Some(Why::Trouble(trouble.code.clone())));
    }
    let missing = facts.original().is_none_or(|original| !original.here && !original.receipt);
    if missing && facts.made_here {
        return (State::NeedsAttention, Some(Why::OriginalMissing));
    }
    let objects_received = !facts.objects.is_empty() && facts.objects.iter().all(|object| object.receipt);
    if objects_received && facts.records_sent {
        let here = facts.original().is_some_and(|original| original.here);
        return (if here { State::Received } else { State::Freed }, None);
    }
    let purpose = facts.purpose();
    if purpose == Purpose::None {
        return (State::Draft, None);
    }
    if waits_for_unmetered(facts) && !missing {
        return (State::WaitingUnmetered, Some(Why::VideoOnMetered));
    }
    let why = match trouble {
        Some(trouble) => Some(Why::Trouble(trouble.code.clone())),
        None => missing.then_some(Why::OnOtherDevice),
    };
    let begun = facts.objects.iter().any(|object| object.sent_bytes() > 0);
    if begun && !objects_received {
        (State::Sending, why)
    } else if facts.submitted {
        (State::Queued, why)
    } else {
        (State::Draft, why)
    }
}

/// Whether all that is left is a video's original which may not go on this network.
fn waits_for_unmetered(facts: &CaptureFacts) -> bool {
    let only_original_left =
        facts.objects.iter().all(|object| object.receipt != (object.role == Role::Original));
    facts.kind == MediaKind::Video
        && !facts.unmetered
        && !facts.send_now
        && facts.records_sent
        && only_original_left
}
