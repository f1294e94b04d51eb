//! What the preparation group sees.

use oogst_protocol::{EntityId, Hash, PersonId, log::PersonRole};

use super::{InboxFacts, ItemState, ObjectFact, view};
use crate::{
    record::Verified,
    submission::SubmissionBody,
    testing::{author, entity, hash, item, person, submission_body, verified, withdrawal},
};

/// Objects at the hub, here, and wrong, by number.
#[derive(Default)]
struct Facts {
    at_hub: &'static [u8],
    here: &'static [u8],
    wrong: &'static [u8],
}

impl InboxFacts for Facts {
    fn object(&self, object: &Hash) -> ObjectFact {
        let among = |numbers: &[u8]| numbers.iter().any(|n| hash(*n) == *object);
        ObjectFact { at_hub: among(self.at_hub), here: among(self.here), quarantined: among(self.wrong) }
    }
    fn received_at(&self, record: &Hash) -> i64 {
        1000 + i64::from(record.0[0])
    }
    fn name(&self, who: PersonId) -> Option<String> {
        (who == person(1)).then(|| "Noor".into())
    }
    fn assignment_title(&self, assignment: EntityId) -> Option<String> {
        (assignment == entity(1)).then(|| "Sluit één les af met een exit card".into())
    }
    fn opened(&self, record: &Hash) -> bool {
        *record == hash(1)
    }
}

fn submission(n: u8, of: u8, by: u8, supersedes: &[u8], body: SubmissionBody) -> Verified<SubmissionBody> {
    verified(n, of, author(by, PersonRole::Colleague), supersedes, body)
}

#[test]
fn each_item_says_where_its_original_is_and_the_row_how_many_came() {
    let items = vec![item(1, 20), item(2, 30), item(3, 40), item(4, 50), item(5, 60)];
    let records = [submission(1, 9, 1, &[], submission_body(items))];
    let facts = Facts { at_hub: &[20, 21, 31, 40, 51], here: &[20, 21], wrong: &[51] };
    let inbox = view(&records, &facts);
    let row = &inbox.rows[0].newest;
    use ItemState::{Arriving, Here, NotFetched, Quarantined};
    let states: Vec<_> = row.items.iter().map(|item| item.state).collect();
    assert_eq!(states, [Here, NotFetched, Arriving, Quarantined, Arriving]);
    assert_eq!((row.arrived.n, row.arrived.of), (2, 5));
    assert_eq!(row.items[2].previews[0].state, NotFetched);
    assert_eq!(inbox.unopened, 0);
}

#[test]
fn an_inbox_as_the_page_gets_it() {
    let records = [
        submission(1, 9, 1, &[], submission_body(vec![item(1, 20)])),
        submission(2, 9, 1, &[1], submission_body(vec![item(1, 20)])),
        submission(3, 9, 1, &[1], submission_body(vec![])),
    ];
    let inbox = view(&records, &Facts { here: &[20], at_hub: &[20, 21], wrong: &[] });
    assert_eq!((inbox.conflicts, inbox.unopened), (1, 1));
    insta::assert_json_snapshot!("inbox", inbox);
}

#[test]
fn the_latest_received_comes_first() {
    let records = [1, 3, 2].map(|n| submission(n, n, 1, &[], submission_body(vec![])));
    let order: Vec<_> = view(&records, &Facts::default()).rows.iter().map(|r| r.submission).collect();
    assert_eq!(order, [3, 2, 1].map(entity));
}

#[test]
fn what_was_withdrawn_is_counted_and_gone() {
    let mut records = vec![
        submission(1, 9, 1, &[], submission_body(vec![item(1, 20)])),
        submission(2, 9, 1, &[1], withdrawal()),
    ];
    let inbox = view(&records, &Facts::default());
    assert_eq!((inbox.rows.len(), inbox.withdrawn), (0, 1));
    // Another device amended it, not knowing: its author has to say yes again.
    records.push(submission(3, 9, 1, &[1], submission_body(vec![item(1, 20)])));
    let inbox = view(&records, &Facts::default());
    assert_eq!((inbox.rows.len(), inbox.withdrawn), (0, 1));
    records.push(submission(4, 9, 1, &[2, 3], submission_body(vec![item(1, 20)])));
    let inbox = view(&records, &Facts::default());
    assert_eq!((inbox.rows.len(), inbox.withdrawn), (1, 0));
}

#[test]
fn nobody_withdraws_or_hides_another_s_submission() {
    let records = [
        submission(1, 9, 1, &[], submission_body(vec![item(1, 20)])),
        submission(2, 9, 2, &[1], withdrawal()),
        submission(3, 9, 3, &[1], submission_body(vec![])),
    ];
    let inbox = view(&records, &Facts::default());
    let shown: Vec<_> = inbox.rows.iter().map(|r| (r.from.person, r.newest.record, r.same_id)).collect();
    assert_eq!(shown, [(person(3), hash(3), true), (person(1), hash(1), true)]);
}

#[test]
fn nothing_submitted_is_an_empty_inbox() {
    let inbox = view(&[], &Facts::default());
    assert_eq!((inbox.rows.len(), inbox.withdrawn, inbox.unopened, inbox.conflicts), (0, 0, 0, 0));
}
