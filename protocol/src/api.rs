//! The JSON that device and hub exchange. The hub's OpenAPI document describes the same.
//!
//! | method and path | request → answer |
//! |---|---|
//! | `GET /healthz` | → [`Health`]; also how a device tells a hub from a captive portal |
//! | `POST /v1/teams` (`Authorization: Bearer` founding token) | [`AppendEntry`] → [`Appended`], 201 |
//! | `POST /v1/auth/challenge` | [`ChallengeRequest`] → [`Challenge`] |
//! | `POST /v1/auth/token` | [`TokenRequest`] → [`Token`] |
//! | `GET /v1/teams/{team}/log?after=N` | → [`LogPage`] |
//! | `POST /v1/teams/{team}/log` | [`AppendEntry`] → [`Appended`]; 409 `log_moved` |
//! | `GET /v1/teams/{team}/grants` | → [`Grants`]: those sealed to the caller's keys, or as history to audiences of theirs |
//! | `POST /v1/teams/{team}/grants` | [`Grants`] → `{}`: only to recipients that the log knows |
//! | `POST /v1/teams/{team}/envelopes` | [`AppendEnvelopes`] → [`AppendedEnvelopes`] |
//! | `GET /v1/teams/{team}/envelopes?after=N&wait=S` | → [`EnvelopePage`] |
//! | `POST /v1/teams/{team}/receipts` | [`Hashes`] → [`Receipts`]: makes durable, then promises |
//! | `GET /v1/teams/{team}/backup` | → [`Backup`] |
//! | `POST /v1/teams/{team}/objects/status` | [`Hashes`] → [`ObjectStatuses`] |
//! | `POST /v1/teams/{team}/objects/audiences` | [`ObjectAudiences`] → `{}`: adds readers to own objects |
//! | `GET /v1/teams/{team}/objects/{hash}` | → ciphertext; `Range` |
//! | `DELETE /v1/teams/{team}/objects/{hash}` | → 204 |
//! | `POST /v1/teams/{team}/uploads` | tus 1.0 creation (with upload); metadata `sha256`, `audiences` |
//! | `HEAD, PATCH, DELETE /v1/teams/{team}/uploads/{id}` | tus 1.0 |
//!
//! `{team}` is the id as text, `{hash}` a `sha256:…`. Every error is an [`ApiError`] with a [`code`].
//! An upload's metadata: `sha256` the 64 hex digits of the ciphertext's hash, `audiences` a comma-separated list of
//! audiences that may fetch it; without it, the uploader's own.

use serde::{Deserialize, Serialize};

use crate::{Audience, B64, DeviceId, Epoch, Grant, Hash, TeamId, VerifyKey, log::LogPoint};

/// Error codes; a device acts on these, never on prose.
pub mod code {
    /// 401: no token, or one that is unknown or over. Ask for a new one once.
    pub const UNAUTHORIZED: &str = "unauthorized";
    /// 403: known, but not allowed: a removed device, another's object.
    pub const FORBIDDEN: &str = "forbidden";
    /// 403: the calling device no longer belongs to the team.
    pub const REMOVED: &str = "removed";
    /// 404: not here, or not for the caller: the two are never told apart.
    pub const NOT_FOUND: &str = "not_found";
    /// 409: the log has a newer entry than the named predecessor.
    pub const LOG_MOVED: &str = "log_moved";
    /// 409: the envelope's epoch is not the audience's current one: read the log, seal again.
    pub const OLD_EPOCH: &str = "old_epoch";
    /// 409: the upload's offset is another; `HEAD` tells.
    pub const OFFSET: &str = "offset";
    /// 410: the invite is over (closed, used up, expired), or the upload was ended.
    pub const GONE: &str = "gone";
    /// 413: larger than the hub takes; `limit` says how much it takes.
    pub const TOO_LARGE: &str = "too_large";
    /// 422: the request is understood and wrong: a bad signature, an entry that can't follow.
    pub const INVALID: &str = "invalid";
    /// 460 (tus checksum): the bytes do not give the hash.
    pub const CHECKSUM: &str = "checksum";
    /// 429: too many requests; `Retry-After` says when.
    pub const RATE: &str = "rate";
    /// 507: the team's quota is used up.
    pub const QUOTA: &str = "quota";
    /// 500/503: the hub's own trouble; try again.
    pub const INTERNAL: &str = "internal";
}

/// What every error answer holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiError {
    /// The error.
    pub error: ApiErrorBody,
}

/// An error's code and a sentence for logs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiErrorBody {
    /// One of [`code`].
    pub code: String,
    /// For logs and developers, in English.
    pub message: String,
    /// For `too_large`: bytes that are taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}

