//! What the reading device knows besides the records.

use oogst_protocol::{EntityId, Hash, PersonId};
use serde::{Deserialize, Serialize};

/// Where an object is, for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ObjectFact {
    /// Whether the hub has all of it.
    pub at_hub: bool,
    /// Whether this device has all of it, its hash checked.
    pub here: bool,
    /// Whether what came is not what the record says.
    pub quarantined: bool,
}

/// Where an object or an item is, in one word.
#[derive(Serialize, Deserialize, Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// Its author still sends it.
    Arriving,
    /// At the hub, not on this device.
    NotFetched,
    /// On this device.
    Here,
    /// What came is not what the record says; shown as such, never as good.
    Quarantined,
}

impl From<ObjectFact> for ItemState {
    fn from(fact: ObjectFact) -> Self {
        if fact.quarantined {
            ItemState::Quarantined
        } else if fact.here {
            ItemState::Here
        } else if fact.at_hub {
            ItemState::NotFetched
        } else {
            ItemState::Arriving
        }
    }
}

/// What the reading device knows besides the records. Each question is asked once per thing shown.
pub trait InboxFacts {
    /// Where an object is, by the hash of its ciphertext.
    fn object(&self, object: &Hash) -> ObjectFact;
    /// When this device got a record (Unix milliseconds).
    fn received_at(&self, record: &Hash) -> i64;
    /// What somebody is called.
    fn name(&self, person: PersonId) -> Option<String>;
    /// The title of an assignment.
    fn assignment_title(&self, assignment: EntityId) -> Option<String>;
    /// Whether this version was opened by the preparation group.
    fn opened(&self, record: &Hash) -> bool;
}
