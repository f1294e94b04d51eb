//! The main job as scripts see it: `oogst` on several devices, a real hub, and the JSON that scripts rely on.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use oogst_fixtures::files::{desk::Scene, pdf, photo, photo::Photo, video};
use oogst_tests::{device::Device, hub::Hub};
use serde_json::Value;

fn write(dir: &std::path::Path, name: &str, bytes: &[u8]) -> String {
    let path = dir.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no text `{key}` in {value:#}"))
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("not a list: {value:#}"))
}

/// A team with one preparer and one colleague, on a hub.
fn team(hub: &Hub) -> (Device, Device) {
    let (preparer, colleague) = (Device::fresh("preparer"), Device::fresh("colleague"));
    preparer.ok(&["team", "found", &hub.founding_link(), "--team", "De Regenboog", "--name", "Marijke"]);
    let invite = preparer.ok(&["invite"]);
    colleague.ok(&["join", text(&invite, "link"), "--name", "Anouk"]);
    (preparer, colleague)
}

fn states(device: &Device, verb: &str) -> Vec<(String, String)> {
    let rows = device.ok(&[verb]);
    let mut states: Vec<_> = list(&rows)
        .iter()
        .map(|row| {
            assert!(
                row["id"].is_string() && row["sent_bytes"].is_u64() && row["total_bytes"].is_u64(),
                "{row:#}"
            );
            (text(row, "kind").to_owned(), text(row, "state").to_owned())
        })
        .collect();
    states.sort();
    states
}

fn pair(kind: &str, state: &str) -> (String, String) {
    (kind.to_owned(), state.to_owned())
}

#[test]
fn from_a_lesson_without_wifi_to_the_preparation_group() {
    let files = tempfile::tempdir().unwrap();
    let mut hub = Hub::start();
    let (preparer, colleague) = team(&hub);
    hub.stop();

    let jpeg = write(files.path(), "kaarten.jpg", &Photo::small(Scene::Cards, 1).jpeg());
    let film = write(files.path(), "film.mp4", &video::mp4(1));
    let lesson = write(files.path(), "les.pdf", &pdf::lesson(1));
    let captured = colleague.ok(&["capture", "photo", &jpeg, "--note", "Na les 4"]);
    let captured = &list(&captured)[0];
    for key in ["id", "kind", "sha256", "bytes", "taken_at", "assignment"] {
        assert!(captured.get(key).is_some(), "no `{key}` in {captured:#}");
    }
    assert_eq!((text(captured, "kind"), text(captured, "sha256").len()), ("photo", 64));
    assert_eq!(text(captured, "taken_at"), "2026-11-17T10:40:12+01:00");
    colleague.ok(&["capture", "video", &film]);
    colleague.ok(&["capture", "document", &lesson]);
    colleague.ok(&["submit", "--all", "--pupils", "none", "--successes", "Iedereen deed mee"]);

    let offline = colleague.refused(&["sync"]);
    assert_eq!((offline.code.as_str(), offline.exit), ("hub.offline", Some(6)));
    let waiting = states(&colleague, "outbox");
    assert_eq!(waiting.len(), 3, "{waiting:?}");
    assert_eq!(waiting[1], pair("photo", "queued"));

    hub.restart();
    colleague.ok(&["sync"]);
    assert_eq!(states(&colleague, "outbox"), [pair("video", "waiting_unmetered")]);
    preparer.ok(&["sync"]);
    let inbox = preparer.ok(&["inbox"]);
    let row = &list(&inbox)[0];
    assert_eq!((list(&inbox).len(), text(row, "from")), (1, "Anouk"));
    assert_eq!(row["reflection"]["successes"], "Iedereen deed mee");
    assert!(
        row.get("received_at").is_some() && row.get("assignment").is_some() && row["submission"].is_string()
    );
    let mut items: Vec<_> = list(&row["items"])
        .iter()
        .map(|item| {
            assert!(item["id"].is_string() && item["bytes"].is_u64(), "{item:#}");
            assert_eq!(text(item, "sha256").len(), 64);
            pair(text(item, "kind"), text(item, "state"))
        })
        .collect();
    items.sort();
    assert_eq!(
        items,
        [pair("document", "not_fetched"), pair("photo", "not_fetched"), pair("video", "arriving")]
    );

    colleague.ok(&["sync", "--include-video"]);
    assert!(states(&colleague, "outbox").is_empty());
    assert!(states(&colleague, "captures").iter().all(|(_, state)| state == "received"));
    preparer.ok(&["sync"]);

    let out = files.path().join("out");
    let opened = preparer.ok(&["open", text(row, "submission"), "--out", &out.display().to_string()]);
    assert_eq!(list(&opened).len(), 3);
    for file in list(&opened) {
        assert!(file["id"].is_string());
        let bytes = std::fs::read(text(file, "path")).unwrap();
        assert_eq!(text(file, "sha256"), oogst_protocol::Hash::of(&bytes).hex());
        for planted in photo::CANARIES {
            assert!(!bytes.windows(planted.len()).any(|w| w == planted.as_bytes()), "{planted} left in");
        }
    }
    let inbox = preparer.ok(&["inbox"]);
    assert!(list(&list(&inbox)[0]["items"]).iter().all(|item| item["state"] == "here"));
    assert_eq!(list(&colleague.ok(&["inbox"])).len(), 0, "a colleague is no preparer");

    for device in [&preparer, &colleague] {
        device.ok(&["doctor"]);
    }
    nothing_readable(hub.data());
    nothing_readable(colleague.store());
}

