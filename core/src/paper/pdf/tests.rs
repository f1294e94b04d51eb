use super::*;
use crate::paper::fonts::Fonts;

fn page(text: &str) -> Vec<u8> {
    let fonts = Fonts::open().unwrap();
    let mut pdf = Pdf::new();
    pdf.page(200.0, 100.0, |pen| {
        pen.grey(0.0);
        pen.text(10.0, 50.0, text, &fonts.shape(text, Face::Text), 12.0, Some(0.2));
        pen.rect(10.0, 60.0, 20.0, 5.0);
        pen.fill();
    })
    .unwrap();
    pdf.finish("Titel — één", "nl").unwrap()
}

#[test]
fn what_was_written_is_found_in_the_document() {
    let document = Document::load_mem(&page("Één ĳsje, 28 ½ 😀")).unwrap();
    let text = document.extract_text(&[1]).unwrap();
    assert_eq!(text.trim(), "Één ĳsje, 28 ½ 😀");
}

#[test]
fn title_and_language_are_told() {
    let document = Document::load_mem(&page("a")).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"nl");
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let title = document.get_dictionary(info).unwrap().get(b"Title").unwrap();
    assert_eq!(lopdf::decode_text_string(title).unwrap(), "Titel — één");
}

#[test]
fn only_what_is_used_is_embedded_and_the_same_twice() {
    let (few, more) = (page("aa"), page("abcdefghijklmnopqrstuvwxyz 😀"));
    assert!(few.len() < 6_000, "{} bytes for one letter", few.len());
    assert!(few.len() < more.len());
    assert_eq!(few, page("aa"));
    assert!(!few.windows(5).any(|window| window == b"Emoji"));
}

#[test]
fn a_page_without_size_is_refused() {
    for (width, height) in [(0.0, 10.0), (10.0, -1.0), (f32::NAN, 10.0), (10.0, f32::INFINITY)] {
        assert_eq!(Pdf::new().page(width, height, |_| ()), Err(PdfError::Page));
    }
}

#[test]
fn numbers_are_short_and_always_numbers() {
    let mut pdf = Pdf::new();
    pdf.page(100.0, 100.0, |pen| {
        pen.move_to(1.0 / 3.0, 100.0);
        pen.line_to(f32::NAN, f32::INFINITY);
        pen.stroke();
    })
    .unwrap();
    let document = Document::load_mem(&pdf.finish("", "").unwrap()).unwrap();
    let page = document.page_iter().next().unwrap();
    let content = String::from_utf8(document.get_page_content(page)).unwrap();
    assert!(content.contains("0.333 0 m\n0 0 l\nS\n"), "{content}");
}
