//! Bodies about other records.

use oogst_protocol::{EntityId, Hash, record::RecordKind};
use serde::{Deserialize, Serialize};

use super::Body;

/// Most numbers in one retraction.
pub const NUMBERS_MAX: usize = 1000;

/// Sequence numbers that a device gave in this record's audience and took back before they were
/// sent: no gaps.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct RetractionBody {
    /// The numbers, rising; of the author's device in the record's own audience.
    pub numbers: Vec<u64>,
}

/// Why a retraction is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RetractionError {
    /// It takes nothing back.
    #[error("no numbers")]
    Empty,
    /// More than [`NUMBERS_MAX`] numbers.
    #[error("{0} numbers, more than fit one retraction")]
    TooMany(usize),
    /// Zero, twice, or not rising.
    #[error("its numbers don't rise from 1")]
    Order,
}

impl Body for RetractionBody {
    type Error = RetractionError;
    const KIND: RecordKind = RecordKind::Retraction;

    fn check(&self) -> Result<(), RetractionError> {
        if self.numbers.is_empty() {
            return Err(RetractionError::Empty);
        }
        if self.numbers.len() > NUMBERS_MAX {
            return Err(RetractionError::TooMany(self.numbers.len()));
        }
        let rising = self.numbers.iter().zip(self.numbers.iter().skip(1)).all(|(a, b)| a < b);
        if self.numbers.first() == Some(&0) || !rising {
            return Err(RetractionError::Order);
        }
        Ok(())
    }
}

/// A preparer lets a quarantined record count after all.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct AcceptanceBody {
    /// The record, by its exact bytes.
    pub record: Hash,
}

impl Body for AcceptanceBody {
    type Error = std::convert::Infallible;
    const KIND: RecordKind = RecordKind::Acceptance;

    fn check(&self) -> Result<(), Self::Error> {
        Ok(())
    }
}

/// The preparation group opened a submission: to its author's own.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
pub struct OpenedBody {
    /// The submission.
    pub submission: EntityId,
    /// The version of it that was opened.
    pub record: Hash,
}

impl Body for OpenedBody {
    type Error = std::convert::Infallible;
    const KIND: RecordKind = RecordKind::Opened;

    fn check(&self) -> Result<(), Self::Error> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_as_they_travel() {
        insta::assert_json_snapshot!("retraction", RetractionBody { numbers: vec![3, 4, 9] });
        insta::assert_json_snapshot!("acceptance", AcceptanceBody { record: Hash([7; 32]) });
        let opened = OpenedBody { submission: EntityId([5; 16]), record: Hash([7; 32]) };
        insta::assert_json_snapshot!("opened", opened);
    }

    #[test]
    fn a_retraction_names_rising_numbers_from_one() {
        let check = |numbers: &[u64]| RetractionBody { numbers: numbers.to_vec() }.check();
        assert_eq!(check(&[1, 2, 9]), Ok(()));
        assert_eq!(check(&[]), Err(RetractionError::Empty));
        assert_eq!(check(&[0]), Err(RetractionError::Order));
        assert_eq!(check(&[2, 2]), Err(RetractionError::Order));
        assert_eq!(check(&[3, 2]), Err(RetractionError::Order));
        assert_eq!(check(&[7; 1001]), Err(RetractionError::TooMany(1001)));
    }
}
