//! End to end, through public doors: a real hub process, devices that are processes too, and the
//! files they are given.
//!
//! Where to start:
//! - [`hub`]: a hub on a free port; [`proxy`]: what stands in its way; [`device`]: `oogst` on a store, its JSON read;
//! - [`in_process`]: a hub without a socket; [`fuzz`]: what reads bytes of strangers, and a mutator.
//!
//! The files are made by `oogst-fixtures`.
// All of this is test code: what goes wrong here should stop the test, loudly.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

pub mod bins;
pub mod device;
pub mod fuzz;
pub mod hub;
pub mod in_process;
pub mod no_waiting;
pub mod proxy;

/// A fresh empty folder for this test alone. Whoever asks for it removes it ([`hub::Hub::start`] and
/// [`device::Device::fresh`] do).
pub fn scratch(name: &str) -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("oogst-{name}-{}-{number}", std::process::id()));
    // A run that was killed may have had this process's number before.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    folder
}
