//! From a print run to a photo of it, filled in, and the truth about it.

use oogst_core::card::code::CardCode;
use oogst_core::card::form::{CardForm, Spot};
use oogst_core::card::print::{Printed, raster};
use oogst_core::paper::fonts::Fonts;
use serde_json::{Value, json};

use crate::fixtures::rng::Rng;

use super::answers::{Meant, answer};
use super::camera::Camera;
use super::fold::Surface;
use super::grain::Tile;
use super::ground::ground;
use super::lay::{Card, lay, shadow};
use super::lens::lens;
use super::level::Way;
use super::light::{Room, light};
use super::model::{Desk, DeskOptions};
use super::pen::{PAD, Picture, SCALE, Tool};
use super::photo::Photo;
use super::place::{Place, places};
use super::sensor::develop;
use super::things::{hand, thing};
use super::truth::{rounded, told};
use super::worn::{Machine, smudge};
use super::writing::write;

/// One card, filled in.
pub(super) struct Filled {
    pub(super) code: CardCode,
    picture: Picture,
    surface: Surface,
    cut: [(f32, f32); 4],
    pub(super) meant: Vec<Meant>,
    pub(super) pen: &'static str,
    pub(super) written: bool,
}

/// What is the same for all cards: the school's machines, the level, the paper's grain.
struct School<'a> {
    machine: Machine,
    way: &'a Way,
    grain: &'a Tile,
}

/// Draws a desk with filled cards of this print run. The same run and options give the same bytes.
pub fn draw(printed: &Printed, options: &DeskOptions) -> Desk {
    let level = Way::of(options.level);
    let way = Way { odd: options.odd.unwrap_or(level.odd), ..level };
    let mut rng = Rng::new(options.seed.wrapping_mul(0x51_7CC1) ^ (options.level as u64) << 40);
    let grain = Tile::new(&mut rng, 1);
    let cards = filled(printed, options.cards, &way, &grain, &mut rng);
    let form = &printed.form;
    let aspect = options.width as f32 / options.height as f32;
    let places = places(&mut rng, &way, cards.len(), (form.w, form.h), aspect);
    let size = (options.width as f32, options.height as f32);
    let corners: Vec<(f32, f32)> =
        places.iter().flat_map(|place| spot_of(form).map(|(u, v)| place.on_desk(u, v))).collect();
    let camera = Camera::over(&mut rng, &way, size, &corners, size.0 * 0.012 + 8.0);
    let reach = corners.iter().map(|(x, y)| x.hypot(*y)).fold(100.0, f32::max);
    let room = Room::of(&mut rng, &way, reach);
    let kind = *rng.pick(way.grounds);
    let mut photo = Photo::new(camera);

    let laid: Vec<Card<'_>> = cards
        .iter()
        .zip(&places)
        .enumerate()
        .map(|(at, (card, place))| laid(at, card, *place, &places))
        .collect();
    let hidden = hidden(&photo, &laid);
    ground(&mut photo, kind, &mut rng, &hidden);
    let ambient = rng.between(0.35, 0.6);
    for card in &laid {
        shadow(&mut photo, card, room.sun(), rng.between(0.35, 0.6));
        lay(&mut photo, card, room.sun(), ambient);
    }
    clutter(&mut photo, &way, &places, reach, &room, &grain, &mut rng);
    let mirrors = light(&mut photo, &room, &way, kind.gloss(), &mut rng);
    let truth: Vec<Value> =
        cards.iter().zip(&laid).map(|(card, laid)| told(&photo, &mirrors, form, card, laid)).collect();

    let (planes, blur) = lens(&mut photo, &way, &mut rng);
    let developed = develop(planes, photo.width, photo.height, &way, &mut rng);
    let truth = json!({
        "size": [options.width, options.height],
        "seed": options.seed,
        "level": options.level.name(),
        "exif_orientation": 1,
        "background": kind.name(),
        "tilt_deg": rounded(photo.camera.tilt, 1),
        "defocus_px": rounded(blur.defocus, 2),
        "motion_px": rounded(blur.motion, 2),
        "noise": rounded(developed.noise, 4),
        "jpeg_q": developed.quality,
        "cards": truth,
    });
    Desk { jpeg: developed.jpeg, truth }
}

