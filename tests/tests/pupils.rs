//! Pupils say how a lesson went: offline, on the teacher's device; the preparation group sees counts, and no name leaves it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests")]

use std::path::Path;

use oogst_tests::{device::Device, hub::Hub};
use serde_json::Value;

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no `{key}` in {value:#}"))
}

/// Whether a word is in any file below a folder.
fn found(folder: &Path, word: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return found(&path, word);
        }
        std::fs::read(path).unwrap().windows(word.len()).any(|part| part == word.as_bytes())
    })
}

#[test]
fn a_class_registers_offline_the_preparation_group_sees_counts_and_nobody_a_name() {
    let mut hub = Hub::start();
    let [marijke, anouk] = ["marijke", "anouk"].map(Device::fresh);
    let link = hub.founding_link();
    marijke.ok(&["team", "found", &link, "--team", "De Regenboog", "--name", "Marijke"]);
    let invite = marijke.ok(&["invite"]);
    anouk.ok(&["join", text(&invite, "link"), "--name", "Anouk"]);
    anouk.ok(&["sync"]);
    hub.stop();

    let names = ["--name", "3=Fatima-Zohra", "--name", "5=Noortje"];
    let class = anouk.ok(&[&["pupil", "class", "new", "groep 6", "--pupils", "8"][..], &names].concat());
    assert_eq!(class["pupils"][2]["name"], "Fatima-Zohra");
    let start = ["pupil", "register", "start", "--class", "groep 6", "--set", "whole", "--lesson", "les 4"];
    let started = anouk.ok(&[&start[..], &["--card", "check-question"]].concat());
    let (round, cards) = (text(&started, "round").to_owned(), text(&started, "cards").to_owned());

    // Number 3, one screen at a time; each screen is a process of its own, as after a dead battery.
    let screen = anouk.ok(&["pupil", "register", "begin", &round, "3"]);
    assert_eq!(
        (text(&screen, "screen"), text(&screen, "key"), &screen["number"]),
        ("question", "mastery", &3.into())
    );
    assert!(!screen.to_string().contains("Fatima"), "the screen knows numbers only");
    anouk.ok(&["pupil", "register", "answer", "2"]);
    assert_eq!(anouk.refused(&["pupil", "register", "answer", "7"]).code, "pupil.no_such_answer");
    let back = anouk.ok(&["pupil", "register", "back"]);
    assert_eq!(back["said"]["names"][0], "2");
    assert_eq!(anouk.refused(&["pupil", "register", "begin", &round, "4"]).code, "pupil.at_work");
    assert_eq!(anouk.refused(&["pupil", "register", "done"]).code, "pupil.not_done");
    let again = anouk.ok(&["pupil", "register", "screen", &round]);
    assert_eq!(again, back, "the same screen, whoever opens it");
    anouk.ok(&["pupil", "register", "answer", "3"]);
    loop {
        let screen = anouk.ok(&["pupil", "register", "screen", &round]);
        match text(&screen, "screen") {
            "finish" => break,
            _ if screen["key"] == "help" => anouk.ok(&["pupil", "register", "answer", "yes"]),
            _ => anouk.ok(&["pupil", "register", "skip"]),
        };
    }
    let next = anouk.ok(&["pupil", "register", "done"]);
    assert_eq!((text(&next, "screen"), next["numbers"].as_array().unwrap().len()), ("choose", 8));
    assert_eq!(anouk.refused(&["pupil", "register", "begin", &round, "3"]).code, "pupil.already_done");

    for number in ["1", "2", "4"] {
        anouk.ok(&["pupil", "register", "fill", &round, number, "mastery=4", "minutes=20", "card.q1=a"]);
    }
    assert_eq!(
        anouk.refused(&["pupil", "register", "fill", &round, "9", "mastery=4"]).code,
        "pupil.no_such_number"
    );
    // Four: too few for counts, of registrations and of cards filled in on the screen alike.
    assert_eq!(anouk.refused(&["submit", "--registrations", &round]).code, "pupil.too_few");
    assert_eq!(anouk.refused(&["submit", "--cards", &cards]).code, "pupil.too_few");
    let words = "words=Breuken zijn net taart";
    anouk.ok(&["pupil", "register", "fill", &round, "5", "mastery=3", words, "help=no", "card.q1=b"]);
    let seen = anouk.ok(&["pupil", "result", &round]);
    assert_eq!((seen["done"].as_array().unwrap().len(), &seen["help"][0]["number"]), (5, &3.into()));
    assert!(!seen.to_string().contains("Noortje"), "names only when asked for");
    assert!(anouk.ok(&["pupil", "result", &round, "--names"]).to_string().contains("Noortje"));

    anouk.ok(&[
        "submit",
        "--registrations",
        &round,
        "--piece",
        "5=words",
        "--cards",
        &cards,
        "--successes",
        "Mooi",
    ]);
    hub.restart();
    anouk.ok(&["sync"]);
    marijke.ok(&["sync"]);
    let inbox = marijke.ok(&["inbox"]);
    let told = &inbox[0]["registrations"][0];
    assert_eq!(told["tally"]["pupils"], 5, "{inbox:#}");
    assert_eq!(told["tally"]["steps"]["mastery"], serde_json::json!([0, 0, 2, 3]));
    assert_eq!(told["tally"]["help"], Value::Null, "two answered that");
    assert_eq!(
        (&told["pieces"][0]["number"], &told["pieces"][0]["text"]),
        (&5.into(), &"Breuken zijn net taart".into())
    );
    assert_eq!(inbox[0]["cards"][0]["told"]["counts"]["cards"], 5);
    for name in ["Noortje", "Fatima", "groep 6"] {
        assert!(!inbox.to_string().contains(name), "{name}");
    }
    assert!(marijke.ok(&["pupil", "class"]).as_array().unwrap().is_empty(), "a class is its teacher's own");

    // One more: the counts stay as they were told, so that nobody's answer is the difference.
    anouk.ok(&["pupil", "register", "fill", &round, "6", "mastery=1"]);
    anouk.ok(&["submit", "--registrations", &round]);
    anouk.ok(&["sync"]);
    marijke.ok(&["sync"]);
    let inbox = marijke.ok(&["inbox"]);
    let pupils: Vec<&Value> =
        inbox.as_array().unwrap().iter().map(|row| &row["registrations"][0]["tally"]["pupils"]).collect();
    assert_eq!(pupils, [&Value::from(5), &Value::from(5)]);

    // The teacher's other device has the class, the names and what was said.
    let tablet = Device::fresh("tablet");
    let invited = anouk.ok(&["invite", "--device"]);
    let joined = tablet.ok(&["join", text(&invited, "link")]);
    anouk.ok(&["device", "confirm", text(&joined, "code")]);
    tablet.ok(&["sync"]);
    let classes = tablet.ok(&["pupil", "class"]);
    assert_eq!(classes[0]["pupils"][4]["name"], "Noortje", "{classes:#}");
    let seen = tablet.ok(&["pupil", "result", &round]);
    assert_eq!(seen["done"].as_array().unwrap().len(), 6);
    tablet.ok(&["pupil", "register", "fill", &round, "7", "mastery=4"]);
    tablet.ok(&["sync"]);
    anouk.ok(&["sync"]);
    assert_eq!(anouk.ok(&["pupil", "result", &round])["done"].as_array().unwrap().len(), 7);

    hub.stop();
    for word in ["Noortje", "Fatima", "groep 6", "net taart", "Breuken"] {
        assert!(!found(hub.data(), word), "{word} on the hub's disk");
    }
    for device in [&anouk, &tablet, &marijke] {
        device.ok(&["doctor"]);
    }
}
