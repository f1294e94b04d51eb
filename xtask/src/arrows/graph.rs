//! Who depends on whom, by cargo's own account.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use super::Finding;

/// Which of our crates each of our crates may name, as dependencies of any kind. `*`: all of them.
const MAY: &[(&str, &[&str])] = &[
    ("oogst-protocol", &[]),
    ("oogst-domain", &["oogst-protocol"]),
    ("oogst-pixels", &[]),
    ("oogst-reader", &[]),
    ("oogst-sqlcipher", &[]),
    ("oogst-core", &["oogst-domain", "oogst-pixels", "oogst-protocol", "oogst-reader", "oogst-sqlcipher"]),
    ("oogst-hub", &["oogst-protocol"]),
    ("oogst-cli", &["oogst-core"]),
    ("oogst-bindings", &["oogst-core"]),
    ("oogst-bindgen", &["oogst-bindings"]),
    ("oogst-fixtures", &["oogst-core", "oogst-domain"]),
    ("oogst-tests", &["*"]),
    ("xtask", &[]),
];

/// What the pure crates may build on, directly. A new one is a decision: say here why it is pure.
const PURE: &[(&str, &[&str])] = &[
    (
        "oogst-protocol",
        &[
            "age",
            "base64",
            "bech32",
            "bip39",
            "ed25519-dalek",
            "hex",
            "hkdf",
            "serde",
            "serde_json",
            "sha2",
            "subtle",
            "thiserror",
            "x25519-dalek",
            "zeroize",
        ],
    ),
    ("oogst-domain", &["chrono", "serde", "serde_json", "thiserror"]),
    ("oogst-reader", &["serde", "sha2", "thiserror"]),
];

/// What may not stand behind a pure crate, however far.
const IMPURE: &[&str] =
    &["tokio", "rusqlite", "libsqlite3-sys", "reqwest", "hyper", "axum", "mio", "socket2", "async-std"];

/// Checks `cargo metadata` (with its resolved graph).
pub(crate) fn check(metadata: &Value, root: &Path) -> Vec<Finding> {
    let members: BTreeSet<&str> = list(&metadata["workspace_members"]).filter_map(Value::as_str).collect();
    let packages: Vec<&Value> =
        list(&metadata["packages"]).filter(|p| members.contains(text(&p["id"]))).collect();
    let ours: BTreeSet<&str> = packages.iter().map(|p| text(&p["name"])).collect();
    let mut findings = Vec::new();
    for package in packages {
        let name = text(&package["name"]);
        let file = Path::new(text(&package["manifest_path"]));
        let mut found = |dependency: &str, what: String| {
            let line = line_of(file, dependency);
            let file = file.strip_prefix(root).unwrap_or(file).display().to_string();
            findings.push(Finding { file, line, what });
        };
        let Some((_, may)) = MAY.iter().find(|(crate_, _)| *crate_ == name) else {
            found("name", format!("{name} has no place in the arrows yet: give it one in xtask/src/arrows"));
            continue;
        };
        let pure = PURE.iter().find(|(crate_, _)| *crate_ == name).map(|(_, list)| *list);
        for dependency in list(&package["dependencies"]) {
            let on = text(&dependency["name"]);
            if ours.contains(on) {
                if !may.contains(&on) && !may.contains(&"*") {
                    found(on, format!("{name} must not depend on {on}"));
                }
            } else if let Some(pure) = pure
                && dependency["kind"].is_null()
                && !pure.contains(&on)
            {
                found(on, format!("{name} is pure; {on} is not on the list of what it may build on"));
            }
        }
        if pure.is_some() {
            for way in impure(metadata, text(&package["id"])) {
                found(way.get(1).copied().unwrap_or(name), format!("{name} is pure; {}", way.join(" → ")));
            }
        }
    }
    findings
}

