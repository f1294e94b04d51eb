-- Version 3: photos of which something was covered.

-- Kept on purpose for its author alone, uncovered: never submitted.
ALTER TABLE captures ADD COLUMN own_only INTEGER NOT NULL DEFAULT 0;

-- Objects that a capture had before something in it was covered: never its objects again, also when another device
-- that did not know yet says so.
CREATE TABLE replaced_objects (
  capture INTEGER NOT NULL REFERENCES captures (n),
  object  BLOB NOT NULL CHECK (length(object) = 32),
  PRIMARY KEY (capture, object)
) STRICT, WITHOUT ROWID;
