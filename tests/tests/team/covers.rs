//! A face that was covered on one device: gone from the hub, and from the other device.

use oogst_core::capture::{self, Annotation, annotate, cover};
use oogst_core::media::redact::Area;
use oogst_protocol::api::ObjectStatus;

use crate::world::{Device, school};

const FACE: Area = Area::Fraction { x: 0.4, y: 0.1, width: 0.2, height: 0.3 };

#[tokio::test(flavor = "multi_thread")]
async fn a_covered_face_goes_from_the_hub_and_no_other_device_brings_it_back() {
    let (_hub, anke) = school().await;
    let phone = Device::colleague_of(&anke, "Bram").await;
    let photo = phone.photo(1);
    phone.sync().await;
    let tablet = Device::second_of(&phone).await;
    tablet.sync().await;
    let old: Vec<_> = photo.objects.iter().map(|stored| stored.object.hash).collect();
    assert!(old.iter().any(|hash| tablet.store.objects().path(hash).exists()), "its previews");

    cover(&phone, photo.id, &[FACE], false).unwrap();
    // Later, by a tablet that does not know yet.
    let note = Annotation { note: Some("Groepswerk".into()), ..Annotation::default() };
    annotate(&tablet, photo.id, note).unwrap();
    for device in [&tablet, &phone, &tablet, &phone] {
        device.sync().await;
    }
    for device in [&phone, &tablet] {
        let found = capture::find(&device.store, photo.id).unwrap();
        assert!(found.covered);
        assert_eq!((found.note.as_str(), found.objects.len()), ("Groepswerk", 3));
        for hash in &old {
            assert!(found.objects.iter().all(|stored| stored.object.hash != *hash));
            assert!(!device.store.objects().path(hash).exists());
        }
    }
    let at_hub = phone.raw_hub().statuses(old).await.unwrap();
    assert!(at_hub.iter().all(|state| !matches!(state, ObjectStatus::Stored { .. })), "{at_hub:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_uncovered_stays_the_teachers_own() {
    let (_hub, anke) = school().await;
    let phone = Device::colleague_of(&anke, "Bram").await;
    let photo = phone.photo(1);
    phone.sync().await;
    let kept = cover(&phone, photo.id, &[FACE], true).unwrap().kept.unwrap();
    phone.sync().await;
    let tablet = Device::second_of(&phone).await;
    tablet.sync().await;
    let found = capture::find(&tablet.store, kept.id).unwrap();
    assert!(found.own_only && capture::find(&tablet.store, photo.id).unwrap().covered);
    let out = tablet.file("out.jpg");
    let original = &found.original().unwrap().object;
    let opened =
        oogst_core::inbox::open(&tablet, original, &out, &oogst_core::sync::NoProgress).await.unwrap();
    assert_eq!(opened.sha256, photo.original().unwrap().object.plain_sha256);
    let chosen = oogst_core::submission::Chosen {
        capture: kept.id,
        pupils: oogst_domain::submission::Pupils::Recognisable,
    };
    let refused = oogst_core::submission::submit(&phone, None, &[chosen], &[], Default::default());
    assert!(matches!(refused, Err(oogst_core::submission::SubmitError::OwnOnly(id)) if id == kept.id));
}
