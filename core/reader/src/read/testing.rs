//! Draws desks with cards for the tests: small, exact, the same every time.

use sha2::{Digest, Sha256};

use super::super::code::{ALPHABET, CardCode, CardSize, PrintedCodes, PrintedRun};
use super::super::form::{
    BOX_STROKE, BoxSpot, CODE_MODULES, CardForm, MARK_BITS, MARK_MODULES, QuestionForm, Spot,
};
use super::photo::Forms;
use super::plane::Luma;
use super::qr::symbol::{MODULES, Symbol};
use super::qr::text::codewords;

/// Grey of desk, paper and ink.
const DESK: u8 = 90;
const PAPER: u8 = 225;
const INK: u8 = 35;
/// The template of the cards that are drawn.
pub(super) const TEMPLATE: u32 = 0x12345;

/// Knows one template, on all sizes.
pub(super) struct OneForm(pub(super) CardForm);

impl Forms for OneForm {
    fn form(&self, code: &CardCode) -> Option<&CardForm> {
        (code.template == TEMPLATE).then_some(&self.0)
    }
}

/// Two questions of four options on A6.
pub(super) fn form() -> CardForm {
    let mut form = CardForm::empty(CardSize::A6);
    for question in 0..2 {
        let options = ["a", "b", "c", "d"].map(String::from).to_vec();
        form.questions.push(QuestionForm { key: format!("q{}", question + 1), options, several: false });
        for option in 0..4 {
            let at = Spot::square(32.0 + 16.0 * option as f32, 40.0 + 12.0 * question as f32, 5.0);
            form.boxes.push(BoxSpot { question, option, at });
        }
    }
    form.writing.push(Spot { x: 10.0, y: 70.0, w: 60.0, h: 40.0 });
    form
}

/// The code of the card with this number.
pub(super) fn code(number: u16) -> CardCode {
    CardCode::new(CardSize::A6, TEMPLATE, 0x00C_0FFE, number).unwrap()
}

/// The text of a valid code whose format nobody knows yet.
pub(super) fn newer_code() -> String {
    let body = format!("Z{}", &code(5).text()[1..12]);
    let digest: [u8; 32] = Sha256::new().chain_update("oogst card 1").chain_update(&body).finalize().into();
    let sum = CardCode::template_tag(&digest);
    let letters = (0..4).rev().map(|at| char::from(ALPHABET[(sum >> (5 * at) & 31) as usize]));
    body.chars().chain(letters).collect()
}

/// Thirty cards of that run.
pub(super) fn printed() -> PrintedCodes {
    let CardCode { size, template, run, .. } = code(1);
    PrintedCodes { runs: vec![PrintedRun { size, template, run, first: 1, last: 30 }] }
}

/// A desk, seen from above.
pub(super) struct Desk {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) data: Vec<u8>,
}

impl Desk {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self { width, height, data: vec![DESK; width * height] }
    }

    pub(super) fn luma(&self) -> Luma<'_> {
        Luma::new(self.width, self.height, &self.data).unwrap()
    }

    /// Lays a card down: its middle, pixels per millimetre, its turn in degrees, which boxes are crossed.
    pub(super) fn lay(&mut self, text: &str, middle: [f32; 2], scale: f32, turn: f32, crossed: &[usize]) {
        let form = form();
        let symbol = Symbol::new();
        let modules = symbol.draw(&codewords(text).unwrap(), 3);
        let (sine, cosine) = turn.to_radians().sin_cos();
        for y in 0..self.height {
            for x in 0..self.width {
                let (mut sum, mut count) = (0.0, 0.0);
                for part in 0..9 {
                    let dx = x as f32 + (part % 3) as f32 / 3.0 - 1.0 / 3.0 - middle[0];
                    let dy = y as f32 + (part / 3) as f32 / 3.0 - 1.0 / 3.0 - middle[1];
                    let u = (dx * cosine + dy * sine) / scale + form.w / 2.0;
                    let v = (dy * cosine - dx * sine) / scale + form.h / 2.0;
                    if (0.0..form.w).contains(&u) && (0.0..form.h).contains(&v) {
                        sum += if inked(&form, &modules, crossed, u, v) {
                            f32::from(INK)
                        } else {
                            f32::from(PAPER)
                        };
                        count += 1.0;
                    }
                }
                if count > 0.0 {
                    let grey = &mut self.data[y * self.width + x];
                    *grey = ((sum + f32::from(*grey) * (9.0 - count)) / 9.0) as u8;
                }
            }
        }
    }

    /// Covers a rectangle of pixels with something grey.
    pub(super) fn cover(&mut self, left: usize, top: usize, right: usize, bottom: usize) {
        for y in top..bottom.min(self.height) {
            self.data[y * self.width + left..y * self.width + right.min(self.width)].fill(150);
        }
    }

    /// The mean of squares of `2 × reach + 1` pixels, and a little noise.
    pub(super) fn blur(&mut self, reach: usize) {
        let before = self.data.clone();
        let mut state = 1u32;
        for y in 0..self.height {
            for x in 0..self.width {
                let (mut sum, mut count) = (0u32, 0);
                for ny in y.saturating_sub(reach)..(y + reach + 1).min(self.height) {
                    for nx in x.saturating_sub(reach)..(x + reach + 1).min(self.width) {
                        sum += u32::from(before[ny * self.width + nx]);
                        count += 1;
                    }
                }
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                self.data[y * self.width + x] = (sum / count + (state >> 30)).min(255) as u8;
            }
        }
    }
}

fn inked(form: &CardForm, modules: &[f32; MODULES], crossed: &[usize], u: f32, v: f32) -> bool {
    let within = |spot: &Spot| (u - spot.x, v - spot.y, spot.w);
    let inside =
        |spot: &Spot| (spot.x..spot.x + spot.w).contains(&u) && (spot.y..spot.y + spot.h).contains(&v);
    if inside(&form.code) {
        let (x, y, side) = within(&form.code);
        let module = side / CODE_MODULES as f32;
        return modules[(y / module) as usize * CODE_MODULES + (x / module) as usize] < 0.0;
    }
    if let Some((spot, bits)) = form.marks.iter().zip(MARK_BITS).find(|(spot, _)| inside(spot)) {
        let (x, y, side) = within(spot);
        let module = side / MARK_MODULES as f32;
        let (column, row) = ((x / module) as usize, (y / module) as usize);
        let border = |at: usize| at == 0 || at == MARK_MODULES - 1;
        return border(column) || border(row) || bits >> (15 - ((row - 1) * 4 + column - 1)) & 1 == 0;
    }
    if let Some((at, spot)) = form.boxes.iter().enumerate().find(|(_, spot)| inside(&spot.at)) {
        let (x, y, side) = within(&spot.at);
        let edge = x.min(y).min(side - x).min(side - y);
        let cross = (x - y).abs().min((x + y - side).abs()) < 0.4;
        return edge < BOX_STROKE || crossed.contains(&at) && cross && edge > 0.6;
    }
    false
}
