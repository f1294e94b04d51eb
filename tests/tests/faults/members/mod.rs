//! Campaign: a member who lies, a device that was removed, an invite in the wrong hands, and outsiders at the hub's door.
//!
//! - `forged`: records as somebody with a member's keys can make them; `removed`: a device after its end;
//! - `invites`: a link that everybody has; `door`: enumeration, headers, slow clients, floods.

mod door;
mod forged;
mod invites;
mod removed;

use crate::campaign::{Campaign, Run};
use crate::class::wait;

pub(crate) const MEMBERS: Campaign = Campaign {
    name: "members",
    about: "records of every shape, a removed device, a link shared too widely, enumeration, slow clients, floods",
    cases: &[
        ("forged", |run: &Run| wait(forged::records(run.seed, run.of(60, 3000)))),
        ("removed", |run: &Run| wait(removed::device(run.of(1, 10)))),
        ("invites", |run: &Run| wait(invites::shared(run.of(8, 40)))),
        ("enumeration", |run: &Run| wait(door::enumeration(run.of(60, 1000)))),
        ("headers", |_: &Run| wait(door::headers())),
        ("slow_clients", |run: &Run| wait(door::slow(200, run.of(40, 400)))),
        ("flood", |run: &Run| wait(door::flood(run.of(3, 20)))),
    ],
};
