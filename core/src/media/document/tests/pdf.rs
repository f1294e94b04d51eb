//! PDF.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

use super::*;

fn text(value: &str) -> Object {
    Object::string_literal(value)
}

/// A page with words, and whatever `more` adds to the page and the catalog.
pub(super) fn document(more: impl FnOnce(&mut Document, &mut Dictionary, &mut Dictionary)) -> Vec<u8> {
    let mut doc = Document::with_version("1.7");
    let words = Stream::new(dictionary! {}, b"BT /F1 12 Tf 20 20 Td (Zichtbaar) Tj ET".to_vec());
    let words = doc.add_object(words);
    let font =
        doc.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier" });
    let pages = doc.new_object_id();
    let mut page = dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => words,
        "MediaBox" => vec![0.into(), 0.into(), 200.into(), 200.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    };
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
    more(&mut doc, &mut page, &mut catalog);
    let page = doc.add_object(page);
    doc.objects
        .insert(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into());
    let root = doc.add_object(catalog);
    let info = doc.add_object(dictionary! { "Author" => text(CANARY), "Title" => text(CANARY) });
    doc.trailer.set("Root", root);
    doc.trailer.set("Info", info);
    doc.trailer.set("ID", vec![text(CANARY), text(CANARY)]);
    let mut out = Vec::new();
    doc.save_to(&mut out).unwrap();
    out
}

/// Cleans, and looks for canaries in the file and in all of its streams, unpacked.
pub(super) fn cleaned(bytes: &[u8]) -> (Document, Vec<LeftIn>) {
    assert!(holds(bytes, CANARY), "the test plants nothing");
    let (out, left) = clean(Format::Pdf, bytes).unwrap();
    assert!(!holds(&out, CANARY), "{}", String::from_utf8_lossy(&out));
    let doc = Document::load_mem(&out).unwrap();
    for object in doc.objects.values() {
        if let Object::Stream(stream) = object {
            let plain = stream.get_plain_content().unwrap_or_else(|_| stream.content.clone());
            assert!(!holds(&plain, CANARY));
        }
    }
    assert!(doc.extract_text(&[1]).unwrap().contains(KEPT), "the page's words stay");
    (doc, left)
}

fn refused(bytes: &[u8]) -> MediaError {
    clean(Format::Pdf, bytes).unwrap_err()
}

#[test]
fn properties_metadata_and_private_data_go() {
    let bytes = document(|doc, page, catalog| {
        let xmp =
            Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, CANARY.as_bytes().to_vec());
        let xmp = doc.add_object(xmp);
        catalog.set("Metadata", xmp);
        page.set("Metadata", xmp);
        page.set("PieceInfo", dictionary! { "App" => dictionary! { "Private" => text(CANARY) } });
        page.set("LastModified", text(CANARY));
        catalog.set("Lang", text("nl"));
        catalog.set("OCProperties", dictionary! { "D" => dictionary! { "Creator" => text(CANARY) } });
        // Reached by nothing: an older version of something.
        doc.add_object(text(CANARY));
    });
    let (doc, left) = cleaned(&bytes);
    assert_eq!(left, []);
    assert!(doc.trailer.get(b"Info").is_err() && doc.trailer.get(b"ID").is_err());
    assert_eq!(doc.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap(), b"nl");
}

#[test]
fn notes_keep_their_words_and_lose_their_authors() {
    let bytes = document(|doc, page, _| {
        let rect = Object::Array(vec![0.into(), 0.into(), 9.into(), 9.into()]);
        let note = dictionary! {
            "Type" => "Annot", "Subtype" => "Text", "Rect" => rect.clone(), "T" => text(CANARY), "M" => text(CANARY),
            "CreationDate" => text(CANARY), "NM" => text(CANARY), "Contents" => text("Goed zo"),
        };
        let state = dictionary! {
            "Subtype" => "Text", "Rect" => rect.clone(), "StateModel" => text("Review"),
            "Contents" => text("Accepted set by Canarie"), "T" => text(CANARY),
        };
        let field =
            dictionary! { "Subtype" => "Widget", "Rect" => rect, "FT" => "Tx", "T" => text("Veld 1") };
        let note = doc.add_object(note);
        page.set("Annots", vec![note.into(), state.into(), field.into()]);
    });
    let (doc, left) = cleaned(&bytes);
    assert_eq!(left, []);
    let page = doc.page_iter().next().unwrap();
    let notes = doc.get_page_annotations(page).unwrap();
    assert_eq!(notes[0].get(b"T").unwrap().as_str().unwrap(), b"Auteur");
    assert_eq!(notes[0].get(b"Contents").unwrap().as_str().unwrap(), b"Goed zo");
}

