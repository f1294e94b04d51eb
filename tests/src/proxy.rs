//! What stands between a device and its hub: a proxy that passes everything on to the real hub, except where a rule says
//! otherwise, or chance from a seed does; and counts what it saw.

use std::fs::File;
use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use oogst_fixtures::files::rng::Rng;

/// What happens to a request.
#[derive(Debug, Clone)]
pub enum Act {
    /// Answered here; the hub never sees it.
    Answer {
        /// The status.
        status: u16,
        /// Further headers.
        headers: Vec<(&'static str, String)>,
        /// The body.
        body: String,
    },
    /// The hub acts, and its answer is lost: the connection ends instead.
    LoseAnswer,
    /// The hub gets so many bytes of the body, and then the connection ends on both sides.
    Cut(u64),
    /// The connection ends before the hub hears of it.
    Refuse,
    /// Nothing comes back, and the connection stays, until the client ends it.
    Hold,
    /// The hub's answer arrives with its last byte changed.
    Damage,
    /// The hub's answer ends after so many bytes of it, head and all.
    CutAnswer(u64),
    /// The hub gets it twice; the second answer arrives.
    Twice,
    /// The hub gets it after so long: others overtake it.
    Later(Duration),
    /// The hub acts, and its answer comes after so long.
    Slow(Duration),
    /// Nothing comes back for so long, and then the connection ends.
    Stall(Duration),
}

impl Act {
    /// An answer of the hub's shape: its error in JSON.
    pub fn error(status: u16, code: &str) -> Act {
        let body = format!(r#"{{"error":{{"code":"{code}","message":"said by the test"}}}}"#);
        Act::Answer { status, headers: vec![("content-type", "application/json".into())], body }
    }

    /// A web page.
    pub fn page(status: u16) -> Act {
        Act::Answer {
            status,
            headers: vec![("content-type", "text/html; charset=utf-8".into())],
            body: "<!doctype html><title>Welkom op de gastenwifi</title>".into(),
        }
    }

    /// One of everything that a bad network does, for a request of this kind.
    fn drawn(rng: &mut Rng, method: &str, path: &str, length: u64) -> Act {
        let nonsense = |status| Act::Answer { status, headers: vec![], body: "{\"welkom\":1}".into() };
        let millis = Duration::from_millis(rng.bits() % 200);
        match rng.bits() % 16 {
            0 | 1 if length > 0 => Act::Cut(rng.bits() % length),
            0 | 1 => Act::Refuse,
            2..5 => Act::LoseAnswer,
            5 => Act::CutAnswer(rng.bits() % 2000),
            6 | 7 => Act::Twice,
            8 => Act::Later(millis),
            9 => Act::Slow(millis),
            10 => Act::Stall(millis),
            11 => Act::page(*rng.pick(&[200, 403, 502, 503])),
            12 => nonsense(*rng.pick(&[200, 404, 409, 410])),
            13 => Act::error(401, "unauthorized"),
            14 if method == "GET" && path.contains("/objects/") => Act::Damage,
            _ => Act::error(429, "rate").with("retry-after", "0"),
        }
    }

    /// The same answer with one more header.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: &str) -> Act {
        if let Act::Answer { headers, .. } = &mut self {
            headers.push((name, value.to_owned()));
        }
        self
    }
}

/// A request as it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// `GET`, `POST`, …
    pub method: String,
    /// Path and query.
    pub path: String,
    /// Bytes of its body that went on to the hub.
    pub passed: u64,
    /// Whether something was done to it.
    pub fault: bool,
}

struct Rule {
    method: &'static str,
    path: &'static str,
    skip: u32,
    times: u32,
    act: Act,
}

#[derive(Default)]
struct State {
    to: Option<SocketAddr>,
    rules: Vec<Rule>,
    seen: Vec<Seen>,
    chance: Option<(Rng, u64)>,
    tap: Option<File>,
    also: Option<(SocketAddr, Rng)>,
}

/// The proxy. Its threads end with the connections they serve.
pub struct Proxy {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
}

