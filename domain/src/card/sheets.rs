//! The body of a template's record: the questions, and which cards were printed with them.

use oogst_protocol::record::RecordKind;
use serde::{Deserialize, Serialize};

use super::{CardError, CardTemplate, NUMBER_MAX, Run, check};
use crate::record::Body;

/// Most print runs that one record tells of; a teacher who prints every week for years stays below it.
pub const RUNS_MAX: usize = 500;

/// A template and its print runs. The record's entity is the template's.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct CardTemplateBody {
    /// The questions.
    pub template: CardTemplate,
    /// What was printed, the latest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub printed: Vec<CardSheets>,
}

/// One print run: cards whose codes differ in the number only.
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq, Eq)]
pub struct CardSheets {
    /// The character of the codes that says size and format; kept as it is when a later version made it.
    pub size: char,
    /// The run.
    pub run: Run,
    /// The first number that was printed.
    pub first: u16,
    /// The last.
    pub last: u16,
    /// Whether the numbers are pupils'.
    #[serde(default)]
    pub numbered: bool,
}

/// Why a template's record can't be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CardSheetsError {
    /// Its template breaks a limit.
    #[error(transparent)]
    Template(#[from] CardError),
    /// More than [`RUNS_MAX`] print runs.
    #[error("{0} print runs, more than fit one record")]
    TooMany(usize),
    /// A run without cards, or with numbers that no card has.
    #[error("cards {0} to {1} can't have been printed")]
    Numbers(u16, u16),
}

impl Body for CardTemplateBody {
    type Error = CardSheetsError;
    const KIND: RecordKind = RecordKind::CardTemplate;

    fn check(&self) -> Result<(), CardSheetsError> {
        check(&self.template)?;
        if self.printed.len() > RUNS_MAX {
            return Err(CardSheetsError::TooMany(self.printed.len()));
        }
        match self.printed.iter().find(|run| run.first > run.last || run.last > NUMBER_MAX) {
            Some(run) => Err(CardSheetsError::Numbers(run.first, run.last)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::{Language, shipped};

    fn body() -> CardTemplateBody {
        let run = CardSheets { size: '1', run: Run::new(77).unwrap(), first: 1, last: 28, numbered: true };
        CardTemplateBody { template: shipped(Language::Nl).remove(0), printed: vec![run] }
    }

    #[test]
    fn it_travels_as_json() {
        insta::assert_json_snapshot!("sheets", body());
    }

    #[test]
    fn numbers_are_those_of_cards() {
        assert_eq!(body().check(), Ok(()));
        for (first, last) in [(2, 1), (1, 1024)] {
            let mut wrong = body();
            (wrong.printed[0].first, wrong.printed[0].last) = (first, last);
            assert_eq!(wrong.check(), Err(CardSheetsError::Numbers(first, last)));
        }
        let many = CardTemplateBody { printed: vec![body().printed[0].clone(); 501], ..body() };
        assert_eq!(many.check(), Err(CardSheetsError::TooMany(501)));
    }
}
