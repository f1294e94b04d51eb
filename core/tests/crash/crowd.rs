//! Several processes use one store at once.

use std::{
    fs,
    path::Path,
    process::{Child, Command},
};

use oogst_core::{
    capture::{Request, Source, list, take_in},
    doctor,
};

use crate::child;

const PROCESSES: usize = 3;
const EACH: usize = 8;

/// One of the crowd: takes in its own documents, and one that all of them have.
pub fn run(number: &str, root: &Path) {
    let app = child::open(root);
    for n in 0..EACH {
        let text = format!("Verslag {n} van {number}.");
        let own = Source::Stream(Box::new(std::io::Cursor::new(text.into_bytes())));
        take_in(&app, own, &Request::default()).unwrap();
        take_in(&app, Source::Path(root.join("shared.txt")), &Request::default()).unwrap();
    }
}

/// They make the store together, and each finds all that every one took in.
pub fn test() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("shared.txt"), "Van ons allemaal.").unwrap();
    let start = |number: usize| {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["crowd", &number.to_string()]).arg(place.path()).spawn().unwrap()
    };
    let crowd: Vec<Child> = (0..PROCESSES).map(start).collect();
    for mut process in crowd {
        assert!(process.wait().unwrap().success());
    }
    let app = child::open(place.path());
    assert_eq!(list(&app.store, None, 1000).unwrap().len(), PROCESSES * EACH + 1);
    assert_eq!(doctor::examine(&app, &mut |_, _| {}).unwrap().findings, []);
}
