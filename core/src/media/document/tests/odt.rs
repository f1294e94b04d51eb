//! OpenDocument text.

use super::*;

const TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";
const MANIFEST: &str = r#"<m:manifest><m:file-entry m:full-path="/" m:media-type="t"/><m:file-entry m:full-path="content.xml"/>
<m:file-entry m:full-path="Thumbnails/thumbnail.png"/><m:file-entry m:full-path="Basic/script-lc.xml"/></m:manifest>"#;

fn document(content: &str, manifest: &str, extra: &[(&str, &[u8])]) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> = vec![("content.xml", content.as_bytes()), ("mimetype", TYPE)];
    parts.push(("META-INF/manifest.xml", manifest.as_bytes()));
    parts.push(("meta.xml", b"<m><dc:creator>Canarie</dc:creator></m>"));
    parts.push(("Thumbnails/thumbnail.png", b"Canarie"));
    parts.push(("Basic/script-lc.xml", b"<a>Canarie</a>"));
    parts.push(("settings.xml", br#"<s><config:config-item config:name="PrinterName" config:type="string">Canarie</config:config-item>
<config:config-item config:name="UseKerning" config:type="boolean">true</config:config-item></s>"#));
    parts.extend(extra);
    zipped(&parts)
}

#[test]
fn comments_changes_and_fields_name_nobody_and_keep_their_words() {
    let content = r#"<o><office:annotation><dc:creator>Canarie</dc:creator><dc:date>2024-05-03</dc:date>
<meta:creator-initials>Canarie</meta:creator-initials><text:p>Zichtbaar</text:p></office:annotation>
<office:change-info><dc:creator>Canarie <b>Canarie</b></dc:creator><dc:date>2024</dc:date></office:change-info>
<text:author-name>Canarie</text:author-name><text:sender-email>Canarie</text:sender-email>
<text:file-name text:display="full">/home/Canarie/les.odt</text:file-name>
<text:a xlink:href="https://school.nl/x">Zichtbaar</text:a><draw:image xlink:href="file:///home/Canarie/bord.jpg"/>
<text:p><text:date>3 mei</text:date></text:p></o>"#;
    let (out, left) = clean(Format::Odt, &document(content, MANIFEST, &[])).unwrap();
    assert_eq!(left, []);
    let parts = assert_no_canary(&out);
    let text = part(&parts, "content.xml").unwrap();
    assert_eq!(text.matches("<dc:creator>Auteur</dc:creator>").count(), 2);
    assert!(!text.contains("2024") && text.contains("3 mei") && text.matches(KEPT).count() == 2, "{text}");
    assert!(text.contains("https://school.nl/x") && text.contains(r#"href="bord.jpg""#), "{text}");
    assert!(text.contains(">les.odt</text:file-name>"), "{text}");
    let settings = part(&parts, "settings.xml").unwrap();
    assert!(settings.contains("UseKerning") && !settings.contains("PrinterName"));
}

#[test]
fn thumbnail_macros_and_description_go_and_the_type_comes_first() {
    let (out, _) = clean(Format::Odt, &document("<o/>", MANIFEST, &[])).unwrap();
    let parts = assert_no_canary(&out);
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["mimetype", "content.xml", "META-INF/manifest.xml", "meta.xml", "settings.xml"]);
    assert!(!part(&parts, "META-INF/manifest.xml").unwrap().contains("thumbnail"));
    // ODF 1.3 part 2 §3.3: uncompressed, first, no extra field, so that the type stands at byte 38.
    assert_eq!(out.get(30..38), Some(b"mimetype".as_slice()));
    assert_eq!(out.get(38..38 + TYPE.len()), Some(TYPE));
    assert_eq!(out.get(6..10), Some([0, 8, 0, 0].as_slice()), "sizes stand in the header, not compressed");
}

#[test]
fn a_document_with_a_password_is_refused() {
    let manifest = r#"<m:manifest><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>"#;
    assert!(matches!(
        clean(Format::Odt, &document("<o/>", manifest, &[])),
        Err(MediaError::Protected { .. })
    ));
}

#[test]
fn a_picture_that_breaks_off_stays_and_is_told() {
    let extra: [(&str, &[u8]); 1] = [("Pictures/1.gif", b"GIF89a breaks off")];
    let (_, left) = clean(Format::Odt, &document("<o/>", MANIFEST, &extra)).unwrap();
    assert_eq!(left, [LeftIn::EmbeddedPicture]);
}