impl Proxy {
    /// Listens on a free port; [`Proxy::to`] says where it leads.
    pub fn start() -> Proxy {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let address = listener.local_addr().expect("bound");
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let state = Arc::clone(&shared);
                // A connection that breaks is what this is for.
                std::thread::spawn(move || drop(serve(client, &state)));
            }
        });
        Proxy { address, state }
    }

    /// Passes on to `hub` from now on.
    pub fn to(&self, hub: SocketAddr) {
        self.state().to = Some(hub);
    }

    /// `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From the request after `skip` matching ones on, does `act` to the next `times` of them. `path` is a part of the
    /// path; an empty `method` means any.
    pub fn rule(&self, method: &'static str, path: &'static str, skip: u32, times: u32, act: Act) {
        self.state().rules.push(Rule { method, path, skip, times, act });
    }

    /// Every request from now on, until [`Proxy::clear`].
    pub fn always(&self, method: &'static str, path: &'static str, act: Act) {
        self.rule(method, path, 0, u32::MAX, act);
    }

    /// From now on chance has its way with so many of a thousand requests that no rule is about.
    pub fn chance(&self, seed: u64, of_a_thousand: u64) {
        self.state().chance = Some((Rng::new(seed), of_a_thousand));
    }

    /// Sends about half of the requests to another hub instead, as a load balancer does that was set up wrong.
    pub fn also(&self, hub: SocketAddr, seed: u64) {
        self.state().also = Some((hub, Rng::new(seed)));
    }

    /// Writes all that goes over the wire from now on to a file, each connection's two directions one after the other.
    pub fn tap(&self, into: &Path) {
        let file = File::options().create(true).append(true).open(into).expect("a file");
        self.state().tap = Some(file);
    }

    /// Writes nothing down any more.
    pub fn untapped(&self) {
        self.state().tap = None;
    }

    /// Forgets the rules and chance: the fault is gone.
    pub fn clear(&self) {
        let mut state = self.state();
        state.rules.clear();
        (state.chance, state.also) = (None, None);
    }

    /// Everything seen since the last call.
    pub fn seen(&self) -> Vec<Seen> {
        std::mem::take(&mut self.state().seen)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(mut client: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    let head = head(&mut client)?;
    let text = String::from_utf8_lossy(&head).into_owned();
    let mut words = text.split_ascii_whitespace();
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let length: u64 = header(&text, "content-length").and_then(|n| n.parse().ok()).unwrap_or(0);
    assert_eq!(header(&text, "transfer-encoding"), None, "bodies have a length");
    let (act, to, index, tapped) = {
        let mut state = lock(state);
        let act = act(&mut state.rules, method, path).or_else(|| {
            let (rng, of_a_thousand) = state.chance.as_mut()?;
            (rng.bits() % 1000 < *of_a_thousand).then(|| Act::drawn(rng, method, path, length))
        });
        let seen = Seen { method: method.to_owned(), path: path.to_owned(), passed: 0, fault: act.is_some() };
        state.seen.push(seen);
        let other = state.also.as_mut().and_then(|(other, rng)| (rng.bits() % 2 == 0).then_some(*other));
        let to = other.or(state.to);
        (act, to, state.seen.len() - 1, state.tap.is_some())
    };
    let body_for_hub = match &act {
        Some(Act::Answer { status, headers, body }) => {
            io::copy(&mut (&mut client).take(length), &mut io::sink())?;
            return answer(&mut client, *status, headers, body, method);
        }
        Some(Act::Hold) => return io::copy(&mut client, &mut io::sink()).map(drop),
        Some(Act::Stall(time)) => {
            std::thread::sleep(*time);
            return client.shutdown(Shutdown::Both);
        }
        Some(Act::Refuse) => return client.shutdown(Shutdown::Both),
        Some(Act::Cut(bytes)) => (*bytes).min(length),
        _ => length,
    };
    let Some(to) = to else { return client.shutdown(Shutdown::Both) };
    // One request a connection: what is asked on it is known from its first line.
    let first = text.replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n");
    if let Some(Act::Later(time)) = act {
        std::thread::sleep(time);
    }
    let mut wire = Tap { tapped, up: Vec::new(), down: Vec::new() };
    wire.up(first.as_bytes());
    let done =
        carry(&mut client, to, first.as_bytes(), (length, body_for_hub), act.as_ref(), &mut wire, |n| {
            if let Some(seen) = lock(state).seen.get_mut(index) {
                seen.passed += n;
            }
        });
    if let Some(file) = lock(state).tap.as_mut().filter(|_| tapped) {
        file.write_all(&wire.up)?;
        file.write_all(&wire.down)?;
    }
    done
}

/// What went over one connection.
struct Tap {
    tapped: bool,
    up: Vec<u8>,
    down: Vec<u8>,
}

impl Tap {
    fn up(&mut self, bytes: &[u8]) {
        if self.tapped {
            self.up.extend_from_slice(bytes);
        }
    }

    fn down(&mut self, bytes: &[u8]) {
        if self.tapped {
            self.down.extend_from_slice(bytes);
        }
    }
}

/// Sends head and body on, and the answer back, with what `act` does to them.
fn carry(
    client: &mut TcpStream,
    to: SocketAddr,
    first: &[u8],
    (length, body_for_hub): (u64, u64),
    act: Option<&Act>,
    wire: &mut Tap,
    passed: impl Fn(u64),
) -> io::Result<()> {
    let mut hub = TcpStream::connect(to)?;
    hub.write_all(first)?;
    let (mut left, mut kept) = (body_for_hub, Vec::new());
    let mut buffer = vec![0; 64 * 1024];
    while left > 0 {
        let most = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let n = client.read(&mut buffer[..most])?;
        if n == 0 {
            return hub.shutdown(Shutdown::Both);
        }
        wire.up(&buffer[..n]);
        if matches!(act, Some(Act::Twice)) {
            kept.extend_from_slice(&buffer[..n]);
        }
        if hub.write_all(&buffer[..n]).is_err() {
            // The hub answered before it had everything: its answer still counts.
            io::copy(&mut client.take(left - n as u64), &mut io::sink())?;
            break;
        }
        left -= n as u64;
        passed(n as u64);
    }
    match act {
        Some(Act::Cut(_)) if body_for_hub < length => {
            hub.shutdown(Shutdown::Both)?;
            client.shutdown(Shutdown::Both)
        }
        Some(Act::LoseAnswer) => {
            io::copy(&mut hub, &mut io::sink())?;
            client.shutdown(Shutdown::Both)
        }
        Some(Act::Damage) => {
            let mut all = Vec::new();
            hub.read_to_end(&mut all)?;
            if let Some(last) = all.last_mut() {
                *last ^= 1;
            }
            client.write_all(&all)?;
            client.shutdown(Shutdown::Both)
        }
        Some(Act::CutAnswer(bytes)) => {
            io::copy(&mut (&mut hub).take(*bytes), client)?;
            io::copy(&mut hub, &mut io::sink())?;
            client.shutdown(Shutdown::Both)
        }
        Some(Act::Twice) => {
            io::copy(&mut hub, &mut io::sink())?;
            let mut again = TcpStream::connect(to)?;
            again.write_all(first)?;
            // One that is refused may be answered before all of it was taken.
            let _ = again.write_all(&kept);
            back(&mut again, client, wire)
        }
        Some(Act::Slow(time)) => {
            std::thread::sleep(*time);
            back(&mut hub, client, wire)
        }
        _ => back(&mut hub, client, wire),
    }
}

fn back(hub: &mut TcpStream, client: &mut TcpStream, wire: &mut Tap) -> io::Result<()> {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match hub.read(&mut buffer)? {
            0 => return client.shutdown(Shutdown::Both),
            n => {
                wire.down(&buffer[..n]);
                client.write_all(&buffer[..n])?;
            }
        }
    }
}

fn act(rules: &mut [Rule], method: &str, path: &str) -> Option<Act> {
    for rule in rules {
        if (rule.method.is_empty() || rule.method == method) && path.contains(rule.path) && rule.times > 0 {
            if rule.skip > 0 {
                rule.skip -= 1;
                continue;
            }
            rule.times -= 1;
            return Some(rule.act.clone());
        }
    }
    None
}

fn answer(
    client: &mut TcpStream,
    status: u16,
    headers: &[(&'static str, String)],
    body: &str,
    method: &str,
) -> io::Result<()> {
    let mut head =
        format!("HTTP/1.1 {status} Said\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    if method != "HEAD" {
        head.push_str(body);
    }
    client.write_all(head.as_bytes())?;
    client.shutdown(Shutdown::Write)
}

/// The request's head, byte by byte: what follows it belongs to the body.
fn head(client: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        if client.read(&mut byte)? == 0 || head.len() > 64 * 1024 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        head.push(byte[0]);
    }
    Ok(head)
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}
