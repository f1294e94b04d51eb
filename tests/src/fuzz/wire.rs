//! What crosses the wire: links, envelopes, the team log, and the headers of an upload.

use std::{
    io::Write,
    sync::{Mutex, OnceLock, PoisonError},
};

use http::{HeaderName, HeaderValue, Method};
use oogst_core::sync::{Request, Transport};
use oogst_protocol::{
    SealingKey, SignedBytes, SigningKey,
    invite::{FoundingLink, InviteLink},
    log::{LogState, SignedEntry},
    record::SignedRecord,
    recovery::{RecoverySeed, RecoverySheet},
    seal,
};

use crate::in_process::School;

/// Whatever is read says the same when it is written and read again.
pub(super) fn links(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(link) = InviteLink::parse(&text) {
        assert_eq!(
            InviteLink::parse(&link.to_link()).map(|again| again.to_link()).ok(),
            Some(link.to_link())
        );
    }
    if let Ok(link) = FoundingLink::parse(&text) {
        assert_eq!(
            FoundingLink::parse(&link.to_link()).map(|again| again.to_link()).ok(),
            Some(link.to_link())
        );
    }
    if let Ok(sheet) = RecoverySheet::parse(&text) {
        let again = RecoverySheet::parse(&sheet.to_text()).map(|again| again.to_text());
        assert!(again.is_ok_and(|again| *again == *sheet.to_text()));
    }
    if let Ok(seed) = RecoverySeed::from_words(&text) {
        assert!(seed.to_words().is_ok());
    }
}

/// As an envelope, as what is in one, and as a record.
pub(super) fn envelopes(bytes: &[u8]) {
    let key = SealingKey::from_bytes([7; 32]);
    let _ = seal::envelope::open(bytes, &[&key]);
    let mut sealer = seal::object::Sealer::new(&key, Vec::new()).expect("a key");
    sealer.write_all(bytes).expect("into memory");
    let (sealed, _) = sealer.finish().expect("into memory");
    let _ = seal::envelope::open(&sealed, &[&key]);
    for domain in ["oogst/v1/record", ""] {
        let signed = SignedBytes::sign(domain, bytes, &[&SigningKey::from_seed([8; 32])]);
        if let Ok(record) = SignedRecord::parse(signed.frame()) {
            assert_eq!(
                SignedRecord::parse(record.frame()).map(|again| again.hash()).ok(),
                Some(record.hash())
            );
        }
    }
    let _ = SignedRecord::parse(bytes);
}

/// Lines of JSON, each signed as a founder's and as a join: a log, as far as it is one.
pub(super) fn log(bytes: &[u8]) {
    let [founder, invite, joiner] = [1, 3, 2].map(|n| SigningKey::from_seed([n; 32]));
    let mut state: Option<LogState> = None;
    for line in bytes.split(|byte| *byte == b'\n').take(50) {
        let _ = SignedEntry::parse(line);
        for by in [&[&founder][..], &[&invite, &joiner][..]] {
            let signed = SignedBytes::sign("oogst/v1/log-entry", line, by);
            let Ok(entry) = SignedEntry::parse(signed.frame()) else { continue };
            match &mut state {
                None => state = LogState::found(&entry).ok(),
                Some(state) => {
                    let before = state.point();
                    match state.apply(&entry) {
                        Ok(()) => assert_eq!(state.point().len, before.len + 1),
                        Err(_) => assert_eq!(state.point(), before, "a refused entry changes nothing"),
                    }
                }
            }
        }
    }
}

/// Lines of headers, after a method: asked of a hub by somebody who may. Whatever it is, it has an answer, and none that
/// says that the hub is at fault.
pub(super) fn tus(bytes: &[u8]) {
    static SCHOOL: OnceLock<Mutex<School>> = OnceLock::new();
    let school = SCHOOL.get_or_init(|| Mutex::new(School::founded("fuzz-tus")));
    let school = school.lock().unwrap_or_else(PoisonError::into_inner);
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.lines();
    let (method, body) = match lines.next().unwrap_or_default() {
        "PATCH" => (Method::PATCH, 5),
        "HEAD" => (Method::HEAD, 0),
        "DELETE" => (Method::DELETE, 0),
        "OPTIONS" => (Method::OPTIONS, 0),
        _ => (Method::POST, 0),
    };
    let mut headers = school.headers();
    for line in lines.take(40) {
        let Some((name, value)) = line.split_once(':') else { continue };
        let (Ok(name), Ok(value)) =
            (HeaderName::from_bytes(name.trim().as_bytes()), HeaderValue::from_str(value.trim()))
        else {
            continue;
        };
        if name != http::header::AUTHORIZATION {
            headers.append(name, value);
        }
    }
    let path = match method {
        Method::POST | Method::OPTIONS => format!("/v1/teams/{}/uploads", school.team()),
        _ => school.upload(),
    };
    let request =
        Request { method, path, headers, body: vec![b'a'; body].into(), sent: None, timeout_seconds: 10 };
    let answer = school.wait(school.wire.send(request)).expect("an answer");
    assert!(!answer.status.is_server_error(), "{}", answer.status);
}
