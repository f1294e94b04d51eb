//! Storage and checkups as they cross.

use oogst_core::{
    doctor,
    sync::{self, Freed, Kept},
};

use crate::app::count;

/// What freeing space would come to at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct FreeableSpace {
    /// Captures whose originals may leave.
    pub captures: u32,
    /// Their bytes.
    pub bytes: u64,
}

impl From<Vec<Freed>> for FreeableSpace {
    fn from(freed: Vec<Freed>) -> Self {
        Self { captures: count(freed.len()), bytes: freed.iter().map(|each| each.bytes).sum() }
    }
}

/// What freeing space came to.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FreedSpace {
    /// Captures whose originals left.
    pub captures: Vec<String>,
    /// Their bytes.
    pub bytes: u64,
    /// What stayed.
    pub kept: Vec<KeptItem>,
}

/// A capture whose original stayed.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct KeptItem {
    /// The capture.
    pub capture: String,
    /// Its bytes.
    pub bytes: u64,
    /// Why.
    pub why: KeptWhy,
}

/// Why an original stayed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum KeptWhy {
    /// The hub has not received it.
    NotReceived,
    /// The hub's would be the only copy.
    SingleCopy,
    /// The hub could not show that it has it.
    ReadBack,
}

impl From<(Vec<Freed>, Vec<Kept>)> for FreedSpace {
    fn from((freed, kept): (Vec<Freed>, Vec<Kept>)) -> Self {
        Self {
            bytes: freed.iter().map(|each| each.bytes).sum(),
            captures: freed.into_iter().map(|each| each.capture.to_string()).collect(),
            kept: kept.into_iter().map(KeptItem::from).collect(),
        }
    }
}

impl From<Kept> for KeptItem {
    fn from(kept: Kept) -> Self {
        Self {
            capture: kept.capture.to_string(),
            bytes: kept.bytes,
            why: match kept.why {
                sync::KeptWhy::NotReceived => KeptWhy::NotReceived,
                sync::KeptWhy::SingleCopy => KeptWhy::SingleCopy,
                sync::KeptWhy::ReadBack => KeptWhy::ReadBack,
            },
        }
    }
}

/// What the doctor saw.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Checkup {
    /// Captures.
    pub captures: u32,
    /// Sealed files.
    pub objects: u32,
    /// Their bytes.
    pub bytes: u64,
    /// Records.
    pub records: u32,
    /// What is wrong; empty when nothing is.
    pub findings: Vec<Finding>,
}

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Finding {
    /// What, as a code.
    pub code: String,
    /// What it is about: an id, a file, a table.
    pub about: String,
}

impl From<doctor::Checkup> for Checkup {
    fn from(checkup: doctor::Checkup) -> Self {
        let finding = |f: &doctor::Finding| Finding { code: f.code().to_owned(), about: f.about() };
        Self {
            captures: count(checkup.captures),
            objects: count(checkup.objects),
            bytes: checkup.bytes,
            records: count(checkup.records),
            findings: checkup.findings.iter().map(finding).collect(),
        }
    }
}
