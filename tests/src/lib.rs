//! End to end, through public doors: the files that tests and the demo are made of
//! ([`fixtures`]).
// All of this is test code: what goes wrong here should stop the test, loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod fixtures;
