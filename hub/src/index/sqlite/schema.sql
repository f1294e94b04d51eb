-- Schema 1 of the hub's index. Hashes and keys are BLOBs of 32 bytes, persons and uploads of 16,
-- times Unix seconds; audiences and recipients are kept as their text.
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE founding (
  token BLOB PRIMARY KEY, made_at INTEGER NOT NULL, used_at INTEGER, team BLOB
) STRICT, WITHOUT ROWID;

-- position: the last one given. bytes: of envelopes and objects, for the quota.
CREATE TABLE team (
  id INTEGER PRIMARY KEY,
  team BLOB NOT NULL UNIQUE,
  founded_at INTEGER NOT NULL,
  log_len INTEGER NOT NULL DEFAULT 0,
  position INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  backup_position INTEGER NOT NULL DEFAULT 0,
  backup_at INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE log_entry (
  team INTEGER NOT NULL REFERENCES team, n INTEGER NOT NULL, hash BLOB NOT NULL,
  at INTEGER NOT NULL, frame BLOB NOT NULL,
  PRIMARY KEY (team, n)
) STRICT;

CREATE TABLE access_grant (
  id INTEGER PRIMARY KEY,
  team INTEGER NOT NULL REFERENCES team, recipient TEXT NOT NULL, audience TEXT NOT NULL,
  epoch INTEGER NOT NULL, sealed BLOB NOT NULL
) STRICT;
CREATE INDEX grant_to ON access_grant (team, recipient, audience, epoch);

CREATE TABLE token (
  hash BLOB PRIMARY KEY, team BLOB NOT NULL, key BLOB NOT NULL, expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX token_expiry ON token (expires_at);

CREATE TABLE envelope (
  id INTEGER PRIMARY KEY,
  team INTEGER NOT NULL REFERENCES team, position INTEGER NOT NULL, hash BLOB NOT NULL,
  audience TEXT NOT NULL, epoch INTEGER NOT NULL, device BLOB NOT NULL, person BLOB NOT NULL,
  received_at INTEGER NOT NULL, retain_until INTEGER NOT NULL, size INTEGER NOT NULL,
  sealed BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX envelope_position ON envelope (team, position);
CREATE UNIQUE INDEX envelope_hash ON envelope (team, hash);
CREATE INDEX envelope_retention ON envelope (retain_until);

CREATE TABLE object (
  team INTEGER NOT NULL REFERENCES team, hash BLOB NOT NULL, size INTEGER NOT NULL,
  position INTEGER NOT NULL, received_at INTEGER NOT NULL, retain_until INTEGER NOT NULL,
  PRIMARY KEY (team, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX object_hash ON object (hash);
CREATE INDEX object_retention ON object (retain_until);

CREATE TABLE object_owner (
  team INTEGER NOT NULL, hash BLOB NOT NULL, person BLOB NOT NULL, PRIMARY KEY (team, hash, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE object_audience (
  team INTEGER NOT NULL, hash BLOB NOT NULL, audience TEXT NOT NULL, PRIMARY KEY (team, hash, audience)
) STRICT, WITHOUT ROWID;

-- durable: bytes known to be on disk. finished: the object that it became.
CREATE TABLE upload (
  id BLOB PRIMARY KEY, team INTEGER NOT NULL REFERENCES team, person BLOB NOT NULL, length INTEGER NOT NULL,
  sha256 BLOB, audiences TEXT NOT NULL, metadata TEXT NOT NULL, durable INTEGER NOT NULL, finished BLOB,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_team ON upload (team, person, sha256);
CREATE INDEX upload_expiry ON upload (expires_at);
