//! What sync does when things go wrong on the way: a real hub, and a proxy before it that spoils what a rule names.
//! Each fault has one outcome; nothing is lost by any; and once it is gone, everything arrives exactly once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod answers;
mod certificates;
mod clocks;
mod cuts;
mod handed_over;
mod plans;
mod restored;
mod space;
mod strangers;
mod twice;
mod world;