/// Names, notes and what cameras write appear in no byte of any file.
fn nothing_readable(folder: &std::path::Path) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            nothing_readable(&path);
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let words =
            ["Anouk", "Marijke", "De Regenboog", "Na les 4", "Iedereen deed mee", "kaarten.jpg", "CANARY"];
        for word in words {
            let found = bytes.windows(word.len()).any(|w| w == word.as_bytes());
            assert!(!found, "`{word}` is readable in {}", path.display());
        }
    }
}

#[test]
fn a_preparer_is_confirmed_by_a_compared_code_and_a_lost_phone_comes_back_by_its_sheet() {
    let files = tempfile::tempdir().unwrap();
    let hub = Hub::start();
    let (marijke, anouk) = team(&hub);
    let joost = Device::fresh("joost");
    let invite = marijke.ok(&["invite", "--preparer"]);
    let joined = joost.ok(&["join", text(&invite, "link"), "--name", "Joost"]);
    let code = text(&joined, "code").to_owned();
    let listed = marijke.ok(&["device", "list"]);
    let pending = list(&listed).iter().find(|device| device["state"] == "pending");
    assert!(pending.is_none_or(|device| device["code"] == code.as_str()), "{listed:#}");
    assert_ne!(marijke.refused(&["device", "confirm", "00000-00000-00000-00000"]).exit, Some(0));
    marijke.ok(&["device", "confirm", &code]);
    joost.ok(&["sync"]);

    let jpeg = write(files.path(), "kaarten.jpg", &Photo::small(Scene::TwoCards, 2).jpeg());
    let captured = anouk.ok(&["capture", "photo", &jpeg]);
    let before = text(&list(&captured)[0], "sha256").to_owned();
    let sheet = files.path().join("blad.pdf").display().to_string();
    let printed = anouk.ok(&["sheet", "--out", &sheet, "--text"]);
    assert!(std::fs::read(&sheet).unwrap().starts_with(b"%PDF-"));
    anouk.ok(&["sync"]);
    std::fs::remove_dir_all(anouk.store()).unwrap();

    let again = Device::fresh("again");
    again.ok(&["recover", "--sheet", text(&printed["sheet"], "code")]);
    again.ok(&["sync"]);
    let captures = again.ok(&["captures"]);
    assert_eq!(list(&captures).len(), 1, "{captures:#}");
    let out = files.path().join("terug").display().to_string();
    let opened = again.ok(&["open", text(&list(&captures)[0], "id"), "--out", &out]);
    assert_eq!(text(&list(&opened)[0], "sha256"), before);

    // What the hub had before the recovery can be submitted after it, and the preparation group can open it.
    again.ok(&["submit", "--all", "--pupils", "none"]);
    again.ok(&["sync"]);
    marijke.ok(&["sync"]);
    let inbox = marijke.ok(&["inbox"]);
    let row = &list(&inbox)[0];
    assert_eq!(text(&list(&row["items"])[0], "state"), "not_fetched", "{inbox:#}");
    let out = files.path().join("bij-marijke").display().to_string();
    let opened = marijke.ok(&["open", text(row, "submission"), "--out", &out]);
    assert_eq!(text(&list(&opened)[0], "sha256"), before);

    let used = Device::fresh("used");
    assert_ne!(used.refused(&["recover", "--sheet", text(&printed["sheet"], "code")]).exit, Some(0));
}

