//! The packages for phones: the library for each of their processors, with the sources that belong to it. They need what only
//! their makers give (an NDK, Xcode); without it that is said, after everything was done that can be done here.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Outcome, Stop, cargo, has, output, run, target};
use crate::{bindings, kotlin, swift};

/// Android's processors: Rust's name, the NDK's name.
const ANDROID: [(&str, &str); 3] = [
    ("aarch64-linux-android", "arm64-v8a"),
    ("armv7-linux-androideabi", "armeabi-v7a"),
    ("x86_64-linux-android", "x86_64"),
];
/// Small first; see the workspace's `Cargo.toml`.
const PROFILE: &str = "phone";
/// minSdk of the app.
const ANDROID_API: &str = "26";

/// Phones, and the simulator on a Mac of today.
const IOS: [&str; 2] = ["aarch64-apple-ios", "aarch64-apple-ios-sim"];

/// `cargo xtask android`.
pub(crate) fn android(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err(Stop::Usage("cargo xtask android".to_owned()));
    }
    let missing = missing_for_android();
    if !missing.is_empty() {
        return without("Android", &missing, kotlin::test);
    }
    let generated = bindings::generate()?;
    let out = target().join("android");
    let libraries = out.join("jniLibs");
    let mut ndk = small(cargo(&["ndk", "--platform", ANDROID_API]));
    for (_, abi) in ANDROID {
        ndk.args(["--target", abi]);
    }
    run(ndk.arg("--output-dir").arg(&libraries).args(library("cdylib")))?;
    run(Command::new("cp").arg("-r").arg(generated.join("kotlin")).arg(&out))?;
    println!("libraries: {}", libraries.display());
    println!("Kotlin:    {}", out.join("kotlin").display());
    Ok(())
}

/// `cargo xtask ios`.
pub(crate) fn ios(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err(Stop::Usage("cargo xtask ios".to_owned()));
    }
    let missing = missing_for_ios();
    if !missing.is_empty() {
        return without("iOS", &missing, swift::test);
    }
    let generated = bindings::generate()?.join("swift");
    let framework = target().join("ios/OogstCoreFFI.xcframework");
    if framework.exists() {
        std::fs::remove_dir_all(&framework)?;
    }
    let mut pack = Command::new("xcodebuild");
    pack.arg("-create-xcframework");
    for triple in IOS {
        run(small(cargo(&library("staticlib"))).args(["--target", triple]))?;
        let library = target().join(triple).join(PROFILE).join("liboogst_bindings.a");
        pack.arg("-library").arg(library).arg("-headers").arg(generated.join("OogstCoreFFI"));
    }
    run(pack.arg("-output").arg(&framework))?;
    println!("framework: {}", framework.display());
    println!("Swift:     {}", generated.join("OogstCore").display());
    Ok(())
}

/// Has cargo make one kind of library and no other. Beside the `lib` that tests link, a compiler does not optimise across crates, whatever the
/// profile says (rust-lang/rust#51009): the library is 2.2 MB larger then.
fn library(kind: &str) -> [&str; 8] {
    ["rustc", "--profile", PROFILE, "--package", "oogst-bindings", "--lib", "--crate-type", kind]
}

/// What the store needs of SQLite, and no more.
fn small(mut build: Command) -> Command {
    build.env("LIBSQLITE3_FLAGS", SQLITE);
    build
}

/// No search by words, no trees of rectangles, no JSON in queries, nothing loaded from other files, no messages on a console.
const SQLITE: &str = "-USQLITE_ENABLE_FTS3 -USQLITE_ENABLE_FTS3_PARENTHESIS -USQLITE_ENABLE_FTS5 -USQLITE_ENABLE_RTREE \
                      -USQLITE_ENABLE_DBSTAT_VTAB -USQLITE_ENABLE_STAT4 -USQLITE_SOUNDEX -DSQLITE_OMIT_JSON \
                      -USQLITE_ENABLE_LOAD_EXTENSION -DSQLITE_OMIT_LOAD_EXTENSION -DSQLCIPHER_OMIT_LOG";

/// The library as phones get it, for this machine: it can be built and linked, and is so large.
fn library_here() -> Outcome {
    println!("\nThe library as phones get it, built for this machine (ten minutes the first time)");
    run(&mut small(cargo(&library("cdylib"))))?;
    let library = target().join(PROFILE).join(format!("liboogst_bindings{}", std::env::consts::DLL_SUFFIX));
    let bytes = std::fs::metadata(&library)?.len();
    println!("{}: {:.1} MB", library.display(), bytes as f64 / 1e6);
    Ok(())
}

/// All that can be done without what is missing, and words that say how to get that.
fn without(what: &str, missing: &[String], test: fn() -> Outcome) -> Outcome {
    test()?;
    library_here()?;
    Err(Stop::Found(format!(
        "no {what} package was made; everything else was. Missing:\n  {}",
        missing.join("\n  ")
    )))
}

fn missing_for_android() -> Vec<String> {
    let mut missing = Vec::new();
    let named = ["ANDROID_NDK_HOME", "ANDROID_NDK_ROOT", "NDK_HOME"];
    let ndk = named.iter().filter_map(std::env::var_os).map(PathBuf::from).any(|folder| folder.is_dir());
    let sdk = std::env::var_os("ANDROID_HOME").is_some_and(|sdk| Path::new(&sdk).join("ndk").is_dir());
    if !ndk && !sdk {
        missing.push("the Android NDK: install it with Android Studio and set ANDROID_NDK_HOME".to_owned());
    }
    if !has("cargo-ndk") {
        missing.push("cargo-ndk: cargo install cargo-ndk".to_owned());
    }
    missing.extend(missing_targets(&ANDROID.map(|(triple, _)| triple)));
    missing
}

fn missing_for_ios() -> Vec<String> {
    let mut missing = Vec::new();
    if !has("xcodebuild") {
        missing.push("Xcode, which needs a Mac".to_owned());
    }
    missing.extend(missing_targets(&IOS));
    missing
}

/// Rust's own libraries for these targets: beside the compiler's for this machine.
fn missing_targets(triples: &[&str]) -> Vec<String> {
    let lacks = |triple: &&&str| {
        let libraries = output(Command::new("rustc").args(["--print", "target-libdir", "--target", triple]));
        !libraries.is_ok_and(|folder| Path::new(folder.trim()).is_dir())
    };
    triples.iter().filter(lacks).map(|triple| format!("rustup target add {triple}")).collect()
}
