//! The 20 bits by which a card's code names its template.

use std::fmt;

use oogst_protocol::Hash;
use serde::Serialize;

use super::{CardTemplate, Language, model::Question};

/// The characters of codes: Crockford's base 32, without I, L, O and U.
pub(super) const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A template's tag: the first 20 bits of the SHA-256 of its canonical JSON.
///
/// A million tags: two of a school's hundred templates share one with a chance of 1 in 200, and then the
/// print run tells them apart, because the device knows what it printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TemplateTag(u32);

impl TemplateTag {
    /// Its bits.
    #[must_use]
    pub fn bits(self) -> u32 {
        self.0
    }
}

impl fmt::Display for TemplateTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&digits(self.0, 4))
    }
}

/// A number in `count` characters of [`ALPHABET`], the highest first.
pub(super) fn digits(value: u32, count: u32) -> String {
    let digit = |at: u32| (value >> (5 * at)) as usize & 31;
    (0..count).rev().filter_map(|at| ALPHABET.get(digit(at))).map(|b| char::from(*b)).collect()
}

/// What of a template is printed, in the order that is hashed.
#[derive(Serialize)]
struct Printed<'a> {
    id: &'a str,
    language: Language,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    goal: Option<&'a str>,
    questions: &'a [Question],
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    without_reading: bool,
}

impl CardTemplate {
    /// What is printed of it as JSON, always in the same bytes: keys in this order, no white space, no field
    /// that is at its default. The piles' rule is not in it: a teacher may say the right answer, or sort
    /// differently, after printing.
    #[must_use]
    pub fn canonical_json(&self) -> String {
        let printed = Printed {
            id: &self.id,
            language: self.language,
            title: &self.title,
            goal: self.goal.as_deref(),
            questions: &self.questions,
            without_reading: self.without_reading,
        };
        // Strings, numbers and lists always serialise: there is no map with other keys in it.
        serde_json::to_string(&printed).unwrap_or_default()
    }

    /// Its tag.
    #[must_use]
    pub fn tag(&self) -> TemplateTag {
        let [a, b, c, ..] = Hash::of(self.canonical_json().as_bytes()).0;
        TemplateTag(u32::from_be_bytes([0, a, b, c]) >> 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::{PileRule, shipped};

    #[test]
    fn the_tag_is_the_first_twenty_bits_of_the_hash() {
        let template = shipped(Language::Nl).remove(0);
        insta::assert_snapshot!("canonical", template.canonical_json());
        let hex = Hash::of(template.canonical_json().as_bytes()).hex();
        assert_eq!(format!("{:05x}", template.tag().bits()), hex[..5]);
        assert_eq!(template.tag().to_string().len(), 4);
    }

    #[test]
    fn the_rule_does_not_change_the_tag_and_every_printed_word_does() {
        let template = shipped(Language::Nl).remove(3);
        let mut ruled = template.clone();
        let Some(PileRule::Check { right, .. }) = &mut ruled.piles else { panic!() };
        right.push("b".into());
        assert_eq!(ruled.tag(), template.tag());
        let mut changed = template.clone();
        changed.questions[0].text.push('!');
        assert_ne!(changed.tag(), template.tag());
        let mut changed = template.clone();
        changed.goal = Some("breuken vergelijken".into());
        assert_ne!(changed.tag(), template.tag());
    }

    #[test]
    fn the_shipped_templates_have_tags_of_their_own() {
        let all = [Language::Nl, Language::En].map(shipped).concat();
        let tags: std::collections::BTreeSet<TemplateTag> = all.iter().map(CardTemplate::tag).collect();
        assert_eq!(tags.len(), 16);
    }

    #[test]
    fn digits_are_crockfords() {
        assert_eq!(digits(0, 4), "0000");
        assert_eq!(digits(0xfffff, 4), "ZZZZ");
        assert_eq!(digits(32, 2), "10");
    }
}
