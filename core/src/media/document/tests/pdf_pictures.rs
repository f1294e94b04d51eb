//! Photos inside a PDF, wherever they stand.

use lopdf::{Document, Object, Stream, dictionary};

use super::pdf::{cleaned, document};
use super::*;

#[test]
fn a_photo_loses_its_camera_data_and_keeps_its_picture() {
    let image = |filter: Object, content: Vec<u8>| {
        let mut dict = dictionary! { "Subtype" => "Image", "Width" => 8, "Height" => 8, "BitsPerComponent" => 8, "ColorSpace" => "DeviceGray" };
        dict.set("Filter", filter);
        Stream::new(dict, content)
    };
    let bytes = document(|doc, page, _| {
        let plain = doc.add_object(image("DCTDecode".into(), jpeg()));
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(&jpeg()).unwrap();
        let twice = image(vec!["FlateDecode".into(), "DCTDecode".into()].into(), packed.finish().unwrap());
        let twice = doc.add_object(twice);
        let jp2 =
            [&b"\0\0\0\x0CjP  \r\n\x87\n"[..], b"\0\0\0\x0Fxml Canarie", b"\0\0\0\x0Cjp2cBEEL"].concat();
        let jp2 = doc.add_object(image("JPXDecode".into(), jp2));
        page.set(
            "Resources",
            dictionary! { "XObject" => dictionary! { "A" => plain, "B" => twice, "C" => jp2 } },
        );
    });
    let (out, left) = clean(Format::Pdf, &bytes).unwrap();
    assert_eq!(left, []);
    assert!(!holds(&out, CANARY));
    let doc = Document::load_mem(&out).unwrap();
    let pictures: Vec<&Stream> =
        doc.objects.values().filter_map(|o| o.as_stream().ok()).filter(|s| s.dict.has(b"Width")).collect();
    assert_eq!(pictures.len(), 3);
    // The scan, byte for byte.
    let scans = pictures.iter().filter(|s| {
        s.content.windows(4).any(|w| w == [0xFF, 0xDA, 0, 8]) && s.content.ends_with(&[0xFF, 0xD9])
    });
    assert_eq!(scans.count(), 2);
    assert!(pictures.iter().any(|s| s.content.ends_with(b"jp2cBEEL")));
}

/// A page that draws the JPEG in its own instructions, in every way that it may be written down.
#[test]
fn a_photo_among_a_page_s_instructions_loses_its_camera_data() {
    let hex: String = jpeg().iter().map(|byte| format!("{byte:02X}")).collect();
    let mut words = Vec::new();
    let mut say = |before: &str, data: &[u8], after: &str| {
        words.extend_from_slice(before.as_bytes());
        words.extend_from_slice(data);
        words.extend_from_slice(after.as_bytes());
    };
    let text = "BT /F1 12 Tf 20 20 Td (Zichtbaar BI 3) Tj ET\n";
    say(text, b"", "q 9 0 0 9 0 0 cm\n");
    let head = "/W 8 /H 8 /BPC 8 /CS [/I /RGB 1 (\\) ID x)] /D[0 1]";
    say(&format!("BI {head} /F /DCT ID "), &jpeg(), "\nEI Q\n");
    say(&format!("BI\n{head}\n/Filter[/AHx/DCTDecode]\nID\n"), hex.as_bytes(), ">\nEI\n");
    say("BI /W 2 /H 1 /BPC 8 /CS /G ID ", b"EI", "\nEI\n");
    say("", b"", text);
    let bytes = document(|doc, page, _| {
        let mut stream = Stream::new(dictionary! {}, words.clone());
        stream.compress().unwrap();
        page.set("Contents", doc.add_object(stream));
    });
    let (doc, left) = cleaned(&bytes);
    assert_eq!(left, []);
    let page = doc.page_iter().next().unwrap();
    let page = doc.get_page_content(page);
    let count = |what: &[u8]| page.windows(what.len()).filter(|w| *w == what).count();
    assert_eq!(count(b"(Zichtbaar BI 3) Tj"), 2, "what stands around them stays");
    assert_eq!((count(b"/CS [/I /RGB 1 (\\) ID x)]"), count(b"/F /DCT ID \xFF\xD8")), (2, 2));
    assert_eq!(count(&[0x3F, 0xFF, 0xD9, b'\n', b'E', b'I']), 2, "the scans");
    assert_eq!(count(b"ID EI\nEI\n"), 1, "a picture of another kind");
}

