//! Every word that crosses the wire or reaches a script, listed: a renamed variant breaks what was
//! written before, and this test first.

use oogst_domain::{
    capture::{Format, LeftIn, MediaKind, PhotoPolicy, Role, VideoLimits},
    cycle::{CycleState, CycleWarning},
    inbox::ItemState,
    outbox::{Purpose, State, TroubleClass, Why},
    quarantine::Reason,
    submission::{Pupils, SubmissionState},
};
use oogst_protocol::record::Quarantine;

#[test]
fn the_words_of_captures() {
    use Format::{Docx, Jpeg, Mov, Mp4, Odt, Pdf, Png, Pptx, Text, Webp, Xlsx};
    insta::assert_json_snapshot!(
        "capture_words",
        (
            [MediaKind::Photo, MediaKind::Video, MediaKind::Document],
            [Jpeg, Png, Webp, Mp4, Mov, Pdf, Docx, Odt, Pptx, Xlsx, Text],
            [Role::Preview256, Role::Preview1280, Role::Poster, Role::Original],
            [PhotoPolicy::Original, PhotoPolicy::Reduced],
            VideoLimits::default(),
            [
                LeftIn::CommentNames,
                LeftIn::Properties,
                LeftIn::EmbeddedPicture,
                LeftIn::EmbeddedFile,
                LeftIn::UnreadablePart,
            ],
        )
    );
}

#[test]
fn the_words_of_states() {
    insta::assert_json_snapshot!(
        "state_words",
        (
            [
                State::Draft,
                State::Queued,
                State::WaitingUnmetered,
                State::Sending,
                State::Received,
                State::NeedsAttention,
                State::Freed,
            ],
            [Purpose::Submission, Purpose::Backup, Purpose::None],
            [TroubleClass::Transient, TroubleClass::Permanent, TroubleClass::NeedsAttention],
            [Why::VideoOnMetered, Why::OnOtherDevice, Why::OriginalMissing, Why::Trouble("hub_full".into())],
            [ItemState::Arriving, ItemState::NotFetched, ItemState::Here, ItemState::Quarantined],
            [
                SubmissionState::Queued,
                SubmissionState::Received,
                SubmissionState::Opened,
                SubmissionState::Withdrawn,
            ],
            [Pupils::None, Pupils::Covered, Pupils::Recognisable],
        )
    );
}

#[test]
fn the_words_of_cycles() {
    insta::assert_json_snapshot!(
        "cycle_words",
        (
            [CycleState::Upcoming { days_until: 1 }, CycleState::Running { days_left: 0 }, CycleState::Over,],
            [CycleWarning::ImpulseAfterTrialBegins, CycleWarning::ExchangeBeforeTrialEnds],
        )
    );
}

#[test]
fn the_words_of_quarantine() {
    let judged = [
        Quarantine::OtherTeam,
        Quarantine::OtherAudience,
        Quarantine::UnknownDevice,
        Quarantine::Pending,
        Quarantine::AfterRemoval,
        Quarantine::Fork,
        Quarantine::NotAllowed,
        Quarantine::SequenceTaken,
        Quarantine::Retracted,
        Quarantine::Malformed,
    ]
    .map(Reason::Judged);
    let others = [Reason::CannotOpen, Reason::NotARecord, Reason::WrongObject];
    insta::assert_json_snapshot!("quarantine_words", (judged, others));
}
