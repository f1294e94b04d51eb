//! Writes the sources.
//!
//! ```text
//! OUT/kotlin/nl/oogst/core/oogst.kt
//! OUT/swift/OogstCore/OogstCore.swift
//! OUT/swift/OogstCoreFFI/OogstCoreFFI.h, module.modulemap
//! ```

use std::fs;

use anyhow::{Context, Result};
use camino::{Utf8Path, Utf8PathBuf};
use uniffi_bindgen::{
    BindgenPaths, BindgenPathsLayer,
    bindings::{GenerateOptions, TargetLanguage, generate_with_bindgen_paths},
};

/// Finds `uniffi.toml` beside this crate, without asking cargo: the library may have been built elsewhere.
struct Beside;

impl BindgenPathsLayer for Beside {
    fn get_crate_root(&self, name: &str) -> Option<Utf8PathBuf> {
        let here = Utf8Path::new(env!("CARGO_MANIFEST_DIR"));
        (name == "oogst_bindings").then(|| here.parent().unwrap_or(here).to_owned())
    }
}

/// Kotlin and Swift for this library.
pub(crate) fn generate(library: Utf8PathBuf, out: Utf8PathBuf) -> Result<()> {
    let (kotlin, swift) = (out.join("kotlin"), out.join("swift"));
    write(TargetLanguage::Kotlin, &library, &kotlin)?;
    let (sources, headers) = (swift.join("OogstCore"), swift.join("OogstCoreFFI"));
    write(TargetLanguage::Swift, &library, &sources)?;
    fs::create_dir_all(&headers)?;
    // Swift's package manager wants a C module in a folder of its own, its map under this name.
    rename(&sources.join("OogstCoreFFI.h"), &headers.join("OogstCoreFFI.h"))?;
    rename(&sources.join("OogstCoreFFI.modulemap"), &headers.join("module.modulemap"))
}

fn write(language: TargetLanguage, library: &Utf8Path, out_dir: &Utf8Path) -> Result<()> {
    let mut paths = BindgenPaths::default();
    paths.add_layer(Beside);
    let options = GenerateOptions {
        languages: vec![language],
        source: library.to_owned(),
        out_dir: out_dir.to_owned(),
        config_override: None,
        format: false,
        crate_filter: None,
        metadata_no_deps: true,
    };
    generate_with_bindgen_paths(options, paths).with_context(|| format!("bindings of {library}"))
}

fn rename(from: &Utf8Path, to: &Utf8Path) -> Result<()> {
    fs::rename(from, to).with_context(|| format!("{from} to {to}"))
}
