//! How the program speaks: languages, exit codes, help, errors, and stores that can't be opened.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Device, jpeg};

#[test]
fn dutch_by_default_english_when_asked() {
    let device = Device::new();
    assert!(device.run(&["captures"]).out.starts_with("Nog geen opnames."));
    assert!(device.run(&["--lang", "en", "captures"]).out.starts_with("No captures yet."));
    assert!(device.run(&["captures", "--lang=en"]).out.starts_with("No captures yet."));
    let mut command = device.command(&["captures"]);
    let english = command.env("LC_ALL", "en_GB.UTF-8").output().unwrap();
    assert!(String::from_utf8(english.stdout).unwrap().starts_with("No captures yet."));
}

#[test]
fn help_is_in_the_reader_s_language_and_tells_the_exit_codes() {
    let device = Device::new();
    let dutch = device.run(&["--lang", "nl", "help"]);
    assert!(dutch.out.contains("Gebruik:") && dutch.out.contains("Opdrachten:"), "{dutch:?}");
    let english = device.run(&["--lang", "en", "help"]);
    assert!(english.out.contains("Usage:") && english.out.contains("Commands:"), "{english:?}");
    for arguments in [["help", "exit-codes"].as_slice(), &["exit-codes"]] {
        let said = device.run(arguments);
        assert_eq!(said.exit, 0);
        assert!(
            said.out.contains(" 0  gelukt") && said.out.contains("10  de controle vond iets"),
            "{said:?}"
        );
    }
    let codes = device.json(&["exit-codes"]);
    assert_eq!(codes.as_array().unwrap().len(), 11);
}

#[test]
fn a_wrong_command_line_is_told_in_words_and_as_json() {
    let device = Device::new();
    for (arguments, code) in [
        (["capture", "photo"].as_slice(), "usage.missing"),
        (&["capture"], "usage.missing"),
        (&["fly"], "usage.unknown"),
        (&["captures", "--fast"], "usage.unknown"),
        (&["sync", "--concurrency", "0"], "usage.value"),
        (&["submit", "--pupils", "some"], "usage.value"),
        (&["submit", "--item", "abc"], "usage.value"),
        (&["recover"], "usage.missing"),
        (&["captures", "rm", "../x"], "id.bad"),
        (&["captures", "rm", "abc"], "id.bad"),
        (&["join", "nonsense", "--name", "Noor"], "link.not_a_link"),
        (&["recover", "--sheet", "nonsense"], "link.not_a_link"),
    ] {
        let (exit, found, _) = device.refused(arguments);
        assert_eq!((exit, found.as_str()), (2, code), "{arguments:?}");
        let said = device.run(arguments);
        assert_eq!(said.exit, 2, "{arguments:?}");
        assert!(!said.err.is_empty() && !said.err.contains("error:"), "{said:?}");
    }
}

#[test]
fn a_link_cut_short_is_told_from_one_that_is_none() {
    let device = Device::new();
    let link = "https://hub.example/join#oogst1.eyJrIjoiaW52aXRlIn0.abcdef";
    let (exit, code, message) = device.refused(&["join", link, "--name", "Noor"]);
    assert_eq!((exit, code.as_str()), (2, "link.cut_short"));
    assert!(message.contains("afgebroken"), "{message}");
}

#[test]
fn without_a_team_each_verb_says_so_and_captures_stay_safe() {
    let device = Device::new();
    let photo = device.file("a.jpg", &jpeg(1, 64, 64));
    let taken = device.json(&["capture".as_ref(), "photo".as_ref(), photo.as_os_str()]);
    let id = taken[0]["id"].as_str().unwrap();
    for arguments in [
        ["sync"].as_slice(),
        &["team", "show"],
        &["team", "leave"],
        &["invite"],
        &["device", "list"],
        &["inbox"],
        &["quarantine"],
        &["free-space"],
        &["sheet", "--text"],
        &["submit", id, "--pupils", "none"],
        &["cycle", "create", "--theme", "t", "--title", "a", "--from", "2026-11-04", "--until", "2026-11-27"],
    ] {
        let (exit, code, message) = device.refused(arguments);
        assert_eq!((exit, code.as_str()), (5, "team.none"), "{arguments:?}");
        assert!(message.contains("veilig op dit toestel"), "{message}");
    }
    assert_eq!(device.json(&["captures"]).as_array().unwrap().len(), 1);
    assert_eq!(device.json(&["cycle", "list"]), serde_json::json!([]));
    assert_eq!(device.json(&["submissions"]), serde_json::json!([]));
}

