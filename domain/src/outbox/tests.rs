//! The rule of the sending states: a table to read, then every combination against promises.

use super::{CaptureFacts, ObjectFacts, Purpose, State, Trouble, TroubleClass, Why, state, view};
use crate::{
    capture::{MediaKind, Role},
    testing::entity,
};

const SENT: ObjectFacts =
    ObjectFacts { role: Role::Preview256, bytes: 100, sent: 100, receipt: true, here: true };
const UNSENT: ObjectFacts = ObjectFacts { sent: 0, receipt: false, ..SENT };
const ORIGINAL: ObjectFacts = ObjectFacts { role: Role::Original, bytes: 1000, ..UNSENT };
const PART: ObjectFacts = ObjectFacts { sent: 400, ..ORIGINAL };
const ALL: ObjectFacts = ObjectFacts { sent: 1000, receipt: true, ..ORIGINAL };
const AWAY: ObjectFacts = ObjectFacts { here: false, ..ALL };
const NOWHERE: ObjectFacts = ObjectFacts { here: false, ..ORIGINAL };

fn facts(kind: MediaKind, objects: &[ObjectFacts]) -> CaptureFacts {
    CaptureFacts {
        id: entity(1),
        kind,
        captured_at: 0,
        made_here: true,
        submitted: true,
        will_back_up: true,
        objects: objects.to_vec(),
        records_sent: true,
        send_now: false,
        unmetered: false,
        trouble: None,
    }
}

fn photo(objects: &[ObjectFacts]) -> CaptureFacts {
    facts(MediaKind::Photo, objects)
}

fn video(objects: &[ObjectFacts]) -> CaptureFacts {
    facts(MediaKind::Video, objects)
}

fn trouble(class: TroubleClass) -> Option<Trouble> {
    Some(Trouble { class, code: "quota".into() })
}

#[test]
fn each_state_as_people_meet_it() {
    let draft = |facts| CaptureFacts { submitted: false, ..facts };
    let alone = |facts| CaptureFacts { submitted: false, will_back_up: false, ..facts };
    let unsent_records = |facts| CaptureFacts { records_sent: false, ..facts };
    let why = Some;
    let table = [
        ("taken, no team yet", alone(unsent_records(photo(&[UNSENT, ORIGINAL]))), State::Draft, None),
        ("taken, not backed up yet", draft(unsent_records(photo(&[UNSENT, ORIGINAL]))), State::Draft, None),
        ("backup on its way", draft(photo(&[SENT, PART])), State::Sending, None),
        ("backed up", draft(photo(&[SENT, ALL])), State::Received, None),
        ("backed up and freed", draft(photo(&[SENT, AWAY])), State::Freed, None),
        ("submitted offline", unsent_records(photo(&[UNSENT, ORIGINAL])), State::Queued, None),
        ("backed up, then submitted offline", unsent_records(photo(&[SENT, ALL])), State::Queued, None),
        ("freed, then submitted offline", unsent_records(photo(&[SENT, AWAY])), State::Queued, None),
        ("preview there", photo(&[SENT, ORIGINAL]), State::Sending, None),
        (
            "bytes there, receipt not yet",
            photo(&[SENT, ObjectFacts { receipt: false, ..ALL }]),
            State::Sending,
            None,
        ),
        ("all there", photo(&[SENT, ALL]), State::Received, None),
        (
            "video, the rest there",
            video(&[SENT, ORIGINAL]),
            State::WaitingUnmetered,
            why(Why::VideoOnMetered),
        ),
        ("video cut off by leaving", video(&[SENT, PART]), State::WaitingUnmetered, why(Why::VideoOnMetered)),
        ("video without a poster", video(&[ORIGINAL]), State::WaitingUnmetered, why(Why::VideoOnMetered)),
        ("video's backup", draft(video(&[ORIGINAL])), State::WaitingUnmetered, why(Why::VideoOnMetered)),
        ("video that stays here", alone(video(&[ORIGINAL])), State::Draft, None),
        ("video submitted offline", unsent_records(video(&[UNSENT, ORIGINAL])), State::Queued, None),
        ("video, poster to go", video(&[UNSENT, ORIGINAL]), State::Queued, None),
        (
            "video, send now",
            CaptureFacts { send_now: true, ..video(&[SENT, ORIGINAL]) },
            State::Sending,
            None,
        ),
        ("video at home", CaptureFacts { unmetered: true, ..video(&[ORIGINAL]) }, State::Queued, None),
        (
            "hub full",
            CaptureFacts { trouble: trouble(TroubleClass::NeedsAttention), ..photo(&[SENT, PART]) },
            State::NeedsAttention,
            why(Why::Trouble("quota".into())),
        ),
        (
            "refused for good",
            CaptureFacts { trouble: trouble(TroubleClass::Permanent), ..photo(&[SENT, ORIGINAL]) },
            State::NeedsAttention,
            why(Why::Trouble("quota".into())),
        ),
        (
            "connection lost",
            CaptureFacts { trouble: trouble(TroubleClass::Transient), ..photo(&[SENT, PART]) },
            State::Sending,
            why(Why::Trouble("quota".into())),
        ),
        ("lost from the disk", photo(&[SENT, NOWHERE]), State::NeedsAttention, why(Why::OriginalMissing)),
        ("no objects at all", photo(&[]), State::NeedsAttention, why(Why::OriginalMissing)),
        (
            "taken by the other phone",
            CaptureFacts { made_here: false, ..photo(&[UNSENT, NOWHERE]) },
            State::Queued,
            why(Why::OnOtherDevice),
        ),
    ];
    for (name, facts, expected, why) in table {
        assert_eq!(state(&facts), (expected, why), "{name}");
    }
}

