use super::*;

const WORD_LIST: &str = "abandon ability able about above absent absorb abstract absurd abuse access accident \
                         account accuse achieve acid acoustic acquire across act action actor actress actual";

fn labels() -> Labels {
    Labels {
        lang: "nl".into(),
        title: "Herstelblad".into(),
        who: "Sanne de Vries · gemaakt op zo 22 nov 2026".into(),
        explain: vec![
            "Toestel kwijt of kapot? Installeer Oogst op een nieuw toestel, kies ‘Herstellen’ en scan deze code."
                .into(),
            "Je krijgt dan alles terug wat je team van jou bewaart. Daarna print je een nieuw blad.".into(),
        ],
        scan_here: "Scan deze code".into(),
        words_title: "Lukt scannen niet? Typ deze 24 woorden".into(),
        words_hint: "In deze volgorde. Hoofdletters en spaties maken niet uit.".into(),
        hub_label: "Hub".into(),
        team_label: "Team".into(),
        keep_safe: "Wie dit blad heeft, kan bij jouw beelden. Bewaar het thuis, bij je paspoort.".into(),
    }
}

fn code() -> String {
    format!("oogst-sheet1.{}.abc123", "eyJoIjoiaHR0cHM6".repeat(30))
}

#[test]
fn a_sheet_is_one_page_of_pdf() {
    let pdf = draw(&code(), WORD_LIST, "https://oogst.example.org", "4f0c2a91d3", &labels()).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    let found = |what: &[u8]| pdf.windows(what.len()).filter(|window| *window == what).count();
    assert_eq!(found(b"/MediaBox"), 1);
    assert!(found(b"/FontFile2") >= 2, "the fonts are not embedded");
}

#[test]
fn other_than_24_words_are_refused() {
    assert_eq!(draw(&code(), "one two", "h", "t", &labels()), Err(SheetError::Words(2)));
    assert_eq!(text(&code(), "", "h", "t", &labels(), Ground::Paper), Err(SheetError::Words(0)));
}

#[test]
fn a_code_that_is_too_long_is_refused() {
    let code = "x".repeat(4000);
    assert_eq!(draw(&code, WORD_LIST, "h", "t", &labels()), Err(SheetError::Qr(QrError::TooLong(4000))));
}

#[test]
fn texts_that_need_a_second_page_are_refused() {
    let labels = Labels { explain: vec!["heel veel uitleg ".repeat(400)], ..labels() };
    assert_eq!(draw(&code(), WORD_LIST, "h", "t", &labels), Err(SheetError::TooLong));
}

#[test]
fn an_address_without_end_is_wrapped_not_cut_off() {
    let hub = format!("https://{}.example", "zeer-lang.".repeat(20));
    assert!(draw(&code(), WORD_LIST, &hub, "t", &labels()).is_ok());
}

#[test]
fn the_text_has_every_word_with_its_number() {
    let text = text("oogst", WORD_LIST, "https://hub", "team-id", &labels(), Ground::Paper).unwrap();
    for (at, word) in WORD_LIST.split_whitespace().enumerate() {
        assert!(text.contains(&format!("{:>4}  {word}", at + 1)), "{word}");
    }
    assert!(text.contains("https://hub") && text.contains("team-id") && text.contains('█'));
    assert!(!text.contains('\x1b'));
}
