//! A class: the numbers of its pupils, and names where the teacher gives them.

use std::collections::BTreeMap;

use oogst_protocol::{EntityId, record::RecordKind};
use serde::{Deserialize, Serialize};

use super::{Told, picture};
use crate::{
    card::NUMBER_MAX,
    record::Body,
    text::{self, TextError},
};

/// Most numbers that a class has ever had.
pub const PUPILS_MAX: usize = 200;
/// Most characters of a class's name.
const NAME_MAX: usize = 60;
/// Most characters of a pupil's name.
const PUPIL_NAME_MAX: usize = 80;
/// Most values that were said apart of one thing: as many as a person has devices.
pub(super) const APART_MAX: usize = 8;

/// A class, said by its teacher to their own devices alone. The record's entity is the class's id.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct SchoolClassBody {
    /// What the teacher calls it: `groep 6`.
    pub name: Told<String>,
    /// Its pupils by number, also those who left.
    pub pupils: BTreeMap<u16, PupilEntry>,
    /// Whether the teacher put it away.
    pub closed: Told<bool>,
}

/// One pupil.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct PupilEntry {
    /// Whether the number is in the class now.
    pub here: Told<bool>,
    /// The name; empty where the teacher gave none.
    pub name: Told<String>,
}

/// Why a class can't be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClassError {
    /// A text that does not fit.
    #[error(transparent)]
    Text(#[from] TextError),
    /// More than [`PUPILS_MAX`] numbers.
    #[error("{0} pupils are more than fit one class")]
    TooMany(usize),
    /// A number that is no pupil's.
    #[error("{0} is no pupil's number")]
    Number(u16),
    /// Nothing said where something must be, or more than was ever said apart.
    #[error("{0} values of one thing")]
    Values(usize),
}

impl SchoolClassBody {
    /// A new class of the numbers 1 to `pupils`.
    ///
    /// # Errors
    /// [`ClassError`].
    pub fn new(name: &str, pupils: u16) -> Result<Self, ClassError> {
        if usize::from(pupils) > PUPILS_MAX {
            return Err(ClassError::TooMany(pupils.into()));
        }
        let entry = || PupilEntry { here: Told::first(true), name: Told::first(String::new()) };
        let body = Self {
            name: Told::first(name.to_owned()),
            pupils: (1..=pupils).map(|number| (number, entry())).collect(),
            closed: Told::first(false),
        };
        body.check()?;
        Ok(body)
    }

    /// Names a pupil, or takes the name away. A number that was not in the class is from now on.
    ///
    /// # Errors
    /// [`ClassError`]; the class is then as it was.
    pub fn name_pupil(&mut self, number: u16, name: &str) -> Result<(), ClassError> {
        self.change(number, |entry| {
            entry.here.say(true);
            entry.name.say(name.to_owned());
        })
    }

    /// Puts a number into the class, or takes it out: what that pupil said stays.
    ///
    /// # Errors
    /// [`ClassError`]; the class is then as it was.
    pub fn have(&mut self, number: u16, here: bool) -> Result<(), ClassError> {
        self.change(number, |entry| entry.here.say(here))
    }

    fn change(&mut self, number: u16, change: impl FnOnce(&mut PupilEntry)) -> Result<(), ClassError> {
        let mut next = self.clone();
        let new = || PupilEntry { here: Told::first(true), name: Told::first(String::new()) };
        change(next.pupils.entry(number).or_insert_with(new));
        next.check()?;
        *self = next;
        Ok(())
    }

    /// The numbers in the class now, rising.
    pub fn numbers(&self) -> impl Iterator<Item = u16> {
        let here = self.pupils.iter().filter(|(_, entry)| entry.here.one() == Some(&true));
        here.map(|(number, _)| *number)
    }

    /// A pupil's name, where the teacher gave one; said apart, both.
    #[must_use]
    pub fn name_of(&self, number: u16) -> Option<String> {
        let entry = self.pupils.get(&number)?;
        let names: Vec<&str> =
            entry.name.said.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        (!names.is_empty()).then(|| names.join(" / "))
    }

