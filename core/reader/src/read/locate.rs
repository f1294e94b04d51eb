//! Finds the cards: by their codes, by their marks, and each by what the other predicts.

use super::super::code::{CardCode, CardSize, PrintedCodes};
use super::super::form::{CODE_MODULES, Frame};
use super::corners::triples;
use super::geometry::{Homography, Point, centre, cross, distance, minus};
use super::marks::Placing;
use super::plane::Luma;
use super::qr::align::{glance, search};
use super::qr::list::List;
use super::qr::read::{CodeRead, Outcome, read_code};
use super::qr::symbol::Symbol;
use super::squares::{Kind, Patterns, Square, unit_to};

/// The most cards in one photo; a desk has room for about eighty.
pub(super) const MOST_CARDS: usize = 200;
/// The most codes that are tried to be read in one photo: a bound on time.
const MOST_TRIES: usize = 600;
/// How like a code three corner patterns must be at a glance; half a module off, in bad blur, still gives 0.5.
const LIKE_A_CODE: f32 = 0.35;

/// A card that was found.
#[derive(Debug, Clone)]
pub(super) struct Located {
    pub(super) placing: Placing,
    pub(super) outcome: Outcome,
}

/// What is needed all the time.
pub(super) struct Locator<'a> {
    luma: Luma<'a>,
    squares: &'a [Square],
    used: Vec<bool>,
    symbol: Symbol,
    list: List,
    patterns: Patterns,
    tries: usize,
    pub(super) found: Vec<Located>,
}

/// All cards in a photo, read or only seen.
pub(super) fn locate(luma: Luma<'_>, squares: &[Square], printed: &PrintedCodes) -> Vec<Located> {
    let mut locator = Locator {
        luma,
        squares,
        used: vec![false; squares.len()],
        symbol: Symbol::new(),
        list: List::new(printed),
        patterns: Patterns::new(),
        tries: 0,
        found: Vec::new(),
    };
    let unread = locator.by_codes();
    locator.by_marks();
    locator.unread_codes(unread);
    for card in &mut locator.found {
        if card.placing.known_marks() < 3 {
            card.placing.find_marks(squares, &locator.used, 0.1);
            card.placing.search_marks(&locator.luma, &locator.patterns);
        }
        card.placing.drop_misfits(3.5);
    }
    locator.found
}

