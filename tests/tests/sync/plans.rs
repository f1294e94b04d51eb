//! What holds for every plan.

use oogst_core::sync::{Facts, Network, ObjectFact, Waiting, plan};
use oogst_domain::capture::{MediaKind, Role};
use oogst_protocol::{Audience, Hash};
use proptest::prelude::*;

fn fact() -> impl Strategy<Value = ObjectFact> {
    let role = prop::sample::select(vec![Role::Original, Role::Preview256, Role::Preview1280, Role::Poster]);
    let kind = prop::sample::select(vec![MediaKind::Photo, MediaKind::Video, MediaKind::Document]);
    (any::<[u8; 32]>(), 0u64..1 << 31, role, kind, 0i64..100, any::<(bool, bool, bool)>()).prop_map(
        |(object, bytes, role, kind, captured_at, (submitted, now, held))| ObjectFact {
            object: Hash(object),
            bytes,
            role,
            kind,
            captured_at,
            audiences: vec![Audience::Team],
            submitted,
            now,
            held,
        },
    )
}

fn large(fact: &ObjectFact) -> bool {
    fact.role == Role::Original
}

fn film(fact: &ObjectFact) -> bool {
    large(fact) && fact.kind == MediaKind::Video
}

proptest! {
    #[test]
    fn a_plan_forgets_nothing_doubles_nothing_and_pays_for_no_film_unasked(
        objects in prop::collection::vec(fact(), 0..40),
        records in prop::collection::vec(any::<[u8; 32]>().prop_map(Hash), 0..10),
        unmetered: bool,
        asked: bool,
        turn in 0usize..40,
    ) {
        let network = if unmetered { Network::Unmetered } else { Network::Metered };
        let facts = Facts { records, objects };
        let planned = plan(&facts, network, asked);
        prop_assert_eq!(&planned.records, &facts.records);

        let mut all: Vec<Hash> = planned.uploads.iter().map(|upload| upload.fact.object).collect();
        all.extend(planned.waiting.iter().map(|waiting| match waiting {
            Waiting::Unmetered(hash) | Waiting::Held(hash) => *hash,
        }));
        let mut due: Vec<Hash> = facts.objects.iter().map(|fact| fact.object).collect();
        all.sort();
        due.sort();
        prop_assert_eq!(all, due);

        for upload in &planned.uploads {
            prop_assert!(!upload.fact.held);
            prop_assert!(!film(&upload.fact) || unmetered || asked || upload.fact.now);
        }
        for pair in planned.uploads.windows(2) {
            prop_assert!(large(&pair[0].fact) <= large(&pair[1].fact), "small ones first");
            prop_assert!(film(&pair[0].fact) <= film(&pair[1].fact), "films last");
        }

        // The order of the facts decides nothing, and planning again gives the same.
        let mut turned = facts.clone();
        if !turned.objects.is_empty() {
            let by = turn % turned.objects.len();
            turned.objects.rotate_left(by);
        }
        prop_assert_eq!(plan(&turned, network, asked).uploads, planned.uploads);
    }
}