    /// The class for its teacher's screen.
    #[must_use]
    pub fn view(&self, id: EntityId) -> ClassView {
        let row = |number| PupilRow { number, picture: picture(number), name: self.name_of(number) };
        ClassView {
            id,
            name: self.name.one().cloned().unwrap_or_default(),
            closed: self.closed.one() == Some(&true),
            pupils: self.numbers().map(row).collect(),
        }
    }
}

impl Body for SchoolClassBody {
    type Error = ClassError;
    const KIND: RecordKind = RecordKind::SchoolClass;

    fn check(&self) -> Result<(), ClassError> {
        if self.pupils.len() > PUPILS_MAX {
            return Err(ClassError::TooMany(self.pupils.len()));
        }
        let few = |n: usize| if (1..=APART_MAX).contains(&n) { Ok(()) } else { Err(ClassError::Values(n)) };
        few(self.name.said.len())?;
        few(self.closed.said.len())?;
        for name in &self.name.said {
            text::line("name", name, NAME_MAX)?;
        }
        for (number, entry) in &self.pupils {
            if *number == 0 || *number > NUMBER_MAX {
                return Err(ClassError::Number(*number));
            }
            few(entry.here.said.len())?;
            few(entry.name.said.len())?;
            for name in entry.name.said.iter().filter(|name| !name.is_empty()) {
                text::line("pupil", name, PUPIL_NAME_MAX)?;
            }
        }
        Ok(())
    }
}

/// A class for its teacher's screen.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct ClassView {
    /// The class.
    pub id: EntityId,
    /// What the teacher calls it.
    pub name: String,
    /// Whether it was put away.
    pub closed: bool,
    /// Its pupils, by number.
    pub pupils: Vec<PupilRow>,
}

/// One pupil, for the teacher.
#[derive(Serialize, Debug, Clone, PartialEq, Eq)]
pub struct PupilRow {
    /// The number.
    pub number: u16,
    /// The picture that goes with it.
    pub picture: &'static str,
    /// The name, where the teacher gave one.
    pub name: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pupil::testing::class;

    #[test]
    fn a_class_as_it_travels_comes_back_the_same() {
        let mut body = class("groep 6", 2);
        body.name_pupil(2, "Noor").unwrap();
        insta::assert_json_snapshot!("class", body);
        insta::assert_json_snapshot!("class_view", body.view(EntityId([5; 16])));
        let text = serde_json::to_string(&body).unwrap();
        assert_eq!(serde_json::from_str::<SchoolClassBody>(&text).unwrap(), body);
    }

    #[test]
    fn a_pupil_who_leaves_keeps_the_number_and_may_come_back() {
        let mut body = class("groep 6", 3);
        body.have(2, false).unwrap();
        assert_eq!(body.numbers().collect::<Vec<_>>(), [1, 3]);
        body.name_pupil(2, "Sem").unwrap();
        assert_eq!((body.numbers().count(), body.name_of(2).as_deref()), (3, Some("Sem")));
        body.name_pupil(2, "").unwrap();
        assert_eq!(body.name_of(2), None);
    }

    #[test]
    fn names_given_apart_are_both_shown_until_one_is_said() {
        let (mut phone, mut tablet) = (class("groep 6", 3), class("groep 6", 3));
        phone.name_pupil(1, "Noor").unwrap();
        tablet.name_pupil(1, "Noortje").unwrap();
        phone.merge(tablet);
        assert_eq!(phone.name_of(1).as_deref(), Some("Noor / Noortje"));
        phone.name_pupil(1, "Noortje").unwrap();
        assert_eq!(phone.name_of(1).as_deref(), Some("Noortje"));
    }

    #[test]
    fn a_class_breaks_no_limit() {
        assert_eq!(SchoolClassBody::new("groep 6", 201), Err(ClassError::TooMany(201)));
        assert!(matches!(SchoolClassBody::new("", 5), Err(ClassError::Text(_))));
        let mut body = class("groep 6", 3);
        let before = body.clone();
        assert_eq!(body.have(0, true), Err(ClassError::Number(0)));
        assert_eq!(body.have(1024, true), Err(ClassError::Number(1024)));
        assert!(matches!(body.name_pupil(1, &"x".repeat(81)), Err(ClassError::Text(_))));
        assert_eq!(body, before);
        body.name.said.clear();
        assert_eq!(body.check(), Err(ClassError::Values(0)));
    }
}
