//! tus: strangers' clients upload to our hub, and our client to a stranger's server.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
};

use bytes::Bytes;
use futures_util::StreamExt;
use http::{HeaderMap, HeaderValue, Method, header};
use oogst_core::{
    sync::{HttpTransport, Hub as Client, Request, Transport},
    team::{self, HubAddress},
};
use oogst_protocol::{
    Audience, B64, Hash, PersonId, SigningKey, TeamId,
    api::{Challenge, ChallengeRequest, Token, TokenRequest},
    auth,
    invite::FoundingLink,
};
use oogst_tests::hub::Hub;
use serde::{Serialize, de::DeserializeOwned};

use super::{peers, plain};
use crate::{
    campaign::{Run, place},
    work::hand,
};

/// Several chunks and a bit.
const SIZE: usize = 1_500_001;

async fn ask<Q: Serialize, A: DeserializeOwned>(way: &HttpTransport, path: &str, question: &Q) -> A {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let body = Bytes::from(serde_json::to_vec(question).unwrap());
    let request =
        Request { method: Method::POST, path: path.into(), headers, body, sent: None, timeout_seconds: 30 };
    let mut answer = way.send(request).await.unwrap();
    let mut bytes = Vec::new();
    while let Some(part) = answer.body.next().await {
        bytes.extend(part.unwrap());
    }
    assert!(answer.status.is_success(), "{path}: {} {}", answer.status, String::from_utf8_lossy(&bytes));
    serde_json::from_slice(&bytes).unwrap()
}

/// Lets a stranger's client upload a file to a team of ours, and looks for the receipt.
fn uploads(client: impl FnOnce(&str, &str, &Path, &str) -> Command) -> String {
    let folder = place();
    let hub = Hub::start();
    let anke = hand::open(folder.path());
    let founding = FoundingLink::parse(&hub.founding_link()).unwrap();
    hand::wait(team::found(&anke, &founding, "De Regenboog", "Anke")).unwrap();
    let member = hand::member(&anke).unwrap();
    let (team, key) = (member.team, member.sign.verify_key());
    let way = HttpTransport::new(&member.hub).unwrap();
    let token: Token = hand::wait(async {
        let Challenge { challenge } = ask(&way, "/v1/auth/challenge", &ChallengeRequest { team, key }).await;
        let signature = B64(auth::answer(&team, &member.sign, &challenge.0).to_vec());
        ask(&way, "/v1/auth/token", &TokenRequest { team, key, challenge, signature }).await
    });
    let file = folder.path().join("object");
    std::fs::write(&file, plain(SIZE)).unwrap();
    let hash = Hash::of(&plain(SIZE));
    let endpoint = format!("{}/v1/teams/{team}/uploads", hub.url());
    let said = client(&endpoint, &token.token, &file, &hash.hex()).output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let asked = Client::new(Arc::new(way), team, member.sign.clone());
    let receipts = hand::wait(asked.receipts(vec![hash])).unwrap();
    assert_eq!(receipts.receipts.len(), 1, "all of it, and the right bytes");
    format!("{SIZE} bytes received")
}

pub(super) fn js_client(_: &Run) -> String {
    let peers = peers::node();
    uploads(|endpoint, token, file, hash| {
        let mut command = Command::new("node");
        command.arg(peers.join("upload.mjs")).args([endpoint, token]).arg(file).arg(hash);
        command
    })
}

pub(super) fn tuspy(_: &Run) -> String {
    let (packages, script) = peers::python("upload.py");
    uploads(|endpoint, token, file, hash| {
        let mut command = Command::new("python3");
        command.env("PYTHONPATH", packages).arg(script).args([endpoint, token]).arg(file).arg(hash);
        command
    })
}

/// Our client's three calls, as the sync makes them, against @tus/server.
pub(super) fn server(_: &Run) -> String {
    let peers = peers::node();
    let folder = place();
    let team = TeamId(Hash([3; 32]));
    let mut server = Command::new("node")
        .arg(peers.join("server.mjs"))
        .arg(folder.path())
        .arg(format!("/v1/teams/{team}/uploads"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut url = String::new();
    BufReader::new(server.stdout.take().unwrap()).read_line(&mut url).unwrap();
    let key = SigningKey::from_seed([4; 32]);
    let address = HubAddress { url: url.trim().to_owned(), tls_pin: None, key: key.verify_key() };
    let client = Client::new(Arc::new(HttpTransport::new(&address).unwrap()), team, key);
    let bytes = Bytes::from(plain(SIZE));
    let sent = hand::wait(async {
        let own = [Audience::Own(PersonId([1; 16]))];
        let begun =
            client.create_upload(Hash::of(&bytes), bytes.len() as u64, &own, bytes.slice(..1000), None);
        let begun = begun.await.unwrap();
        let at = client.upload_offset(&begun.url).await.unwrap();
        assert_eq!((at, begun.offset), (1000, 1000), "the first bytes went along");
        let at = client.send_chunk(&begun.url, at, bytes.slice(1000..700_000), None).await.unwrap();
        assert_eq!(client.upload_offset(&begun.url).await.unwrap(), at);
        client.send_chunk(&begun.url, at, bytes.slice(700_000..), None).await.unwrap()
    });
    let stored =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| std::fs::read(entry.unwrap().path()).unwrap());
    let whole = stored.into_iter().any(|stored| stored == bytes);
    let _ = server.kill();
    let _ = server.wait();
    assert!(whole && sent == SIZE as u64, "the server has it, byte for byte");
    format!("{SIZE} bytes in three calls")
}
