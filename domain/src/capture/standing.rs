//! What stands of a capture when several devices said something about it: the newest words, and the newest objects
//! of which none was covered.
//!
//! Covering is the one change that must win over a newer word of a device that did not know of it: a note written on
//! the tablet may not bring back the face that was covered on the phone.

use std::collections::BTreeSet;

use oogst_protocol::Hash;

use super::CaptureBody;

/// What stands of a capture.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing<'a> {
    /// Whose words count: the newest.
    pub words: &'a CaptureBody,
    /// When they were said (Unix milliseconds).
    pub at: i64,
    /// Whose objects count: the newest of which none was replaced. None when every one was, by a record that has
    /// not arrived yet.
    pub objects: Option<&'a CaptureBody>,
    /// Everything that any of them says was replaced.
    pub replaced: BTreeSet<Hash>,
    /// Whether any of them says that it is for its author alone.
    pub own_only: bool,
}

/// What stands of what was said of one capture: when (Unix milliseconds), the record's name, and what it says. The
/// same whatever order they come in. `replaced` is what this device knows to be replaced beside that. None for
/// nothing said.
#[must_use]
pub fn standing<'a>(
    said: &'a [(i64, Hash, CaptureBody)],
    replaced: impl IntoIterator<Item = Hash>,
) -> Option<Standing<'a>> {
    let mut gone: BTreeSet<Hash> = replaced.into_iter().collect();
    gone.extend(said.iter().flat_map(|(_, _, body)| body.replaced.iter().copied()));
    let newest = |fits: &dyn Fn(&CaptureBody) -> bool| {
        let fitting = said.iter().filter(|(_, _, body)| fits(body));
        fitting.max_by_key(|(at, hash, _)| (*at, *hash)).map(|(at, _, body)| (*at, body))
    };
    let (at, words) = newest(&|_| true)?;
    let objects = newest(&|body| {
        !body.manifest.is_empty() && !body.manifest.iter().any(|item| gone.contains(&item.object.hash))
    });
    let own_only = said.iter().any(|(_, _, body)| body.own_only);
    Some(Standing { words, at, objects: objects.map(|(_, body)| body), replaced: gone, own_only })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        capture::Role,
        testing::{capture_body, hash, object},
    };

    fn body(note: &str, objects: u8, replaced: &[u8]) -> CaptureBody {
        CaptureBody {
            note: note.into(),
            manifest: vec![object(Role::Original, objects, 100)],
            replaced: replaced.iter().map(|n| hash(*n)).collect(),
            ..capture_body()
        }
    }

    #[test]
    fn a_later_note_of_a_device_that_did_not_know_brings_no_face_back() {
        let said = [
            (1, hash(1), body("", 10, &[])),
            (2, hash(2), body("", 20, &[10])),
            (3, hash(3), body("mooi", 10, &[])),
        ];
        let stands = standing(&said, []).unwrap();
        assert_eq!(stands.words.note, "mooi");
        assert_eq!(stands.objects.unwrap().manifest[0].object.hash, hash(20));
        let alone = standing(&said[2..], [hash(10)]).unwrap();
        assert_eq!(alone.objects, None, "covered here, and the record that says so is on its way");
    }

    #[test]
    fn nothing_said_stands_for_nothing() {
        assert_eq!(standing(&[], []), None);
    }

    proptest! {
        /// Objects are named 1 to 6; a record has one and says which were replaced.
        #[test]
        fn whatever_the_order_the_same_stands_and_nothing_replaced(
            said in prop::collection::vec((0..4i64, 1..7u8, prop::collection::vec(1..7u8, 0..3), any::<bool>()), 1..8),
            seed in any::<u64>(),
        ) {
            let mut said: Vec<_> = said
                .into_iter()
                .zip(1u8..)
                .map(|((at, object, mut replaced, own_only), n)| {
                    replaced.retain(|gone| *gone != object);
                    (at, hash(n), CaptureBody { own_only, ..body(&n.to_string(), object, &replaced) })
                })
                .collect();
            let before = said.clone();
            let first = standing(&before, []).unwrap();
            if let Some(objects) = first.objects {
                prop_assert!(objects.manifest.iter().all(|item| !first.replaced.contains(&item.object.hash)));
            }
            let turn = usize::try_from(seed % said.len() as u64).unwrap();
            said.rotate_left(turn);
            prop_assert_eq!(&standing(&said, []).unwrap(), &first);
            said.reverse();
            prop_assert_eq!(&standing(&said, []).unwrap(), &first);
            said.extend(before.clone());
            prop_assert_eq!(&standing(&said, []).unwrap(), &first, "said twice");
        }
    }
}