/// Cards in the order in which they come to lie: shuffled, printed, filled in.
fn filled(printed: &Printed, count: usize, way: &Way, grain: &Tile, rng: &mut Rng) -> Vec<Filled> {
    let fonts = Fonts::open().expect("the fonts that come with the program");
    let form = &printed.form;
    let mut all: Vec<(usize, usize)> = printed
        .sheets
        .iter()
        .enumerate()
        .flat_map(|(sheet, s)| (0..s.cards.len()).map(move |card| (sheet, card)))
        .collect();
    for at in (1..all.len()).rev() {
        all.swap(at, (rng.bits() % (at as u64 + 1)) as usize);
    }
    // 254 is the most that a label tells apart.
    all.truncate(count.min(250));
    let school = School { machine: Machine::of(rng, way), way, grain };
    let mut cards: Vec<Option<Filled>> = all.iter().map(|_| None).collect();
    for (at, sheet) in printed.sheets.iter().enumerate() {
        let on_it: Vec<usize> = (0..all.len()).filter(|card| all[*card].0 == at).collect();
        if on_it.is_empty() {
            continue;
        }
        let grey =
            raster(&fonts, &sheet.ops, sheet.w, sheet.h, SCALE).expect("an A4 sheet at 12 pixels per mm");
        for card in on_it {
            let placed = sheet.cards[all[card].1];
            let (size, print) = cropped(&grey.pixels, (grey.width, grey.height), placed.at);
            cards[card] = Some(fill(form, placed.code, (size, &print), &school, rng));
        }
    }
    cards.into_iter().flatten().collect()
}

fn fill(
    form: &CardForm,
    code: CardCode,
    (size, print): ((usize, usize), &[u8]),
    school: &School<'_>,
    rng: &mut Rng,
) -> Filled {
    let School { machine, way, grain } = school;
    let surface = Surface::of(rng, way, form.w, form.h);
    let white = rng.between(way.paper.0, way.paper.1);
    let yellow = rng.between(0.0, 0.06);
    let paper = [white, white * (1.0 - yellow * 0.3), white * (1.0 - yellow)];
    let mut picture = machine.print(print, size, &surface, grain, paper, rng);
    let tool = Tool::any(rng);
    if rng.unit() < way.smudge {
        let place = (rng.between(0.1, 0.9) * form.w, rng.between(0.1, 0.9) * form.h);
        let (wide, deep) = (rng.between(3.0, 9.0), rng.between(0.04, 0.16));
        smudge(&mut picture, place, wide, deep, grain, rng);
    }
    let meant = answer(&mut picture, form, &tool, way, grain, rng);
    let mut written = false;
    for area in &form.writing {
        written |= write(&mut picture, area, &tool, grain, rng);
    }
    let off = |rng: &mut Rng| rng.wobble(way.cut.min(PAD - 0.5));
    let cut = spot_of(form).map(|(x, y)| (x + off(rng), y + off(rng)));
    Filled { code, picture, surface, cut, meant, pen: tool.name(), written }
}

/// The corners of a card.
pub(super) fn spot_of(form: &CardForm) -> [(f32, f32); 4] {
    [(0.0, 0.0), (form.w, 0.0), (form.w, form.h), (0.0, form.h)]
}

