//! The same card at two moments: what changed in between, and for whom.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    CardTemplate, ExitCard, Pile,
    counts::{Counts, count},
    piles::pile,
};

/// Two moments that ask different things can't be compared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the cards of the two moments don't ask the same")]
pub struct OtherQuestions;

/// Before and after.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Counts of the first moment.
    pub before: Counts,
    /// Counts of the second.
    pub after: Counts,
    /// Who moved, for numbered cards: everybody who lies in a pile at both moments, by number.
    pub moved: Option<Moved>,
}

/// Who moved.
#[derive(Serialize, Debug, Clone, PartialEq, Eq, Default)]
pub struct Moved {
    /// To a better pile.
    pub up: Vec<Move>,
    /// In the same pile.
    pub same: Vec<Move>,
    /// To a lesser pile.
    pub down: Vec<Move>,
    /// Numbers that can't be told: at one moment only, twice at one moment, or not in a pile.
    pub unknown: Vec<u16>,
}

/// One number at two moments.
#[derive(Serialize, Debug, Clone, Copy, PartialEq, Eq)]
pub struct Move {
    /// The number.
    pub number: u16,
    /// Its pile before.
    pub from: Pile,
    /// Its pile after.
    pub to: Pile,
}

/// One moment: the template as it was then, and its merged cards.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// The template.
    pub template: &'a CardTemplate,
    /// The cards.
    pub cards: &'a [ExitCard],
    /// Whether its numbers are pupils'.
    pub numbered: bool,
}

/// Compares two moments. Their titles, goals and rules may differ; the questions and answers must be the same.
///
/// # Errors
/// [`OtherQuestions`].
pub fn compare(before: Moment<'_>, after: Moment<'_>) -> Result<Comparison, OtherQuestions> {
    if before.template.questions != after.template.questions {
        return Err(OtherQuestions);
    }
    let sorted = before.template.piles.is_some() && after.template.piles.is_some();
    let moved = (before.numbered && after.numbered && sorted).then(|| moved(before, after));
    let (before, after) = (count(before.template, before.cards), count(after.template, after.cards));
    Ok(Comparison { before, after, moved })
}

fn moved(before: Moment<'_>, after: Moment<'_>) -> Moved {
    let (from, to) = (by_number(before), by_number(after));
    let numbers: std::collections::BTreeSet<u16> = from.keys().chain(to.keys()).copied().collect();
    let mut moved = Moved::default();
    for number in numbers {
        let of = |piles: &BTreeMap<u16, Option<Pile>>| piles.get(&number).copied().flatten();
        let (Some(from), Some(to)) = (of(&from), of(&to)) else {
            moved.unknown.push(number);
            continue;
        };
        let place = match to.cmp(&from) {
            std::cmp::Ordering::Greater => &mut moved.up,
            std::cmp::Ordering::Equal => &mut moved.same,
            std::cmp::Ordering::Less => &mut moved.down,
        };
        place.push(Move { number, from, to });
    }
    moved
}

/// The pile of each number; none for a number that two cards of one moment have.
fn by_number(moment: Moment<'_>) -> BTreeMap<u16, Option<Pile>> {
    let mut piles = BTreeMap::new();
    for card in moment.cards {
        let of = pile(moment.template, card);
        piles.entry(card.id.number).and_modify(|twice| *twice = None).or_insert(of);
    }
    piles
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
