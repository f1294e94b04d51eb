//! What reads bytes of strangers, each as a function of any bytes: it gives a typed error or something that holds, within
//! its memory, and never panics.
//!
//! - [`TARGETS`]: all of them; `media` and `wire`: what each does and what must hold;
//! - [`mutate`]: a seeded mutator; [`memory`]: the peak of one input; [`seeds`]: what is changed.
//!
//! Driven by the campaign `files`, and by libFuzzer (`cargo xtask fuzz`), in a process for each.

mod media;
pub mod memory;
pub mod mutate;
mod seeds;
mod wire;

use std::path::PathBuf;

/// Something that reads bytes of strangers.
pub struct Target {
    /// Its name, and that of its folder in `tests/corpora`.
    pub name: &'static str,
    /// Reads; panics where something does not hold.
    pub run: fn(&[u8]),
    /// Bytes that one input may make it hold at most.
    pub memory: usize,
    /// Well-formed inputs, made.
    made: fn() -> Vec<Vec<u8>>,
    /// What the format knows.
    pub words: &'static [&'static [u8]],
}

const MB: usize = 1 << 20;
/// A photo of 64 million pixels, which a small file may claim: what its decoding takes is asked for before it begins.
const PHOTO: usize = 700 * MB;

/// All of them.
pub const TARGETS: &[Target] = &[
    Target { name: "jpeg", run: media::jpeg, memory: PHOTO, made: seeds::jpeg, words: seeds::JPEG },
    Target { name: "png", run: media::png, memory: PHOTO, made: seeds::png, words: seeds::PNG },
    Target { name: "webp", run: media::webp, memory: PHOTO, made: seeds::webp, words: seeds::WEBP },
    Target { name: "mp4", run: media::mp4, memory: 32 * MB, made: seeds::mp4, words: seeds::MP4 },
    Target {
        name: "office",
        run: media::office,
        memory: 192 * MB,
        made: seeds::office,
        words: seeds::OFFICE,
    },
    Target { name: "pdf", run: media::pdf, memory: 192 * MB, made: seeds::pdf, words: seeds::PDF },
    Target { name: "exif", run: media::exif, memory: 16 * MB, made: seeds::exif, words: seeds::EXIF },
    Target { name: "links", run: wire::links, memory: MB, made: seeds::links, words: seeds::LINKS },
    Target {
        name: "envelopes",
        run: wire::envelopes,
        memory: 16 * MB,
        made: seeds::envelopes,
        words: seeds::JSON,
    },
    Target { name: "log", run: wire::log, memory: 16 * MB, made: seeds::log, words: seeds::JSON },
    Target { name: "tus", run: wire::tus, memory: 16 * MB, made: seeds::tus, words: seeds::TUS },
];

/// The target of this name.
#[must_use]
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

impl Target {
    /// Well-formed inputs: what the seeded campaign changes. Those that are kept are the smallest that reach something, mostly damaged;
    /// changed once more they seldom get past a format's first bytes.
    #[must_use]
    pub fn well_formed(&self) -> Vec<Vec<u8>> {
        (self.made)()
    }

    /// Well-formed inputs, and those in the repository that once meant something.
    #[must_use]
    pub fn seeds(&self) -> Vec<Vec<u8>> {
        let mut all = self.well_formed();
        all.extend(self.kept());
        all
    }

    /// Those in the repository, by name.
    #[must_use]
    pub fn kept(&self) -> Vec<Vec<u8>> {
        let entries = std::fs::read_dir(self.folder()).into_iter().flatten().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
        paths.sort();
        paths.iter().filter_map(|path| std::fs::read(path).ok()).collect()
    }

    /// Where they lie.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("corpora").join(self.name)
    }
}
