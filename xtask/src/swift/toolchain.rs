//! A Swift 6 toolchain: the machine's own where there is one (a Mac), else Debian's, which the release after
//! bookworm packages. That one lives in a folder outside the checkout, made once by debootstrap (some three minutes,
//! 2.6 GB), and is entered by chroot. Why not a container or a download: docs/adr/0028.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Outcome, Stop, cache, has, output, root, run, target};

/// The Debian release whose Swift is used, and the number of this recipe: another recipe makes another folder.
const RELEASE: &str = "trixie";
const RECIPE: &str = "trixie-1";
/// What it needs besides Debian's base.
const PACKAGES: &str = "swiftlang libc6-dev libstdc++-14-dev";

/// Where Swift comes from.
#[derive(Debug)]
pub(crate) enum Toolchain {
    /// `swift` on the path.
    Native,
    /// The folder to enter.
    Chroot(PathBuf),
}

/// The toolchain, made when it is not there yet; or in words why this machine can't have one.
pub(crate) fn find() -> Result<Result<Toolchain, String>, Stop> {
    if has("swift") {
        return Ok(Ok(Toolchain::Native));
    }
    if let Some(why) = impossible() {
        return Ok(Err(why));
    }
    let folder = cache()?.join("swift").join(RECIPE);
    fs::create_dir_all(cache()?.join("swift"))?;
    fs::create_dir_all(target())?;
    // Two checkouts may want it at once; the second waits and finds it there.
    let lock = fs::File::create(cache()?.join("swift/lock"))?;
    lock.lock()?;
    if !folder.join(".ready").is_file() {
        match mirror()? {
            Some(mirror) => make(&folder, &mirror)?,
            None => return Ok(Err("apt names no Debian archive to take Swift from".to_owned())),
        }
    }
    Ok(Ok(Toolchain::Chroot(folder)))
}

/// Why a chroot can't be made or entered here, if it can't.
fn impossible() -> Option<String> {
    if !cfg!(target_os = "linux") || !has("apt-get") {
        return Some("no `swift` on the path; install Swift 6 (on a Mac: Xcode 16)".to_owned());
    }
    let root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !root {
        return Some(
            "no `swift` on the path, and only root can make a folder with Debian's (chroot)".to_owned(),
        );
    }
    if !has("debootstrap") {
        return Some("debootstrap is missing; type: apt-get install debootstrap".to_owned());
    }
    // A container may keep root from mounting.
    let mount = "mount -t tmpfs none /mnt";
    let may = Command::new("unshare").args(["--mount", "--fork", "sh", "-c", mount]).output();
    let may = may.is_ok_and(|tried| tried.status.success());
    (!may).then(|| "no `swift` on the path, and this machine keeps root from mounting (chroot)".to_owned())
}

/// The Debian archive that this machine installs from, as its apt says it.
fn mirror() -> Result<Option<String>, Stop> {
    let sources = output(Command::new("apt-get").args([
        "indextargets",
        "--format",
        "$(REPO_URI) $(RELEASE) $(COMPONENT)",
        "Created-By: Packages",
    ]))?;
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    Ok(archive(&sources, &system))
}

/// Of apt's sources the one that holds the machine's own release, without updates and security.
fn archive(sources: &str, system: &str) -> Option<String> {
    let named = |key: &str| system.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    let release = named("VERSION_CODENAME")?.trim_matches('"');
    if named("ID")?.trim_matches('"') != "debian" {
        return None;
    }
    sources.lines().find_map(|line| match line.split(' ').collect::<Vec<_>>()[..] {
        [address, of, "main"] if of == release || of == "stable" => Some(address.to_owned()),
        _ => None,
    })
}

/// Makes the folder beside its place and moves it there when all of it is done.
fn make(folder: &Path, mirror: &str) -> Outcome {
    println!("making a folder with Debian's Swift: once, some minutes, 2.6 GB in {}", folder.display());
    let half = folder.with_extension("half");
    if half.exists() {
        fs::remove_dir_all(&half)?;
    }
    let mut base = Command::new("debootstrap");
    base.args(["--variant=minbase", "--include=ca-certificates", RELEASE]).arg(&half).arg(mirror);
    if let Some(proxy) = setting("Acquire::http::Proxy") {
        base.env("http_proxy", proxy);
    }
    run(&mut base)?;
    for file in ["etc/resolv.conf", "etc/hosts", "etc/ssl/certs/ca-certificates.crt"] {
        let ours = Path::new("/").join(file);
        if ours.is_file() {
            fs::copy(ours, half.join(file))?;
        }
    }
    fs::write(half.join("etc/apt/apt.conf.d/90machine"), apt_settings()?)?;
    let install = format!(
        "apt-get update -q && apt-get install -qy --no-install-recommends {PACKAGES} \
         && apt-get clean && rm -rf /var/lib/apt/lists/*"
    );
    let enter = "mount -t proc proc \"$0/proc\"; exec chroot \"$0\" /usr/bin/env -i HOME=/root \
                 PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive sh -ec \"$1\"";
    run(Command::new("unshare").args(["--mount", "--fork", "sh", "-ec", enter]).arg(&half).arg(install))?;
    for place in ["oogst", "target"] {
        fs::create_dir_all(half.join(place))?;
    }
    fs::write(half.join(".ready"), RECIPE)?;
    Ok(fs::rename(&half, folder)?)
}

