//! What a submission must be.

use std::collections::BTreeSet;

use oogst_protocol::{EntityId, record::RecordKind};

use super::SubmissionBody;
use crate::{
    capture::{self, CaptureError},
    card::{CardResultBody, CardResultError, Outcome},
    pupil::{LEAST, Piece, SubmittedRegistrationsError},
    record::Body,
    text::{self, TextError},
};

/// Most captures in one submission: with four objects each they fit the largest envelope.
pub const ITEMS_MAX: usize = 200;
/// Most results of cards in one submission: a week of lessons.
pub const CARDS_MAX: usize = 20;
/// Most rounds of registrations in one submission.
pub const REGISTRATIONS_MAX: usize = 20;
/// Most characters of each answer of a reflection.
pub const REFLECTION_MAX: usize = 4000;

/// Why a submission can't be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SubmissionError {
    /// A text that does not fit.
    #[error(transparent)]
    Text(#[from] TextError),
    /// More than [`ITEMS_MAX`] captures.
    #[error("{0} captures, more than fit one submission")]
    TooManyItems(usize),
    /// One capture twice.
    #[error("capture {0} twice")]
    ItemTwice(EntityId),
    /// An item that can't be.
    #[error("capture {capture}: {fault}")]
    Item {
        /// The capture.
        capture: EntityId,
        /// What is wrong with it.
        #[source]
        fault: CaptureError,
    },
    /// More than [`CARDS_MAX`] results of cards.
    #[error("{0} results of cards, more than fit one submission")]
    TooManyCards(usize),
    /// A result of cards that can't be.
    #[error("cards {result}: {fault}")]
    Cards {
        /// The result.
        result: EntityId,
        /// What is wrong with it.
        #[source]
        fault: CardResultError,
    },
    /// More than [`REGISTRATIONS_MAX`] rounds.
    #[error("{0} rounds of registrations, more than fit one submission")]
    TooManyRounds(usize),
    /// A round that can't be told so.
    #[error("registrations {round}: {fault}")]
    Registrations {
        /// The round.
        round: EntityId,
        /// What is wrong with it.
        #[source]
        fault: SubmittedRegistrationsError,
    },
    /// A pupil's photo that is not among the captures.
    #[error("a pupil's photo {0} that does not go along")]
    PhotoMissing(EntityId),
    /// Withdrawn, and still with items: a withdrawal names no object.
    #[error("withdrawn, and still with items")]
    WithdrawnWithItems,
    /// Nothing in it: no capture and no word of reflection.
    #[error("nothing to submit")]
    Empty,
}

impl Body for SubmissionBody {
    type Error = SubmissionError;
    const KIND: RecordKind = RecordKind::Submission;

    fn check(&self) -> Result<(), SubmissionError> {
        if self.items.len() > ITEMS_MAX {
            return Err(SubmissionError::TooManyItems(self.items.len()));
        }
        self.reflection.check()?;
        if self.withdrawn {
            return if self.items.is_empty() && self.cards.is_empty() && self.registrations.is_empty() {
                Ok(())
            } else {
                Err(SubmissionError::WithdrawnWithItems)
            };
        }
        if self.cards.len() > CARDS_MAX {
            return Err(SubmissionError::TooManyCards(self.cards.len()));
        }
        for cards in &self.cards {
            let wrong = |fault| SubmissionError::Cards { result: cards.result, fault };
            cards.told.check().map_err(wrong)?;
        }
        self.check_registrations()?;
        if self.items.is_empty()
            && self.cards.is_empty()
            && self.registrations.is_empty()
            && self.reflection.silent()
        {
            return Err(SubmissionError::Empty);
        }
        let mut seen = BTreeSet::new();
        for item in &self.items {
            if !seen.insert(item.capture) {
                return Err(SubmissionError::ItemTwice(item.capture));
            }
            capture::check_words(&item.note, item.goal.as_deref(), item.lesson.as_deref())
                .and_then(|()| capture::check_media(item.kind, item.format, item.left_in.len()))
                .and_then(|()| capture::check_manifest(&item.manifest))
                .map_err(|fault| SubmissionError::Item { capture: item.capture, fault })?;
        }
        Ok(())
    }
}

impl SubmissionBody {
    fn check_registrations(&self) -> Result<(), SubmissionError> {
        if self.registrations.len() > REGISTRATIONS_MAX {
            return Err(SubmissionError::TooManyRounds(self.registrations.len()));
        }
        for told in &self.registrations {
            told.check().map_err(|fault| SubmissionError::Registrations { round: told.round, fault })?;
            for photo in told.pieces.iter().filter_map(Piece::photo) {
                if self.items.iter().all(|item| item.capture != photo) {
                    return Err(SubmissionError::PhotoMissing(photo));
                }
            }
        }
        Ok(())
    }
}

