//! The PDF and its layout.

use lopdf::{Document, Object};
use serde_json::Value;

use super::*;
use crate::card::code::{CardCode, PrintedCodes};

#[test]
fn the_layout_tells_every_card_code_and_box_in_millimetres_of_the_page() {
    let printed = print(&template("check-question"), &options(Paper::A6, 6)).unwrap();
    let json: Value = serde_json::from_str(&printed.layout_json).unwrap();
    let pages = json["pages"].as_array().unwrap();
    assert_eq!(pages.iter().map(|page| page["cards"].as_array().unwrap().len()).collect::<Vec<_>>(), [4, 2]);
    assert_eq!(pages[0]["page_mm"], serde_json::json!([210.0, 297.0]));
    let card = &pages[0]["cards"][3];
    assert_eq!((card["id"].as_str(), card["code_modules"].as_u64()), (Some("4"), Some(21)));
    assert_eq!(card["code"].as_str(), Some(printed.codes[3].text().as_str()));
    assert_eq!(card["rect_mm"], serde_json::json!([105.0, 148.5, 105.0, 148.5]));
    assert_eq!(card["code_mm"], serde_json::json!([111.0, 154.5, 24.0, 24.0]));
    let fields = card["fields"].as_array().unwrap();
    assert_eq!(fields.len(), printed.form.boxes.len());
    let near = |value: &Value, expected: f32| (value.as_f64().unwrap() as f32 - expected).abs() < 0.01;
    for (field, spot) in fields.iter().zip(&printed.form.boxes) {
        let question = &printed.form.questions[spot.question];
        assert_eq!(field["key"].as_str(), Some(question.key.as_str()));
        assert_eq!(field["option"].as_str(), Some(question.options[spot.option].as_str()));
        assert!(near(&field["box_mm"][0], 105.0 + spot.at.x) && near(&field["box_mm"][1], 148.5 + spot.at.y));
        assert!(field.get("multi").is_none());
    }
    assert_eq!(card["writing_mm"].as_array().unwrap().len(), 1);
    assert_eq!(card["handwriting_mm"], card["writing_mm"][0]);
}

#[test]
fn small_codes_begin_at_a_dot_of_a_page_seen_at_150_dpi() {
    let printed = print(&template("smileys"), &options(Paper::A7, 8)).unwrap();
    let layout: serde_json::Value = serde_json::from_str(&printed.layout_json).unwrap();
    let cards = layout["pages"][0]["cards"].as_array().unwrap();
    assert_eq!(cards.len(), 8);
    for card in cards {
        let mm = |key: &str, at: usize| card[key][at].as_f64().unwrap();
        for at in 0..2 {
            let (place, card) = (mm("code_mm", at), mm("rect_mm", at));
            let dots = place / 25.4 * 150.0;
            assert!((dots - dots.round()).abs() < 0.01, "{card:#}");
            let form = [printed.form.code.x, printed.form.code.y][at];
            assert!((place - card - f64::from(form)).abs() < 0.09, "{card:#}");
        }
        assert!((mm("code_mm", 2) / 21.0 / 25.4 * 150.0 - 5.0).abs() < 0.001);
    }
}

#[test]
fn several_choices_are_told_in_the_layout() {
    let printed = print(&template("success-criteria"), &options(Paper::A6, 1)).unwrap();
    let json: Value = serde_json::from_str(&printed.layout_json).unwrap();
    assert!(json["pages"][0]["cards"][0]["fields"].as_array().unwrap().iter().all(|f| f["multi"] == true));
}

#[test]
fn a_sheet_of_each_size_holds_two_four_or_eight() {
    for (size, pages, page_mm) in
        [(Paper::A5, 5, (297.0, 210.0)), (Paper::A6, 3, (210.0, 297.0)), (Paper::A7, 2, (210.0, 297.0))]
    {
        let printed = print(&template("smileys"), &options(size, 9)).unwrap();
        assert_eq!(printed.sheets.len(), pages);
        assert!(printed.sheets.iter().all(|sheet| (sheet.w, sheet.h) == page_mm));
        let document = Document::load_mem(&printed.pdf).unwrap();
        assert_eq!(document.get_pages().len(), pages);
    }
}

#[test]
fn fonts_are_embedded_and_nothing_has_colour() {
    let printed = print(&template("traffic-light"), &options(Paper::A6, 2)).unwrap();
    let document = Document::load_mem(&printed.pdf).unwrap();
    let mut descriptors = 0;
    for object in document.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        if dictionary.get(b"Type").is_ok_and(|kind| *kind == Object::Name(b"FontDescriptor".to_vec())) {
            descriptors += 1;
            let embedded = [&b"FontFile"[..], b"FontFile2", b"FontFile3"];
            assert!(embedded.iter().any(|key| dictionary.has(key)));
        }
        assert!(!dictionary.has(b"ICCBased"));
    }
    assert!(descriptors > 0);
    for id in document.get_pages().into_values() {
        let content = document.get_and_decode_page_content(id).unwrap();
        let colours = ["rg", "RG", "k", "K"];
        assert!(content.operations.iter().all(|op| !colours.contains(&op.operator.as_str())));
    }
}

#[test]
fn the_printed_list_holds_exactly_the_codes_on_paper() {
    let from = PrintOptions { first_number: 29, ..options(Paper::A7, 3) };
    let printed = print(&template("smileys"), &from).unwrap();
    let list = PrintedCodes { runs: vec![printed.printed] };
    assert_eq!(list.codes().collect::<Vec<CardCode>>(), printed.codes);
    assert_eq!(printed.codes.iter().map(|code| code.number).collect::<Vec<_>>(), [29, 30, 31]);
    assert!(printed.codes.iter().all(|code| code.template == template("smileys").tag().bits()));
    assert!(printed.codes.iter().all(|code| CardCode::parse(&code.text()) == Ok(*code)));
}

#[test]
fn the_same_run_printed_again_is_the_same() {
    let (one, again) =
        [(); 2].map(|()| print(&template("three-two-one"), &options(Paper::A6, 5)).unwrap()).into();
    assert_eq!(one.pdf, again.pdf);
    assert_eq!(one.layout_json, again.layout_json);
}
