//! tus-js-client, as it comes from its makers: what the hub speaks is tus, not something like it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::{path::Path, process::Command};

use oogst_protocol::Hash;
use support::*;

const HERE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tus_client");

/// The client with its packages, installed once: an ES module finds them from where it lies.
fn client_folder() -> &'static Path {
    let folder = Path::new(concat!(env!("CARGO_TARGET_TMPDIR"), "/tus-client"));
    std::fs::create_dir_all(folder).unwrap();
    let pinned = std::fs::read(format!("{HERE}/package.json")).unwrap();
    let there = folder.join("node_modules/tus-js-client").is_dir()
        && std::fs::read(folder.join("package.json")).is_ok_and(|kept| kept == pinned);
    for file in ["package.json", "upload.mjs"] {
        std::fs::copy(format!("{HERE}/{file}"), folder.join(file)).unwrap();
    }
    if !there {
        let installed = Command::new("npm")
            .args(["install", "--no-audit", "--no-fund", "--silent"])
            .current_dir(folder)
            .status()
            .expect("npm is there: cargo xtask setup test");
        assert!(installed.success(), "npm install");
    }
    folder
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unmodified_client_uploads_is_cut_and_goes_on_where_it_was() {
    let hub = TestHub::start().await;
    let team = found(&hub).await;
    let caller = team.caller(&team.founder).await;
    let bytes = noise(3_000_001, 5);
    let hash = Hash::of(&bytes);
    let files = tempfile::tempdir().unwrap();
    let file = files.path().join("object");
    std::fs::write(&file, &bytes).unwrap();

    let endpoint = format!("{}/v1/teams/{}/uploads", hub.url, team.team);
    let metadata = serde_json::json!({ "sha256": hash.hex() }).to_string();
    let token = caller.token.clone();
    let run = move || {
        let script = client_folder().join("upload.mjs");
        Command::new("node").arg(script).args([&endpoint, &token]).arg(&file).arg(&metadata).output()
    };
    let said = tokio::task::spawn_blocking(run).await.unwrap().unwrap();
    let (out, err) = (String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
    assert!(said.status.success(), "{out}{err}");
    let said: serde_json::Value = serde_json::from_str(out.trim()).unwrap();
    let (accepted, from) = (said["accepted"].as_u64().unwrap(), said["from"].as_u64().unwrap());
    assert!(accepted >= 1_500_000 && from >= accepted, "went on from {from}, {accepted} had been accepted");
    let receipts = caller.receipts(&[hash]).await.unwrap();
    assert_eq!(receipts.receipts.len(), 1, "all of it, and the right bytes");
}
