-- Version 1: captures, objects, the team, records and what is on its way.
-- Hashes are 32 bytes, ids 16, times Unix milliseconds unless a column says otherwise.

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A file that a crash may leave behind: written before the file is made, gone in the transaction that makes its
-- rows. What stands here at the next open is cleared, file and row.
CREATE TABLE intents (
  id      INTEGER PRIMARY KEY,
  staging TEXT NOT NULL UNIQUE,          -- file name in staging/
  object  BLOB CHECK (length(object) = 32), -- its name in objects/, once it is known
  at      INTEGER NOT NULL
) STRICT;

-- Numbered in the order they came, so that the objects of one page of captures lie on a few pages of the disk: by
-- hash, every one of them lies on a page of its own.
CREATE TABLE objects (
  n            INTEGER PRIMARY KEY,
  hash         BLOB NOT NULL UNIQUE CHECK (length(hash) = 32), -- of the ciphertext
  bytes        INTEGER NOT NULL,
  identity     BLOB NOT NULL CHECK (length(identity) = 32),
  plain_sha256 BLOB NOT NULL CHECK (length(plain_sha256) = 32),
  plain_bytes  INTEGER NOT NULL,
  media_type   TEXT NOT NULL,
  mine         INTEGER NOT NULL,         -- made by this person
  here         INTEGER NOT NULL,         -- its file is in objects/
  preview      INTEGER NOT NULL DEFAULT 0, -- a preview or poster: fetched without being asked
  at_hub       INTEGER NOT NULL DEFAULT 0, -- the hub said it has it (no receipt: see receipts)
  quarantined  TEXT                      -- why the fetched bytes were refused
) STRICT;

-- Numbered like objects, and for the same reason. The id is random: people type its first digits.
CREATE TABLE captures (
  n             INTEGER PRIMARY KEY,
  id            BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  kind          TEXT NOT NULL,
  format        TEXT NOT NULL,
  note          TEXT,
  goal          TEXT,
  assignment    BLOB CHECK (length(assignment) = 16),
  lesson        TEXT,
  taken_at      TEXT,                    -- the camera's clock, with or without an offset
  captured_at   INTEGER NOT NULL,
  width         INTEGER,
  height        INTEGER,
  duration_ms   INTEGER,
  left_in       TEXT NOT NULL,           -- JSON list
  source_sha256 BLOB,                    -- of the file as it came, so that the same one is recognised
  removed_at    INTEGER
) STRICT;
CREATE INDEX captures_by_time ON captures (captured_at DESC, id) WHERE removed_at IS NULL;
CREATE INDEX captures_by_source ON captures (source_sha256) WHERE removed_at IS NULL;

CREATE TABLE capture_objects (
  capture INTEGER NOT NULL REFERENCES captures (n),
  role    TEXT NOT NULL,
  object  INTEGER NOT NULL REFERENCES objects (n),
  PRIMARY KEY (capture, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX capture_objects_by_object ON capture_objects (object);

-- The one team this store belongs to, and this device's keys in it.
CREATE TABLE membership (
  id          INTEGER PRIMARY KEY CHECK (id = 1),
  team        BLOB NOT NULL CHECK (length(team) = 32),
  hub         TEXT NOT NULL,
  tls_pin     BLOB CHECK (length(tls_pin) = 32),
  hub_key     BLOB NOT NULL CHECK (length(hub_key) = 32),
  person      BLOB NOT NULL CHECK (length(person) = 16),
  name        TEXT,
  device_sign BLOB NOT NULL CHECK (length(device_sign) = 32),
  device_seal BLOB NOT NULL CHECK (length(device_seal) = 32),
  joined_by   TEXT,                      -- the invite link or sheet, while its entry is not at the hub
  entry       BLOB,                      -- the founding, joining or recovering entry
  state       TEXT NOT NULL CHECK (state IN ('joining', 'pending', 'active', 'removed', 'left'))
) STRICT;

CREATE TABLE log_entries (
  n     INTEGER PRIMARY KEY,             -- from 1
  frame BLOB NOT NULL
) STRICT;

CREATE TABLE secrets (
  audience TEXT NOT NULL,
  epoch    INTEGER NOT NULL,
  secret   BLOB NOT NULL CHECK (length(secret) = 32),
  PRIMARY KEY (audience, epoch)
) STRICT, WITHOUT ROWID;

-- The last sequence number given, per audience; by this device.
CREATE TABLE sequences (
  audience TEXT PRIMARY KEY,
  last     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE records (
  hash        BLOB PRIMARY KEY CHECK (length(hash) = 32),    -- of the signed bytes
  frame       BLOB NOT NULL,
  audience    TEXT NOT NULL,
  kind        TEXT NOT NULL,
  entity      BLOB NOT NULL CHECK (length(entity) = 16),
  device      BLOB NOT NULL CHECK (length(device) = 32),
  person      BLOB,                      -- of the device, when the log knows it
  seq         INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  opened_by   TEXT NOT NULL,             -- 'self' for own queued ones, else the audience whose key opened it
  status      TEXT NOT NULL CHECK (status IN ('queued', 'sent', 'good', 'quarantined', 'retracted')),
  why         TEXT,                      -- of a quarantined one
  position    INTEGER,                   -- at the hub
  received_at INTEGER,                   -- by the hub's clock (Unix seconds)
  envelope    BLOB                       -- of a sent one: the name its receipt has
) STRICT, WITHOUT ROWID;
CREATE INDEX records_by_kind ON records (kind, status);
CREATE INDEX records_by_entity ON records (entity);
CREATE INDEX records_by_sequence ON records (device, audience, seq);

-- Envelopes that can't be opened (yet): tried again when a secret arrives.
CREATE TABLE unopened (
  hash        BLOB PRIMARY KEY CHECK (length(hash) = 32),    -- of the envelope
  position    INTEGER NOT NULL,
  audience    TEXT NOT NULL,
  epoch       INTEGER NOT NULL,
  device      BLOB NOT NULL,
  received_at INTEGER NOT NULL,
  sealed      BLOB NOT NULL,
  why         TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who should be able to fetch an object, and whether the hub was told.
CREATE TABLE object_audiences (
  object   BLOB NOT NULL REFERENCES objects (hash),
  audience TEXT NOT NULL,
  told     INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (object, audience)
) STRICT, WITHOUT ROWID;

CREATE TABLE uploads (
  object BLOB PRIMARY KEY REFERENCES objects (hash),
  url    TEXT,
  sent   INTEGER NOT NULL DEFAULT 0,
  now    INTEGER NOT NULL DEFAULT 0      -- the person said: also on a metered network
) STRICT, WITHOUT ROWID;

CREATE TABLE receipts (
  hash         BLOB PRIMARY KEY CHECK (length(hash) = 32),   -- object or envelope
  size         INTEGER NOT NULL,
  position     INTEGER NOT NULL,
  retain_until INTEGER NOT NULL,         -- Unix seconds
  at           INTEGER NOT NULL,         -- Unix seconds, the hub's clock
  epoch        INTEGER NOT NULL,
  frame        BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What failed, per thing, and when it is tried again.
CREATE TABLE retries (
  what     TEXT PRIMARY KEY,             -- 'hub', or an object's or record's hash
  attempts INTEGER NOT NULL,
  next_at  INTEGER NOT NULL,
  class    TEXT NOT NULL CHECK (class IN ('transient', 'permanent', 'needs_attention')),
  error    TEXT NOT NULL                 -- JSON: code and parameters
) STRICT, WITHOUT ROWID;

-- Objects to be deleted at the hub: own captures that were removed after they had been sent.
CREATE TABLE deletions (
  object BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;