/// The hub lives, and is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// `oogst-hub`.
    pub service: String,
    /// Its version.
    pub version: String,
    /// Its receipt key.
    pub hub_key: VerifyKey,
    /// Its clock (Unix seconds): tells a device that its own is years off.
    pub now: i64,
}

/// Asks for a challenge. Unknown teams and keys get one too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChallengeRequest {
    /// The team.
    pub team: TeamId,
    /// A device's, invite's or recovery sheet's key.
    pub key: VerifyKey,
}

/// Bytes to sign with [`crate::auth::answer`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// The challenge; good for a minute or so.
    pub challenge: B64,
}

/// Answers a challenge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenRequest {
    /// The team.
    pub team: TeamId,
    /// The key.
    pub key: VerifyKey,
    /// The challenge as it was given.
    pub challenge: B64,
    /// Signature over [`crate::auth::message`].
    pub signature: B64,
}

/// A bearer token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    /// For the `Authorization: Bearer` header. The hub keeps only its hash.
    pub token: String,
    /// Seconds that it lives.
    pub expires_in: u64,
}

/// One more log entry and the grants that belong to it, in one transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppendEntry {
    /// The entry's exact bytes.
    pub entry: B64,
    /// Secrets for members, and history for the new recipients.
    #[serde(default)]
    pub grants: Vec<Grant>,
}

/// The log after an append. Appending the same bytes again answers the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appended {
    /// The newest entry.
    pub point: LogPoint,
}

/// Log entries after some number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogPage {
    /// Exact bytes, in order.
    pub entries: Vec<B64>,
    /// The newest entry (there may be more than this page holds).
    pub point: LogPoint,
}

/// Grants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grants {
    /// The grants.
    pub grants: Vec<Grant>,
}

/// A sealed record on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewEnvelope {
    /// Whom it is for.
    pub audience: Audience,
    /// The epoch it is sealed to.
    pub epoch: Epoch,
    /// age ciphertext.
    pub sealed: B64,
}

/// Envelopes to append, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppendEnvelopes {
    /// At most [`crate::limits::ENVELOPES_PER_REQUEST`].
    pub envelopes: Vec<NewEnvelope>,
}

/// What became of each, in the same order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppendedEnvelopes {
    /// One for each.
    pub results: Vec<AppendedEnvelope>,
}

/// What became of one envelope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppendedEnvelope {
    /// Durable: a signed [`crate::receipt::Receipt`].
    Receipt(B64),
    /// Refused, with a [`code`]; the others of the request stand.
    Refused(ApiErrorBody),
}

/// An envelope at the hub.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredEnvelope {
    /// Its place in the team's order.
    pub position: u64,
    /// Its name: the hash of `sealed`.
    pub hash: Hash,
    /// Whom it is for.
    pub audience: Audience,
    /// The epoch it is sealed to.
    pub epoch: Epoch,
    /// Who sent it, as the hub saw it; the signature inside decides.
    pub device: DeviceId,
    /// When it came (Unix seconds, the hub's clock).
    pub received_at: i64,
    /// age ciphertext.
    pub sealed: B64,
}

/// Envelopes for the caller after a position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnvelopePage {
    /// In the team's order.
    pub envelopes: Vec<StoredEnvelope>,
    /// Ask again after this position.
    pub next: u64,
    /// Whether there is more now.
    pub more: bool,
    /// The newest log entry.
    pub log: LogPoint,
    /// The hub's receipt epoch.
    pub epoch: u64,
}

/// Names of objects (or envelopes).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hashes {
    /// At most [`crate::limits::HASHES_PER_REQUEST`].
    pub hashes: Vec<Hash>,
}

/// Receipts for what is durable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipts {
    /// A signed [`crate::receipt::Receipt`] for each that the hub has, in no order.
    pub receipts: Vec<B64>,
    /// Those it does not have.
    pub missing: Vec<Hash>,
}

/// The hub's backup position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// A signed [`crate::receipt::BackupPosition`].
    pub position: B64,
}

/// Where each object stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectStatuses {
    /// One for each asked, in the same order.
    pub objects: Vec<ObjectStatus>,
}

/// Where an object stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ObjectStatus {
    /// Not here, or not for the caller.
    Missing,
    /// An upload of the caller's has begun.
    Partial {
        /// Path of the tus upload.
        upload: String,
        /// Durable bytes.
        offset: u64,
    },
    /// Here.
    Stored {
        /// Its bytes.
        bytes: u64,
    },
}

/// Adds audiences that may fetch objects of the caller's person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectAudiences {
    /// Which objects; those that are missing are passed over.
    pub hashes: Vec<Hash>,
    /// Who may fetch them too.
    pub audiences: Vec<Audience>,
}