#[test]
fn who_can_be_recognised_has_to_be_said_of_pictures() {
    let device = Device::new();
    let photo = device.file("a.jpg", &jpeg(1, 64, 64));
    let taken = device.json(&["capture".as_ref(), "photo".as_ref(), photo.as_os_str()]);
    let id = taken[0]["id"].as_str().unwrap();
    let (exit, code, message) = device.refused(&["submit", id]);
    assert_eq!((exit, code.as_str()), (2, "submission.pupils"));
    assert!(message.contains(&id[7..15]), "{message}");
    let (_, code, _) = device.refused(&["submit", id, "--item", &format!("{id}=covered")]);
    assert_eq!(code, "team.none");
}

#[test]
fn a_copied_store_without_its_key_is_useless_and_unharmed() {
    let device = Device::new();
    let key = device.path("elsewhere/key");
    let with = |key: &std::path::Path, rest: &[&str]| {
        let mut arguments = vec!["--key-file".as_ref(), key.as_os_str()];
        arguments.extend(rest.iter().map(|text| std::ffi::OsStr::new(*text)));
        device.run(&arguments)
    };
    let photo = device.file("a.jpg", &jpeg(1, 64, 64));
    assert_eq!(with(&key, &["capture", "photo", photo.to_str().unwrap()]).exit, 0);
    assert!(!device.store().join("vault.key").exists());
    let lost = with(&device.path("none"), &["captures", "--json"]);
    assert_eq!((lost.exit, lost.error().0.as_str()), (8, "store.key_lost"));
    let other = device.file("other", format!("{}\n", "07".repeat(32)).as_bytes());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(&other, std::fs::Permissions::from_mode(0o644)).unwrap();
        let open = with(&other, &["captures", "--json"]);
        assert_eq!((open.exit, open.error().0.as_str()), (8, "store.key_too_open"));
        std::fs::set_permissions(&other, std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    let wrong = with(&other, &["captures", "--json"]);
    assert_eq!((wrong.exit, wrong.error().0.as_str()), (8, "store.wrong_key"));
    assert!(with(&key, &["captures"]).out.contains("1 opname"));
}

#[test]
fn a_damaged_store_is_set_aside_told_and_the_next_run_begins_afresh() {
    let device = Device::new();
    let photo = device.file("a.jpg", &jpeg(1, 64, 64));
    device.json(&["capture".as_ref(), "photo".as_ref(), photo.as_os_str()]);
    let database = device.store().join("oogst.db");
    let mut bytes = std::fs::read(&database).unwrap();
    bytes.iter_mut().take(8192).for_each(|byte| *byte ^= 0x5a);
    std::fs::write(&database, bytes).unwrap();
    for suffix in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(device.store().join(format!("oogst.db{suffix}")));
    }
    let (exit, code, message) = device.refused(&["captures"]);
    assert_eq!((exit, code.as_str()), (8, "store.damaged"));
    assert!(message.contains("set-aside-") && message.contains("3 verzegelde bestanden"), "{message}");
    assert_eq!(device.json(&["captures"]), serde_json::json!([]));
    // The sealed files are still there, and the doctor names them.
    let (exit, code, _) = {
        let said = device.run(&["doctor", "--json"]);
        assert_eq!(said.out.matches("\"stray\"").count(), 3, "{said:?}");
        let (code, message, _) = said.error();
        (said.exit, code, message)
    };
    assert_eq!((exit, code.as_str()), (10, "doctor.found"));
}

#[test]
fn the_doctor_finds_a_changed_file() {
    let device = Device::new();
    let photo = device.file("a.jpg", &jpeg(1, 64, 64));
    device.json(&["capture".as_ref(), "photo".as_ref(), photo.as_os_str()]);
    let well = device.json(&["doctor"]);
    assert_eq!((&well["ok"], &well["objects"]), (&true.into(), &3.into()));
    let object = std::fs::read_dir(device.store().join("objects")).unwrap().next().unwrap().unwrap().path();
    let mut bytes = std::fs::read(&object).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&object, bytes).unwrap();
    let said = device.run(&["doctor"]);
    assert_eq!(said.exit, 10);
    assert!(said.out.contains("veranderd of afgebroken"), "{said:?}");
}

#[test]
fn completions_and_man_pages_are_made() {
    let device = Device::new();
    for shell in ["bash", "zsh", "fish"] {
        assert!(device.run(&["completions", shell]).out.contains("oogst"), "{shell}");
    }
    let folder = device.path("man");
    let pages = device.json(&["man".as_ref(), "--out".as_ref(), folder.as_os_str()]);
    assert!(pages.as_array().unwrap().len() > 30);
    let main = std::fs::read_to_string(folder.join("oogst.1")).unwrap();
    assert!(main.contains("Exitcodes"), "{main}");
    assert!(folder.join("oogst-capture-photo.1").exists());
    // Nothing of this opened a store.
    assert!(!device.store().exists());
}