/// One card's part of a sheet, with what was printed round it; off the sheet it is white.
fn cropped(sheet: &[u8], (width, height): (u32, u32), at: Spot) -> ((usize, usize), Vec<u8>) {
    let pixel = |mm: f32| (mm * SCALE).round() as i32;
    let (left, top) = (pixel(at.x - PAD), pixel(at.y - PAD));
    let (w, h) = (pixel(at.w + 2.0 * PAD) as usize, pixel(at.h + 2.0 * PAD) as usize);
    let mut print = vec![255u8; w * h];
    for y in 0..h {
        let from = top + y as i32;
        if from < 0 || from >= height as i32 {
            continue;
        }
        for x in 0..w {
            let column = left + x as i32;
            if column >= 0 && column < width as i32 {
                print[y * w + x] = sheet[from as usize * width as usize + column as usize];
            }
        }
    }
    ((w, h), print)
}

/// A card on those that lie below it.
fn laid<'a>(at: usize, card: &'a Filled, place: Place, places: &[Place]) -> Card<'a> {
    let reach = place.w.min(place.h) * 0.9;
    let under =
        places[..at].iter().filter(|other| (other.x - place.x).hypot(other.y - place.y) < reach).count();
    let lift = 0.5 * under.min(4) as f32;
    Card { picture: &card.picture, surface: &card.surface, place, cut: card.cut, lift, label: at as u8 + 1 }
}

/// The pixels that cards hide for sure: the desk need not be painted there.
fn hidden(photo: &Photo, cards: &[Card<'_>]) -> Vec<bool> {
    let mut hidden = vec![false; photo.width * photo.height];
    for card in cards {
        let (w, h) = (card.place.w, card.place.h);
        // Folded and curled edges bend inwards as seen: stay well clear of them.
        let inner = [(18.0, 18.0), (w - 18.0, 18.0), (w - 18.0, h - 18.0), (18.0, h - 18.0)];
        let quad = inner.map(|(u, v)| card.see(&photo.camera, u, v));
        let (left, right, top, bottom) = photo.bounds(&quad, 0.0);
        for y in top..bottom {
            for x in left..right {
                let (px, py) = (x as f32 + 0.5, y as f32 + 0.5);
                let inside = (0..4).all(|at| {
                    let (a, b) = (quad[at], quad[(at + 1) % 4]);
                    (b.0 - a.0) * (py - a.1) - (b.1 - a.1) * (px - a.0) > 0.0
                });
                hidden[y * photo.width + x] |= inside;
            }
        }
    }
    hidden
}

/// Pencils, rubbers and hands.
fn clutter(
    photo: &mut Photo,
    way: &Way,
    places: &[Place],
    reach: f32,
    room: &Room,
    grain: &Tile,
    rng: &mut Rng,
) {
    let count = way.things.0 + (rng.bits() % u64::from(way.things.1 - way.things.0 + 1)) as u32;
    for _ in 0..count {
        let over = rng.unit() < way.over;
        let free = |x: f32, y: f32| {
            places.iter().all(|place| {
                let (u, v) = place.on_card(x, y);
                u < -22.0 || v < -22.0 || u > place.w + 22.0 || v > place.h + 22.0
            })
        };
        let spots = (0..60).map(|_| (rng.wobble(reach), rng.wobble(reach))).collect::<Vec<_>>();
        let spot = spots.iter().find(|(x, y)| over || free(*x, *y));
        if let Some(spot) = spot {
            thing(photo, *spot, room.sun(), grain, rng);
        }
    }
    if rng.unit() < way.hand {
        // From the side nearest to a card at the edge.
        let turn = rng.between(0.0, std::f32::consts::TAU);
        let side = (turn.cos(), turn.sin());
        let outer = places
            .iter()
            .max_by(|a, b| (a.x * side.0 + a.y * side.1).total_cmp(&(b.x * side.0 + b.y * side.1)));
        if let Some(place) = outer {
            let at = place.w.min(place.h) * rng.between(0.28, 0.5);
            let tip = (place.x + side.0 * at, place.y + side.1 * at);
            let bend = rng.wobble(0.4);
            let from = (tip.0 + (turn + bend).cos() * 400.0, tip.1 + (turn + bend).sin() * 400.0);
            hand(photo, tip, from, room.sun(), grain, rng);
        }
    }
}
