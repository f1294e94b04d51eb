//! What is drawn, as pixels.

use super::*;
use crate::card::{
    code::CardCode,
    form::{BOX_STROKE, MARK_BITS, Spot},
    print::sheet::card,
};

/// Pixels per millimetre.
const SCALE: f32 = 10.0;

fn picture(layout: &CardLayout, number: u16) -> Grey {
    let fonts = fonts();
    let code = CardCode::new(layout.size, 0x12345, 7, number).unwrap();
    let ops = card(&fonts, layout, code, true).unwrap();
    raster(&fonts, &ops, layout.form.w, layout.form.h, SCALE).unwrap()
}

fn at(grey: &Grey, x: f32, y: f32) -> u8 {
    grey.pixels[(y * SCALE) as usize * grey.width as usize + (x * SCALE) as usize]
}

/// The darkest pixel in a place.
fn darkest(grey: &Grey, spot: Spot) -> u8 {
    let steps =
        |from: f32, length: f32| (0..(length * SCALE) as usize).map(move |n| from + (n as f32 + 0.5) / SCALE);
    steps(spot.y, spot.h).flat_map(|y| steps(spot.x, spot.w).map(move |x| at(grey, x, y))).min().unwrap()
}

#[test]
fn a_box_is_a_black_outline_with_white_inside_and_two_millimetres_around() {
    for (name, layout) in shipped_layouts() {
        let grey = picture(&layout, 1023);
        for spot in &layout.form.boxes {
            let Spot { x, y, w, h } = spot.at;
            let middle = BOX_STROKE / 2.0;
            for (px, py) in [
                (x + w / 2.0, y + middle),
                (x + w / 2.0, y + h - middle),
                (x + middle, y + h / 2.0),
                (x + w - middle, y + h / 2.0),
            ] {
                assert!(at(&grey, px, py) < 40, "{name}: no outline at {px} {py}");
            }
            let inside = Spot { x: x + 0.6, y: y + 0.6, w: w - 1.2, h: h - 1.2 };
            assert!(darkest(&grey, inside) > 200, "{name}: ink in the box at {x} {y}");
            let clear = 1.9;
            for around in [
                Spot { x: x - clear, y: y - clear, w: w + 2.0 * clear, h: clear - 0.2 },
                Spot { x: x - clear, y: y + h + 0.2, w: w + 2.0 * clear, h: clear - 0.2 },
                Spot { x: x - clear, y, w: clear - 0.2, h },
                Spot { x: x + w + 0.2, y, w: clear - 0.2, h },
            ] {
                assert!(darkest(&grey, around) > 200, "{name}: ink beside the box at {x} {y}");
            }
        }
    }
}

#[test]
fn marks_are_their_bits_and_code_and_marks_stand_in_white() {
    for (name, layout) in shipped_layouts() {
        let grey = picture(&layout, 1023);
        for (mark, bits) in layout.form.marks.iter().zip(MARK_BITS) {
            let unit = mark.w / 6.0;
            for n in 0..36 {
                let (column, row) = (n % 6, n / 6);
                let (x, y) = (mark.x + (column as f32 + 0.5) * unit, mark.y + (row as f32 + 0.5) * unit);
                let inner = (1..5).contains(&column) && (1..5).contains(&row);
                let white = inner && bits >> (15 - ((row - 1) * 4 + column - 1)) & 1 == 1;
                assert_eq!(at(&grey, x, y) > 128, white, "{name}: {column} {row}");
            }
        }
        let places = layout.form.marks.iter().map(|mark| (*mark, 1.8)).chain([(layout.form.code, 3.3)]);
        for (spot, white) in places {
            let Spot { x, y, w, h } = spot;
            for around in [
                Spot { x: x - white, y: y - white, w: w + 2.0 * white, h: white - 0.2 },
                Spot { x: x - white, y: y + h + 0.2, w: w + 2.0 * white, h: white - 0.2 },
                Spot { x: x - white, y, w: white - 0.2, h },
                Spot { x: x + w + 0.2, y, w: white - 0.2, h },
            ] {
                assert!(darkest(&grey, around) > 200, "{name}: ink beside {spot:?}");
            }
        }
    }
}

#[test]
fn two_cards_differ_in_code_and_number_only() {
    let layout = layout(&fonts(), &template("traffic-light"), CardSize::A6).unwrap();
    let (one, other) = (picture(&layout, 7), picture(&layout, 28));
    let differ: Vec<(f32, f32)> = one
        .pixels
        .iter()
        .zip(&other.pixels)
        .enumerate()
        .filter(|(_, (a, b))| a != b)
        .map(|(n, _)| ((n % one.width as usize) as f32 / SCALE, (n / one.width as usize) as f32 / SCALE))
        .collect();
    assert!(differ.iter().any(|(x, _)| *x > 80.0) && differ.iter().any(|(x, _)| *x < 30.0));
    assert!(differ.iter().all(|(x, y)| *y < 31.0 && (*x < 30.1 || *x > 80.0)));
}

#[test]
fn a_picture_of_no_size_or_too_large_is_refused() {
    let fonts = fonts();
    for scale in [0.0, -1.0, f32::NAN, 1e6, f32::INFINITY] {
        assert!(matches!(raster(&fonts, &[], 105.0, 148.5, scale), Err(RasterError::Size { .. })), "{scale}");
    }
}
