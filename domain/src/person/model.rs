//! The body of a name's record.

use oogst_protocol::{EntityId, PersonId, record::RecordKind};
use serde::{Deserialize, Serialize};

use crate::{
    record::Body,
    text::{self, TextError},
};

/// Most characters of a name.
pub const NAME_MAX: usize = 80;

/// What somebody is called, said by themselves to *team*.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct NameBody {
    /// One line of 1 to [`NAME_MAX`] characters, trimmed.
    pub name: String,
}

impl Body for NameBody {
    type Error = TextError;
    const KIND: RecordKind = RecordKind::PersonName;

    fn check(&self) -> Result<(), TextError> {
        text::line("name", &self.name, NAME_MAX)
    }
}

/// The entity that a person's names are records of: the same random number, so that each of their
/// devices supersedes what the others said without having to find it first.
#[must_use]
pub fn entity_of(person: PersonId) -> EntityId {
    EntityId(person.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_as_it_travels() {
        insta::assert_json_snapshot!("name", NameBody { name: "Noor de Wit".into() });
    }

    #[test]
    fn a_name_is_a_name() {
        assert_eq!(NameBody { name: "Noor".into() }.check(), Ok(()));
        assert!(NameBody { name: "Noor\n".into() }.check().is_err());
        assert!(NameBody { name: String::new() }.check().is_err());
    }

    #[test]
    fn fields_of_a_later_version_are_passed_over() {
        let body: NameBody = serde_json::from_str(r#"{"name":"Noor","pronoun":"zij"}"#).unwrap();
        assert_eq!(body.name, "Noor");
    }
}
