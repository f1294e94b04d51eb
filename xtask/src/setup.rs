//! Installs what is missing: for building a C compiler (SQLCipher, ring), for the other commands what only they use.

use std::process::Command;

use crate::run::{Outcome, Stop, has, output, run};

/// A program and the Debian package it comes in.
type Tool = (&'static str, &'static str);

/// Building needs this: SQLCipher and ring are compiled from source.
const BUILD: &[Tool] = &[("cc", "build-essential")];

/// Tests use these besides: peers that know nothing of us (node for a tus client), strace, which kills at every call, and
/// debootstrap, which fetches Swift.
const TEST: &[Tool] = &[
    ("age", "age"),
    ("debootstrap", "debootstrap"),
    ("ffmpeg", "ffmpeg"),
    ("javac", "openjdk-17-jdk-headless"),
    ("mvn", "maven"),
    // What Compose draws with on a JVM; a library or font is named by its file.
    ("/usr/lib/jvm/java-17-openjdk-amd64/lib/libjawt.so", "openjdk-17-jre"),
    ("/usr/lib/x86_64-linux-gnu/libGL.so.1", "libgl1"),
    ("/usr/lib/x86_64-linux-gnu/libX11.so.6", "libx11-6"),
    ("/usr/lib/x86_64-linux-gnu/libfontconfig.so.1", "libfontconfig1"),
    ("/usr/share/fonts/truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf", "fonts-roboto-unhinted"),
    ("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf", "fonts-noto-color-emoji"),
    ("node", "nodejs"),
    ("npm", "npm"),
    ("pdffonts", "poppler-utils"),
    ("pip3", "python3-pip"),
    ("qpdf", "qpdf"),
    ("strace", "strace"),
    ("zbarimg", "zbar-tools"),
];

/// The benches' peers.
const BENCH: &[Tool] = &[
    ("vipsthumbnail", "libvips-tools"),
    ("exiftool", "libimage-exiftool-perl"),
    ("age", "age"),
    ("djpeg", "libjpeg-turbo-progs"),
    ("ZXingReader", "zxing-cpp-tools"),
    ("node", "nodejs"),
    ("npm", "npm"),
    ("time", "time"),
];

/// For which command something is installed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum For {
    /// Building and running.
    Build,
    /// All tests.
    Test,
    /// The benches with their peers.
    Bench,
}

/// `cargo xtask setup [test|bench]`.
pub(crate) fn main(arguments: &[String]) -> Outcome {
    let what = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => For::Build,
        ["test"] => For::Test,
        ["bench"] => For::Bench,
        _ => return Err(Stop::Usage("cargo xtask setup [test|bench]".to_owned())),
    };
    ensure(what)?;
    println!("everything is there");
    Ok(())
}

/// Makes sure that everything is there, or says how to get it.
pub(crate) fn ensure(what: For) -> Outcome {
    let packages = missing(what, has);
    if packages.is_empty() {
        return Ok(());
    }
    let by_hand = format!("apt-get install {}", packages.join(" "));
    if !has("apt-get") {
        return Err(Stop::Found(format!(
            "missing: {}. This is not Debian; install them with your system's packages (on Debian: {by_hand})",
            packages.join(", ")
        )));
    }
    let root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let sudo =
        !root && has("sudo") && Command::new("sudo").args(["-n", "true"]).status().is_ok_and(|s| s.success());
    if !root && !sudo {
        return Err(Stop::Found(format!("missing: {}. Type: sudo {by_hand}", packages.join(", "))));
    }
    println!("installing {}", packages.join(", "));
    let apt = |arguments: &[&str]| {
        let mut command = if root { Command::new("apt-get") } else { Command::new("sudo") };
        if !root {
            command.args(["-n", "apt-get"]);
        }
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        run(&mut command)
    };
    let install: Vec<&str> = ["install", "-y", "-q", "--no-install-recommends"]
        .into_iter()
        .chain(packages.iter().copied())
        .collect();
    // The list of packages may be old or not there at all: fetch it only when that is so.
    apt(&install).or_else(|_| {
        apt(&["update", "-q"])?;
        apt(&install)
    })
}

/// The packages that are not there, each once.
fn missing(what: For, has: impl Fn(&str) -> bool) -> Vec<&'static str> {
    let more: &[&[Tool]] = match what {
        For::Build => &[BUILD],
        For::Test => &[BUILD, TEST],
        For::Bench => &[BUILD, BENCH],
    };
    let mut packages: Vec<&str> = more
        .iter()
        .copied()
        .flatten()
        .filter(|(program, _)| !has(program))
        .map(|(_, package)| *package)
        .collect();
    packages.dedup();
    packages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_missing_for_this_command_is_installed() {
        assert_eq!(missing(For::Build, |p| p != "cc"), ["build-essential"]);
        assert_eq!(missing(For::Build, |p| p != "qpdf"), Vec::<&str>::new());
        assert!(missing(For::Test, |p| p != "qpdf").contains(&"qpdf"));
        assert!(missing(For::Bench, |p| p != "age").contains(&"age"));
    }
}
