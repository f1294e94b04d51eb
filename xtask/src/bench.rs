//! The benches, criterion's and our own, each with its peer in the same run.

use serde_json::Value;

use crate::run::{Outcome, Stop, cargo, output, run, target};
use crate::setup;

/// `cargo xtask bench [FILTER]`: runs every bench target of the workspace whose name holds FILTER,
/// on files made in `target/bench-files`.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    let filter = match arguments {
        [] => "",
        [filter] => filter.as_str(),
        _ => return Err(Stop::Usage("cargo xtask bench [FILTER]".to_owned())),
    };
    let metadata = output(&mut cargo(&["metadata", "--format-version", "1", "--no-deps"]))?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|e| Stop::Unreadable(e.to_string()))?;
    let benches: Vec<_> = benches(&metadata).into_iter().filter(|(_, name)| name.contains(filter)).collect();
    if benches.is_empty() {
        return Err(Stop::Found(format!("no bench target's name holds `{filter}`")));
    }
    setup::ensure(setup::For::Bench)?;
    let files = target().join("bench-files");
    if !files.join("photos").join("IMG_0100.jpg").is_file() {
        println!("making the files (once)");
        let make =
            ["run", "--quiet", "--package", "oogst-tests", "--bin", "oogst-fixtures", "--", "bench", "--out"];
        output(cargo(&make).arg(&files))?;
    }
    for (package, name) in benches {
        println!("\n── {package}: {name} ──");
        run(cargo(&["bench", "--package", &package, "--bench", &name]).env("OOGST_BENCH_FILES", &files))?;
    }
    Ok(())
}

/// Packages and names of all bench targets.
fn benches(metadata: &Value) -> Vec<(String, String)> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut found = Vec::new();
    for package in list(&metadata["packages"]) {
        for target in list(&package["targets"]) {
            if list(&target["kind"]).iter().any(|kind| kind == "bench") {
                let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                found.push((text(&package["name"]), text(&target["name"])));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bench_targets_are_found_and_others_are_not() {
        let metadata = serde_json::json!({"packages": [{"name": "oogst-core", "targets": [
            {"kind": ["lib"], "name": "oogst_core"}, {"kind": ["bench"], "name": "take_in"}]}]});
        assert_eq!(benches(&metadata), [("oogst-core".to_owned(), "take_in".to_owned())]);
    }
}
