//! A story told on screen with the real programs: numbered headings, commands as a person would
//! type them, and nothing left behind, however it ends.

use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use crate::run::{Stop, target, typed};

/// How long the hub may take to answer at first.
const PATIENCE: Duration = Duration::from_secs(20);

/// In which language a story is told.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    Dutch,
    English,
}

/// A story being told.
pub(crate) struct Story {
    /// Everything it makes lies in here, and goes at the end.
    pub(crate) folder: PathBuf,
    language: Language,
    hub: Option<Child>,
    address: SocketAddr,
    chapter: u32,
    bold: (&'static str, &'static str),
    quiet: (&'static str, &'static str),
    janitor: Janitor,
}

impl Story {
    /// Begins: a temporary folder, a free port, and somebody who clears up.
    pub(crate) fn begin(language: Language) -> Result<Story, Stop> {
        let folder = std::env::temp_dir().join(format!("oogst-demo-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let janitor = Janitor::hire(&folder)?;
        let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        Ok(Story {
            folder,
            language,
            hub: None,
            address: TcpListener::bind("127.0.0.1:0")?.local_addr()?,
            chapter: 0,
            bold: if colour { ("\x1b[1m", "\x1b[0m") } else { ("", "") },
            quiet: if colour { ("\x1b[2m", "\x1b[0m") } else { ("", "") },
            janitor,
        })
    }

    /// Which of the two, in the story's language.
    pub(crate) fn pick<'a>(&self, dutch: &'a str, english: &'a str) -> &'a str {
        if self.language == Language::Dutch { dutch } else { english }
    }

    /// A heading with its number.
    pub(crate) fn chapter(&mut self, dutch: &str, english: &str) {
        self.chapter += 1;
        let title = self.pick(dutch, english);
        println!("\n{}{}. {title}{}\n", self.bold.0, self.chapter, self.bold.1);
    }

    /// A sentence of the storyteller.
    pub(crate) fn say(&self, dutch: &str, english: &str) {
        self.pick(dutch, english).lines().for_each(|line| println!("   {line}"));
    }

    /// Somebody types an `oogst` command on their own device: it is shown, and so is what it
    /// prints. Its standard error is the terminal's own, so progress bars move.
    pub(crate) fn oogst(&mut self, who: &str, arguments: &[&str]) -> Result<String, Stop> {
        self.typed_by(who, Command::new("oogst").args(arguments));
        let mut command = self.device(who, arguments);
        let mut child = command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn()?;
        self.janitor.watch(child.id())?;
        let mut all = String::new();
        if let Some(out) = child.stdout.take() {
            for line in BufReader::new(out).lines() {
                let line = line?;
                println!("      {line}");
                all += &line;
                all.push('\n');
            }
        }
        let status = child.wait()?;
        if status.success() {
            Ok(all)
        } else {
            Err(Stop::Failed { what: typed(&command), code: status.code() })
        }
    }

    /// Asks a device something behind the scenes, with `--json`.
    pub(crate) fn ask(&self, who: &str, arguments: &[&str]) -> Result<serde_json::Value, Stop> {
        let mut command = self.device(who, &[arguments, &["--json"]].concat());
        let said = crate::run::output(&mut command)?;
        serde_json::from_str(&said).map_err(|e| Stop::Unreadable(format!("`{}`: {e}", typed(&command))))
    }

    /// Somebody types a command whose answer the story needs: it is shown as typed, its answer is not.
    pub(crate) fn typed_ask(&self, who: &str, arguments: &[&str]) -> Result<serde_json::Value, Stop> {
        self.typed_by(who, Command::new("oogst").args(arguments));
        self.ask(who, arguments)
    }

    /// Where somebody's device keeps its things.
    pub(crate) fn store(&self, who: &str) -> PathBuf {
        self.folder.join("devices").join(who)
    }

    fn device(&self, who: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(binary("oogst"));
        let language = self.pick("nl", "en");
        command.arg("--store").arg(self.store(who)).args(["--lang", language]).args(arguments);
        command
    }

    /// Shows a command line behind a prompt.
    pub(crate) fn typed_by(&self, who: &str, command: &Command) {
        let line = typed(command).replace(&format!("{}/", self.folder.display()), "");
        let line = shortened(&line);
        println!("   {}{who}${} {line}", self.quiet.0, self.quiet.1);
    }

    /// Where the hub keeps its things.
    pub(crate) fn hub_folder(&self) -> PathBuf {
        self.folder.join("hub")
    }

    /// The hub's address, also while it is stopped.
    pub(crate) fn hub_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Starts the hub, the same one on the same port each time, and waits until it answers.
    pub(crate) fn start_hub(&mut self) -> Result<(), Stop> {
        let mut command = Command::new(binary("oogst-hub"));
        command
            .arg("serve")
            .arg("--data")
            .arg(self.hub_folder())
            .arg("--listen")
            .arg(self.address.to_string());
        self.typed_by("hub", &command);
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.folder.join("hub.log"))?;
        let child = command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn()?;
        self.janitor.watch(child.id())?;
        self.hub = Some(child);
        let start = Instant::now();
        while !healthy(self.address) {
            let ended = self.hub.as_mut().is_some_and(|hub| !matches!(hub.try_wait(), Ok(None)));
            if ended || start.elapsed() > PATIENCE {
                let log = std::fs::read_to_string(self.folder.join("hub.log")).unwrap_or_default();
                return Err(Stop::Found(format!("the hub does not answer; it said:\n{log}")));
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        println!("      {} {}", self.pick("luistert op", "listens on"), self.hub_url());
        Ok(())
    }

    /// Stops the hub as an administrator would, and waits until it is gone.
    pub(crate) fn stop_hub(&mut self) -> Result<(), Stop> {
        let Some(mut hub) = self.hub.take() else { return Ok(()) };
        // The standard library can only kill; a hub that is asked to stop finishes what it is at.
        let _ = Command::new("sh").args(["-c", "kill -TERM \"$1\"", "sh", &hub.id().to_string()]).status();
        let start = Instant::now();
        while hub.try_wait()?.is_none() {
            if start.elapsed() > PATIENCE {
                hub.kill()?;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        self.janitor.forget(hub.id())
    }
}

impl Drop for Story {
    fn drop(&mut self) {
        if self.stop_hub().is_err()
            && let Some(hub) = &mut self.hub
        {
            let _ = hub.kill();
            let _ = hub.wait();
        }
    }
}

/// A line without the middle of its links: nobody reads those.
fn shortened(line: &str) -> String {
    let words = line.split(' ').map(|word| match word.split_once('#') {
        Some((page, code)) if code.len() > 30 => {
            let head: String = code.chars().take(18).collect();
            format!("{page}#{head}…")
        }
        _ => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// One of our programs, beside each other in cargo's folder.
pub(crate) fn binary(name: &str) -> PathBuf {
    target().join("debug").join(name)
}

/// Whether `/healthz` answers 200.
fn healthy(address: SocketAddr) -> bool {
    let asked = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_millis(500))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(stream, "GET /healthz HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n")?;
        let mut head = [0; 12];
        stream.read_exact(&mut head)?;
        Ok(head.ends_with(b" 200"))
    };
    asked().unwrap_or(false)
}

/// A little shell that outlives us by a moment: when we end, however that comes about (Ctrl-C, a
/// panic, a kill), the pipe to it closes, and it ends what still runs and removes the folder.
struct Janitor {
    shell: Child,
    orders: Option<ChildStdin>,
}

const JANITOR: &str = r#"trap '' INT TERM HUP
running=
while read -r order pid; do
  case $order in
    watch) running="$running $pid" ;;
    forget) kept=; for p in $running; do [ "$p" = "$pid" ] || kept="$kept $p"; done; running=$kept ;;
  esac
done
for p in $running; do kill -TERM "$p" 2>/dev/null; done
for p in $running; do
  for try in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$p" 2>/dev/null || break; sleep 0.2; done
  kill -KILL "$p" 2>/dev/null
done
rm -rf -- "$1""#;

impl Janitor {
    fn hire(folder: &Path) -> Result<Janitor, Stop> {
        let mut shell = Command::new("sh");
        shell.args(["-c", JANITOR, "janitor"]).arg(folder).stdin(Stdio::piped());
        let mut shell = shell.spawn()?;
        let orders = shell.stdin.take();
        Ok(Janitor { shell, orders })
    }

    fn order(&mut self, order: &str, pid: u32) -> Result<(), Stop> {
        match &mut self.orders {
            Some(orders) => Ok(writeln!(orders, "{order} {pid}")?),
            None => Ok(()),
        }
    }

    fn watch(&mut self, pid: u32) -> Result<(), Stop> {
        self.order("watch", pid)
    }

    fn forget(&mut self, pid: u32) -> Result<(), Stop> {
        self.order("forget", pid)
    }
}

impl Drop for Janitor {
    fn drop(&mut self) {
        drop(self.orders.take());
        let _ = self.shell.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(pid: u32) -> bool {
        let script = format!("kill -0 {pid} 2>/dev/null");
        Command::new("sh").args(["-c", &script]).status().unwrap().success()
    }

    #[test]
    fn whatever_still_runs_is_ended_and_the_folder_goes() {
        let folder = std::env::temp_dir().join(format!("oogst-janitor-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("deep")).unwrap();
        let mut janitor = Janitor::hire(&folder).unwrap();
        // Not our child but the shell's, so that it is nobody's zombie when it has ended.
        let started =
            Command::new("sh").args(["-c", "sleep 600 >/dev/null 2>&1 & echo $!"]).output().unwrap();
        let pid: u32 = String::from_utf8_lossy(&started.stdout).trim().parse().unwrap();
        let mut kept = Command::new("sleep").arg("600").spawn().unwrap();
        janitor.watch(pid).unwrap();
        janitor.watch(kept.id()).unwrap();
        janitor.forget(kept.id()).unwrap();
        assert!(runs(pid) && folder.exists());
        drop(janitor);
        assert!(!folder.exists());
        assert!(kept.try_wait().unwrap().is_none(), "what was forgotten is left alone");
        kept.kill().unwrap();
        kept.wait().unwrap();
        for _ in 0..50 {
            if !runs(pid) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("{pid} still runs");
    }
}
