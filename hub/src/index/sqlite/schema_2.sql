-- Bytes that no team has any more, until their file is durably gone: a power cut between the two leaves no orphan.
CREATE TABLE removal (hash BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;
