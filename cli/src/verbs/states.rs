//! Where things stand, in words; and own captures by what people type.

use oogst_core::{
    App,
    domain::{
        inbox::ItemState,
        outbox::{OutboxRow, State, Why},
        submission::{Pupils, SubmissionState},
    },
    inbox,
    protocol::EntityId,
};

use crate::{
    error::Failure,
    ids,
    lang::fill,
    output::{Out, bytes, clean::clean},
};

/// "Onderweg, 40 %", "Wacht op wifi (filmpje, 48 MB)".
pub(crate) fn capture(row: &OutboxRow, out: Out) -> String {
    let words = out.words();
    let sentence = match row.state {
        State::Draft => words.state_draft,
        State::Queued => words.state_queued,
        State::WaitingUnmetered => words.state_waiting_unmetered,
        State::Sending => words.state_sending,
        State::Received => words.state_received,
        State::NeedsAttention => words.state_needs_attention,
        State::Freed => words.state_freed,
    };
    let values = [
        ("percent", bytes::percent(row.sent_bytes, row.total_bytes, out.lang)),
        ("size", bytes::bytes(row.total_bytes, out.lang)),
        ("kind", crate::error::kind_word(row.kind, out.lang).to_owned()),
    ];
    fill(sentence, &values)
}

/// Why it stands still.
pub(crate) fn why(why: &Why, out: Out) -> String {
    let words = out.words();
    match why {
        Why::VideoOnMetered => words.why_video_on_metered.to_owned(),
        Why::OnOtherDevice => words.why_on_other_device.to_owned(),
        Why::OriginalMissing => words.why_original_missing.to_owned(),
        Why::Trouble(code) => fill(words.why_trouble, &[("code", clean(code))]),
    }
}

/// Where an item of a submission is.
pub(crate) fn item(state: ItemState, out: Out) -> &'static str {
    let words = out.words();
    match state {
        ItemState::Arriving => words.item_arriving,
        ItemState::NotFetched => words.item_not_fetched,
        ItemState::Here => words.item_here,
        ItemState::Quarantined => words.item_quarantined,
    }
}

/// Where a submission is.
pub(crate) fn submission(state: SubmissionState, out: Out) -> &'static str {
    let words = out.words();
    match state {
        SubmissionState::Queued => words.submission_queued,
        SubmissionState::Received => words.submission_received,
        SubmissionState::Opened => words.submission_opened,
        SubmissionState::Withdrawn => words.submission_withdrawn,
    }
}

/// Who can be recognised.
pub(crate) fn pupils(pupils: Pupils, out: Out) -> &'static str {
    let words = out.words();
    match pupils {
        Pupils::None => words.pupils_none,
        Pupils::Covered => words.pupils_covered,
        Pupils::Recognisable => words.pupils_recognisable,
    }
}

/// An own capture by its id or the first digits of it.
pub(crate) fn own(app: &App, wanted: &str) -> Result<EntityId, Failure> {
    let there = inbox::own_beginning_with(app, &ids::prefix(wanted)?)?;
    ids::find(wanted, there)?.ok_or_else(|| ids::unknown(wanted, "capture.unknown", |f| &f.capture_unknown))
}
