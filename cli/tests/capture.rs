//! Taking in, listing, undoing, removing: what scripts rely on, and bad files.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Device, heic, jpeg};

#[test]
fn a_photo_is_told_as_scripts_rely_on_it() {
    let device = Device::new();
    let photo = device.file("a.jpg", &jpeg(1, 400, 300));
    let taken = device.json(&["capture".as_ref(), "photo".as_ref(), photo.as_os_str()]);
    let row = &taken[0];
    assert_eq!(taken.as_array().unwrap().len(), 1);
    assert!(row["id"].as_str().unwrap().starts_with("entity:"));
    assert_eq!(row["kind"], "photo");
    let sha256 = row["sha256"].as_str().unwrap();
    assert!(sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit()));
    assert!(row["bytes"].as_u64().unwrap() > 1000);
    assert!(row["taken_at"].is_null() && row["assignment"].is_null() && row["same_as"].is_null());
    assert_eq!((row["width"].as_u64(), row["height"].as_u64()), (Some(400), Some(300)));

    let again = device.json(&["capture".as_ref(), "photo".as_ref(), photo.as_os_str()]);
    assert_eq!(again[0]["same_as"], row["id"]);

    let listed = device.json(&["captures"]);
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["id"], row["id"]);
    assert_eq!((&listed[0]["kind"], &listed[0]["state"]), (&row["kind"], &"draft".into()));
    assert_eq!(listed[0]["sent_bytes"], 0);
    assert!(listed[0]["total_bytes"].as_u64().unwrap() > row["bytes"].as_u64().unwrap());
    assert_eq!(device.json(&["outbox"]), serde_json::json!([]));
}

#[test]
fn what_is_opened_is_what_was_told() {
    let device = Device::new();
    let photo = device.file("a.jpg", &jpeg(2, 200, 100));
    let taken = device.json(&["capture".as_ref(), "photo".as_ref(), photo.as_os_str()]);
    let short = &taken[0]["id"].as_str().unwrap()[7..15];
    let folder = device.path("out");
    let opened = device.json(&["open".as_ref(), short.as_ref(), "--out".as_ref(), folder.as_os_str()]);
    assert_eq!(opened[0]["id"], taken[0]["id"]);
    assert_eq!(opened[0]["sha256"], taken[0]["sha256"]);
    let bytes = std::fs::read(opened[0]["path"].as_str().unwrap()).unwrap();
    assert_eq!(bytes.len() as u64, taken[0]["bytes"].as_u64().unwrap());
}

#[test]
fn standard_input_is_taken_in_like_a_file() {
    let device = Device::new();
    let photo = jpeg(3, 300, 300);
    let said = device.run_with(&["capture", "photo", "-", "--json"], &photo);
    let from_stream: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let path = device.file("same.jpg", &photo);
    let from_file = device.json(&["capture".as_ref(), "photo".as_ref(), path.as_os_str()]);
    assert_eq!(from_file[0]["same_as"], from_stream[0]["id"]);
    let twice = device.run_with(&["capture", "photo", "-", "-", "--json"], &photo);
    assert_eq!((twice.exit, twice.error().0.as_str()), (2, "usage.stdin"));
}

#[test]
fn bad_files_are_refused_each_with_its_code_and_nothing_is_kept() {
    let device = Device::new();
    let whole = jpeg(4, 300, 300);
    let noise: Vec<u8> = (0..100_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let cases: [(&str, Vec<u8>, &str); 6] = [
        ("empty.jpg", Vec::new(), "media.empty"),
        ("cut.jpg", whole[..whole.len() / 2].to_vec(), "media.damaged"),
        ("phone.jpg", heic(), "media.heic"),
        ("noise.jpg", noise, "media.unknown"),
        ("moving.gif", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), "media.not_taken_in"),
        ("text.jpg", b"een briefje over de les\n".to_vec(), "capture.other_kind"),
    ];
    for (name, bytes, code) in cases {
        let path = device.file(name, &bytes);
        let (exit, found, _) = device.refused(&["capture".as_ref(), "photo".as_ref(), path.as_os_str()]);
        assert_eq!((exit, found.as_str()), (4, code), "{name}");
    }
    let gone = device.path("nowhere.jpg");
    let (exit, code, _) = device.refused(&["capture".as_ref(), "photo".as_ref(), gone.as_os_str()]);
    assert_eq!((exit, code.as_str()), (3, "capture.no_file"));
    assert_eq!(device.json(&["captures"]), serde_json::json!([]));
    assert_eq!(device.json(&["doctor"])["ok"], true);
}

#[test]
fn heic_is_told_as_a_teacher_is_told() {
    let device = Device::new();
    let path = device.file("IMG_1.heic", &heic());
    let said = device.run(&["capture".as_ref(), "photo".as_ref(), path.as_os_str()]);
    assert!(said.err.contains("Deze foto is in HEIC."), "{said:?}");
    assert!(said.err.contains("Kies 'Meest compatibel' of deel hem als JPEG."), "{said:?}");
    assert_eq!(said.out, "");
}

