//! A slot: says which intents belong to a process that is still alive.
//!
//! A process that stages files first takes the lowest slot whose lock file it can lock, and puts the slot's number in
//! front of its staging names. The operating system lets go of the lock when the process ends, however it ends. So
//! an intent whose slot can be locked belongs to nobody, and may be cleared. Lock files are few and never removed:
//! there is no moment at which two processes could hold the same slot through two files.

use std::{
    fs::File,
    path::{Path, PathBuf},
};

use fs4::fs_std::FileExt;

use super::{StoreError, files};

/// Processes that stage files at the same time, at most.
const SLOTS: u32 = 256;

/// A held slot. Let go of when dropped.
#[derive(Debug)]
pub(crate) struct Slot {
    number: u32,
    _lock: File,
}

impl Slot {
    /// Takes the lowest free one.
    pub(crate) fn take(staging: &Path) -> Result<Self, StoreError> {
        for number in 0..SLOTS {
            if let Some(slot) = Self::try_take(staging, number)? {
                return Ok(slot);
            }
        }
        Err(StoreError::Busy)
    }

    /// Takes this one, if no process holds it.
    pub(crate) fn try_take(staging: &Path, number: u32) -> Result<Option<Self>, StoreError> {
        let path = path(staging, number);
        let io = |error| StoreError::io(&path, error);
        let file = files::private().create(true).truncate(false).open(&path).map_err(io)?;
        let free = FileExt::try_lock_exclusive(&file).map_err(io)?;
        Ok(free.then_some(Self { number, _lock: file }))
    }

    pub(crate) fn number(&self) -> u32 {
        self.number
    }

    /// A name for a staging file of this slot.
    pub(crate) fn name(&self, unique: [u8; 16]) -> String {
        format!("{}-{}", self.number, hex::encode(unique))
    }
}

/// The slot in a staging name.
pub(crate) fn of(name: &str) -> Option<u32> {
    name.split_once('-')?.0.parse().ok().filter(|number| *number < SLOTS)
}

fn path(staging: &Path, number: u32) -> PathBuf {
    staging.join(format!("slot-{number}.lock"))
}
