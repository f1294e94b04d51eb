//! Campaign: words planted in everything that people and cameras put in, looked for in everything that leaves the app or
//! stays behind. Other campaigns call [`nowhere`] when they are done.

mod scan;

use std::path::{Path, PathBuf};

use oogst_fixtures::files::{desk::Scene, office, pdf, photo::Photo, video};
use oogst_tests::{device::Device, hub::Hub, proxy::Proxy};
use serde_json::Value;

use crate::campaign::{Campaign, Run};
use crate::class::Folder;

pub(crate) const CANARIES: Campaign = Campaign {
    name: "canaries",
    about: "names, notes, places, serial numbers and file names, in no byte of disks, traffic, logs and temporary folders",
    cases: &[("looking", |_: &Run| looking()), ("story", |run: &Run| story(run.seed, run.of(1, 20)))],
};

/// What the fixtures' files hold, all of them beginning alike: owner, serial number, place, maker's note, authors…
const IN_FILES: &[u8] = b"CANARY-";
/// In every name, note and reflection, and in the name of every file.
const BY_PEOPLE: &[u8] = b"KANARIE-";
/// Latitude and longitude as Exif has them, in both orders of bytes.
const PLACES: [&[u8]; 2] = [
    &[52, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0, 1, 0, 0, 0, 92, 10, 0, 0, 100, 0, 0, 0],
    &[0, 0, 0, 52, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0, 1, 0, 0, 10, 92, 0, 0, 0, 100],
];

/// None of these words is in any file of these places, nor in a file's name.
///
/// # Panics
/// With where they are.
pub(crate) fn nowhere(places: &[PathBuf], words: &[&str]) -> (usize, u64) {
    // Five letters stand in a few megabytes of base64 by chance; it happened.
    assert!(words.iter().all(|word| word.len() >= 7), "long enough to be no chance: {words:?}");
    let words: Vec<&[u8]> = words.iter().map(|word| word.as_bytes()).chain(PLACES).collect();
    let looked = scan::look(places, &words);
    assert!(looked.found.is_empty(), "leaked: {:#?}", looked.found);
    assert!(looked.files > 0 && looked.bytes > 0, "there was something to look through");
    (looked.files, looked.bytes)
}

/// The eye sees: each shape of each word is found where it is.
fn looking() -> String {
    let dir = Folder::new("eye");
    let word = "KANARIE-piet";
    let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let encode = |text: &str| {
        use base64::{Engine, engine::general_purpose::STANDARD};
        STANDARD.encode(text).into_bytes()
    };
    let hidden: [(&str, Vec<u8>); 7] = [
        ("plain", format!("xx{word}").into_bytes()),
        ("wide", utf16),
        ("hex", hex::encode(word).into_bytes()),
        ("base64-0", encode(&format!("{word} en meer"))),
        ("base64-1", encode(&format!("a{word} en meer"))),
        ("base64-2", encode(&format!("ab{word} en meer"))),
        (word, b"nothing inside".to_vec()),
    ];
    for (name, bytes) in &hidden {
        let file = dir.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        assert_eq!(scan::look(std::slice::from_ref(&file), &[word.as_bytes()]).found.len(), 1, "{name}");
        assert!(scan::look(&[file], &[b"KANARIE-jan"]).found.is_empty(), "{name}");
    }
    // A photo as it goes in holds its place; so what is found nowhere afterwards was there before.
    let photo = dir.path().join("in.jpg");
    std::fs::write(&photo, Photo::small(Scene::Cards, 1).jpeg()).unwrap();
    assert_eq!(scan::look(&[photo], &[IN_FILES, PLACES[0]]).found.len(), 2);
    format!("{} hiding places, all found", hidden.len() + 2)
}