/// The ways from a package to something impure, by normal dependencies only.
fn impure<'a>(metadata: &'a Value, from: &'a str) -> Vec<Vec<&'a str>> {
    let names: BTreeMap<&str, &str> =
        list(&metadata["packages"]).map(|p| (text(&p["id"]), text(&p["name"]))).collect();
    let nodes: BTreeMap<&str, &Value> =
        list(&metadata["resolve"]["nodes"]).map(|n| (text(&n["id"]), n)).collect();
    let mut seen = BTreeSet::from([from]);
    let mut ways = vec![vec![from]];
    let mut found = Vec::new();
    while let Some(way) = ways.pop() {
        let Some(node) = way.last().and_then(|id| nodes.get(id)) else { continue };
        for dependency in list(&node["deps"]) {
            let normal = list(&dependency["dep_kinds"]).any(|kind| kind["kind"].is_null());
            let id = text(&dependency["pkg"]);
            if !normal || !seen.insert(id) {
                continue;
            }
            let mut on = way.clone();
            on.push(id);
            if names.get(id).is_some_and(|name| IMPURE.contains(name)) {
                found.push(on.iter().filter_map(|id| names.get(id).copied()).collect());
            } else {
                ways.push(on);
            }
        }
    }
    found
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Where a manifest names something; its first line when it is nowhere.
fn line_of(manifest: &Path, name: &str) -> usize {
    let manifest = std::fs::read_to_string(manifest).unwrap_or_default();
    let found = manifest.lines().position(|line| line.trim_start().starts_with(name));
    found.map_or(1, |line| line + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A workspace: crates with (dependency, kind), and the resolved graph with (from, to, kind).
    fn workspace(crates: &[(&str, &[(&str, &str)])], resolved: &[(&str, &str, &str)]) -> Value {
        let kind = |kind: &str| if kind == "normal" { Value::Null } else { json!(kind) };
        let packages: Vec<Value> = crates
            .iter()
            .map(|(name, on)| {
                let on: Vec<_> = on.iter().map(|(n, k)| json!({"name": n, "kind": kind(k)})).collect();
                json!({"id": name, "name": name, "manifest_path": format!("/w/{name}/Cargo.toml"), "dependencies": on})
            })
            .chain(["tokio", "age", "rand"].map(|n| json!({"id": n, "name": n, "dependencies": []})))
            .collect();
        let nodes: Vec<Value> = resolved
            .iter()
            .map(|(from, to, k)| json!({"id": from, "deps": [{"pkg": to, "dep_kinds": [{"kind": kind(k)}]}]}))
            .collect();
        let members: Vec<&str> = crates.iter().map(|(name, _)| *name).collect();
        json!({"workspace_members": members, "packages": packages, "resolve": {"nodes": nodes}})
    }

    fn whats(metadata: &Value) -> Vec<String> {
        check(metadata, Path::new("/w")).into_iter().map(|f| format!("{}: {}", f.file, f.what)).collect()
    }

    #[test]
    fn the_design_passes() {
        let good = workspace(
            &[
                ("oogst-protocol", &[("age", "normal"), ("insta", "dev")]),
                ("oogst-domain", &[("oogst-protocol", "normal")]),
                ("oogst-core", &[("oogst-domain", "normal"), ("tokio", "normal")]),
                ("oogst-hub", &[("oogst-protocol", "normal")]),
                ("oogst-cli", &[("oogst-core", "normal")]),
                ("oogst-tests", &[("oogst-hub", "dev"), ("oogst-core", "dev")]),
            ],
            &[("oogst-protocol", "age", "normal"), ("age", "tokio", "dev")],
        );
        assert_eq!(whats(&good), Vec::<String>::new());
    }

    #[test]
    fn an_arrow_the_wrong_way_is_found_also_among_dev_dependencies() {
        let bad = workspace(
            &[
                ("oogst-hub", &[("oogst-core", "normal"), ("oogst-protocol", "normal")]),
                ("oogst-core", &[("oogst-cli", "dev")]),
                ("oogst-cli", &[]),
                ("oogst-protocol", &[]),
            ],
            &[],
        );
        assert_eq!(
            whats(&bad),
            [
                "oogst-hub/Cargo.toml: oogst-hub must not depend on oogst-core",
                "oogst-core/Cargo.toml: oogst-core must not depend on oogst-cli",
            ]
        );
    }

    #[test]
    fn a_pure_crate_may_not_reach_a_runtime_not_even_far_away() {
        let bad = workspace(
            &[("oogst-protocol", &[("age", "normal")])],
            &[("oogst-protocol", "age", "normal"), ("age", "tokio", "normal")],
        );
        assert_eq!(
            whats(&bad),
            ["oogst-protocol/Cargo.toml: oogst-protocol is pure; oogst-protocol → age → tokio"]
        );
    }

    #[test]
    fn a_new_dependency_of_a_pure_crate_and_a_new_crate_need_a_decision() {
        let bad = workspace(&[("oogst-domain", &[("rand", "normal")]), ("oogst-extra", &[])], &[]);
        let found = whats(&bad);
        assert!(found[0].contains("rand is not on the list"), "{found:?}");
        assert!(found[1].contains("oogst-extra has no place"), "{found:?}");
    }
}
