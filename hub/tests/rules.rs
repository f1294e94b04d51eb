//! Who may do what: each refusal as a device sees it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::sync::Arc;

use oogst_hub::clock::{ManualClock, SystemClock};
use oogst_protocol::{
    Audience, B64, Hash, PersonId, SigningKey, TeamId, api,
    log::{Body, InviteRole},
    seal,
};
use reqwest::Method;
use support::*;

fn code(status: u16, code: &str) -> Refused {
    (status, code.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_and_forbidden_look_the_same() {
    let hub = TestHub::start().await;
    let team = found(&hub).await;
    let stranger = SigningKey::from_seed([77; 32]);
    let unauthorized = Some(code(401, "unauthorized"));
    assert_eq!(Caller::new(&hub.url, team.team, &stranger).await.err(), unauthorized);
    assert_eq!(Caller::new(&hub.url, TeamId(Hash([3; 32])), &stranger).await.err(), unauthorized);
    let (_, colleague) = team.colleague(2).await;
    let secret = team.caller(&team.founder).await.upload(b"the founder's own", "").await;
    for path in [
        format!("objects/{secret}"),
        format!("objects/{}", Hash([8; 32])),
        "objects/nonsense".into(),
        format!("/v1/teams/{}/log", Hash([4; 32])),
        "/v1/teams/nonsense/log".into(),
    ] {
        let got = colleague.request(Method::GET, &path).send().await.unwrap();
        assert_eq!(refused(got).await, code(404, "not_found"), "{path}");
        let got = client().get(format!("{}/v1/teams/{}/{path}", hub.url, team.team)).send().await.unwrap();
        if !path.starts_with("/v1") {
            assert_eq!(refused(got).await, code(401, "unauthorized"), "{path}");
        }
    }
    let receipts = colleague.receipts(&[secret]).await.unwrap();
    assert_eq!((receipts.receipts.len(), receipts.missing), (0, vec![secret]));
    let deleted = colleague.request(Method::DELETE, &format!("objects/{secret}")).send().await.unwrap();
    assert_eq!(refused(deleted).await, code(404, "not_found"));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_teams_token_finds_nothing() {
    let hub = TestHub::start().await;
    let first = found(&hub).await;
    let link = oogst_hub::found::another(hub.data(), None, 1).await.unwrap();
    let second = found_with(&hub.url, &link, 9).await;
    let mut caller = first.caller(&first.founder).await;
    caller.team = second.team;
    assert_eq!(caller.get::<api::LogPage>("log").await.err(), Some(code(404, "not_found")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_founding_link_founds_once_and_answers_a_repeat() {
    let hub = TestHub::start().await;
    let link = hub.link();
    let team = found(&hub).await;
    let send = |entry: B64, token: String| async {
        let append = api::AppendEntry { entry, grants: Vec::new() };
        let sent = client().post(format!("{}/v1/teams", hub.url)).bearer_auth(token).json(&append);
        answer::<api::Appended>(sent.send().await.unwrap()).await
    };
    let same = founding(link.hub_key, &team.founder, 1);
    assert_eq!(send(bytes(&same), link.token.clone()).await.unwrap().point, team.point);
    let other = founding(link.hub_key, &team.founder, 2);
    assert_eq!(send(bytes(&other), link.token.clone()).await.err(), Some(code(410, "gone")));
    assert_eq!(send(bytes(&other), "guess".into()).await.err(), Some(code(401, "unauthorized")));
    let link = oogst_hub::found::another(hub.data(), None, 1).await.unwrap();
    let elsewhere = founding(SigningKey::from_seed([5; 32]).verify_key(), &team.founder, 3);
    assert_eq!(send(bytes(&elsewhere), link.token.clone()).await.err(), Some(code(422, "invalid")));
    assert_eq!(send(B64(vec![1, 2, 3]), link.token.clone()).await.err(), Some(code(422, "invalid")));
    assert_eq!(send(B64(vec![1; 70_000]), link.token).await.err(), Some(code(413, "too_large")));
}

#[tokio::test(flavor = "multi_thread")]
async fn appending_is_idempotent_and_compared() {
    let hub = TestHub::start().await;
    let team = found(&hub).await;
    let caller = team.caller(&team.founder).await;
    let sheet = Device::new(60);
    let body = |sheet: &Device| Body::Recovery {
        person: team.founder.person,
        sheet: sheet.keys(),
        replaces: vec![],
    };
    let entry = team.entry(Some(team.point.head), body(&sheet), &[&team.founder.sign, &sheet.sign]);
    let point = caller.append(&entry, Vec::new()).await.unwrap();
    assert_eq!(caller.append(&entry, Vec::new()).await, Ok(point));
    let late = Device::new(61);
    let late = team.entry(Some(team.point.head), body(&late), &[&team.founder.sign, &late.sign]);
    assert_eq!(caller.append(&late, Vec::new()).await, Err(code(409, "log_moved")));
    let unsigned = team.entry(Some(point.head), body(&Device::new(62)), &[&team.founder.sign]);
    assert_eq!(caller.append(&unsigned, Vec::new()).await, Err(code(422, "invalid")));
    let unknown = team.entry(Some(point.head), Body::Unknown, &[&team.founder.sign]);
    assert_eq!(caller.append(&unknown, Vec::new()).await, Err(code(422, "invalid")));
    assert_eq!(caller.point().await, point);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invite_lets_in_and_ends() {
    let clock = ManualClock::at(1_000_000);
    let hub = TestHub::with(|_| {}, Arc::new(clock.clone())).await;
    let team = found(&hub).await;
    let invite = team.invite(20, InviteRole::Colleague, 1, 1_000_100).await;
    let by = Caller::new(&hub.url, team.team, &invite.sign).await.unwrap();
    assert_eq!(by.get::<api::Grants>("grants").await.unwrap().grants.len(), 1, "the team's secret");
    assert_eq!(by.get::<api::EnvelopePage>("envelopes").await.err(), Some(code(403, "forbidden")));
    let join = team.join(&invite, &Device::new(2));
    let point = by.append(&join, Vec::new()).await.unwrap();
    assert_eq!(by.append(&join, Vec::new()).await, Ok(point), "a lost answer costs no second use");
    let third = team.join(&invite, &Device::new(3));
    assert_eq!(by.append(&third, Vec::new()).await, Err(code(410, "gone")));
    assert_eq!(by.get::<api::LogPage>("log").await.err(), Some(code(410, "gone")));
    assert_eq!(by.get::<api::Grants>("grants").await.err(), Some(code(410, "gone")));
    let other = team.invite(21, InviteRole::Colleague, 9, 1_000_100).await;
    let by = Caller::new(&hub.url, team.team, &other.sign).await.unwrap();
    let foreign = team.entry(
        Some(by.point().await.head),
        Body::Leave { person: team.founder.person },
        &[&team.founder.sign],
    );
    assert_eq!(by.append(&foreign, Vec::new()).await, Err(code(403, "forbidden")));
    clock.advance(101);
    let late = team.join(&other, &Device::new(4));
    assert_eq!(by.append(&late, Vec::new()).await, Err(code(410, "gone")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_removed_device_gets_nothing_more() {
    let hub = TestHub::start().await;
    let team = found(&hub).await;
    let (device, colleague) = team.colleague(2).await;
    let founder = team.caller(&team.founder).await;
    let secret = seal::grant::grant(Audience::Team, 1, &team_key(), &device.seal.recipient()).unwrap();
    founder.post::<serde_json::Value>("grants", &api::Grants { grants: vec![secret.clone()] }).await.unwrap();
    assert_eq!(colleague.get::<api::Grants>("grants").await.unwrap().grants, std::slice::from_ref(&secret));
    let waiting = colleague.clone();
    let waiting = tokio::spawn(async move { waiting.get::<api::EnvelopePage>("envelopes?wait=30").await });
    team.remove(&device).await;
    let removed = code(403, "removed");
    assert_eq!(waiting.await.unwrap().err(), Some(removed.clone()), "a removal ends a long poll");
    assert_eq!(colleague.get::<api::LogPage>("log").await.err(), Some(removed.clone()));
    assert_eq!(colleague.send(vec![envelope(Audience::Team, 2, 1)]).await.err(), Some(removed.clone()));
    assert_eq!(colleague.create(10, "").await.err(), Some(removed.clone()));
    assert_eq!(Caller::new(&hub.url, team.team, &device.sign).await.err(), Some(removed));
    let again = api::Grants { grants: vec![secret] };
    assert_eq!(founder.post::<serde_json::Value>("grants", &again).await.err(), Some(code(422, "invalid")));
    let results =
        founder.send(vec![envelope(Audience::Team, 1, 1), envelope(Audience::Team, 2, 1)]).await.unwrap();
    assert!(matches!(&results[0], api::AppendedEnvelope::Refused(e) if e.code == "old_epoch"));
    assert_eq!(receipt(&results[1], &team.hub_key).position, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn envelopes_keep_one_place_and_go_to_their_audience() {
    let hub = TestHub::start().await;
    let team = found(&hub).await;
    let founder = team.caller(&team.founder).await;
    let (device, colleague) = team.colleague(2).await;
    let own = Audience::Own(device.person);
    let sent = [envelope(own, 1, 1), envelope(Audience::Preparation, 1, 2), envelope(Audience::Team, 1, 3)];
    let first = colleague.send(sent.to_vec()).await.unwrap();
    assert_eq!(colleague.send(sent.to_vec()).await.unwrap(), first, "the same receipts, byte for byte");
    let seen = |page: api::EnvelopePage| page.envelopes.iter().map(|e| e.position).collect::<Vec<_>>();
    assert_eq!(seen(founder.get("envelopes").await.unwrap()), [2, 3]);
    assert_eq!(seen(colleague.get("envelopes?after=1").await.unwrap()), [2, 3], "what one sent oneself too");
    let bad = |sealed: Vec<u8>| api::NewEnvelope { audience: Audience::Team, epoch: 1, sealed: B64(sealed) };
    let mut large = b"age-encryption.org/v1\n".to_vec();
    large.resize(2 << 20, 0);
    let unknown = envelope(Audience::Own(PersonId([99; 16])), 1, 4);
    let codes: Vec<String> = colleague
        .send(vec![bad(vec![]), bad(noise(1400, 1)), bad(large), unknown])
        .await
        .unwrap()
        .into_iter()
        .map(|result| match result {
            api::AppendedEnvelope::Refused(error) => error.code,
            api::AppendedEnvelope::Receipt(_) => panic!("taken"),
        })
        .collect();
    assert_eq!(codes, ["invalid", "invalid", "too_large", "invalid"]);
    let waiting = {
        let founder = founder.clone();
        tokio::spawn(
            async move { founder.get::<api::EnvelopePage>("envelopes?after=3&wait=30").await.unwrap() },
        )
    };
    colleague.send(vec![envelope(Audience::Team, 1, 9)]).await.unwrap();
    assert_eq!(seen(waiting.await.unwrap()), [4]);
}

#[tokio::test(flavor = "multi_thread")]
async fn objects_go_to_their_readers_and_end_on_two_words() {
    let hub = TestHub::start().await;
    let team = found(&hub).await;
    let founder = team.caller(&team.founder).await;
    let (_, colleague) = team.colleague(2).await;
    let (_, other) = team.colleague(3).await;
    let hash = colleague.upload(b"an object", "").await;
    let status = async |caller: &Caller, path: &str| {
        caller.request(Method::GET, path).send().await.unwrap().status().as_u16()
    };
    let path = format!("objects/{hash}");
    assert_eq!((status(&colleague, &path).await, status(&founder, &path).await), (200, 404));
    let share = api::ObjectAudiences { hashes: vec![hash], audiences: vec![Audience::Team] };
    other.post::<serde_json::Value>("objects/audiences", &share).await.unwrap();
    assert_eq!(status(&other, &path).await, 404, "nobody shares another's object");
    colleague.post::<serde_json::Value>("objects/audiences", &share).await.unwrap();
    assert_eq!((status(&founder, &path).await, status(&other, &path).await), (200, 200));
    let delete = async |caller: &Caller| caller.request(Method::DELETE, &path).send().await.unwrap();
    assert_eq!(refused(delete(&other).await).await, code(403, "forbidden"));
    assert_eq!(delete(&founder).await.status(), 204);
    assert_eq!(status(&colleague, &path).await, 404);
    assert!(!hub.data().join("objects").join(&hash.hex()[..2]).join(hash.hex()).exists());
    colleague.upload(b"an object", "").await;
    assert_eq!(delete(&colleague).await.status(), 204);
    assert_eq!(status(&colleague, &path).await, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn quota_rate_and_size_have_their_own_answers() {
    let hub = TestHub::with(
        |config| {
            config.settings.quota_bytes = 10_000;
            config.rates.per_token = 3;
        },
        Arc::new(SystemClock),
    )
    .await;
    let team = found(&hub).await;
    let caller = team.caller(&team.founder).await;
    let upload = caller.create(9_000, "").await.unwrap();
    assert_eq!(caller.create(2_000, "").await.err(), Some(code(507, "quota")));
    let results = caller.send(vec![envelope(Audience::Team, 1, 1)]).await.unwrap();
    assert!(matches!(&results[0], api::AppendedEnvelope::Refused(e) if e.code == "quota"));
    caller.tus(Method::DELETE, &upload).send().await.unwrap();
    assert!(caller.create(2_000, "").await.is_ok(), "an ended upload gives its bytes back");
    let large = caller.request(Method::POST, "receipts").body(vec![b' '; 17 << 20]).send().await;
    if let Ok(large) = large {
        assert_eq!(refused(large).await, code(413, "too_large"));
    }
    let many = api::Hashes { hashes: vec![Hash([1; 32]); 1001] };
    assert_eq!(caller.post::<api::Receipts>("receipts", &many).await.err(), Some(code(413, "too_large")));
    let mut last = None;
    for _ in 0..60 {
        let answer = caller.request(Method::GET, "log").send().await.unwrap();
        if answer.status() == 429 {
            last = Some(answer);
            break;
        }
    }
    let limited = last.expect("no limit in 60 requests");
    assert!(limited.headers()["retry-after"].to_str().unwrap().parse::<u64>().unwrap() >= 1);
    assert_eq!(refused(limited).await, code(429, "rate"));
    let again = team.caller(&team.founder).await;
    assert!(again.get::<api::LogPage>("log").await.is_ok(), "tokens are counted, not addresses");
}

#[tokio::test(flavor = "multi_thread")]
async fn time_takes_objects_envelopes_and_uploads() {
    let clock = ManualClock::at(1_000_000);
    let hub = TestHub::with(|config| config.settings.retention_days = 2, Arc::new(clock.clone())).await;
    let team = found(&hub).await;
    let caller = team.caller(&team.founder).await;
    let hash = caller.upload(b"short-lived", "").await;
    caller.send(vec![envelope(Audience::Team, 1, 1)]).await.unwrap();
    let receipts = caller.receipts(&[hash]).await.unwrap();
    assert_eq!(receipts.receipts.len(), 1);
    let upload = caller.create(10, "").await.unwrap();
    hub.mailbox.sweep().await.unwrap();
    assert!(caller.receipts(&[hash]).await.unwrap().missing.is_empty());
    clock.advance(2 * 86_400 + 1);
    let swept = hub.mailbox.sweep().await.unwrap();
    assert_eq!((swept.objects, swept.envelopes, swept.uploads), (1, 1, 0));
    assert_eq!(caller.receipts(&[hash]).await.unwrap().missing, [hash]);
    clock.advance(6 * 86_400);
    assert_eq!(caller.offset(&upload).await, Err(410));
    assert_eq!(hub.mailbox.sweep().await.unwrap().uploads, 1);
    assert_eq!(caller.offset(&upload).await, Err(404));
    clock.advance(30 * 86_400);
    assert_eq!(caller.get::<api::LogPage>("log").await.err(), Some(code(401, "unauthorized")));
}
