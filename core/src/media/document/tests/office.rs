//! Word, PowerPoint and Excel.

use super::*;

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="t"><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/docProps/core.xml" ContentType="core"/><Override PartName="/docProps/app.xml" ContentType="app"/>
<Override PartName="/customXml/itemProps1.xml" ContentType="custom"/></Types>"#;
const ROOT: &str = r#"<Relationships xmlns="r"><Relationship Id="rId1" Type="x/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="x/metadata/core-properties" Target="docProps/core.xml"/>
<Relationship Id="rId3" Type="x/extended-properties" Target="docProps/app.xml"/>
<Relationship Id="rId4" Type="x/metadata/core-properties" Target="/package/meta/Canarie.psmdcp"/>
<Relationship Id="rId5" Type="x/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>"#;

fn document(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut all: Vec<(&str, &[u8])> = Vec::new();
    // The list of types comes late here: it comes out first.
    all.push(("_rels/.rels", ROOT.as_bytes()));
    all.extend(parts.iter().map(|(name, text)| (*name, text.as_bytes())));
    all.push(("[Content_Types].xml", TYPES.as_bytes()));
    all.push(("docProps/core.xml", b"<p><creator>Canarie</creator></p>"));
    all.push(("docProps/app.xml", b"<p><Company>Canarie</Company></p>"));
    all.push(("docProps/custom.xml", b"<p>Canarie</p>"));
    all.push(("docProps/thumbnail.jpeg", b"Canarie"));
    all.push(("package/meta/Canarie.psmdcp", b"<p>Canarie</p>"));
    zipped(&all)
}

/// Cleans one part and gives it back.
fn cleaned(format: Format, name: &str, text: &str) -> String {
    let (out, left) = clean(format, &document(&[(name, text)])).unwrap();
    assert_eq!(left, []);
    part(&assert_no_canary(&out), name).unwrap().to_owned()
}

#[test]
fn properties_and_thumbnail_go_with_all_that_mentions_them() {
    let (out, left) = clean(Format::Docx, &document(&[("word/document.xml", "<d>Zichtbaar</d>")])).unwrap();
    let parts = assert_no_canary(&out);
    assert_eq!(left, []);
    let names: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]);
    assert!(part(&parts, "_rels/.rels").unwrap().contains("word/document.xml"));
    assert!(!part(&parts, "_rels/.rels").unwrap().contains("docProps"));
    assert!(!part(&parts, "[Content_Types].xml").unwrap().contains("docProps"));
    assert_eq!(part(&parts, "word/document.xml").unwrap(), "<d>Zichtbaar</d>");
}

