//! The shells' walls: one module of each knows the generated sources; every other knows that module.

use std::path::{Path, PathBuf};

use super::Finding;

/// A shell: its folder, the ending of its sources, what only the folder behind the wall may import.
struct Wall {
    folder: &'static str,
    ending: &'static str,
    import: &'static str,
    /// Folders that may: the bridge with its own tests, and its half that faces the screens.
    may: &'static [&'static str],
}

const WALLS: &[Wall] = &[
    Wall {
        folder: "android",
        ending: "kt",
        import: "import nl.oogst.core",
        may: &["android/bridge", "android/doors"],
    },
    Wall {
        folder: "ios",
        ending: "swift",
        import: "import OogstCore",
        may: &["ios/Sources/Bridge", "ios/Tests/BridgeTests", "ios/Generated"],
    },
];

/// Checks the shells under `root`.
pub(crate) fn check(root: &Path) -> std::io::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for wall in WALLS {
        let mut files = Vec::new();
        sources(&root.join(wall.folder), wall.ending, &mut files)?;
        for file in files {
            let name = file.strip_prefix(root).unwrap_or(&file).to_owned();
            if wall.may.iter().any(|may| name.starts_with(may)) {
                continue;
            }
            let text = std::fs::read_to_string(&file)?;
            for (line, n) in text.lines().zip(1..) {
                if line.trim_start().starts_with(wall.import) {
                    let what = format!("`{}`: only {} knows the generated sources", wall.import, wall.may[0]);
                    findings.push(Finding { file: name.display().to_string(), line: n, what });
                }
            }
        }
    }
    Ok(findings)
}

/// What was built (`target`, `.build`) is not looked at.
fn sources(folder: &Path, ending: &str, out: &mut Vec<PathBuf>) -> std::io::Result<()> {
    let mut entries: Vec<_> = match std::fs::read_dir(folder) {
        Ok(entries) => entries.collect::<Result<_, _>>()?,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    entries.sort_by_key(std::fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        let name = entry.file_name();
        if path.is_dir() {
            if name != "target" && name != ".build" && name != "build" {
                sources(&path, ending, out)?;
            }
        } else if path.extension().is_some_and(|e| e == ending) {
            out.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bridge_knows_the_generated_sources() {
        let root = std::env::temp_dir().join(format!("oogst-walls-{}", std::process::id()));
        let files = [
            ("android/bridge/src/Core.kt", "import nl.oogst.core.Oogst\n"),
            ("android/ui/src/Screen.kt", "package nl.oogst.ui\n\nimport nl.oogst.core.Captures\n"),
            ("android/ui/target/Old.kt", "import nl.oogst.core.Captures\n"),
            ("ios/Sources/Bridge/Core.swift", "import OogstCore\n"),
            ("ios/Sources/AppUI/Screen.swift", "import OogstCore\n"),
        ];
        for (file, text) in files {
            std::fs::create_dir_all(root.join(file).parent().unwrap()).unwrap();
            std::fs::write(root.join(file), text).unwrap();
        }
        let found = check(&root).unwrap();
        std::fs::remove_dir_all(&root).unwrap();
        let places: Vec<_> = found.iter().map(|f| (f.file.as_str(), f.line)).collect();
        assert_eq!(places, [("android/ui/src/Screen.kt", 3), ("ios/Sources/AppUI/Screen.swift", 1)]);
    }
}
