//! Sheets to test with.

use oogst_domain::capture::MediaKind;

use super::{Badge, ContactSheet, Labels, Section, Tile, Tone};

pub(super) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x * 255 / width) as u8, (y * 255 / height) as u8, 120])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

pub(super) fn tile(kind: MediaKind, preview_jpeg: Option<Vec<u8>>) -> Tile {
    Tile {
        file: "sanne/foto.jpg".into(),
        kind,
        format: "JPEG".into(),
        alt: "Foto van Sanne".into(),
        caption: vec!["Exit cards van 4B".into(), "di 17 nov, 10.40".into()],
        pupils: Some(Badge { label: "Geen leerlingen".into(), tone: Tone::Quiet }),
        size: "2,1 MB".into(),
        preview_jpeg,
        preview_file: None,
    }
}

pub(super) fn sheet(items: usize) -> ContactSheet {
    let items = (0..items).map(|at| match at % 4 {
        3 => tile(MediaKind::Document, None),
        2 => tile(MediaKind::Photo, Some(jpeg(30, 40))),
        _ => tile(MediaKind::Photo, Some(jpeg(40, 30))),
    });
    ContactSheet {
        lang: "nl".into(),
        title: "Werken met exit cards".into(),
        subtitle: "Periode 1".into(),
        labels: Labels {
            empty: "Er is nog niets geopend.".into(),
            no_items: "Zonder beelden ingestuurd.".into(),
            more: "En nog {n}.".into(),
        },
        sections: vec![Section {
            heading: "Sanne de Vries".into(),
            meta: vec!["Groep 4".into()],
            reflection: vec![("Wat lukte?".into(), "Kinderen schreven meer dan ik dacht.".into())],
            items: items.collect(),
        }],
    }
}
