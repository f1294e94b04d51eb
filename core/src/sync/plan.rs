//! What a sync will do, as a value: from facts, without a clock, a network or a store.

use oogst_domain::capture::{MediaKind, Role};
use oogst_protocol::{Audience, Hash};

/// What the network costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Network {
    /// Every byte is paid for, or nobody knows: videos wait.
    #[default]
    Metered,
    /// Videos may go.
    Unmetered,
}

/// An own object that the hub should have and has given no receipt for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectFact {
    /// Which.
    pub object: Hash,
    /// Bytes of ciphertext.
    pub bytes: u64,
    /// What it is to its capture.
    pub role: Role,
    /// Of what kind of capture.
    pub kind: MediaKind,
    /// When its capture was taken; older ones go first.
    pub captured_at: i64,
    /// Who should be able to fetch it.
    pub audiences: Vec<Audience>,
    /// It is part of a submission, not only a backup.
    pub submitted: bool,
    /// The person said: now, whatever the network costs.
    pub now: bool,
    /// It failed before and may not be tried yet, or needs a person.
    pub held: bool,
}

/// Everything a plan is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Records in the order they were said.
    pub records: Vec<Hash>,
    /// Objects without a receipt.
    pub objects: Vec<ObjectFact>,
}

/// An object that will be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedUpload {
    /// Which, and what is known of it.
    pub fact: ObjectFact,
}

/// Why something does not go now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// A video, on a network that costs.
    Unmetered(Hash),
    /// It failed, and its time has not come.
    Held(Hash),
}

/// What a sync will do, in this order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// First the records: small, and they say what else is on its way.
    pub records: Vec<Hash>,
    /// Then objects: previews, photos and documents, videos.
    pub uploads: Vec<PlannedUpload>,
    /// What does not go now.
    pub waiting: Vec<Waiting>,
}

/// Plans. Previews before large media; of those, submitted ones before mere backups, small kinds before
/// videos, older before newer. A video's original goes on an unmetered network, or when asked.
#[must_use]
pub fn plan(facts: &Facts, network: Network, include_video: bool) -> Plan {
    let mut plan = Plan { records: facts.records.clone(), ..Plan::default() };
    for fact in &facts.objects {
        let video = fact.kind == MediaKind::Video && fact.role == Role::Original;
        let may = !video || network == Network::Unmetered || include_video || fact.now;
        if !may {
            plan.waiting.push(Waiting::Unmetered(fact.object));
        } else if fact.held {
            plan.waiting.push(Waiting::Held(fact.object));
        } else {
            plan.uploads.push(PlannedUpload { fact: fact.clone() });
        }
    }
    plan.uploads.sort_by_key(|upload| {
        let fact = &upload.fact;
        let large = fact.role == Role::Original;
        let video = large && fact.kind == MediaKind::Video;
        (large, video, !fact.submitted, fact.captured_at, fact.bytes, fact.object)
    });
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(n: u8, role: Role, kind: MediaKind, submitted: bool) -> ObjectFact {
        ObjectFact {
            object: Hash([n; 32]),
            bytes: u64::from(n),
            role,
            kind,
            captured_at: i64::from(n),
            audiences: vec![Audience::Preparation],
            submitted,
            now: false,
            held: false,
        }
    }

    fn order(plan: &Plan) -> Vec<u8> {
        plan.uploads.iter().map(|upload| upload.fact.object.0[0]).collect()
    }

    #[test]
    fn previews_first_then_submitted_media_then_backups_then_videos() {
        let facts = Facts {
            records: vec![Hash([9; 32])],
            objects: vec![
                fact(1, Role::Original, MediaKind::Video, true),
                fact(2, Role::Original, MediaKind::Photo, false),
                fact(3, Role::Original, MediaKind::Photo, true),
                fact(4, Role::Preview256, MediaKind::Photo, false),
                fact(5, Role::Poster, MediaKind::Video, true),
            ],
        };
        let plan = plan(&facts, Network::Unmetered, false);
        assert_eq!(order(&plan), [5, 4, 3, 2, 1]);
        assert_eq!(plan.records, facts.records);
    }

    #[test]
    fn a_video_waits_for_an_unmetered_network_unless_asked() {
        let video = fact(1, Role::Original, MediaKind::Video, true);
        let poster = fact(2, Role::Poster, MediaKind::Video, true);
        let facts = Facts { records: vec![], objects: vec![video.clone(), poster] };
        let waits = plan(&facts, Network::Metered, false);
        assert_eq!(order(&waits), [2]);
        assert_eq!(waits.waiting, [Waiting::Unmetered(video.object)]);
        assert_eq!(order(&plan(&facts, Network::Metered, true)), [2, 1]);
        let asked = Facts { records: vec![], objects: vec![ObjectFact { now: true, ..video }] };
        assert_eq!(order(&plan(&asked, Network::Metered, false)), [1]);
    }
}
