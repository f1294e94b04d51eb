//! HTTPS from end to end: the certificate that the link names, and no other.

use std::path::Path;

use oogst_core::{
    sync::{Class, HubFault, SyncError},
    team::{self, TeamError},
};
use oogst_domain::outbox::State;
use oogst_protocol::{Hash, invite::FoundingLink};
use oogst_tests::hub::Hub;

use crate::world::{app, send, submit};

fn certify(dir: &Path) {
    let made = rcgen::generate_simple_self_signed(vec!["127.0.0.1".into()]).unwrap();
    std::fs::write(dir.join("cert.pem"), made.cert.pem()).unwrap();
    std::fs::write(dir.join("key.pem"), made.signing_key.serialize_pem()).unwrap();
}

fn start(dir: &Path) -> Hub {
    certify(dir);
    let (cert, key) = (dir.join("cert.pem"), dir.join("key.pem"));
    Hub::start_in(
        &dir.join("hub"),
        &["--tls-cert", cert.to_str().unwrap(), "--tls-key", key.to_str().unwrap()],
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_pinned_certificate_is_trusted() {
    let dir = tempfile::tempdir().unwrap();
    let mut hub = start(dir.path());
    let anke = app(&dir.path().join("anke"));
    let right = FoundingLink::parse(&hub.founding_link()).unwrap();
    assert!(right.hub.starts_with("https://") && right.tls_pin.is_some());
    for pin in [Some(Hash([7; 32])), None] {
        let link = FoundingLink { tls_pin: pin, ..right.clone() };
        let error = team::found(&anke, &link, "De Regenboog", "Anke").await.unwrap_err();
        let TeamError::Hub(fault) = error else { panic!("{error:?}") };
        assert!(matches!(fault, HubFault::Tls(_)), "{fault:?}");
        assert_eq!((fault.code(), fault.class()), ("tls", Class::NeedsAttention));
    }
    team::found(&anke, &right, "De Regenboog", "Anke").await.unwrap();
    let link = team::invite(&anke, false, 1, 1).await.unwrap().link;
    let bram = app(&dir.path().join("bram"));
    team::join(&bram, &link, "Bram").await.unwrap();

    let path = dir.path().join("les.txt");
    std::fs::write(&path, "Wat heb je geleerd?").unwrap();
    let source = oogst_core::capture::Source::Path(path);
    let text = oogst_core::capture::take_in(&bram, source, &oogst_core::capture::Request::default()).unwrap();
    submit(&bram, text.capture.id, 1);

    // Somebody else's certificate at the same address.
    let kept = ["cert.pem", "key.pem"].map(|name| std::fs::read(dir.path().join(name)).unwrap());
    certify(dir.path());
    hub.restart();
    let error = send(&bram).await.unwrap_err();
    assert!(matches!(error, SyncError::Hub(HubFault::Tls(_))), "{error:?}");
    let states = oogst_core::outbox::states(&bram, &[text.capture.id]).unwrap();
    assert_eq!(states[0].state, State::Queued);

    for (name, bytes) in ["cert.pem", "key.pem"].into_iter().zip(kept) {
        std::fs::write(dir.path().join(name), bytes).unwrap();
    }
    hub.restart();
    send(&bram).await.unwrap();
    send(&anke).await.unwrap();
    assert_eq!(oogst_core::inbox::list(&anke).unwrap().rows.len(), 1);
}