/// A whole story by people whose every word is a canary, through a bad network, with all logs on; then all is looked through.
fn story(seed: u64, lessons: usize) -> String {
    let dir = Folder::new("story");
    let temporary = dir.path().join("tmp");
    std::fs::create_dir_all(&temporary).unwrap();
    let proxy = Proxy::start();
    proxy.tap(&dir.path().join("traffic"));
    let url = proxy.url();
    let hub = Hub::start_in(&dir.path().join("hub"), &["--public-url", &url]);
    proxy.to(hub.address());
    let device = |name: &str| {
        Device::new(dir.path().join("devices").join(name))
            .with("OOGST_LOG", "trace")
            .with("TMPDIR", &temporary.display().to_string())
    };
    let (anke, bram) = (device("een"), device("twee"));
    let log = dir.path().join("diagnostics");
    // Whatever a program says on standard error is somebody's log.
    let say = |device: &Device, arguments: &[&str]| -> Option<Value> {
        let output = device.command(arguments).output().expect("oogst starts");
        let mut all = std::fs::read(&log).unwrap_or_default();
        all.extend(&output.stderr);
        std::fs::write(&log, all).unwrap();
        output.status.success().then(|| serde_json::from_slice(&output.stdout).unwrap_or(Value::Null))
    };
    let done = |device: &Device, arguments: &[&str]| -> Value {
        say(device, arguments)
            .unwrap_or_else(|| panic!("{arguments:?}: {}", std::fs::read_to_string(&log).unwrap_or_default()))
    };
    done(
        &anke,
        &["team", "found", &hub.founding_link(), "--team", "KANARIE-school", "--name", "KANARIE-Anke"],
    );
    let invite = done(&anke, &["invite"]);
    done(&bram, &["join", invite["link"].as_str().unwrap(), "--name", "KANARIE-Bram"]);
    done(&anke, &["sync"]);
    proxy.chance(seed, 100);
    for lesson in 0..lessons as u64 {
        capture_all(dir.path(), lesson, &|arguments| drop(done(&bram, arguments)));
        done(
            &bram,
            &["submit", "--all", "--pupils", "none", "--successes", "KANARIE-succes van KANARIE-Piet"],
        );
        let _ = say(&bram, &["sync", "--include-video"]);
    }
    for _ in 0..40 {
        if say(&bram, &["sync", "--include-video"]).is_some()
            && done(&bram, &["outbox"]).as_array().is_none_or(Vec::is_empty)
        {
            break;
        }
    }
    proxy.clear();
    done(&bram, &["sync", "--include-video"]);
    done(&anke, &["sync"]);
    // It did arrive: what was looked for was really under way.
    let inbox = done(&anke, &["inbox"]).to_string();
    assert!(inbox.contains("KANARIE-succes") && inbox.contains("KANARIE-Bram"), "{inbox}");
    let backup = dir.path().join("backup");
    let mut command = std::process::Command::new(oogst_tests::bins::hub());
    command.arg("backup").arg("--data").arg(hub.data()).arg("--out").arg(&backup);
    assert!(command.status().unwrap().success());
    let places: Vec<PathBuf> = ["hub", "hub.log", "backup", "traffic", "diagnostics", "devices", "tmp"]
        .iter()
        .map(|name| dir.path().join(name))
        .collect();
    let words = [std::str::from_utf8(IN_FILES).unwrap(), std::str::from_utf8(BY_PEOPLE).unwrap()];
    let (files, bytes) = nowhere(&places, &words);
    format!(
        "{lessons} lessons of photos, film and documents: {files} files of {} kB looked through, nothing found",
        bytes >> 10
    )
}

fn capture_all(dir: &Path, lesson: u64, run: &dyn Fn(&[&str])) {
    let folder = dir.join("in");
    std::fs::create_dir_all(&folder).unwrap();
    let put = |name: &str, bytes: Vec<u8>| {
        let path = folder.join(format!("KANARIE-{lesson}-{name}"));
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    };
    let photo = Photo::small(Scene::Cards, 100 + lesson);
    run(&["capture", "photo", &put("a.jpg", photo.jpeg()), "--note", "KANARIE-notitie: KANARIE-Piet huilde"]);
    run(&["capture", "photo", &put("b.png", photo.png()), "--note", "KANARIE-notitie"]);
    run(&["capture", "photo", &put("c.webp", photo.webp())]);
    run(&["capture", "video", &put("d.mp4", video::mp4(lesson))]);
    run(&["capture", "document", &put("e.docx", office::docx())]);
    run(&["capture", "document", &put("f.pdf", pdf::lesson(lesson))]);
    run(&["capture", "document", &put("g.txt", format!("KANARIE-tekst {lesson}").into_bytes())]);
}
