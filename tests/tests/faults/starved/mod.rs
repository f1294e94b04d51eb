//! No room, no luck, no memory: the disk is full or answers with errors at every call in turn, and a big picture meets
//! a process that may not grow. A typed error, never a false "saved", everything earlier intact, and the next try works.

mod device;
mod hub;
mod memory;

use crate::campaign::Campaign;
pub(crate) use memory::child as big_picture;

pub(crate) const STARVED: Campaign = Campaign {
    name: "starved",
    about: "disk full and I/O errors at every call of device and hub; no memory for a big picture",
    cases: &[
        ("photo", |run| device::test("photo", run)),
        ("stream", |run| device::test("stream", run)),
        ("film", |run| device::test("film", run)),
        ("undo", |run| device::test("undo", run)),
        ("migration", |run| device::test("migration", run)),
        ("submit", |run| device::test("submit", run)),
        ("sync", |run| device::test("sync", run)),
        ("free_space", |run| device::test("free-space", run)),
        ("join", |run| device::test("join", run)),
        ("hub", hub::test),
        ("big_picture", memory::test),
    ],
};
