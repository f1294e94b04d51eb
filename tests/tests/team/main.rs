//! Team flows against a real hub process, with several devices: who gets in, who can open what, who goes and how
//! people come back; and what becomes of those who lie.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod backups;
mod copies;
mod covers;
mod crashes;
mod cycles;
mod devices;
mod hostile;
mod invites;
mod leaving;
mod recovery;
mod removal;
mod world;