/// How this machine's apt fetches (proxy, checks): the folder's apt does it the same way.
fn apt_settings() -> Result<String, Stop> {
    let all = output(Command::new("apt-config").args([
        "dump",
        "--no-empty",
        "--format",
        "%f \"%v\";%n",
        "Acquire",
    ]))?;
    let about_here = ["IndexTargets", "CompressionTypes", "cdrom", "Changelogs", "Languages"];
    let elsewhere =
        |line: &&str| !about_here.iter().any(|part| line.starts_with(&format!("Acquire::{part}")));
    Ok(all.lines().filter(elsewhere).map(|line| format!("{line}\n")).collect())
}

/// One setting of apt.
fn setting(name: &str) -> Option<String> {
    let text =
        output(Command::new("apt-config").args(["dump", "--no-empty", "--format", "%v%n", name])).ok()?;
    text.lines().next().map(str::to_owned).filter(|value| !value.is_empty() && value != "DIRECT")
}

/// Enters the folder in a mount space of its own, so nothing is left to clean up, with the checkout at /oogst and
/// cargo's folder at /target. The network is the machine's own.
const ENTER: &str = r#"R=$1 P=$2 T=$3; shift 3
mount -t proc proc "$R/proc"; mount --rbind /dev "$R/dev"
mount --bind "$P" "$R/oogst"; mount --bind "$T" "$R/target"
exec chroot "$R" /usr/bin/env -i HOME=/root PATH=/usr/bin:/bin LANG=C.UTF-8 TZ=Europe/Amsterdam \
  OOGST_TARGET=/target OOGST_LIBRARY=/target/debug sh -c 'cd /oogst/ios && exec "$@"' sh "$@""#;

/// Words of a command before its own: how the folder is entered, and where things are.
const ENTERING: usize = 9;

impl Toolchain {
    /// A command of the toolchain, in `ios/`.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        match self {
            Toolchain::Native => {
                let (program, arguments) = words.split_first().unwrap_or((&"swift", &[]));
                let mut command = Command::new(program);
                command.args(arguments).current_dir(root().join("ios"));
                command.env("OOGST_TARGET", target()).env("OOGST_LIBRARY", target().join("debug"));
                command
            }
            Toolchain::Chroot(folder) => {
                let mut command = Command::new("unshare");
                command.args(["--mount", "--fork", "sh", "-ec", ENTER, "swift"]);
                command.arg(folder).arg(root()).arg(target()).args(words);
                command
            }
        }
    }

    /// Runs a command of ours; its failure is told by its own words and not by how the folder is entered.
    pub(crate) fn run(&self, command: &mut Command) -> Outcome {
        run(command).map_err(|stop| match stop {
            Stop::Failed { code, .. } => {
                let words = command.get_args().map(|word| word.to_string_lossy().into_owned());
                let skip = if matches!(self, Toolchain::Native) { 0 } else { ENTERING };
                let own: Vec<String> = words.skip(skip).take(4).collect();
                Stop::Failed { what: own.join(" "), code }
            }
            other => other,
        })
    }

    /// Cargo's folder as the toolchain sees it.
    pub(crate) fn target(&self) -> PathBuf {
        match self {
            Toolchain::Native => target(),
            Toolchain::Chroot(_) => PathBuf::from("/target"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_archive_is_the_one_this_machine_uses() {
        let sources = "http://a/debian-security/ bookworm-security main\nhttp://a/debian/ bookworm-updates main\n\
                       http://a/debian/ bookworm contrib\nhttp://a/debian/ bookworm main\nhttp://b/node nodistro main";
        let debian = "ID=debian\nVERSION_CODENAME=bookworm\n";
        assert_eq!(archive(sources, debian).as_deref(), Some("http://a/debian/"));
        assert_eq!(archive("", debian), None);
        assert_eq!(archive(sources, "ID=ubuntu\nVERSION_CODENAME=bookworm\n"), None);
    }
}
