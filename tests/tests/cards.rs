//! Exit cards between people: printed by one, readable by all, told as far as the teacher chooses.
// What goes wrong here should stop the test, loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use oogst_core::{
    card::print::{Paper, PrintOptions, Printed, print, raster},
    domain::card::{Language, shipped},
    paper::fonts::Fonts,
};
use oogst_tests::{device::Device, hub::Hub};
use serde_json::Value;

/// Pixels per millimetre.
const SCALE: f32 = 6.0;

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no `{key}` in {value:#}"))
}

/// The sheet that `cards print` made, drawn again from its run, on a grey desk; a cross in the first box of each card
/// named.
fn photo(file: &Path, run: &str, crossed: &[usize]) -> String {
    let template = shipped(Language::Nl).into_iter().find(|t| t.id == "traffic-light").unwrap();
    let run = run.parse().unwrap();
    let options =
        PrintOptions { size: Paper::A6, count: 4, numbered: true, large_print: false, run, first_number: 1 };
    let Printed { sheets, form, .. } = print(&template, &options).unwrap();
    let sheet = &sheets[0];
    let drawn = raster(&Fonts::open().unwrap(), &sheet.ops, sheet.w, sheet.h, SCALE).unwrap();
    let mut desk = image::GrayImage::from_pixel(drawn.width + 100, drawn.height + 100, image::Luma([85]));
    for (at, ink) in drawn.pixels.iter().enumerate() {
        let (x, y) = (at as u32 % drawn.width, at as u32 / drawn.width);
        desk.put_pixel(x + 50, y + 50, image::Luma([25 + ink / 5 * 4]));
    }
    for card in crossed {
        let (card, spot) = (sheet.cards[*card].at, form.boxes[0].at);
        for step in 0..300 {
            let along = spot.w * (0.1 + 0.8 * step as f32 / 300.0);
            for (dx, dy) in [(along, along), (along, spot.w - along)] {
                let at = |mm: f32| (mm * SCALE) as u32 + 50;
                let (x, y) = (at(card.x + spot.x + dx), at(card.y + spot.y + dy));
                for (x, y) in [(x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1)] {
                    desk.put_pixel(x, y, image::Luma([45]));
                }
            }
        }
    }
    desk.save(file).unwrap();
    file.display().to_string()
}

#[test]
fn a_colleague_reads_the_teams_cards_offline_and_the_preparation_group_gets_counts_only() {
    let files = tempfile::tempdir().unwrap();
    let mut hub = Hub::start();
    let [marijke, anouk, bram] = ["marijke", "anouk", "bram"].map(Device::fresh);
    let link = hub.founding_link();
    marijke.ok(&["team", "found", &link, "--team", "De Regenboog", "--name", "Marijke"]);
    // Printed before the team is joined: it is told when it is.
    let pdf = files.path().join("kaarten.pdf").display().to_string();
    let printed =
        anouk.ok(&["cards", "print", "--template", "traffic-light", "--pupils", "4", "--out", &pdf]);
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));
    let invite = marijke.ok(&["invite"]);
    for (device, name) in [(&anouk, "Anouk"), (&bram, "Bram")] {
        device.ok(&["join", text(&invite, "link"), "--name", name]);
        device.ok(&["sync"]);
    }
    let sheet = anouk.ok(&["sheet", "--text"]);
    anouk.ok(&["sync"]);
    bram.ok(&["sync"]);
    hub.stop();

    let desk = photo(&files.path().join("tafel.png"), text(&printed, "run"), &[0, 2]);
    let seen = bram.ok(&["cards", "scan", &desk, "--only-look"]);
    let cards = seen["photos"][0]["cards"].as_array().unwrap();
    assert_eq!(cards.len(), 4);
    assert!(cards.iter().all(|card| card["known"] == true), "{seen:#}");
    assert!(bram.ok(&["cards", "result"]).as_array().unwrap().is_empty(), "only looked");
    assert!(bram.ok(&["captures"]).as_array().unwrap().is_empty());

    let read = anouk.ok(&["cards", "scan", &desk, "--lesson", "groep 6"]);
    let first =
        read["photos"][0]["cards"].as_array().unwrap().iter().find(|card| card["number"] == 1).unwrap();
    let field = &first["fields"]["q1"];
    assert_eq!((&field["answer"][0], &field["uncertain"]), (&Value::from("green"), &Value::from(false)));
    assert!(field["confidence"].as_f64().unwrap() > 0.5 && first["quad_px"][3][1].is_number());
    assert_eq!(text(first, "code").len(), 16);
    let result = text(&read["merged"][0], "result").to_owned();
    anouk.ok(&["cards", "result", &result, "--answer", "2:q1=red"]);
    anouk.ok(&["submit", "--cards", &result, "--successes", "Het ging goed"]);
    hub.restart();
    anouk.ok(&["sync"]);
    marijke.ok(&["sync"]);
    let inbox = marijke.ok(&["inbox"]);
    let told = &inbox[0]["cards"][0]["told"];
    assert_eq!(text(told, "outcome"), "counts", "{inbox:#}");
    assert_eq!(told["counts"]["cards"], 4);
    assert!(!told.to_string().contains("\"number\""), "no pupil's number leaves the teacher's devices");
    assert!(inbox[0]["items"].as_array().unwrap().is_empty(), "nor the photo");

    // The result is the teacher's own, and comes back with them.
    std::fs::remove_dir_all(anouk.store()).unwrap();
    let again = Device::fresh("again");
    again.ok(&["recover", "--sheet", text(&sheet["sheet"], "code")]);
    again.ok(&["sync"]);
    let results = again.ok(&["cards", "result", &result]);
    let cards = results["cards"].as_array().unwrap();
    let second = cards.iter().find(|card| card["number"] == 2).unwrap();
    assert_eq!(second["fields"]["q1"]["person"]["said"][0]["options"][0], "red", "{results:#}");
}

