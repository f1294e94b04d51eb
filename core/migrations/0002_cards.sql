-- Version 2: exit cards.

-- Templates of one's own or of the team, and shipped ones once something was printed of them: a body each, with its
-- print runs.
CREATE TABLE card_templates (
  id   BLOB PRIMARY KEY CHECK (length(id) = 16),
  tag  INTEGER NOT NULL,                 -- as the codes say it: 20 bits
  body TEXT NOT NULL,                    -- JSON: the record's body
  mine INTEGER NOT NULL,                 -- made or printed by this person
  person BLOB CHECK (length(person) = 16), -- whose record it is, where it is another's
  at   INTEGER NOT NULL                  -- of its last change
) STRICT, WITHOUT ROWID;
CREATE INDEX card_templates_by_tag ON card_templates (tag);

-- How lessons went.
CREATE TABLE card_results (
  n    INTEGER PRIMARY KEY,
  id   BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  body TEXT NOT NULL,                    -- JSON: the record's body
  at   INTEGER NOT NULL
) STRICT;

-- What was seen in a photo, for the crops: read again from the photo where it is missing.
CREATE TABLE card_readings (
  capture INTEGER PRIMARY KEY REFERENCES captures (n),
  reading TEXT NOT NULL                  -- JSON
) STRICT;
