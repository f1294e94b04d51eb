//! What the child does before it dies.

use std::{fs::File, path::Path};

use oogst_core::{
    App,
    capture::{Request, Source, take_in, undo},
    store::FileVault,
};

use crate::common;

/// A piece of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// Makes the store and takes in a photo.
    Fresh,
    /// Takes in a document as a stream, in a store that has a photo.
    Stream,
    /// Undoes the photo.
    Undo,
}

impl Work {
    pub const ALL: [Work; 3] = [Work::Fresh, Work::Stream, Work::Undo];

    pub fn name(self) -> &'static str {
        match self {
            Work::Fresh => "a_first_photo",
            Work::Stream => "a_stream",
            Work::Undo => "an_undo",
        }
    }

    /// Captures before the work, and after it.
    pub fn counts(self) -> (usize, usize) {
        match self {
            Work::Fresh => (0, 1),
            Work::Stream => (1, 2),
            Work::Undo => (1, 0),
        }
    }

    /// Makes what the work begins with, in `root`.
    pub fn prepare(self, root: &Path) {
        std::fs::write(root.join("photo.jpg"), common::jpeg(1, 96, 64)).unwrap();
        std::fs::write(root.join("report.txt"), "Zo ging de les met exit cards.\n".repeat(9000)).unwrap();
        if self != Work::Fresh {
            photo(&open(root), root);
        }
    }
}

pub fn open(root: &Path) -> App {
    App::open(&root.join("store"), &FileVault::new(root.join("key"))).unwrap()
}

pub fn photo(app: &App, root: &Path) {
    take_in(app, Source::Path(root.join("photo.jpg")), &Request::default()).unwrap();
}

/// Does the work; says so when it is durable.
pub fn run(work: &str, root: &Path) {
    let work = Work::ALL.into_iter().find(|each| each.name() == work).unwrap();
    let app = open(root);
    match work {
        Work::Fresh => photo(&app, root),
        Work::Stream => {
            let file = File::open(root.join("report.txt")).unwrap();
            take_in(&app, Source::Stream(Box::new(file)), &Request::default()).unwrap();
        }
        Work::Undo => {
            undo(&app).unwrap();
        }
    }
    println!("done");
}