#[test]
fn a_bad_file_among_good_ones_does_not_stop_them() {
    let device = Device::new();
    let (a, b) = (device.file("a.jpg", &jpeg(5, 80, 60)), device.file("b.jpg", &jpeg(6, 80, 60)));
    let bad = device.file("bad.heic", &heic());
    let empty = device.file("empty", b"");
    let said = device.run(&[
        "capture".as_ref(),
        "photo".as_ref(),
        "--json".as_ref(),
        a.as_os_str(),
        bad.as_os_str(),
        empty.as_os_str(),
        b.as_os_str(),
    ]);
    assert_eq!(said.exit, 4);
    let rows: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 2);
    let codes: Vec<String> = said
        .err
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["error"]["code"].to_string())
        .collect();
    assert_eq!(codes, ["\"media.heic\"", "\"media.empty\""]);
}

#[cfg(unix)]
#[test]
fn a_hostile_name_is_never_used_nor_printed_as_it_is() {
    use std::os::unix::ffi::OsStrExt;
    let device = Device::new();
    for name in [b"..x\n\x1b[31m\xf0\x9f\x93\xb7.jpg".as_slice(), b"\xff\xfe\n.jpg"] {
        let name = std::ffi::OsStr::from_bytes(name);
        let good = device.file(name, &jpeg(7, 90, 60));
        let said = device.run(&["capture".as_ref(), "photo".as_ref(), good.as_os_str()]);
        assert_eq!((said.exit, said.err.as_str()), (0, ""));
        device.json(&["captures", "undo"]);
        std::fs::write(&good, b"").unwrap();
        let said = device.run(&["capture".as_ref(), "photo".as_ref(), good.as_os_str(), good.as_os_str()]);
        assert_eq!(said.exit, 4);
        assert!(!said.err.contains('\u{1b}') && !said.out.contains('\u{1b}'), "{said:?}");
        // A line of its own for each name and sentence: the newline in the name made none.
        assert_eq!(said.err.lines().count(), 6, "{said:?}");
    }
}

#[test]
fn undo_takes_the_newest_and_rm_what_is_named() {
    let device = Device::new();
    let mut ids = Vec::new();
    for seed in 0..3 {
        let path = device.file(format!("{seed}.jpg"), &jpeg(10 + seed, 64, 64));
        let taken = device.json(&["capture".as_ref(), "photo".as_ref(), path.as_os_str()]);
        ids.push(taken[0]["id"].as_str().unwrap().to_owned());
    }
    let undone = device.json(&["captures", "undo"]);
    assert_eq!(undone[0]["id"], ids[2].as_str());
    // An unknown id among known ones removes nothing.
    let (exit, code, _) = device.refused(&["captures", "rm", &ids[0], "abcdef0123"]);
    assert_eq!((exit, code.as_str()), (3, "capture.unknown"));
    assert_eq!(device.json(&["captures"]).as_array().unwrap().len(), 2);
    device.json(&["captures", "rm", &ids[0][7..15], &ids[1]]);
    assert_eq!(device.json(&["captures"]), serde_json::json!([]));
    let (exit, code, _) = device.refused(&["captures", "undo"]);
    assert_eq!((exit, code.as_str()), (3, "capture.nothing"));
}

#[test]
fn what_is_said_about_a_capture_can_be_changed_and_taken_away() {
    let device = Device::new();
    let path = device.file("a.jpg", &jpeg(20, 64, 64));
    let taken = device.json(&[
        "capture".as_ref(),
        "photo".as_ref(),
        path.as_os_str(),
        "--note".as_ref(),
        "mooi\nwerk".as_ref(),
        "--lesson".as_ref(),
        "ma 1".as_ref(),
    ]);
    let id = taken[0]["id"].as_str().unwrap();
    let row = &device.json(&["captures"])[0];
    assert_eq!((&row["note"], &row["lesson"]), (&"mooi\nwerk".into(), &"ma 1".into()));
    let row =
        &device.json(&["captures", "note", id, "--note", "nieuw", "--lesson", "", "--goal", "breuken"])[0];
    assert_eq!((&row["note"], &row["goal"]), (&"nieuw".into(), &"breuken".into()));
    assert!(row["lesson"].is_null());
    let (exit, code, _) = device.refused(&["captures", "note", id, "--goal", &"x".repeat(121)]);
    assert_eq!((exit, code.as_str()), (2, "text.too_long"));
}

#[test]
fn a_list_of_many_shows_the_newest_fifty_unless_all_are_asked_for() {
    let device = Device::new();
    let files: Vec<_> =
        (0..53).map(|n| device.file(format!("{n}.txt"), format!("les {n}\n").as_bytes())).collect();
    let mut arguments: Vec<&std::ffi::OsStr> = vec!["capture".as_ref(), "document".as_ref()];
    arguments.extend(files.iter().map(|file| file.as_os_str()));
    assert_eq!(device.json(&arguments).as_array().unwrap().len(), 53);
    assert_eq!(device.json(&["captures"]).as_array().unwrap().len(), 50);
    assert_eq!(device.json(&["captures", "--all"]).as_array().unwrap().len(), 53);
}
