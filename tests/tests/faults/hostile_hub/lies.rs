//! Everything that a hub can say that is not so.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use oogst_fixtures::files::rng::Rng;
use oogst_protocol::{
    Audience, B64, Hash, SealingKey, SignedBytes, SigningKey, TeamId, VerifyKey,
    receipt::{HubStatement, Receipt},
    seal::grant::grant,
};
use serde_json::{Value, json};

use super::liar::{Asked, Lie, Said};

/// What liars have at hand.
pub(super) struct Hands {
    /// The hub's own key: a hostile hub signs what it likes.
    pub(super) hub: SigningKey,
    /// The team that is lied to.
    pub(super) team: TeamId,
    /// Keys of devices and sheets that grants can be sealed to.
    pub(super) devices: Vec<oogst_protocol::Recipient>,
    /// Owners.
    pub(super) persons: Vec<oogst_protocol::PersonId>,
    /// The log page of another team at the same hub.
    pub(super) other_log: Value,
    /// The envelopes of another team.
    pub(super) other_envelopes: Value,
    /// The bytes of another object.
    pub(super) other_bytes: Vec<u8>,
    /// The head that the log has now.
    pub(super) head: Value,
}

fn lie(name: &'static str, lie: impl Fn(&Asked, &mut Said) + Send + Sync + 'static) -> (&'static str, Lie) {
    (name, Arc::new(lie))
}

/// A lie about the JSON of one question.
fn about(
    name: &'static str,
    method: &'static str,
    path: &'static str,
    turn: impl Fn(&mut Value) + Send + Sync + 'static,
) -> (&'static str, Lie) {
    lie(name, move |asked, said| {
        if asked.is(method, path) {
            said.json(&turn);
        }
    })
}

fn list<'a>(value: &'a mut Value, name: &str) -> &'a mut Vec<Value> {
    if !value[name].is_array() {
        value[name] = json!([]);
    }
    value[name].as_array_mut().expect("an array")
}

/// All of them, each with its name.
pub(super) fn all(hands: &Arc<Hands>) -> Vec<(&'static str, Lie)> {
    let mut lies = log(hands);
    lies.extend(grants(hands));
    lies.extend(envelopes(hands));
    lies.extend(receipts(hands));
    lies.extend(media(hands));
    lies.extend(endless());
    lies
}

/// How many there are.
pub(super) fn count() -> usize {
    66
}

/// A device that is not in the team.
fn nobody() -> VerifyKey {
    SigningKey::from_seed([5; 32]).verify_key()
}

/// Pages of megabytes that no key opens, always with more behind them.
pub(super) fn noise(hands: &Hands) -> Lie {
    // Sealed to somebody else, as far as anybody can see; and what isn't sealed at all.
    let sealed = serde_json::from_value::<B64>(hands.other_envelopes[0]["sealed"].clone()).expect("sealed");
    let heads = [sealed.0, b"age-encryption.org/v1\n".to_vec()];
    let (rng, position) = (Mutex::new(Rng::new(6)), AtomicU64::new(1 << 40));
    about("noise", "GET", "/envelopes?", move |page| {
        let mut rng = rng.lock().unwrap_or_else(PoisonError::into_inner);
        for n in 0..10 {
            let sealed = [heads[n % 2].as_slice(), &rng.bytes(1 << 20)].concat();
            let at = position.fetch_add(1, Ordering::SeqCst) + 1;
            page["next"] = json!(at);
            list(page, "envelopes").push(json!({ "position": at, "hash": Hash::of(&sealed),
                "audience": "team", "epoch": 99, "device": nobody(), "received_at": 1, "sealed": B64(sealed) }));
        }
        page["more"] = json!(true);
    })
    .1
}