#[test]
fn a_photo_is_known_as_one_where_its_filter_is_an_object_of_its_own() {
    let bytes = document(|doc, page, _| {
        let filter = doc.add_object(Object::Name(b"DCTDecode".to_vec()));
        let filters = doc.add_object(vec![Object::Name(b"ASCIIHexDecode".to_vec()), filter.into()]);
        let hex: String = jpeg().iter().map(|byte| format!("{byte:02x}\n")).collect();
        let a = doc.add_object(Stream::new(dictionary! { "Filter" => filter }, jpeg()));
        let b = doc.add_object(Stream::new(dictionary! { "Filter" => filters }, hex.into_bytes()));
        page.set("Resources", dictionary! { "XObject" => dictionary! { "A" => a, "B" => b } });
    });
    let (out, left) = clean(Format::Pdf, &bytes).unwrap();
    assert_eq!((left, holds(&out, CANARY)), (vec![], false));
    assert_eq!(out.windows(4).filter(|w| *w == [0xFF, 0xDA, 0, 8]).count(), 2, "both, as they are");
}

/// Told rather than left in silence: what no JPEG ends, and what can't be unpacked.
#[test]
fn what_can_t_be_looked_into_is_told() {
    for (words, wanted) in [
        (&b"BI /F /DCT ID \xFF\xD8 Canarie EI Q"[..], LeftIn::EmbeddedPicture),
        (b"BI /F [/A85 /DCT] /DP [null null] ID Canarie ~> EI Q", LeftIn::EmbeddedPicture),
        (b"BI /F /JPX ID Canarie EI Q", LeftIn::EmbeddedPicture),
    ] {
        let bytes = document(|doc, page, _| {
            let more = doc.add_object(Stream::new(dictionary! {}, words.to_vec()));
            page.set("Contents", vec![page.get(b"Contents").unwrap().clone(), more.into()]);
        });
        assert_eq!(clean(Format::Pdf, &bytes).unwrap().1, [wanted]);
    }
    let bytes = document(|doc, page, _| {
        let broken = Stream::new(dictionary! { "Filter" => "ASCIIHexDecode" }, b"Canarie".to_vec());
        let more = doc.add_object(broken);
        page.set("Contents", vec![page.get(b"Contents").unwrap().clone(), more.into()]);
    });
    assert_eq!(clean(Format::Pdf, &bytes).unwrap().1, [LeftIn::UnreadablePart]);
}

/// A grey JPEG of 8 by 8 with Exif, a comment and something after its end: one block, all zero.
fn jpeg() -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    let mut put = |marker: u8, body: &[u8]| {
        bytes.extend([0xFF, marker]);
        bytes.extend((body.len() as u16 + 2).to_be_bytes());
        bytes.extend_from_slice(body);
    };
    put(0xE1, b"Exif\0\0Canarie");
    put(0xFE, b"Canarie");
    put(0xDB, &[&[0][..], &[1; 64]].concat());
    put(0xC0, &[8, 0, 8, 0, 8, 1, 1, 0x11, 0]);
    for class in [0, 0x10] {
        put(0xC4, &[&[class, 1][..], &[0; 15], &[0]].concat());
    }
    put(0xDA, &[1, 1, 0, 0, 63, 0]);
    bytes.extend([0x3F, 0xFF, 0xD9]);
    bytes.extend(b"Canarie");
    bytes
}
