//! Power loss: what was not synced may be gone, torn, or nameless. The calls are recorded and replayed onto a model of
//! a disk; every disk that a crash may leave has to be as good as a death of the process.

mod device;
mod disk;
mod hub;

use crate::campaign::Campaign;

pub(crate) const POWER: Campaign = Campaign {
    name: "power-loss",
    about: "unsynced bytes and names dropped or torn, at every call; a removed fsync has to be noticed",
    cases: &[
        ("photo", |run| device::alone("photo", run)),
        ("stream", |run| device::alone("stream", run)),
        ("film", |run| device::alone("film", run)),
        ("undo", |run| device::alone("undo", run)),
        ("migration", |run| device::alone("migration", run)),
        ("submit", |run| device::with_hub("submit", run)),
        ("sync", |run| device::with_hub("sync", run)),
        ("free_space", |run| device::with_hub("free-space", run)),
        ("join", |run| device::with_hub("join", run)),
        ("hub", hub::test),
        ("removed_fsync", device::removed_fsync),
    ],
};
