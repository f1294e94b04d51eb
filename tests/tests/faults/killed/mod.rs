//! Killed anywhere: before every call that changes the disk, counted across the whole process.

mod device;
mod hub;

use crate::campaign::Campaign;
pub(crate) use hub::count as hub_calls;

pub(crate) const KILLED: Campaign = Campaign {
    name: "killed",
    about: "device and hub killed at every call that changes the disk",
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
    ],
};