#[test]
fn space_is_freed_only_when_a_backup_of_the_hub_has_it_too() {
    let files = tempfile::tempdir().unwrap();
    let hub = Hub::start();
    let (_marijke, anouk) = team(&hub);
    let jpeg = write(files.path(), "kaarten.jpg", &Photo::small(Scene::Strips, 3).jpeg());
    let captured = anouk.ok(&["capture", "photo", &jpeg]);
    let (id, sha256) =
        (text(&list(&captured)[0], "id").to_owned(), text(&list(&captured)[0], "sha256").to_owned());
    anouk.ok(&["free-space"]);
    assert_ne!(states(&anouk, "captures"), [pair("photo", "freed")], "nothing was sent yet");
    anouk.ok(&["sync"]);
    anouk.ok(&["free-space"]);
    assert_eq!(states(&anouk, "captures"), [pair("photo", "received")], "a single copy stays here");
    let backup = files.path().join("backup");
    let done = std::process::Command::new(oogst_tests::bins::hub())
        .args(["backup", "--data"])
        .arg(hub.data())
        .arg("--out")
        .arg(&backup)
        .status()
        .unwrap();
    assert!(done.success());
    anouk.ok(&["free-space"]);
    assert_eq!(states(&anouk, "captures"), [pair("photo", "freed")]);
    let out = files.path().join("out").display().to_string();
    let opened = anouk.ok(&["open", &id, "--out", &out]);
    assert_eq!(text(&list(&opened)[0], "sha256"), sha256);
}

#[test]
fn links_that_are_cut_used_up_or_of_no_hub_say_so() {
    let hub = Hub::start();
    let (marijke, _anouk) = team(&hub);
    let invite = marijke.ok(&["invite", "--uses", "1"]);
    let link = text(&invite, "link");
    let someone = Device::fresh("someone");
    let cut = someone.refused(&["join", &link[..link.len() - 9], "--name", "Bram"]);
    assert!(!cut.message.is_empty() && !cut.help.is_empty(), "{cut:#?}");
    someone.ok(&["join", link, "--name", "Bram"]);
    let late = Device::fresh("late");
    let over = late.refused(&["join", link, "--name", "Carla"]);
    assert!(!over.help.is_empty(), "{over:#?}");
    // Nothing of the failed join stays: another link works on the same device.
    let invite = marijke.ok(&["invite"]);
    late.ok(&["join", text(&invite, "link"), "--name", "Carla"]);
}

#[test]
fn a_hub_without_room_is_told_in_words_that_say_what_to_do() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("hub");
    let hub = Hub::start_in(&data, &["--quota-bytes", "20000"]);
    let (_preparer, colleague) = team(&hub);
    let jpeg = write(place.path(), "kaarten.jpg", &Photo::small(Scene::Cards, 2).jpeg());
    colleague.ok(&["capture", "photo", &jpeg]);
    colleague.ok(&["submit", "--all", "--pupils", "none"]);
    let refused = colleague.refused(&["sync"]);
    assert_eq!((refused.code.as_str(), refused.exit), ("hub.quota", Some(7)), "{refused:?}");
    let outbox = colleague.ok(&["outbox"]);
    assert_eq!((text(&outbox[0], "state"), list(&outbox).len()), ("needs_attention", 1));
    for (lang, what, help) in [
        ("nl", "De ruimte van je team bij de hub is op", "Vraag wie de hub beheert om meer ruimte"),
        ("en", "Your team's space at the hub is used up", "Ask whoever runs the hub for more space"),
    ] {
        let mut told = std::process::Command::new(oogst_tests::bins::oogst());
        told.args(["--lang", lang, "--store"]).arg(colleague.store()).arg("outbox");
        let told = String::from_utf8(told.output().unwrap().stdout).unwrap();
        assert!(told.contains(what) && told.contains(help), "{told}");
    }
}