fn log(hands: &Arc<Hands>) -> Vec<(&'static str, Lie)> {
    let b64 = |bytes: &[u8]| serde_json::to_value(B64(bytes.to_vec())).expect("JSON");
    // An entry as the hub can make it: well-formed, signed, by a key that the log knows nothing of; and it names a reader.
    let reader = SealingKey::from_bytes([66; 32]).recipient();
    let mine = json!({ "v": 1, "team": hands.team, "prev": hands.head["head"], "at": 1, "kind": "renew",
        "audiences": [{ "audience": "preparation", "epoch": 2, "recipient": reader }] });
    let forged = SignedBytes::sign("oogst/v1/log-entry", mine.to_string().as_bytes(), &[&hands.hub]);
    let (forged, noise) = (b64(forged.frame()), b64(&[7; 300]));
    let (other, other_point) = (hands.other_log["entries"].clone(), hands.other_log["point"].clone());
    let other_point_2 = other_point.clone();
    vec![
        about("log: an entry short", "GET", "/log?", |page| {
            list(page, "entries").clear();
            page["point"]["len"] = json!(page["point"]["len"].as_u64().unwrap_or(1) - 1);
        }),
        about("log: rolled back to its first entry", "GET", "/log?", |page| {
            list(page, "entries").clear();
            page["point"]["len"] = json!(1);
        }),
        about("log: gone", "GET", "/log?", |page| {
            *page = json!({ "entries": [], "point": { "len": 0, "head": Hash([0; 32]) } })
        }),
        about("log: another head", "GET", "/log?", |page| page["point"]["head"] = json!(Hash([9; 32]))),
        about("log: another team's", "GET", "/log?", move |page| {
            page["entries"] = other.clone();
            page["point"] = other_point.clone();
        }),
        about("log: another team's point", "GET", "/log?", move |page| page["point"] = other_point_2.clone()),
        about("log: a reader of the hub's own", "GET", "/log?", move |page| {
            list(page, "entries").push(forged.clone())
        }),
        about("log: noise", "GET", "/log?", move |page| list(page, "entries").push(noise.clone())),
        about("log: entries in another order", "GET", "/log?", |page| list(page, "entries").reverse()),
        about("log: an entry left out", "GET", "/log?", |page| {
            let entries = list(page, "entries");
            if entries.len() > 1 {
                entries.remove(entries.len() / 2);
            }
        }),
        about("log: each entry twice", "GET", "/log?", |page| {
            let entries = list(page, "entries");
            *entries = entries.iter().flat_map(|entry| [entry.clone(), entry.clone()]).collect();
        }),
        about("log: longer than it is", "GET", "/log?", |page| page["point"]["len"] = json!(u64::MAX)),
        about("log: an append that it forgets", "POST", "/log", |said| said["point"]["len"] = json!(3)),
    ]
}

fn grants(hands: &Arc<Hands>) -> Vec<(&'static str, Lie)> {
    // Secrets of the hub's own making, well sealed to every device, for every audience.
    let secret = SealingKey::from_bytes([66; 32]);
    let mut audiences = vec![Audience::Preparation, Audience::Team];
    audiences.extend(hands.persons.iter().map(|person| Audience::Own(*person)));
    let mut mine = Vec::new();
    for audience in &audiences {
        for to in &hands.devices {
            for epoch in 1..4 {
                mine.push(
                    serde_json::to_value(grant(*audience, epoch, &secret, to).expect("a grant"))
                        .expect("JSON"),
                );
            }
        }
    }
    let more = mine.clone();
    vec![
        about("grants: secrets of the hub's own", "GET", "/grants", move |said| said["grants"] = json!(mine)),
        about("grants: its own among the real", "GET", "/grants", move |said| {
            let real = std::mem::take(list(said, "grants"));
            said["grants"] = json!(more.iter().cloned().chain(real).collect::<Vec<_>>());
        }),
        about("grants: none", "GET", "/grants", |said| said["grants"] = json!([])),
        about("grants: for other audiences", "GET", "/grants", |said| {
            for grant in list(said, "grants") {
                grant["audience"] = json!("preparation");
            }
        }),
    ]
}

