-- What a store of schema 3 may hold beside what one of schema 2 does. Never edited once released.
UPDATE captures SET own_only = 1 WHERE removed_at IS NULL;
INSERT INTO replaced_objects (capture, object)
  SELECT n, unhex('7777777777777777777777777777777777777777777777777777777777777777') FROM captures WHERE removed_at IS NULL;