#[test]
fn scripts_signatures_and_paths_go_and_links_stay() {
    let bytes = document(|doc, page, catalog| {
        let rect = Object::Array(vec![0.into(), 0.into(), 9.into(), 9.into()]);
        catalog.set("OpenAction", dictionary! { "S" => "JavaScript", "JS" => text(CANARY) });
        catalog.set("Names", dictionary! { "JavaScript" => dictionary! { "Names" => vec![text(CANARY)] } });
        let signature =
            doc.add_object(dictionary! { "Type" => "Sig", "Name" => text(CANARY), "Reason" => text(CANARY) });
        let picture = doc.add_object(Stream::new(dictionary! {}, CANARY.as_bytes().to_vec()));
        let look = dictionary! { "N" => picture };
        let field = doc.add_object(dictionary! { "FT" => "Sig", "T" => text("H1"), "V" => signature, "Rect" => rect.clone(), "AP" => look });
        catalog.set("AcroForm", dictionary! { "Fields" => vec![field.into()], "SigFlags" => 3 });
        let link =
            |action: Dictionary| dictionary! { "Subtype" => "Link", "Rect" => rect.clone(), "A" => action };
        page.set("Annots", vec![
            link(dictionary! { "S" => "URI", "URI" => text("https://school.nl") }).into(),
            link(dictionary! { "S" => "Launch", "F" => text(CANARY) }).into(),
            link(dictionary! { "S" => "GoToR", "F" => text("/C/Users/Canarie/les.pdf") }).into(),
            link(dictionary! { "S" => "GoToR", "F" => dictionary! { "UF" => Object::string_literal(
                [0xFE, 0xFF].into_iter().chain(r"C:\Users\Canarie\les.pdf".encode_utf16().flat_map(u16::to_be_bytes)).collect::<Vec<u8>>(),
            ) } }).into(),
            field.into(),
        ]);
    });
    let (doc, left) = cleaned(&bytes);
    assert_eq!(left, []);
    let mut out = Vec::new();
    doc.clone().save_to(&mut out).unwrap();
    assert!(holds(&out, "https://school.nl") && holds(&out, "(les.pdf)"));
}

#[test]
fn attached_files_and_broken_photos_stay_and_are_told() {
    let bytes = document(|doc, page, catalog| {
        let file =
            doc.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, KEPT.as_bytes().to_vec()));
        let named = dictionary! { "Names" => vec![text("a"), dictionary! { "EF" => dictionary! { "F" => file } }.into()] };
        catalog.set("Names", dictionary! { "EmbeddedFiles" => named });
        let broken =
            Stream::new(dictionary! { "Subtype" => "Image", "Filter" => "DCTDecode" }, b"\xFF\xD8".to_vec());
        let broken = doc.add_object(broken);
        page.set("Resources", dictionary! { "XObject" => dictionary! { "A" => broken } });
    });
    let (_, left) = clean(Format::Pdf, &bytes).unwrap();
    assert_eq!(left, [LeftIn::EmbeddedPicture, LeftIn::EmbeddedFile]);
}

#[test]
fn an_older_revision_is_gone() {
    let mut bytes = document(|_, _, catalog| catalog.set("PageLabels", text(CANARY)));
    let root = Document::load_mem(&bytes).unwrap().trailer.get(b"Root").unwrap().as_reference().unwrap();
    let before = bytes.windows(9).rposition(|w| w == b"startxref").unwrap();
    let before: usize = std::str::from_utf8(&bytes[before + 9..])
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap()
        .parse()
        .unwrap();
    let pages =
        Document::load_mem(&bytes).unwrap().catalog().unwrap().get(b"Pages").unwrap().as_reference().unwrap();
    let at = bytes.len();
    bytes.extend(format!("{} 0 obj\n<</Type/Catalog/Pages {} 0 R>>\nendobj\n", root.0, pages.0).bytes());
    let xref = bytes.len();
    bytes.extend(format!("xref\n{} 1\n{at:010} 00000 n \ntrailer\n<</Size 99/Root {} 0 R/Prev {before}>>\nstartxref\n{xref}\n%%EOF", root.0, root.0).bytes());
    cleaned(&bytes);
}

#[test]
fn a_pdf_with_a_password_is_refused() {
    let mut bytes = document(|_, _, _| {});
    let at = bytes.windows(5).rposition(|w| w == b"/Root").unwrap();
    let crypt = b"/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O(01234567890123456789012345678901)/U(01234567890123456789012345678901)>>";
    bytes.splice(at..at, crypt.iter().copied());
    let found = refused(&bytes);
    assert!(matches!(found, MediaError::Protected { format: Format::Pdf }), "{found}");
}
