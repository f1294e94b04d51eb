-- Version 5: records and envelopes in rows of their own.
--
-- A table without rowid keeps whole rows in the tree that is searched, and SQLite reads a row of more than a quarter of a page in whole at
-- every step of such a search: most records, opened page by page with SQLCipher. Three thousand took a sync minutes. The long
-- column is the last: what stands before it is read without it.
CREATE TABLE records_5 (
  n           INTEGER PRIMARY KEY,
  hash        BLOB NOT NULL UNIQUE CHECK (length(hash) = 32), -- of the signed bytes
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
  envelope    BLOB,                      -- of a sent one: the name its receipt has
  frame       BLOB NOT NULL
) STRICT;
INSERT INTO records_5 (hash, audience, kind, entity, device, person, seq, at, opened_by, status, why, position,
    received_at, envelope, frame)
  SELECT hash, audience, kind, entity, device, person, seq, at, opened_by, status, why, position, received_at,
    envelope, frame FROM records ORDER BY at, hash;
DROP TABLE records;
ALTER TABLE records_5 RENAME TO records;
CREATE INDEX records_by_kind ON records (kind, status);
CREATE INDEX records_by_entity ON records (entity);
CREATE INDEX records_by_sequence ON records (device, audience, seq);

CREATE TABLE unopened_5 (
  n           INTEGER PRIMARY KEY,
  hash        BLOB NOT NULL UNIQUE CHECK (length(hash) = 32), -- of the envelope
  position    INTEGER NOT NULL,
  audience    TEXT NOT NULL,
  epoch       INTEGER NOT NULL,
  device      BLOB NOT NULL,
  received_at INTEGER NOT NULL,
  why         TEXT NOT NULL,
  sealed      BLOB NOT NULL
) STRICT;
INSERT INTO unopened_5 (hash, position, audience, epoch, device, received_at, why, sealed)
  SELECT hash, position, audience, epoch, device, received_at, why, sealed FROM unopened ORDER BY position;
DROP TABLE unopened;
ALTER TABLE unopened_5 RENAME TO unopened;
