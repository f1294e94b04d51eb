//! Something else than the hub at the address of an invite.

use oogst_core::{
    sync::HubFault,
    team::{self, TeamError},
};
use oogst_protocol::invite::InviteLink;
use oogst_tests::proxy::{Act, Proxy};

use crate::world::{World, app};

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_hub_is_called_so_and_nothing_is_kept_of_it() {
    let world = World::new().await;
    let other = World::new().await;
    let clara = app(&world.dir.path().join("clara"));
    let json = |body: &str| Act::Answer {
        status: 200,
        headers: vec![("content-type", "application/json".into())],
        body: body.into(),
    };
    let strangers = [
        (json(r#"{"name":"a printer"}"#), HubFault::NotAHub),
        (json("[]"), HubFault::NotAHub),
        (Act::error(404, "not_found"), HubFault::NotAHub),
        (Act::page(404), HubFault::NotAHub),
        (Act::page(200), HubFault::CaptivePortal),
        (Act::page(302), HubFault::CaptivePortal),
        (Act::page(511), HubFault::CaptivePortal),
    ];
    for (act, fault) in strangers {
        let proxy = Proxy::start();
        let said = format!("{act:?}");
        proxy.always("", "", act);
        let link = InviteLink { hub: proxy.url(), ..world.link.clone() };
        let error = team::join(&clara, &link, "Clara").await.unwrap_err();
        assert!(matches!(&error, TeamError::Hub(found) if *found == fault), "{said}: {error:?}");
    }
    let link = InviteLink { hub: other.proxy.url(), ..world.link.clone() };
    let error = team::join(&clara, &link, "Clara").await.unwrap_err();
    assert!(matches!(error, TeamError::OtherHub), "{error:?}");
    team::join(&clara, &world.link, "Clara").await.unwrap();
}
