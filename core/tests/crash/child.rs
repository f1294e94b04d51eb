//! What the child does before it dies.

use std::{fs::File, io::Write, path::Path};

use oogst_core::{
    App,
    capture::{CaptureError, Request, Source, cover, list, take_in, undo},
    media::redact::Area,
    store::{FileVault, StoreError},
    submission::{SubmitError, keep_draft},
};
use oogst_domain::submission::Reflection;

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
    /// Covers a face in the photo.
    Cover,
    /// Writes on at a reflection, in a store that has a photo.
    Draft,
}

impl Work {
    pub const ALL: [Work; 5] = [Work::Fresh, Work::Stream, Work::Undo, Work::Cover, Work::Draft];

    pub fn name(self) -> &'static str {
        match self {
            Work::Fresh => "a_first_photo",
            Work::Stream => "a_stream",
            Work::Undo => "an_undo",
            Work::Cover => "a_cover",
            Work::Draft => "a_draft",
        }
    }

    /// Captures before the work, and after it.
    pub fn counts(self) -> (usize, usize) {
        match self {
            Work::Fresh => (0, 1),
            Work::Stream => (1, 2),
            Work::Undo => (1, 0),
            Work::Cover | Work::Draft => (1, 1),
        }
    }

    /// Makes what the work begins with, in `root`.
    pub fn prepare(self, root: &Path) {
        std::fs::write(root.join("photo.jpg"), common::jpeg(1, 96, 64)).unwrap();
        std::fs::write(root.join("report.txt"), "Zo ging de les met exit cards.\n".repeat(9000)).unwrap();
        if self != Work::Fresh {
            photo(&open(root), root);
        }
        if self == Work::Draft {
            keep_draft(&open(root), &reflection(WRITTEN.0)).unwrap();
        }
    }
}

/// What was written before, and what is written then: more than a page of the database holds.
pub const WRITTEN: (&str, usize) = ("Iedereen deed mee. ", 100);

pub fn reflection(said: &str) -> Reflection {
    Reflection { successes: said.into(), ..Reflection::default() }
}

/// The work is done, and could not be said.
pub const DONE: i32 = 4;
/// Another typed error.
pub const FAILED: i32 = 5;
/// The disk was full, and the error said so.
pub const FULL: i32 = 3;

fn try_open(root: &Path) -> Result<App, CaptureError> {
    Ok(App::open(&root.join("store"), &FileVault::new(root.join("key")))?)
}

pub fn open(root: &Path) -> App {
    try_open(root).unwrap()
}

fn try_photo(app: &App, root: &Path) -> Result<(), CaptureError> {
    take_in(app, Source::Path(root.join("photo.jpg")), &Request::default()).map(drop)
}

pub fn photo(app: &App, root: &Path) {
    try_photo(app, root).unwrap();
}

/// Does the work; says so when it is durable.
pub fn run(work: &str, root: &Path) {
    let work = Work::ALL.into_iter().find(|each| each.name() == work).unwrap();
    match attempt(work, root) {
        Ok(()) if writeln!(std::io::stdout(), "done").is_ok() => {}
        Ok(()) => std::process::exit(DONE),
        Err(CaptureError::Store(StoreError::DiskFull)) => std::process::exit(FULL),
        Err(other) => {
            let _ = writeln!(std::io::stderr(), "{other:?}");
            std::process::exit(FAILED)
        }
    }
}

fn attempt(work: Work, root: &Path) -> Result<(), CaptureError> {
    let app = try_open(root)?;
    match work {
        Work::Fresh => try_photo(&app, root),
        Work::Stream => {
            let file = File::open(root.join("report.txt")).unwrap();
            take_in(&app, Source::Stream(Box::new(file)), &Request::default()).map(drop)
        }
        Work::Undo => undo(&app).map(drop),
        Work::Cover => {
            let face = Area::Fraction { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
            cover(&app, list(&app.store, None, 1)?[0].id, &[face], false).map(drop)
        }
        Work::Draft => keep_draft(&app, &reflection(&WRITTEN.0.repeat(WRITTEN.1))).map_err(|why| match why {
            SubmitError::Store(why) => why.into(),
            other => panic!("{other}"),
        }),
    }
}
