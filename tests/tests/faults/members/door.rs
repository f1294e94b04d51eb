//! Outsiders at the hub's door: who asks for what is there, who sends too much, too slowly, too often.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    time::timeout,
};

use crate::class::{Class, capture_text, client, member, send, submit};

/// How much a hub may grow under any of this.
const GROWTH: u64 = 150 << 20;
/// What nobody should have to wait longer for, on a machine that does ten things at once.
const PATIENCE: Duration = Duration::from_secs(30);

/// One request as bytes, from the loopback's address number `from`; what comes back, its status first; `None` when nothing
/// does.
async fn raw(from: u8, to: SocketAddr, bytes: &[u8]) -> Option<(u16, String)> {
    let socket = TcpSocket::new_v4().ok()?;
    socket.bind(SocketAddr::from(([127, 0, 0, from], 0))).ok()?;
    let mut stream = socket.connect(to).await.ok()?;
    // A hub that has heard enough closes before all of it went out.
    let _ = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let _ = timeout(PATIENCE, stream.read_to_end(&mut answer)).await.ok()?;
    let text = String::from_utf8_lossy(&answer).into_owned();
    Some((text.get(9..12)?.parse().ok()?, text))
}

fn get(path: &str, token: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: hub\r\nauthorization: Bearer {token}\r\nconnection: close\r\n\r\n")
}

/// Without a token a team that is there, one that is not, an object that is there and one that is not look the same: in
/// what is said, and (reported, not judged: the machine is shared) in how long it takes.
pub(super) async fn enumeration(times: usize) -> String {
    let class = Class::new("enumeration", &[]).await;
    let bram = class.colleague("Bram").await;
    let capture = capture_text(&bram, "Van Bram", 0);
    submit(&bram, &[capture.id], "Van Bram");
    send(&bram).await.unwrap();
    let team = member(&bram).team;
    let object = capture.original().unwrap().object.hash;
    let other = oogst_protocol::Hash([9; 32]);
    let paths = [
        format!("/v1/teams/{team}/objects/{object}"),
        format!("/v1/teams/{team}/objects/{other}"),
        format!("/v1/teams/{other}/objects/{object}"),
        format!("/v1/teams/{other}/log?after=0"),
        format!("/v1/teams/{team}/log?after=0"),
        format!("/v1/teams/{team}/grants"),
    ];
    let mut said: Vec<String> = Vec::new();
    let mut took: Vec<Vec<u128>> = vec![Vec::new(); paths.len()];
    for n in 0..times {
        for (path, took) in paths.iter().zip(&mut took) {
            let begun = Instant::now();
            // From many addresses: one alone is told to wait before long.
            let from = 2 + (n % 250) as u8;
            let answer = raw(from, class.hub.address(), get(path, "AAAA").as_bytes()).await;
            let (status, text) = answer.expect("an answer");
            took.push(begun.elapsed().as_micros());
            assert_eq!(status, 401, "{path}: {text}");
            if n == 0 {
                let body = text.split("\r\n\r\n").nth(1).unwrap_or_default().to_owned();
                said.push(body);
            }
        }
    }
    assert!(said.iter().all(|each| *each == said[0]), "{said:#?}");
    let median = |times: &mut Vec<u128>| {
        times.sort_unstable();
        times[times.len() / 2]
    };
    let medians: Vec<u128> = took.iter_mut().map(median).collect();
    let (least, most) = (medians.iter().min().unwrap(), medians.iter().max().unwrap());
    format!("{} questions of 6 kinds, one answer; medians {least} to {most} µs", times * paths.len())
}

/// Headers, paths and numbers beyond what anybody needs: refused, and the hub stays as it was.
pub(super) async fn headers() -> String {
    let class = Class::new("headers", &[]).await;
    let to = class.hub.address();
    let before = class.hub.memory();
    let long = "a".repeat(1 << 20);
    let many: String = (0..5000).map(|n| format!("x-{n}: {n}\r\n")).collect();
    let tus = "tus-resumable: 1.0.0\r\n";
    let requests = [
        format!("GET /healthz HTTP/1.1\r\nhost: hub\r\nx-long: {long}\r\n\r\n"),
        format!("GET /healthz HTTP/1.1\r\nhost: hub\r\n{many}\r\n"),
        format!("GET /{long} HTTP/1.1\r\nhost: hub\r\n\r\n"),
        format!("{long} / HTTP/1.1\r\n\r\n"),
        "GET / HTTP/1.1\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhallo".into(),
        "POST /v1/auth/challenge HTTP/1.1\r\nhost: hub\r\ncontent-length: 18446744073709551615\r\n\r\n{}"
            .into(),
        format!(
            "POST /v1/auth/challenge HTTP/1.1\r\nhost: hub\r\ncontent-length: {}\r\n\r\n{long}",
            long.len()
        ),
        format!("GET /healthz HTTP/1.1\r\nhost: hub\r\nauthorization: Bearer {}\r\n\r\n", &long[..4000]),
        format!("POST /v1/teams/x/uploads HTTP/1.1\r\nhost: hub\r\n{tus}upload-length: -1\r\n\r\n"),
        format!(
            "POST /v1/teams/x/uploads HTTP/1.1\r\nhost: hub\r\n{tus}upload-length: 99999999999999999999\r\n\r\n"
        ),
        "\r\n\r\n\r\n\r\n".into(),
        "\u{0}\u{1}\u{2}".repeat(1000),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".into(),
    ];
    let (mut refused, mut closed) = (0, 0);
    for request in &requests {
        let request = request.replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n");
        match timeout(Duration::from_secs(25), raw(1, to, request.as_bytes())).await {
            Ok(Some((200, text))) => assert!(text.contains("oogst-hub"), "{text}"),
            Ok(Some((status, text))) => {
                assert!((400..500).contains(&status) || status == 501 || status == 505, "{status}: {text}");
                refused += 1;
            }
            Ok(None) | Err(_) => closed += 1,
        }
        assert_eq!(class.hub.health(), Some(200), "the hub stands");
    }
    let grown = class.hub.memory().saturating_sub(before);
    assert!(grown < GROWTH, "the hub grew by {} MB", grown >> 20);
    format!(
        "{} requests beyond all bounds: {refused} refused, {closed} cut off; the hub grew by {} kB",
        requests.len(),
        grown >> 10
    )
}

