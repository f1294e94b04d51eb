//! Who is called what.

use std::collections::BTreeMap;

use oogst_protocol::PersonId;

use super::{NameBody, entity_of};
use crate::{merge, record::Verified};

/// The names known, by person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(BTreeMap<PersonId, String>);

impl Names {
    /// From names' records. Only what a person says of themselves counts; of two names given apart
    /// the latest is shown.
    #[must_use]
    pub fn new(records: &[Verified<NameBody>]) -> Self {
        let merged = merge::heads(records);
        let own = merged.entities.iter().filter_map(|entity| {
            let person = entity.owner.filter(|person| entity_of(*person) == entity.id)?;
            Some((person, entity.newest.body.name.clone()))
        });
        Self(own.collect())
    }

    /// What somebody is called; none when their name has not come yet.
    #[must_use]
    pub fn get(&self, person: PersonId) -> Option<&str> {
        self.0.get(&person).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use oogst_protocol::log::PersonRole;

    use super::*;
    use crate::testing::{author, person, verified};

    #[test]
    fn everybody_names_themselves_only() {
        let name = |n, entity, by, name: &str| {
            verified(n, entity, author(by, PersonRole::Colleague), &[], NameBody { name: name.into() })
        };
        let names = Names::new(&[name(1, 1, 1, "Noor"), name(2, 1, 2, "not Noor"), name(3, 2, 2, "Sam")]);
        assert_eq!(names.get(person(1)), Some("Noor"));
        assert_eq!(names.get(person(2)), Some("Sam"));
        assert_eq!(names.get(person(3)), None);
    }
}