#[test]
fn what_cannot_be_printed_or_found_says_why() {
    let files = tempfile::tempdir().unwrap();
    let device = Device::fresh("alone");
    let pdf = files.path().join("kaarten.pdf").display().to_string();
    let print = |more: &[&str]| {
        let mut line = vec!["cards", "print", "--out", &pdf];
        line.extend(more);
        device.refused(&line).code
    };
    assert_eq!(print(&["--template", "nope", "--pupils", "3"]), "cards.template_unknown");
    assert_eq!(print(&["--template", "smileys", "--pupils", "0"]), "cards.none");
    assert_eq!(print(&["--template", "smileys", "--pupils", "2000"]), "cards.too_many");
    assert_eq!(
        print(&["--template", "three-two-one", "--pupils", "3", "--size", "a7"]),
        "cards.does_not_fit"
    );
    assert!(!Path::new(&pdf).exists(), "nothing half printed");
    let new =
        |question: &str| device.refused(&["cards", "new", "--title", "Breuken", "--question", question]).code;
    assert_eq!(new("quiz:Wat?"), "cards.question");
    assert_eq!(new(&format!("open:{}", "x".repeat(10_000))), "cards.template_text");
    assert_eq!(new("choice:Wat?|een"), "cards.template");
    let kept = device.ok(&["cards", "new", "--title", "Breuken", "--question", "choice:1/2 + 1/4?|2/6|3/4*"]);
    let tag = text(&kept, "tag");
    device.ok(&["cards", "print", "--template", tag, "--pupils", "2", "--out", &pdf]);
    assert_eq!(device.refused(&["cards", "result", "00000000"]).code, "cards.result_unknown");
    assert_eq!(device.refused(&["cards", "scan", &pdf]).code, "media.unknown");
}

/// What a program that knows nothing of us says about a file.
fn elsewhere(program: &str, arguments: &[&str]) -> String {
    let said = std::process::Command::new(program).args(arguments).output().unwrap();
    assert!(said.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8(said.stdout).unwrap()
}

#[test]
fn what_is_printed_is_sound_to_others_and_any_code_reader_reads_every_code_on_a_page() {
    let files = tempfile::tempdir().unwrap();
    let device = Device::fresh("printer");
    let place = |name: &str| files.path().join(name).display().to_string();
    let pdf = place("kaarten.pdf");
    for (size, pupils) in [("a7", "24"), ("a6", "8"), ("a5", "2")] {
        let asked = ["cards", "print", "--template", "smileys", "--size", size, "--pupils", pupils];
        let printed = device.ok(&[&asked[..], &["--out", &pdf]].concat());
        elsewhere("qpdf", &["--check", &pdf]);
        // Behind two lines of head: name, type, encoding, then emb, sub, uni and two numbers.
        let fonts = elsewhere("pdffonts", &[&pdf]);
        let embedded: Vec<bool> =
            fonts.lines().skip(2).map(|font| font.split_whitespace().rev().nth(4) == Some("yes")).collect();
        assert!(!embedded.is_empty() && embedded.iter().all(|yes| *yes), "{fonts}");
        elsewhere("pdftoppm", &["-r", "150", "-gray", &pdf, &place(size)]);
        let mut seen = Vec::new();
        for page in std::fs::read_dir(files.path()).unwrap().map(|page| page.unwrap().path()) {
            if page.extension().is_some_and(|kind| kind == "pgm") {
                seen.push(elsewhere("zbarimg", &["--quiet", "--raw", &page.display().to_string()]));
                std::fs::remove_file(page).unwrap();
            }
        }
        let seen = seen.concat();
        let codes = printed["codes"].as_array().unwrap();
        let missed: Vec<_> = codes.iter().filter(|code| !seen.contains(code.as_str().unwrap())).collect();
        assert!(missed.is_empty(), "{size}: {missed:?}");
    }
}
