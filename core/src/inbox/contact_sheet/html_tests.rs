use super::*;
use crate::inbox::contact_sheet::tests::{jpeg, sheet, tile};

fn page(sheet: &ContactSheet) -> String {
    let mut out = Vec::new();
    html(sheet, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_hostile_note_stays_text() {
    let hostile = "</p></figure><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u{202e}\0";
    let mut all = sheet(1);
    all.title = hostile.into();
    all.subtitle = hostile.into();
    all.lang = "nl\"><script>".into();
    all.labels.empty = hostile.into();
    let section = all.sections.first_mut().unwrap();
    section.heading = hostile.into();
    section.meta = vec![hostile.into()];
    section.reflection = vec![(hostile.into(), hostile.into())];
    section.items = vec![
        Tile {
            alt: hostile.into(),
            format: hostile.into(),
            size: hostile.into(),
            caption: vec![hostile.into()],
            pupils: Some(Badge { label: hostile.into(), tone: Tone::Careful }),
            preview_file: Some(hostile.into()),
            file: hostile.into(),
            ..tile(MediaKind::Photo, Some(jpeg(40, 30)))
        },
        Tile { alt: hostile.into(), format: hostile.into(), ..tile(MediaKind::Document, None) },
    ];
    let page = page(&all);
    for never in ["<script", "<img src=x", "\u{202e}", "\0", "onerror=alert(1)>\""] {
        assert!(!page.contains(never), "{never:?} came through");
    }
    assert_eq!(page.matches("<figure").count(), 2);
    assert_eq!(page.matches("</figure>").count(), 2);
    assert!(page.contains("&lt;script&gt;"));
}

#[test]
fn a_link_never_leads_out_of_the_folder() {
    for path in ["../geheim.jpg", "/etc/passwd", "a/../../b", "//host/x", "a\\b", "", "a//b"] {
        assert_eq!(link(path), None, "{path:?}");
    }
    assert_eq!(link("javascript:alert(1)").unwrap(), "./javascript%3Aalert%281%29");
    assert_eq!(link("sanne/foto 1 é?.jpg").unwrap(), "./sanne/foto%201%20%C3%A9%3F.jpg");
}

#[test]
fn the_policy_names_exactly_this_style_and_no_script() {
    let page = page(&sheet(3));
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let hash = STANDARD.encode(Sha256::digest(style.as_bytes()));
    assert!(page.contains(&format!("style-src 'sha256-{hash}'")));
    assert!(page.contains("default-src 'none'") && !page.contains("style=\""));
}

#[test]
fn a_preview_is_held_in_the_page_or_linked() {
    let mut all = sheet(1);
    let held = jpeg(40, 30);
    assert!(page(&all).contains(&STANDARD.encode(&held)));
    all.sections.first_mut().unwrap().items.first_mut().unwrap().preview_file =
        Some("previews/a b.jpg".into());
    let page = page(&all);
    assert!(page.contains("src=\"./previews/a%20b.jpg\"") && !page.contains("data:image"));
}

#[test]
fn what_is_no_jpeg_is_not_put_into_the_page() {
    let mut all = sheet(1);
    all.sections.first_mut().unwrap().items.first_mut().unwrap().preview_jpeg =
        Some(b"<svg onload=x>".to_vec());
    let page = page(&all);
    assert!(!page.contains("data:image") && page.contains("class=\"pic"));
}

#[test]
fn nothing_one_and_sixty_files_give_as_many_figures() {
    for count in [0, 1, 60] {
        assert_eq!(page(&sheet(count)).matches("<figure").count(), count);
    }
    assert!(page(&sheet(0)).contains("Zonder beelden"));
    assert!(page(&ContactSheet { sections: vec![], ..sheet(0) }).contains("Er is nog niets"));
}

#[test]
fn every_picture_has_words() {
    let page = page(&sheet(5));
    assert_eq!(page.matches("<img").count() + page.matches("role=\"img\"").count(), 5);
    assert_eq!(page.matches("<img").count(), page.matches(" alt=\"Foto van Sanne\"").count());
    assert!(page.contains("<html lang=\"nl\">"));
}
