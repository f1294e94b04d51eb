-- Version 4: classes, and how pupils say that it went.

CREATE TABLE school_classes (
  id   BLOB PRIMARY KEY CHECK (length(id) = 16),
  body TEXT NOT NULL,                    -- JSON: the record's body; names are nowhere else
  at   INTEGER NOT NULL                  -- of its last change
) STRICT, WITHOUT ROWID;

CREATE TABLE registration_rounds (
  n    INTEGER PRIMARY KEY,
  id   BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  body TEXT NOT NULL,                    -- JSON: the record's body
  at   INTEGER NOT NULL                  -- of its last change
) STRICT;

-- One a pupil and device: of a pupil who registered on two devices they are put together when they are read.
CREATE TABLE self_registrations (
  id    BLOB PRIMARY KEY CHECK (length(id) = 16),
  round BLOB NOT NULL CHECK (length(round) = 16),
  body  TEXT NOT NULL,                   -- JSON: the record's body
  at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX self_registrations_by_round ON self_registrations (round);

-- The pupil at work: kept after every answer, gone when done.
CREATE TABLE pupil_session (
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  body TEXT NOT NULL                     -- JSON
) STRICT;