fn envelopes(hands: &Arc<Hands>) -> Vec<(&'static str, Lie)> {
    let page = |name, turn: fn(&mut Value)| about(name, "GET", "/envelopes?", turn);
    let other = hands.other_envelopes.clone();
    let steps = AtomicU64::new(0);
    vec![
        page("envelopes: each twice", |page| {
            let all = list(page, "envelopes");
            *all = all.iter().flat_map(|each| [each.clone(), each.clone()]).collect();
        }),
        page("envelopes: in another order", |page| list(page, "envelopes").reverse()),
        page("envelopes: none", |page| list(page, "envelopes").clear()),
        page("envelopes: every second one left out", |page| {
            let mut keep = false;
            list(page, "envelopes").retain(|_| {
                keep = !keep;
                keep
            });
        }),
        about("envelopes: another team's", "GET", "/envelopes?", move |page| {
            page["envelopes"] = other.clone();
        }),
        page("envelopes: other bytes under their names", |page| {
            for each in list(page, "envelopes") {
                let text = each["sealed"].as_str().unwrap_or_default().to_owned();
                let cut: String = text.chars().rev().collect();
                each["sealed"] = json!(cut);
            }
        }),
        page("envelopes: by another device, for another audience", |page| {
            for each in list(page, "envelopes") {
                each["device"] = json!(nobody());
                each["audience"] = json!("team");
                each["epoch"] = json!(1);
            }
        }),
        page("envelopes: positions beyond all numbers", |page| {
            for each in list(page, "envelopes") {
                each["position"] = json!(u64::MAX);
            }
        }),
        page("envelopes: always from the start", |page| page["next"] = json!(0)),
        page("envelopes: the cursor beyond everything", |page| page["next"] = json!(u64::MAX)),
        about("envelopes: always more, and never one", "GET", "/envelopes?", move |page| {
            list(page, "envelopes").clear();
            page["more"] = json!(true);
            page["next"] = json!(1000 + steps.fetch_add(1, Ordering::SeqCst));
        }),
        {
            let epochs = AtomicU64::new(7);
            about("envelopes: another epoch each time", "GET", "/envelopes?", move |page| {
                page["epoch"] = json!(epochs.fetch_add(1, Ordering::SeqCst));
            })
        },
        page("envelopes: the log's point is another", |page| page["log"]["head"] = json!(Hash([8; 32]))),
        about("append: refused as wrong", "POST", "/envelopes", |said| {
            for each in list(said, "results") {
                *each = json!({ "refused": { "code": "invalid", "message": "nee" } });
            }
        }),
        about("append: fewer answers than questions", "POST", "/envelopes", |said| {
            list(said, "results").pop();
        }),
    ]
}

fn receipts(hands: &Arc<Hands>) -> Vec<(&'static str, Lie)> {
    let stranger = SigningKey::from_seed([3; 32]);
    let (hub, team) = (hands.hub.clone(), hands.team);
    let sign = move |key: &SigningKey, team, hash, size| {
        let receipt = Receipt { team, hash, size, position: 1, retain_until: i64::MAX, at: 1, epoch: 1 };
        serde_json::to_value(B64(receipt.sign(key).frame().to_vec())).expect("JSON")
    };
    // The receipt of whatever was asked for, signed by `key`, over `size`.
    let forged = move |name, key: SigningKey, team: TeamId, size: u64| {
        lie(name, move |asked, said| {
            if asked.is("POST", "/receipts") {
                let question: Value = serde_json::from_slice(&asked.body).unwrap_or_default();
                said.json(|answer| {
                    let hashes = question["hashes"].as_array().cloned().unwrap_or_default();
                    let hashes =
                        hashes.iter().filter_map(|hash| serde_json::from_value::<Hash>(hash.clone()).ok());
                    answer["receipts"] =
                        json!(hashes.map(|hash| sign(&key, team, hash, size)).collect::<Vec<_>>());
                    answer["missing"] = json!([]);
                });
            }
            if asked.is("POST", "/envelopes") {
                let question: Value = serde_json::from_slice(&asked.body).unwrap_or_default();
                said.json(|answer| {
                    let sealed = question["envelopes"].as_array().cloned().unwrap_or_default();
                    let sealed =
                        sealed.iter().filter_map(|e| serde_json::from_value::<B64>(e["sealed"].clone()).ok());
                    let receipts =
                        sealed.map(|b| json!({ "receipt": sign(&key, team, Hash::of(&b.0), size) }));
                    answer["results"] = json!(receipts.collect::<Vec<_>>());
                });
            }
        })
    };
    vec![
        forged("receipts: by another key", stranger, team, 1),
        forged("receipts: over another size", hub.clone(), team, 1),
        forged("receipts: for another team", hub, TeamId(Hash([1; 32])), 1),
        about("receipts: none", "POST", "/receipts", |said| *said = json!({ "receipts": [], "missing": [] })),
        about("receipts: always the first one's", "POST", "/receipts", |said| {
            let receipts = list(said, "receipts");
            if let Some(first) = receipts.first().cloned() {
                receipts.iter_mut().for_each(|each| *each = first.clone());
            }
        }),
        about("append: receipts in another order", "POST", "/envelopes", |said| {
            list(said, "results").reverse()
        }),
    ]
}