/// `slow` clients hang: in their head, in their body, in reading. Everybody else goes on.
pub(super) async fn slow(slow: usize, times: usize) -> String {
    let class = Class::new("slow", &[]).await;
    let bram = class.colleague("Bram").await;
    let quiet = latencies(&class, &bram, times).await;
    let before = class.hub.memory();
    let mut hanging = Vec::new();
    for n in 0..slow {
        let mut stream = TcpStream::connect(class.hub.address()).await.unwrap();
        let head = "POST /v1/auth/challenge HTTP/1.1\r\nhost: hub\r\ncontent-length: 8000\r\n\r\n{\"te";
        let bytes: &[u8] = match n % 3 {
            0 => &head.as_bytes()[..20],
            1 => head.as_bytes(),
            // Asks for much, and reads nothing of it.
            _ => "GET /openapi.json HTTP/1.1\r\nhost: hub\r\n\r\n".as_bytes(),
        };
        for _ in 0..if n % 3 == 2 { 20 } else { 1 } {
            let _ = stream.write_all(bytes).await;
        }
        hanging.push(stream);
    }
    let held = latencies(&class, &bram, times).await;
    let grown = class.hub.memory().saturating_sub(before);
    assert!(grown < GROWTH, "the hub grew by {} MB", grown >> 20);
    let capture = capture_text(&bram, "Terwijl anderen hangen", 100_000);
    submit(&bram, &[capture.id], "Terwijl anderen hangen");
    timeout(PATIENCE, send(&bram)).await.expect("in time").unwrap();
    drop(hanging);
    format!(
        "{slow} clients hang: p50 {} ms and p99 {} ms for the others (without them {} and {}); the hub grew by {} kB",
        held.0,
        held.1,
        quiet.0,
        quiet.1,
        grown >> 10
    )
}

/// How long a member's question takes, in milliseconds: the middle one, and one of a hundred.
async fn latencies(class: &Class, app: &oogst_core::App, times: usize) -> (u128, u128) {
    let hub = client(app);
    let mut took = Vec::new();
    for _ in 0..times {
        let begun = Instant::now();
        timeout(PATIENCE, hub.envelopes(0, 0)).await.expect("in time").unwrap();
        took.push(begun.elapsed().as_millis());
    }
    assert_eq!(class.hub.health(), Some(200));
    took.sort_unstable();
    (took[took.len() / 2], took[(took.len() * 99 / 100).min(took.len() - 1)])
}

/// Requests without a token, as fast as they go, for so many seconds: they are refused, members are not.
pub(super) async fn flood(seconds: u64) -> String {
    let class = Class::new("flood", &[]).await;
    let bram = class.colleague("Bram").await;
    let to = class.hub.address();
    let before = class.hub.memory();
    let until = Instant::now() + Duration::from_secs(seconds);
    // From elsewhere, and from the school's own address.
    let floods: Vec<_> = [1, 1, 1, 1, 2, 3, 4, 5]
        .into_iter()
        .map(|from| {
            tokio::spawn(async move {
                let (mut asked, mut later) = (0_u64, 0_u64);
                while Instant::now() < until {
                    let body = "{\"team\":1}";
                    let request = format!(
                        "POST /v1/auth/challenge HTTP/1.1\r\nhost: hub\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                        body.len()
                    );
                    if let Some((status, _)) = raw(from, to, request.as_bytes()).await {
                        asked += 1;
                        later += u64::from(status == 429);
                    }
                }
                (asked, later)
            })
        })
        .collect();
    let mut rounds = 0;
    while Instant::now() < until {
        let words = format!("In de vloed {rounds}");
        let capture = capture_text(&bram, &words, 0);
        submit(&bram, &[capture.id], &words);
        timeout(PATIENCE, send(&bram)).await.expect("in time").unwrap();
        rounds += 1;
    }
    let (mut asked, mut later) = (0, 0);
    for flood in floods {
        let (each, refused) = flood.await.unwrap();
        (asked, later) = (asked + each, later + refused);
    }
    let grown = class.hub.memory().saturating_sub(before);
    assert!(grown < GROWTH, "the hub grew by {} MB", grown >> 20);
    // Five addresses, each with what may come at once and what may come every second.
    let most = 5 * (1000 + 100 * (seconds + 5));
    assert!(
        later > 0 && asked - later <= most,
        "{later} of {asked} were told to wait, {most} may be answered"
    );
    assert!(rounds > 0);
    format!(
        "{asked} requests in {seconds} s, {later} told to wait; meanwhile {rounds} submissions of a member arrived"
    )
}
