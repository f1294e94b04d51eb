//! The arrows of ARCHITECTURE.md, checked: `android, ios → bindings → core ← cli`,
//! `core → domain → protocol ← hub`; protocol and domain pure; inside core, media on its own and no
//! shell known.
//!
//! Where to start: [`graph`] reads what the manifests say, [`sources`] what the code says; both
//! rest on rules that stand as tables at their top. [`profiles`] keeps the arithmetic fast, [`walls`] the shells apart from generated code. [`code`] takes Rust apart just far enough.

mod code;
mod graph;
mod profiles;
mod sources;
mod walls;

use serde_json::Value;

use crate::run::{Outcome, Stop, cargo, output, root};

/// Something that goes against an arrow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// File, relative to the workspace.
    pub(crate) file: String,
    /// Line from 1, if it is about one.
    pub(crate) line: usize,
    /// What is wrong, and with which rule.
    pub(crate) what: String,
}

/// `cargo xtask arrows`.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err(Stop::Usage("cargo xtask arrows".to_owned()));
    }
    let metadata = output(&mut cargo(&["metadata", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|e| Stop::Unreadable(e.to_string()))?;
    let mut findings = graph::check(&metadata, &root());
    findings.extend(sources::check(&root())?);
    findings.extend(profiles::check(&root())?);
    findings.extend(walls::check(&root())?);
    for Finding { file, line, what } in &findings {
        println!("{file}:{line}: {what}");
    }
    match findings.len() {
        0 => {
            println!("arrows: all point the right way");
            Ok(())
        }
        n => Err(Stop::Found(format!("{n} against the arrows"))),
    }
}
