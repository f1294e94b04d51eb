//! Clocks that are years off.

use std::sync::Arc;

use oogst_core::{
    clock::{Moment, StillClock},
    outbox,
    sync::{NoProgress, SyncOptions, sync},
    team,
};
use oogst_domain::outbox::State;
use oogst_tests::proxy::Act;

use crate::world::{World, app_at, options, send, submit};

const Y1990: Moment = Moment(640_000_000_000);
const Y2060: Moment = Moment(2_850_000_000_000);
const Y2026: i64 = 1_790_000_000_000;

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_whose_clock_is_years_off_joins_and_sends_all_the_same() {
    let world = World::new().await;
    for (n, (name, moment)) in (1..).zip([("Clara", Y1990), ("Dirk", Y2060), ("Els", Moment(0))]) {
        let app = app_at(&world.dir.path().join(name), Arc::new(StillClock::at(moment)));
        team::join(&app, &world.link, name).await.unwrap();
        let path = world.dir.path().join(name).join("les.txt");
        std::fs::write(&path, format!("Les van {name}")).unwrap();
        let source = oogst_core::capture::Source::Path(path);
        let taken = oogst_core::capture::take_in(&app, source, &oogst_core::capture::Request::default());
        let id = taken.unwrap().capture.id;
        submit(&app, id, n);
        send(&app).await.unwrap();
        assert_eq!(outbox::states(&app, &[id]).unwrap()[0].state, State::Received, "{name}");
        send(&world.anke).await.unwrap();
        let rows = oogst_core::inbox::list(&world.anke).unwrap().rows;
        assert_eq!(rows.len(), usize::try_from(n).unwrap(), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retry_that_a_wrong_clock_put_in_the_far_future_does_not_wait_for_it() {
    let world = World::new().await;
    let photo = world.photo(1);
    let clock = Arc::new(StillClock::at(Y2060));
    let bram = oogst_core::App { clock: clock.clone(), ..world.bram.clone() };
    world.proxy.always("POST", "/uploads", Act::error(404, "not_found"));
    let report = send(&bram).await.unwrap();
    assert_eq!(report.failed.len(), 3);
    world.proxy.clear();
    clock.step(Y2026 - Y2060.0);
    let patient = SyncOptions { patient: true, ..options() };
    assert_eq!(sync(&bram, &patient, &NoProgress).await.unwrap().sent_objects, 3);
    world.arrives(&[&photo]).await;
}
