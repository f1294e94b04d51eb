//! What the code names: the pure crates no files, network, clock or screen; media in core nothing
//! of the rooms that use it; and nothing in core a shell.

use std::path::{Path, PathBuf};

use super::Finding;
use super::code::{Named, paths, tokens, without_tests};

/// A rule about the files under a folder.
struct Rule {
    folder: &'static str,
    /// Paths by their beginning, as `std::fs`; a macro ends in `!`; a word anywhere begins with `*`;
    /// a room of the same crate begins with `crate::`.
    never: &'static [&'static str],
    why: &'static str,
}

const PURE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::os",
    "std::env",
    "std::process",
    "std::thread",
    "std::time::SystemTime",
    "std::time::Instant",
    "SystemTime::now",
    "Instant::now",
    "chrono::Utc::now",
    "chrono::Local",
    "Utc::now",
    "Local::now",
    "print!",
    "println!",
    "eprint!",
    "eprintln!",
    "dbg!",
];

const RULES: &[Rule] = &[
    Rule { folder: "protocol/src", never: PURE, why: "protocol is pure: no files, network, clock or screen" },
    Rule { folder: "domain/src", never: PURE, why: "domain is pure: no files, network, clock or screen" },
    Rule {
        folder: "core/src/media",
        never: &["crate::store", "crate::sync", "crate::team"],
        why: "media takes bytes and gives bytes; it knows no store, sync or team",
    },
    Rule { folder: "core/src", never: &["*cli", "*uniffi", "*clap"], why: "nothing in core knows a shell" },
    Rule {
        folder: "bindings/src",
        never: &["*rusqlite", "*reqwest", "std::fs::write", "std::fs::remove_file"],
        why: "the facade converts, delegates and maps; what is done is core's",
    },
];

/// Checks the sources under `root`.
pub(crate) fn check(root: &Path) -> std::io::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for rule in RULES {
        let mut files = Vec::new();
        rust_files(&root.join(rule.folder), &mut files)?;
        let mut test_files = Vec::new();
        let mut read = Vec::new();
        for file in files {
            let (tokens, modules) = without_tests(&tokens(&std::fs::read_to_string(&file)?));
            test_files.extend(modules.iter().map(|module| of(&file, module)));
            read.push((file, tokens));
        }
        for (file, tokens) in read {
            // `#[cfg(test)] mod tests;` makes a whole file, or a folder, a test.
            if test_files.iter().any(|test| file.starts_with(test) || file.with_extension("") == *test) {
                continue;
            }
            let name = file.strip_prefix(root).unwrap_or(&file).display().to_string();
            for named in paths(&tokens) {
                if let Some(never) = rule.never.iter().find(|never| matches(never, &named)) {
                    let never = never.trim_start_matches('*');
                    let what = format!("`{never}`: {}", rule.why);
                    findings.push(Finding { file: name.clone(), line: named.line, what });
                }
            }
        }
    }
    Ok(findings)
}

/// Whether a rule's entry speaks of this path.
fn matches(never: &str, named: &Named) -> bool {
    if let Some(word) = never.strip_prefix('*') {
        return named.path.iter().any(|segment| segment == word);
    }
    if let Some(name) = never.strip_suffix('!') {
        return named.called && named.path.last().is_some_and(|last| last == name);
    }
    if let Some(room) = never.strip_prefix("crate::") {
        // `crate::store` or, from below, any number of `super::` before it.
        let mut rest = named.path.iter().skip_while(|s| *s == "crate" || *s == "super");
        let from_root = named.path.first().is_some_and(|s| s == "crate" || s == "super");
        return from_root && rest.next().is_some_and(|s| s == room);
    }
    let wanted: Vec<&str> = never.split("::").collect();
    wanted.len() <= named.path.len() && wanted.iter().zip(&named.path).all(|(a, b)| a == b)
}

/// Where `mod name;` in `file` leads, without its ending.
fn of(file: &Path, module: &str) -> PathBuf {
    let folder = file.parent().unwrap_or(Path::new(""));
    match file.file_stem().and_then(|s| s.to_str()) {
        Some("mod" | "lib" | "main") | None => folder.join(module),
        Some(stem) => folder.join(stem).join(module),
    }
}

fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries: Vec<_> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.collect::<Result<_, _>>()?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    entries.sort_by_key(std::fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            rust_files(&path, out)?;
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A little workspace on disk, gone at the end.
    struct Planted(PathBuf);

    impl Planted {
        fn new(name: &str, files: &[(&str, &str)]) -> Planted {
            let root = std::env::temp_dir().join(format!("oogst-arrows-{name}-{}", std::process::id()));
            for (file, source) in files {
                let file = root.join(file);
                std::fs::create_dir_all(file.parent().unwrap()).unwrap();
                std::fs::write(file, source).unwrap();
            }
            Planted(root)
        }

        fn found(&self) -> Vec<String> {
            let found = check(&self.0).unwrap();
            found.into_iter().map(|f| format!("{}:{} {}", f.file, f.line, f.what)).collect()
        }
    }

    impl Drop for Planted {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn files_clocks_and_printing_in_a_pure_crate_are_found_with_their_line() {
        let planted = Planted::new(
            "pure",
            &[
                ("protocol/src/lib.rs", "use std::collections::BTreeMap;\nuse std::{fmt, fs};\n"),
                (
                    "domain/src/cycle/open.rs",
                    "fn a() {\n    let now = chrono::Utc::now();\n    println!(\"{now}\");\n}\n",
                ),
            ],
        );
        let found = planted.found();
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("protocol/src/lib.rs:2 `std::fs`"), "{found:?}");
        assert!(found[1].starts_with("domain/src/cycle/open.rs:2 `chrono::Utc::now`"), "{found:?}");
        assert!(found[2].starts_with("domain/src/cycle/open.rs:3 `println!`"), "{found:?}");
    }

    #[test]
    fn what_only_tests_do_is_theirs() {
        let planted = Planted::new(
            "tests",
            &[
                ("domain/src/lib.rs", "use std::time::Duration;\n#[cfg(test)]\nmod tests { use std::fs; }\n"),
                ("domain/src/cycle/mod.rs", "#[cfg(test)]\nmod tests;\n"),
                ("domain/src/cycle/tests.rs", "use std::fs;\n"),
                ("domain/src/cycle/tests/deep.rs", "use std::fs;\n"),
            ],
        );
        assert_eq!(planted.found(), Vec::<String>::new());
    }

    #[test]
    fn media_that_knows_the_store_and_a_core_that_knows_a_shell_are_found() {
        let planted = Planted::new(
            "core",
            &[
                ("core/src/media/photo/mod.rs", "use std::sync::Arc;\nuse super::super::store::Store;\n"),
                ("core/src/media/mod.rs", "use crate::{seal, team};\nlet store = 1;\n"),
                ("core/src/store/mod.rs", "#[uniffi::export]\nuse crate::sync;\n"),
            ],
        );
        let found = planted.found();
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found.iter().any(|f| f.starts_with("core/src/media/photo/mod.rs:2 `crate::store`")));
        assert!(found.iter().any(|f| f.starts_with("core/src/media/mod.rs:1 `crate::team`")));
        assert!(found.iter().any(|f| f.starts_with("core/src/store/mod.rs:1 `uniffi`")));
    }
}