/// Every combination of what a device can know about a capture of a preview and an original.
fn everything() -> Vec<CaptureFacts> {
    let originals = [ORIGINAL, PART, ALL, AWAY, NOWHERE, ObjectFacts { receipt: false, ..ALL }];
    let troubles = [TroubleClass::Transient, TroubleClass::Permanent, TroubleClass::NeedsAttention];
    let mut all = Vec::new();
    for original in originals {
        for objects in [vec![original], vec![SENT, original], vec![UNSENT, original], vec![SENT], vec![]] {
            for kind in [MediaKind::Photo, MediaKind::Video, MediaKind::Document] {
                for flags in 0..64u8 {
                    for class in [None].into_iter().chain(troubles.map(Some)) {
                        let flag = |n: u8| flags & (1 << n) != 0;
                        all.push(CaptureFacts {
                            made_here: flag(0),
                            submitted: flag(1),
                            will_back_up: flag(2),
                            records_sent: flag(3),
                            send_now: flag(4),
                            unmetered: flag(5),
                            trouble: class.and_then(trouble),
                            ..facts(kind, &objects)
                        });
                    }
                }
            }
        }
    }
    all
}

#[test]
fn every_combination_keeps_every_promise() {
    let mut seen = std::collections::BTreeSet::new();
    for f in everything() {
        let (state, why) = state(&f);
        seen.insert(state);
        let stuck = f.trouble.as_ref().is_some_and(|t| t.class != TroubleClass::Transient);
        let safe = !f.objects.is_empty() && f.objects.iter().all(|o| o.receipt) && f.records_sent;
        let (here, nowhere) = f.original().map_or((false, true), |o| (o.here, !o.here && !o.receipt));
        let going = f.submitted || f.will_back_up;
        match state {
            State::NeedsAttention => assert!(stuck || (nowhere && f.made_here), "{f:?}"),
            State::Received => assert!(safe && here && !stuck, "{f:?}"),
            State::Freed => assert!(safe && !here && !stuck, "{f:?}"),
            State::Sending => {
                assert!(going && !safe && f.objects.iter().any(|o| o.sent_bytes() > 0), "{f:?}")
            }
            State::WaitingUnmetered => {
                assert!(going && f.kind == MediaKind::Video && !f.unmetered && !f.send_now, "{f:?}");
                assert!(f.records_sent && f.original().is_some_and(|o| !o.receipt && o.here), "{f:?}");
            }
            State::Queued => assert!(f.submitted && !safe, "{f:?}"),
            State::Draft => assert!(!f.submitted && !safe, "{f:?}"),
        }
        // The other way round: nothing stuck, unsafe or on its way hides behind another word.
        assert_eq!(stuck || (nowhere && f.made_here), state == State::NeedsAttention, "{f:?}");
        assert_eq!(
            safe && !stuck && !(nowhere && f.made_here),
            matches!(state, State::Received | State::Freed),
            "{f:?}"
        );
        let needs_why = matches!(state, State::NeedsAttention | State::WaitingUnmetered);
        assert!(!needs_why || why.is_some(), "{f:?}");
    }
    assert_eq!(seen.len(), 7, "{seen:?}");
}

#[test]
fn a_send_now_or_an_unmetered_network_never_leaves_a_video_waiting() {
    for f in everything() {
        for freed in [CaptureFacts { send_now: true, ..f.clone() }, CaptureFacts { unmetered: true, ..f }] {
            assert_ne!(state(&freed).0, State::WaitingUnmetered, "{freed:?}");
        }
    }
}

#[test]
fn the_list_puts_what_needs_somebody_first_and_counts_the_rest() {
    let numbered = |n: u8, facts| CaptureFacts { id: entity(n), captured_at: n.into(), ..facts };
    let outbox = view(&[
        numbered(1, photo(&[SENT, ALL])),
        numbered(2, video(&[SENT, PART])),
        numbered(3, photo(&[SENT, PART])),
        numbered(4, video(&[SENT, ORIGINAL])),
        numbered(5, CaptureFacts { trouble: trouble(TroubleClass::Permanent), ..photo(&[UNSENT, ORIGINAL]) }),
        numbered(6, CaptureFacts { submitted: false, will_back_up: false, ..photo(&[UNSENT, ORIGINAL]) }),
    ]);
    assert_eq!(outbox.rows.iter().map(|r| r.id).collect::<Vec<_>>(), [5, 3, 4, 2, 6, 1].map(entity));
    assert_eq!(outbox.summary.waiting_unmetered, 2);
    assert_eq!(outbox.summary.left_bytes, 600 + 1000 + 600);
    assert_eq!(outbox.rows[4].purpose, Purpose::None);
    insta::assert_json_snapshot!("outbox", outbox);
}

#[test]
fn hostile_sizes_do_not_overflow() {
    let huge = ObjectFacts { bytes: u64::MAX, sent: u64::MAX, ..ORIGINAL };
    let row = &view(&[photo(&[huge, huge])]).rows[0];
    assert_eq!((row.sent_bytes, row.total_bytes), (u64::MAX, u64::MAX));
}
