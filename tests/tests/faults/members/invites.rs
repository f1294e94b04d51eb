//! A link that went further than it should: photographed, forwarded, put on a web page.

use std::sync::Arc;

use oogst_core::{
    clock::SystemClock,
    team::{self, TeamError},
};
use oogst_protocol::{Audience, log::DeviceStatus};

use crate::class::{Class, capture_text, device, log, member, send, submit};

/// `many` try one link at once that is for three; and a preparer's link that somebody else gets hold of.
pub(super) async fn shared(many: usize) -> String {
    let class = Class::new("invites", &[]).await;
    let carla = class.colleague("Carla").await;
    let capture = capture_text(&carla, "Werk van een leerling", 0);
    submit(&carla, &[capture.id], "Werk van een leerling");
    send(&carla).await.unwrap();
    let link = team::invite(&class.anke, false, 3, 48).await.unwrap().link;
    let apps: Vec<_> = (0..many)
        .map(|n| device(&class.dir.path().join(format!("wie-{n}")), Arc::new(SystemClock)))
        .collect();
    let tries = apps.iter().map(|app| team::join(app, &link, "Wie dan ook"));
    let joined = futures_util::future::join_all(tries).await;
    let mut inside = 0;
    for (app, result) in apps.iter().zip(&joined) {
        match result {
            Ok(_) => {
                inside += 1;
                send(app).await.unwrap();
                opens_no_work(app);
            }
            Err(error) => assert!(matches!(error, TeamError::InviteOver), "{error:?}"),
        }
    }
    assert_eq!(inside, 3, "as many as it was for");
    // Closed, it lets nobody in, and its grants are gone.
    let open = team::invite(&class.anke, false, 50, 48).await.unwrap().link;
    team::close_invite(&class.anke, open.signing_key().verify_key()).await.unwrap();
    let late = device(&class.dir.path().join("te-laat"), Arc::new(SystemClock));
    assert!(matches!(team::join(&late, &open, "Te laat").await, Err(TeamError::InviteOver)));

    // A preparer's link: whoever uses it first waits for a code, and has nothing until it is compared.
    let link = team::invite(&class.anke, true, 1, 24).await.unwrap().link;
    let thief = device(&class.dir.path().join("dief"), Arc::new(SystemClock));
    let code = team::join(&thief, &link, "Dief").await.unwrap().code.unwrap();
    let report = send(&thief).await.unwrap();
    assert!(report.pending);
    assert_eq!(
        thief.store.read(oogst_core::seal::Secrets::load).unwrap().of(Audience::Preparation).count(),
        0
    );
    send(&class.anke).await.unwrap();
    let log = log(&class.anke);
    assert!(matches!(log.devices()[&member(&thief).device()].status, DeviceStatus::Pending(_)));
    let wrong: String = code.chars().map(|c| if c == '0' { '1' } else { c }).collect();
    if wrong != code {
        assert!(team::confirm(&class.anke, &wrong).await.is_err(), "another code confirms nobody");
    }
    let whom = device(&class.dir.path().join("bedoeld"), Arc::new(SystemClock));
    assert!(matches!(team::join(&whom, &link, "De bedoelde").await, Err(TeamError::InviteOver)));
    format!(
        "{many} at once by a link for 3: 3 inside, no pupil's work open to them; a stolen preparer's link opens nothing"
    )
}

fn opens_no_work(app: &oogst_core::App) {
    let secrets = app.store.read(oogst_core::seal::Secrets::load).unwrap();
    for (audience, ..) in secrets.iter() {
        let fits = audience == Audience::Team || audience == Audience::Own(member(app).person);
        assert!(fits, "a key of {audience}");
    }
    assert!(oogst_core::inbox::list(app).unwrap().rows.is_empty());
}
