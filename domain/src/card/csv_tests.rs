//! Tests of the table.

use super::*;
use crate::card::testing::{card, doubt, marked, template};

fn words() -> CsvWords {
    let own = str::to_owned;
    CsvWords {
        number: own("nummer"),
        pile: own("stapel"),
        got_it: own("gehaald"),
        almost: own("bijna"),
        not_yet: own("nog niet"),
        blank: own("leeg"),
        uncertain: own("twijfel"),
        handwriting: own("geschreven"),
        faces: ["blij", "tevreden", "gewoon", "twijfelend", "verdrietig"].map(own),
    }
}

#[test]
fn a_lesson_as_a_table() {
    let cards = [
        card(1, &[marked(&["green"]), Said::Handwriting]),
        card(2, &[doubt(&["red"]), Said::Words { text: "Meer \"tijd\"; rust\nen uitleg".into() }]),
        card(3, &[Said::Blank]),
    ];
    insta::assert_snapshot!("table", text(&rows(&template("traffic-light"), &cards, &words())));
    let faces = rows(&template("smileys"), &[card(1, &[marked(&["sad"])])], &words());
    assert_eq!(faces[1], ["1", "nog niet", "verdrietig", "", ""]);
}

#[test]
fn several_answers_share_a_cell() {
    let table = rows(&template("success-criteria"), &[card(1, &[marked(&["a", "c"])])], &words());
    assert_eq!(table[1][2], "Ik weet wat het doel van de les was. + Ik kan het zonder voorbeeld.");
}

#[test]
fn what_a_pupil_wrote_is_never_a_formula() {
    for hostile in
        ["=1+1", "+31", "-2", "@SUM(A1)", "\t=1", " =1", "\r\n=cmd|' /C calc'!A0", "＝1+1", "|x", "%0A"]
    {
        let line = text(&[vec![hostile.into(), "x".into()]]);
        let first = line.trim_start_matches('\u{feff}').trim_start_matches('"').chars().next();
        assert_eq!(first, Some('\''), "{hostile:?}");
        assert_eq!(line.matches('\n').count(), 1, "{hostile:?}");
    }
    assert_eq!(text(&[vec!["a;b\"c".into()]]), "\u{feff}\"a;b\"\"c\"\r\n");
}
