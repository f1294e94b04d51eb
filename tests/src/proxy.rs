//! What stands between a device and its hub: a proxy that passes everything on to the real hub, except where a rule says
//! otherwise; and counts what it saw.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

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

    /// Forgets the rules: the fault is gone.
    pub fn clear(&self) {
        self.state().rules.clear();
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
    let (act, to, index) = {
        let mut state = lock(state);
        state.seen.push(Seen { method: method.to_owned(), path: path.to_owned(), passed: 0 });
        (act(&mut state.rules, method, path), state.to, state.seen.len() - 1)
    };
    let body_for_hub = match &act {
        Some(Act::Answer { status, headers, body }) => {
            io::copy(&mut (&mut client).take(length), &mut io::sink())?;
            return answer(&mut client, *status, headers, body, method);
        }
        Some(Act::Hold) => return io::copy(&mut client, &mut io::sink()).map(drop),
        Some(Act::Refuse) => return client.shutdown(Shutdown::Both),
        Some(Act::Cut(bytes)) => (*bytes).min(length),
        _ => length,
    };
    let Some(to) = to else { return client.shutdown(Shutdown::Both) };
    let mut hub = TcpStream::connect(to)?;
    // One request a connection: what is asked on it is known from its first line.
    let first = text.replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n");
    hub.write_all(first.as_bytes())?;
    let mut left = body_for_hub;
    let mut buffer = vec![0; 64 * 1024];
    while left > 0 {
        let most = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let n = client.read(&mut buffer[..most])?;
        if n == 0 {
            return hub.shutdown(Shutdown::Both);
        }
        if hub.write_all(&buffer[..n]).is_err() {
            // The hub answered before it had everything: its answer still counts.
            io::copy(&mut (&mut client).take(left - n as u64), &mut io::sink())?;
            break;
        }
        left -= n as u64;
        if let Some(seen) = lock(state).seen.get_mut(index) {
            seen.passed += n as u64;
        }
    }
    match act {
        Some(Act::Cut(_)) => {
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
        _ => {
            io::copy(&mut hub, &mut client)?;
            client.shutdown(Shutdown::Both)
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