#[test]
fn comments_keep_their_words_and_lose_their_authors() {
    let text = r#"<w:comments><w:comment w:id="1" w:author="Canarie" w:initials="Canarie" w:date="2024-05-03T10:00:00Z">
<w:p w:rsidR="00Canarie"><w:t>Zichtbaar &amp; wel &lt;zo&gt;</w:t></w:p></w:comment><!-- Canarie --></w:comments>"#;
    let out = cleaned(Format::Docx, "word/comments.xml", text);
    assert!(out.contains(r#"<w:comment w:id="1" w:author="Auteur" w:initials="A">"#), "{out}");
    assert!(out.contains("<w:t>Zichtbaar &amp; wel &lt;zo&gt;</w:t>"), "{out}");
}

#[test]
fn tracked_changes_lose_who_and_when() {
    let text = r#"<d><w:ins w:id="1" w:author="Canarie" w:date="2024"><w:r><w:t>Zichtbaar</w:t></w:r></w:ins>
<w:rPr><w:rPrChange w:author="Canarie" w:date="2024" w16du:dateUtc="2024"/></w:rPr>
<w:sdtPr><w:date w:fullDate="2024"/></w:sdtPr></d>"#;
    let out = cleaned(Format::Docx, "word/document.xml", text);
    assert_eq!(out.matches(r#"w:author="Auteur""#).count(), 2);
    assert!(!out.contains("w:date=") && !out.contains("dateUtc"));
    assert!(out.contains(r#"<w:date w:fullDate="2024"/>"#), "a date in the text stays");
}

#[test]
fn fields_that_show_the_author_show_nobody() {
    for code in ["AUTHOR", r"FILENAME \p", "USERNAME", "DOCPROPERTY Company"] {
        let text = format!(
            r#"<d><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Canarie</w:t></w:r><w:r><w:t>Canarie</w:t></w:r>
<w:r><w:fldChar w:fldCharType="end"/></w:r><w:t>Zichtbaar</w:t><w:fldSimple w:instr=" {code} "><w:t>Canarie</w:t></w:fldSimple>
<w:t>Ook zichtbaar</w:t></d>"#
        );
        let out = cleaned(Format::Docx, "word/document.xml", &text);
        assert!(out.contains("<w:t>Auteur</w:t></w:r><w:r><w:t></w:t>"), "{out}");
        assert!(out.contains("<w:t>Zichtbaar</w:t>") && out.contains("<w:t>Ook zichtbaar</w:t>"), "{out}");
    }
}

#[test]
fn a_cover_pages_author_and_a_pictures_path_go() {
    let text = r#"<d><w:sdt><w:sdtPr><w:dataBinding w:xpath="/ns1:coreProperties[1]/ns0:creator[1]"/></w:sdtPr>
<w:sdtContent><w:t>Canarie</w:t></w:sdtContent></w:sdt><w:t>Zichtbaar</w:t>
<w:instrText> INCLUDEPICTURE "C:\\Users\\Canarie de Vries\\bord.jpg" \d</w:instrText>
<wp:docPr id="1" name="Foto" descr="C:\Users\Canarie\Pictures\bord.jpg"/></d>"#;
    let out = cleaned(Format::Docx, "word/document.xml", text);
    assert!(out.contains(r#"descr="bord.jpg""#) && out.contains(r#"INCLUDEPICTURE "bord.jpg" \d"#), "{out}");
    assert!(out.contains("<w:t>Zichtbaar</w:t>"));
}

#[test]
fn links_stay_and_paths_on_the_authors_disk_go() {
    let text = r#"<Relationships>
<Relationship Id="1" Type="x/hyperlink" Target="https://school.nl/Zichtbaar" TargetMode="External"/>
<Relationship Id="2" Type="x/hyperlink" Target="file:///C:/Users/Canarie/les.docx" TargetMode="External"/>
<Relationship Id="3" Type="x/attachedTemplate" Target="https://x.nl/Canarie/x.dotx" TargetMode="External"/>
<Relationship Id="4" Type="x/externalLinkPath" Target="https://d.docs.live.net/Canarie/cijfers.xlsx" TargetMode="External"/>
<Relationship Id="5" Type="x/customXml" Target="../customXml/item1.xml"/>
<Relationship Id="6" Type="x/image" Target="media/image1.png"/></Relationships>"#;
    let out = cleaned(Format::Docx, "word/_rels/document.xml.rels", text);
    assert!(out.contains("https://school.nl/Zichtbaar") && out.contains("media/image1.png"));
    assert!(out.contains(r#"Target="les.docx""#) && out.contains(r#"Target="Normal.dotm""#));
    assert!(out.contains(r#"Target="cijfers.xlsx""#) && !out.contains("customXml"), "{out}");
}

#[test]
fn people_and_settings_say_nothing() {
    let people = r#"<w15:people><w15:person w15:author="Canarie"><w15:presenceInfo w15:userId="Canarie"/></w15:person></w15:people>"#;
    assert_eq!(cleaned(Format::Docx, "word/people.xml", people), "<w15:people></w15:people>");
    let settings = r#"<w:settings><w:rsids><w:rsid w:val="00Canarie"/></w:rsids><w:mailMerge><w:query w:val="Canarie"/></w:mailMerge>
<w:docVars><w:docVar w:name="a" w:val="Canarie"/></w:docVars><w:zoom w:percent="100"/></w:settings>"#;
    assert!(cleaned(Format::Docx, "word/settings.xml", settings).contains(r#"<w:zoom w:percent="100"/>"#));
}

#[test]
fn a_sheets_comments_and_workbook_name_nobody() {
    let comments = r#"<comments><authors><author>Canarie</author></authors><commentList><comment authorId="0"><text>
<r><t>Canarie:</t></r><r><t>Zichtbaar</t></r></text></comment></commentList></comments>"#;
    let out = cleaned(Format::Xlsx, "xl/comments1.xml", comments);
    assert!(out.contains("<author>Auteur</author>") && out.contains("<t>Auteur:</t>") && out.contains(KEPT));
    let workbook = r#"<workbook><fileSharing userName="Canarie"/><mc:AlternateContent><mc:Choice Requires="x15">
<x15ac:absPath url="C:\Users\Canarie\"/></mc:Choice></mc:AlternateContent><customWorkbookViews><customWorkbookView name="Canarie"/>
</customWorkbookViews><sheets><sheet name="Zichtbaar"/></sheets></workbook>"#;
    assert!(cleaned(Format::Xlsx, "xl/workbook.xml", workbook).contains(r#"<sheet name="Zichtbaar"/>"#));
    let person = r#"<personList><person displayName="Canarie" id="{1}" userId="Canarie" providerId="Canarie"/></personList>"#;
    let out = cleaned(Format::Xlsx, "xl/persons/person.xml", person);
    assert!(out.contains(r#"displayName="Auteur" id="{1}""#), "{out}");
    let table = r#"<table displayName="Zichtbaar"><pageSetup r:id="rId1" scale="50"/></table>"#;
    let out = cleaned(Format::Xlsx, "xl/tables/table1.xml", table);
    assert_eq!(out, r#"<table displayName="Zichtbaar"><pageSetup scale="50"/></table>"#);
}

#[test]
fn both_kinds_of_slide_comments_name_nobody() {
    let old = r#"<p:cmAuthorLst><p:cmAuthor id="0" name="Canarie" initials="Canarie" lastIdx="1"/></p:cmAuthorLst>"#;
    let out = cleaned(Format::Pptx, "ppt/commentAuthors.xml", old);
    assert!(out.contains(r#"id="0" name="Auteur" initials="A" lastIdx="1""#), "{out}");
    let new = r#"<a:authorLst><a:author id="{1}" name="Canarie" initials="C" userId="Canarie" providerId="AD"/></a:authorLst>"#;
    assert!(cleaned(Format::Pptx, "ppt/authors.xml", new).contains(r#"id="{1}" name="Auteur""#));
    let slide = r#"<p:sld><p:cNvPr name="Titel 1"/><a:t>Zichtbaar</a:t></p:sld>"#;
    assert_eq!(cleaned(Format::Pptx, "ppt/slides/slide1.xml", slide), slide);
}

#[test]
fn what_cannot_be_cleaned_is_told_and_stays() {
    let files: [(&str, &[u8], LeftIn); 3] = [
        ("word/embeddings/oleObject1.bin", b"\xD0\xCF\x11\xE0 Zichtbaar", LeftIn::EmbeddedFile),
        ("word/media/image1.emf", b"\x01\x00\x00\x00 Zichtbaar", LeftIn::EmbeddedPicture),
        ("word/media/image2.jpeg", b"\xFF\xD8\xFF\xE1 Zichtbaar", LeftIn::EmbeddedPicture),
    ];
    for (name, bytes, expected) in files {
        let text =
            [("_rels/.rels", ROOT.as_bytes()), ("[Content_Types].xml", TYPES.as_bytes()), (name, bytes)];
        let (out, left) = clean(Format::Docx, &zipped(&text)).unwrap();
        assert_eq!(left, [expected], "{name}");
        assert!(unzipped(&out).iter().any(|(n, b)| n == name && b == bytes));
    }
}

#[test]
fn the_sheet_behind_a_chart_is_cleaned_too() {
    let sheet = document(&[("xl/workbook.xml", r#"<w><fileSharing userName="Canarie"/>Zichtbaar</w>"#)]);
    let deck = [
        ("[Content_Types].xml", TYPES.as_bytes()),
        ("_rels/.rels", ROOT.as_bytes()),
        ("ppt/embeddings/Sheet1.xlsx", sheet.as_slice()),
    ];
    let (out, left) = clean(Format::Pptx, &zipped(&deck)).unwrap();
    assert_eq!(left, []);
    let parts = unzipped(&out);
    let inner = &parts.iter().find(|(name, _)| name.ends_with(".xlsx")).unwrap().1;
    assert!(part(&assert_no_canary(inner), "xl/workbook.xml").unwrap().contains(KEPT));
}

#[test]
fn a_document_with_macros_is_refused() {
    let parts = [("word/vbaProject.bin", "x")];
    assert!(matches!(
        clean(Format::Docx, &document(&parts)),
        Err(MediaError::NotTakenIn { name: "DOCM", .. })
    ));
}

#[test]
fn cleaning_twice_changes_nothing() {
    let (once, _) =
        clean(Format::Docx, &document(&[("word/document.xml", "<d a='\"'>Zichtbaar</d>")])).unwrap();
    assert_eq!(clean(Format::Docx, &once).unwrap().0, once);
}

#[test]
fn a_full_disk_is_not_the_documents_fault() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::InvalidInput.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let bytes = document(&[("word/document.xml", "<d/>")]);
    let found = super::super::take_in(Format::Docx, &mut Cursor::new(bytes), &mut Full, &Policy::default());
    assert!(matches!(found, Err(MediaError::Io(_))));
}