impl Locator<'_> {
    fn full(&self) -> bool {
        self.found.len() >= MOST_CARDS || self.tries >= MOST_TRIES
    }

    fn read(&mut self, map: &Homography, reach: f64) -> CodeRead {
        self.tries += 1;
        read_code(&self.luma, map, &self.symbol, &self.list, reach)
    }

    /// Codes whose three corner patterns were found. Gives back those that could not be read.
    fn by_codes(&mut self) -> Vec<(CodeRead, [usize; 3])> {
        let mut unread = Vec::new();
        for triple in triples(self.squares) {
            if self.full() {
                break;
            }
            if triple.squares.iter().any(|at| self.used[*at]) {
                continue;
            }
            let Some(map) = triple.map(self.squares) else { continue };
            if glance(&self.luma, &self.symbol, &map) < LIKE_A_CODE {
                continue;
            }
            let read = self.read(&map, 0.5);
            match &read.outcome {
                Outcome::Card(code) => {
                    triple.squares.iter().for_each(|at| self.used[*at] = true);
                    self.place(*code, read.corners);
                }
                Outcome::Other(_) => {
                    triple.squares.iter().for_each(|at| self.used[*at] = true);
                    unread.push((read, triple.squares));
                }
                Outcome::Unread(_) => unread.push((read, triple.squares)),
                Outcome::Nothing => {}
            }
        }
        unread
    }

    /// A card whose code was read: its marks are looked for.
    fn place(&mut self, code: CardCode, corners: [Point; 4]) {
        let Some(mut placing) = Placing::from_code(Frame::of(code.size), corners) else { return };
        placing.find_marks(self.squares, &self.used, 0.25);
        self.push(Located { placing, outcome: Outcome::Card(code) });
    }

    fn push(&mut self, card: Located) {
        for at in &card.placing.squares {
            self.used[*at] = true;
        }
        self.found.push(card);
    }

    /// Marks that no code claimed: they say where the code must be.
    fn by_marks(&mut self) {
        for wanted in [3, 2, 1] {
            for at in 0..self.squares.len() {
                if self.full() {
                    return;
                }
                if self.used[at] || self.belongs_to_found(at) {
                    continue;
                }
                if let Some(card) = self.card_with_mark(at, wanted) {
                    self.push(card);
                }
            }
        }
    }

    /// The card that this mark and `wanted − 1` others are on.
    fn card_with_mark(&mut self, at: usize, wanted: usize) -> Option<Located> {
        let square = *self.squares.get(at)?;
        let Kind::Mark(which) = square.kind else { return None };
        let mut placings: Vec<Placing> = [CardSize::A6, CardSize::A7, CardSize::A5]
            .into_iter()
            .filter_map(|size| {
                let mut placing = Placing::from_mark(Frame::of(size), which, at, &square)?;
                placing.find_marks(self.squares, &self.used, 0.2);
                placing.drop_misfits(4.0);
                (placing.known_marks() >= wanted).then_some(placing)
            })
            .collect();
        placings.sort_by(|a, b| a.misfit().total_cmp(&b.misfit()));
        let mut best: Option<(f32, Located)> = None;
        for placing in placings {
            let read = self.code_of(&placing, wanted);
            let likeness = match read.outcome {
                Outcome::Card(code) => {
                    let mut placing = placing.clone();
                    if Frame::of(code.size) != placing.frame {
                        placing = Placing::from_code(Frame::of(code.size), read.corners)?;
                        placing.find_marks(self.squares, &self.used, 0.25);
                    }
                    placing.code = Some(read.corners);
                    placing.refit();
                    placing.find_marks(self.squares, &self.used, 0.1);
                    return Some(Located { placing, outcome: Outcome::Card(code) });
                }
                _ => read.likeness,
            };
            if best.as_ref().is_none_or(|(most, _)| likeness > *most + 0.1) {
                best = Some((likeness, Located { placing, outcome: read.outcome }));
            }
        }
        // One mark alone is only believed to be a card when it is very like one.
        let alone = square.likeness > 0.8 && !self.inside_found(square.centre());
        best.map(|(_, card)| card).filter(|_| wanted > 1 || alone)
    }

    /// Reads the code where a placing says it is.
    fn code_of(&mut self, placing: &Placing, wanted: usize) -> CodeRead {
        let nothing = CodeRead { outcome: Outcome::Nothing, corners: [[0.0; 2]; 4], likeness: 0.0 };
        let expected = placing.map.quad(placing.frame.code.corners());
        if !self.luma.holds(centre(&expected), 0.0) || distance(expected[0], expected[1]) < 18.0 {
            return nothing;
        }
        let Some(map) = code_map(&expected) else { return nothing };
        // Paper curls and a card's fourth corner is extrapolated: 9 modules are up to 10 mm.
        let reach = if wanted == 3 { 7.0 } else { 9.0 };
        let (shift, _) = search(&self.luma, &self.symbol, &map, reach);
        let moved = expected.map(|[x, y]| [x + shift[0], y + shift[1]]);
        let Some(map) = code_map(&moved) else { return nothing };
        let mut read = self.read(&map, 1.5);
        if matches!(read.outcome, Outcome::Unread(_)) {
            // Once more, cut out from where its grid was found.
            if let Some(map) = code_map(&read.corners) {
                let again = self.read(&map, 0.5);
                if again.likeness > read.likeness {
                    read = again;
                }
            }
        }
        read
    }

    /// Codes that were seen and not read: with the marks around, once more; else they are reported.
    fn unread_codes(&mut self, unread: Vec<(CodeRead, [usize; 3])>) {
        for (read, squares) in unread {
            let middle = centre(&read.corners);
            let side = distance(read.corners[0], read.corners[1]);
            let known = self.found.iter().any(|card| {
                let expected = card.placing.map.quad(card.placing.frame.code.corners());
                distance(centre(&expected), middle) < side * 0.6
            });
            if known || self.full() {
                continue;
            }
            squares.iter().for_each(|at| self.used[*at] = true);
            let mut best: Option<Placing> = None;
            for size in [CardSize::A6, CardSize::A7, CardSize::A5] {
                let Some(mut placing) = Placing::from_code(Frame::of(size), read.corners) else { continue };
                placing.find_marks(self.squares, &self.used, 0.2);
                if best.as_ref().is_none_or(|best| placing.known_marks() > best.known_marks()) {
                    best = Some(placing);
                }
            }
            let Some(placing) = best else { continue };
            let mut outcome = read.outcome.clone();
            if matches!(outcome, Outcome::Unread(_)) && placing.known_marks() > 0 {
                let expected = placing.map.quad(placing.frame.code.corners());
                if let Some(map) = code_map(&expected) {
                    outcome = match self.read(&map, 1.5).outcome {
                        Outcome::Nothing => outcome,
                        again => again,
                    };
                }
            }
            // Without any mark, what has a code's proportions and no readable text may be anything.
            let surely = matches!(outcome, Outcome::Card(_) | Outcome::Other(_))
                || placing.known_marks() > 0
                || read.likeness > 0.6;
            if surely {
                self.push(Located { placing, outcome });
            }
        }
    }

    /// Is this point on a card that was found? What looks like a mark there is part of a drawing or a code.
    fn inside_found(&self, point: Point) -> bool {
        self.found.iter().any(|card| {
            let quad = card.placing.quad();
            (0..4).all(|at| cross(minus(quad[(at + 1) % 4], quad[at]), minus(point, quad[at])) > 0.0)
        })
    }

    /// Is this mark where a card that was found should have it?
    fn belongs_to_found(&self, at: usize) -> bool {
        let Some(square) = self.squares.get(at) else { return true };
        let Kind::Mark(which) = square.kind else { return true };
        self.found.iter().any(|card| {
            let expected = card.placing.map.quad(card.placing.frame.marks[which].corners());
            distance(centre(&expected), square.centre()) < square.side() * 1.2
        })
    }
}

/// Module coordinates to the photo, for a code with these corners.
fn code_map(corners: &[Point; 4]) -> Option<Homography> {
    let step = 1.0 / CODE_MODULES as f64;
    unit_to(corners).map(|unit| unit.after(&Homography([step, 0.0, 0.0, 0.0, step, 0.0, 0.0, 0.0, 1.0])))
}
