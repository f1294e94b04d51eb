//! Ids: scripts use them whole (`entity:…`), people copy the first digits of what a list shows.

use std::fmt::Display;

use oogst_core::protocol::{EntityId, Hash};

use crate::{error::Failure, exit::Exit};

/// Digits that a list shows.
const SHOWN: usize = 8;
/// Digits that are enough to name something.
const LEAST: usize = 6;

/// An id as people see it.
pub(crate) fn short(id: EntityId) -> String {
    digits(&id).chars().take(SHOWN).collect()
}

/// An id in the name of a file: what a list shows, and enough more that no two meet in one folder.
pub(crate) fn file(id: EntityId) -> String {
    digits(&id).chars().take(2 * SHOWN).collect()
}

/// A hash as people see it.
pub(crate) fn short_hash(hash: &Hash) -> String {
    hash.hex().chars().take(SHOWN).collect()
}

/// The hex digits of anything that prints as `kind:digits`.
fn digits(id: &impl Display) -> String {
    let text = id.to_string();
    text.split_once(':').map_or(text.clone(), |(_, digits)| digits.to_owned())
}

/// Finds what is meant among what there is: the whole id, or its first digits (at least six) as long as they fit one
/// thing only. `None` when nothing fits; the caller says of what.
pub(crate) fn find<T: Copy + Eq + Display>(
    wanted: &str,
    there: impl IntoIterator<Item = T>,
) -> Result<Option<T>, Failure> {
    let given = prefix(wanted)?;
    let mut found: Vec<T> = Vec::new();
    for id in there {
        if digits(&id).starts_with(&given) && !found.contains(&id) {
            found.push(id);
        }
    }
    match found.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(*one)),
        several => Err(Failure::new(Exit::Usage, "id.ambiguous", |f| &f.id_ambiguous)
            .with("id", wanted)
            .with("n", several.len())),
    }
}

/// The hex digits that were given, of a whole id or its beginning.
pub(crate) fn prefix(wanted: &str) -> Result<String, Failure> {
    let given = wanted.split_once(':').map_or(wanted, |(_, digits)| digits).to_ascii_lowercase();
    let hex = given.bytes().all(|b| b.is_ascii_hexdigit());
    if !hex || given.len() < LEAST || given.len() > 64 {
        let shown: String = wanted.chars().take(40).collect();
        return Err(Failure::new(Exit::Usage, "id.bad", |f| &f.id_bad).with("id", shown));
    }
    Ok(given)
}

/// A whole id that need not be known here; `None` for its beginning only.
pub(crate) fn whole(wanted: &str) -> Option<EntityId> {
    wanted.parse().ok()
}

/// The id, as far as it was given, for a sentence about what is not there.
pub(crate) fn unknown(wanted: &str, code: &'static str, fault: crate::error::Pick) -> Failure {
    let shown: String =
        wanted.split_once(':').map_or(wanted, |(_, digits)| digits).chars().take(SHOWN).collect();
    Failure::new(Exit::NotFound, code, fault).with("id", shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_digits_are_enough_when_they_fit_one_thing() {
        let [a, b] = [EntityId([0xaa; 16]), EntityId([0xab; 16])];
        let c = EntityId([0xaa, 0xaa, 0xaa, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(find("abABab", [a, b, c]).unwrap(), Some(b));
        assert_eq!(find(&a.to_string(), [a, b, c]).unwrap(), Some(a));
        assert_eq!(find("aaaaaa", [a, b, c]).unwrap_err().code, "id.ambiguous");
        assert_eq!(find("cccccc", [a, b, c]).unwrap(), None);
        for bad in ["", "abc", "zzzzzz", "entity:", "../../x", &"a".repeat(65)] {
            assert_eq!(find(bad, [a]).unwrap_err().code, "id.bad", "{bad}");
        }
    }
}
