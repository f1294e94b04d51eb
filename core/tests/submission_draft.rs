//! The reflection that is being written.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use common::Place;
use oogst_core::submission::{SubmitError, draft, keep_draft, submit};
use oogst_domain::submission::{REFLECTION_MAX, Reflection, SubmissionError};

fn written(text: &str) -> Reflection {
    Reflection { successes: text.into(), follow_up_question: "En nu?".into(), ..Reflection::default() }
}

#[test]
fn what_is_written_outlives_the_process_and_is_taken_back_by_writing_nothing() {
    let place = Place::new();
    assert_eq!(draft(&place.app()).unwrap(), Reflection::default());
    keep_draft(&place.app(), &written("Iedereen")).unwrap();
    keep_draft(&place.app(), &written("Iedereen deed \"mee\"\n🙂")).unwrap();
    assert_eq!(draft(&place.app()).unwrap(), written("Iedereen deed \"mee\"\n🙂"));
    keep_draft(&place.app(), &Reflection { successes: "  ".into(), ..Reflection::default() }).unwrap();
    assert_eq!(draft(&place.app()).unwrap(), Reflection::default());
}

#[test]
fn what_could_not_be_sent_is_not_kept_and_what_was_kept_stays() {
    let place = Place::new();
    let app = place.app();
    keep_draft(&app, &written("Iedereen")).unwrap();
    let long = written(&"é".repeat(REFLECTION_MAX + 1));
    let refused = keep_draft(&app, &long).unwrap_err();
    assert!(
        matches!(refused, SubmitError::Body(SubmissionError::Text(ref text)) if text.field == "successes")
    );
    // Nor does a submission that fails end it: there is no team yet.
    submit(&app, None, &[], &[], written("Iedereen")).unwrap_err();
    assert_eq!(draft(&app).unwrap(), written("Iedereen"));
}