impl super::Reflection {
    /// Every prompt's key with its answer, in the order that people are asked.
    #[must_use]
    pub fn answers(&self) -> [(&'static str, &str); 6] {
        [
            ("successes", &self.successes),
            ("obstacles", &self.obstacles),
            ("added_value_pupils", &self.added_value_pupils),
            ("own_approach", &self.own_approach),
            ("lesson_quality", &self.lesson_quality),
            ("follow_up_question", &self.follow_up_question),
        ]
    }

    /// Whether every answer fits.
    ///
    /// # Errors
    /// [`TextError`] that names the first answer that does not.
    pub fn check(&self) -> Result<(), TextError> {
        self.answers().into_iter().try_for_each(|(field, answer)| text::prose(field, answer, REFLECTION_MAX))
    }

    /// Whether nothing is said.
    #[must_use]
    pub fn silent(&self) -> bool {
        self.answers().iter().all(|(_, answer)| answer.trim().is_empty())
    }
}

/// Whether counts of a lesson's cards may be told. Of cards that pupils filled in on a screen they are not over fewer than
/// [`LEAST`]: that was promised to them.
#[must_use]
pub fn counts_may_be_told(body: &CardResultBody) -> bool {
    let Outcome::Cards { cards } = &body.outcome else { return true };
    let on_screen = cards.iter().any(|card| card.fields.values().any(|field| field.pupil.is_some()));
    !on_screen || cards.len() >= LEAST
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{item, submission_body, withdrawal};

    #[test]
    fn a_submission_as_it_travels_comes_back_the_same() {
        let body = submission_body(vec![item(1, 20)]);
        insta::assert_json_snapshot!("submission", body);
        let text = serde_json::to_string(&body).unwrap();
        assert_eq!(serde_json::from_str::<SubmissionBody>(&text).unwrap(), body);
        insta::assert_json_snapshot!("withdrawal", withdrawal());
    }

    #[test]
    fn a_submission_breaks_no_limit() {
        assert_eq!(submission_body(vec![item(1, 20), item(2, 30)]).check(), Ok(()));
        let many = vec![item(1, 20); ITEMS_MAX + 1];
        assert_eq!(submission_body(many).check(), Err(SubmissionError::TooManyItems(201)));
        let twice = submission_body(vec![item(1, 20), item(1, 30)]);
        assert!(matches!(twice.check(), Err(SubmissionError::ItemTwice(_))));
        let mut bare = submission_body(vec![item(1, 20)]);
        bare.items[0].manifest.clear();
        assert!(matches!(bare.check(), Err(SubmissionError::Item { fault: CaptureError::Originals(0), .. })));
        let mut long = submission_body(vec![]);
        long.reflection.lesson_quality = "é".repeat(REFLECTION_MAX + 1);
        assert!(matches!(
            long.check(),
            Err(SubmissionError::Text(TextError { field: "lesson_quality", .. }))
        ));
    }

    #[test]
    fn words_alone_may_be_submitted_and_nothing_may_not() {
        assert_eq!(submission_body(vec![]).check(), Ok(()));
        let mut nothing = submission_body(vec![]);
        nothing.reflection = Default::default();
        assert_eq!(nothing.check(), Err(SubmissionError::Empty));
    }

    #[test]
    fn a_withdrawal_names_no_object() {
        assert_eq!(withdrawal().check(), Ok(()));
        let still = SubmissionBody { withdrawn: true, ..submission_body(vec![item(1, 20)]) };
        assert_eq!(still.check(), Err(SubmissionError::WithdrawnWithItems));
    }

    #[test]
    fn two_hundred_items_with_all_their_objects_fit_the_largest_envelope() {
        let items = (0..200u8)
            .map(|n| {
                let mut item = item(n, 20);
                for role in [crate::capture::Role::Preview1280, crate::capture::Role::Poster] {
                    item.manifest.push(crate::testing::object(role, 30, 90_000));
                }
                item.note = "x".repeat(crate::capture::NOTE_MAX);
                item
            })
            .collect();
        let body = submission_body(items);
        assert_eq!(body.check(), Ok(()));
        let bytes = serde_json::to_vec(&body).unwrap().len();
        assert!(bytes < (1 << 20) - 64 * 1024, "{bytes}");
    }
}