fn media(hands: &Arc<Hands>) -> Vec<(&'static str, Lie)> {
    let other = hands.other_bytes.clone();
    let object = |name, turn: fn(&mut Said)| {
        lie(name, move |asked, said| {
            if asked.is("GET", "/objects/") && said.status.is_success() {
                turn(said);
            }
        })
    };
    let offset = |name, turn: fn(u64, u64) -> u64| {
        let times = AtomicU64::new(0);
        lie(name, move |asked, said| {
            let real = said.headers.get("upload-offset").and_then(|v| v.to_str().ok()?.parse().ok());
            if let (true, Some(real)) = (asked.path.contains("/uploads"), real) {
                said.header("upload-offset", &turn(real, times.fetch_add(1, Ordering::SeqCst)).to_string());
            }
        })
    };
    let location = |name, to: &'static str| {
        lie(name, move |asked, said| {
            if asked.is("POST", "/uploads") {
                said.header("location", to);
                // As if nothing had come yet, so that the device asks there.
                said.header("upload-offset", "0");
            }
        })
    };
    let states = |name, state: fn() -> Value| {
        about(name, "POST", "/objects/status", move |said| {
            for each in list(said, "objects") {
                *each = state();
            }
        })
    };
    vec![
        lie("media: another object's bytes", move |asked, said| {
            if asked.is("GET", "/objects/") && said.status.is_success() {
                said.body = other.clone();
            }
        }),
        object("media: one byte is another", |said| {
            if let Some(byte) = said.body.first_mut() {
                *byte ^= 1;
            }
        }),
        object("media: half of it", |said| said.body.truncate(said.body.len() / 2)),
        object("media: nothing", |said| said.body.clear()),
        object("media: a byte more", |said| said.body.push(0)),
        object("media: without end", |said| said.endless = true),
        object("media: as a part", |said| said.status = http::StatusCode::PARTIAL_CONTENT),
        offset("offsets: beyond the end", |real, _| real + 1_000_000_000),
        offset("offsets: beyond all numbers", |_, _| u64::MAX),
        offset("offsets: further beyond each time", |real, n| real + 1_000_000 * (n + 1)),
        offset("offsets: always the start", |_, _| 0),
        offset("offsets: to and fro", |_, n| if n % 2 == 0 { 5 } else { 2 }),
        location("uploads: at another host", "http://evil.example/take"),
        location("uploads: at another path", "/v1/teams/../../etc/passwd"),
        location("uploads: nowhere", ""),
        states("states: stored, and it is not", || json!({ "state": "stored", "bytes": 1 })),
        states(
            "states: half sent to nowhere",
            || json!({ "state": "partial", "upload": "/v1/teams/x/uploads/y", "offset": 3 }),
        ),
        states(
            "states: half sent, beyond the end",
            || json!({ "state": "partial", "upload": "/v1/teams/x/uploads/y", "offset": u64::MAX }),
        ),
        about("states: fewer than asked", "POST", "/objects/status", |said| {
            list(said, "objects").pop();
        }),
    ]
}

fn endless() -> Vec<(&'static str, Lie)> {
    let path = |name, path: &'static str, status: u16| {
        lie(name, move |asked, said| {
            if asked.path.contains(path) {
                said.endless = true;
                said.status = http::StatusCode::from_u16(status).expect("a status");
            }
        })
    };
    vec![
        path("without end: the log", "/log", 200),
        path("without end: envelopes", "/envelopes", 200),
        path("without end: grants", "/grants", 200),
        path("without end: receipts", "/receipts", 200),
        path("without end: states", "/objects/status", 200),
        path("without end: an error", "/envelopes", 500),
        path("without end: a refusal", "/uploads", 422),
        path("without end: health", "/healthz", 200),
        path("without end: a token", "/auth/token", 200),
    ]
}
