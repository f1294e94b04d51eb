//! A real hub process, gone at the end of the test.

use std::ffi::OsString;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::bins;

/// How long a hub may take to come up on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A hub on a free port of the loopback, with its data in a folder of its own.
pub struct Hub {
    child: Option<Child>,
    data: PathBuf,
    address: SocketAddr,
    arguments: Vec<String>,
    environment: Vec<(OsString, OsString)>,
    temporary: bool,
}

impl Hub {
    /// Starts a hub with a fresh folder, which goes when the hub is dropped.
    pub fn start() -> Hub {
        let mut hub = Hub::start_in(&crate::scratch("hub"), &[]);
        hub.temporary = true;
        hub
    }

    /// Starts a hub on `data` with more arguments for `serve`; the folder stays.
    pub fn start_in(data: &Path, arguments: &[&str]) -> Hub {
        let mut hub = Hub {
            child: None,
            data: data.to_owned(),
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            arguments: arguments.iter().map(|&a| a.to_owned()).collect(),
            environment: Vec::new(),
            temporary: false,
        };
        hub.spawn().unwrap_or_else(|why| panic!("{why}"));
        hub
    }

    /// `http://127.0.0.1:PORT`, also while it is stopped.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Its address.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Its folder.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The link with which the first team is founded: the first line of `founding-link.txt`.
    pub fn founding_link(&self) -> String {
        let link = std::fs::read_to_string(self.data.join("founding-link.txt")).expect("founding-link.txt");
        link.lines().next().expect("a link").trim().to_owned()
    }

    /// Bytes of memory that its process holds now; 0 while it is stopped.
    pub fn memory(&self) -> u64 {
        let Some(child) = &self.child else { return 0 };
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
        line.trim().trim_end_matches("kB").trim().parse::<u64>().unwrap_or_default() * 1024
    }

    /// Everything it has logged so far, over all its lives.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.log_path()).unwrap_or_default()
    }

    /// Stops it as an administrator does (SIGTERM) and gives its exit code.
    pub fn stop(&mut self) -> Option<i32> {
        if !self.runs() {
            return self.child.take()?.wait().ok().and_then(|status| status.code());
        }
        let mut child = self.child.take()?;
        let asked =
            Command::new("sh").args(["-c", "kill -TERM \"$1\"", "sh", &child.id().to_string()]).status();
        let start = Instant::now();
        while asked.as_ref().is_ok_and(|s| s.success()) && start.elapsed() < PATIENCE {
            if let Ok(Some(status)) = child.try_wait() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = child.kill();
        child.wait().ok().and_then(|status| status.code())
    }

    /// Kills it where it stands, as a power cut does to a process.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    /// Starts it again on the same folder and the same port, stopping it first if it runs.
    pub fn restart(&mut self) {
        self.try_restart().unwrap_or_else(|why| panic!("{why}"));
    }

    /// The same, for a hub that may die while it starts.
    ///
    /// # Errors
    /// What it logged, when it did not come up.
    pub fn try_restart(&mut self) -> Result<(), String> {
        self.stop();
        self.spawn()
    }

    /// The environment variables that it is started with from now on, beside this process's own.
    pub fn set_environment(&mut self, variables: Vec<(OsString, OsString)>) {
        self.environment = variables;
    }

    /// Whether its process runs.
    pub fn runs(&mut self) -> bool {
        self.child.as_mut().is_some_and(|child| matches!(child.try_wait(), Ok(None)))
    }

    /// Whether it dies of itself, soon: its connections are gone a moment before it is.
    pub fn dies(&mut self) -> bool {
        let start = Instant::now();
        while self.runs() && start.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(10));
        }
        !self.runs()
    }

    fn log_path(&self) -> PathBuf {
        let mut name = self.data.file_name().unwrap_or_default().to_owned();
        name.push(".log");
        self.data.with_file_name(name)
    }

    fn spawn(&mut self) -> Result<(), String> {
        let log = File::options().create(true).append(true).open(self.log_path()).expect("a log");
        let mut child = Command::new(bins::hub())
            .arg("serve")
            .arg("--data")
            .arg(&self.data)
            .arg("--listen")
            .arg(self.address.to_string())
            .args(&self.arguments)
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .expect("oogst-hub starts");
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let found = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, address) = line.split_once("listening on ")?;
            let (scheme, address) = address.trim().split_once("://")?;
            Some((scheme == "https", address.parse().ok()?))
        });
        let Some((tls, address)) = found else {
            let _ = child.kill();
            let _ = child.wait();
            return Err(format!("the hub did not say where it listens; it logged:\n{}", self.log()));
        };
        self.address = address;
        self.child = Some(child);
        // Whatever else it prints must not fill the pipe and stop it.
        std::thread::spawn(move || lines.for_each(drop));
        let start = Instant::now();
        // Over TLS whoever starts it asks with the certificate in hand.
        while !tls && self.health() != Some(200) {
            if start.elapsed() > PATIENCE || !self.runs() {
                self.kill();
                return Err(format!("the hub is not healthy; it logged:\n{}", self.log()));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        Ok(())
    }

    /// The status that `/healthz` answers with, if anything answers.
    pub fn health(&self) -> Option<u16> {
        let mut stream = TcpStream::connect_timeout(&self.address, Duration::from_secs(1)).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
        write!(stream, "GET /healthz HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n", self.address)
            .ok()?;
        let mut head = [0; 12];
        stream.read_exact(&mut head).ok()?;
        std::str::from_utf8(head.get(9..)?).ok()?.parse().ok()
    }
}

impl Drop for Hub {
    fn drop(&mut self) {
        self.kill();
        if self.temporary {
            let _ = std::fs::remove_file(self.log_path());
            let _ = std::fs::remove_dir_all(&self.data);
        }
    }
}
