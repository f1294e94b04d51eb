//! Two processes that sync one store at once.

use crate::world::{World, app, send};

#[tokio::test(flavor = "multi_thread")]
async fn two_that_sync_one_store_at_once_send_everything_exactly_once() {
    let world = World::new().await;
    let captures = [world.photo(1), world.photo(2), world.film(6 << 20, 3)];
    let before = world.envelopes().await;
    let other = app(&world.dir.path().join("bram"));
    world.proxy.seen();
    let (one, two) = tokio::join!(send(&world.bram), send(&other));
    let (one, two) = (one.unwrap(), two.unwrap());
    assert_eq!(one.sent_records + two.sent_records, 6);
    assert_eq!(one.sent_objects + two.sent_objects, 7);
    let bytes: u64 = captures.iter().flat_map(|each| &each.objects).map(|each| each.object.bytes).sum();
    let passed: u64 =
        world.proxy.seen().iter().filter(|seen| seen.path.contains("/uploads")).map(|seen| seen.passed).sum();
    assert_eq!(passed, bytes);
    assert_eq!(world.envelopes().await, before + 6);
    world.arrives(&captures.iter().collect::<Vec<_>>()).await;
}
