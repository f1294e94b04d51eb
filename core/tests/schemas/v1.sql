-- What a store of schema 1 may hold: the upgrade test asserts that all of it survives. Never edited once released.
INSERT INTO meta (key, value) VALUES ('made_at', '1795000000000'), ('backups', 'off');
INSERT INTO objects (n, hash, bytes, identity, plain_sha256, plain_bytes, media_type, mine, here, preview, at_hub)
  VALUES (1, unhex('1111111111111111111111111111111111111111111111111111111111111111'), 1200,
          unhex('2222222222222222222222222222222222222222222222222222222222222222'),
          unhex('3333333333333333333333333333333333333333333333333333333333333333'), 1000, 'image/jpeg', 1, 0, 0, 1),
         (2, unhex('4444444444444444444444444444444444444444444444444444444444444444'), 400,
          unhex('5555555555555555555555555555555555555555555555555555555555555555'),
          unhex('6666666666666666666666666666666666666666666666666666666666666666'), 200, 'image/jpeg', 1, 0, 1, 1);
INSERT INTO captures (n, id, kind, format, note, goal, assignment, lesson, taken_at, captured_at, width, height, left_in,
    source_sha256)
  VALUES (1, unhex('000102030405060708090a0b0c0d0e0f'), 'photo', 'jpeg', 'Mooi' || char(10) || 'voorbeeld 🌾', 'Doel',
          unhex('101112131415161718191a1b1c1d1e1f'), '4H2', '2026-11-17T10:40:00+01:00', 1795000000001, 4000, 3000,
          '["embedded_picture"]', unhex('7777777777777777777777777777777777777777777777777777777777777777')),
         (2, unhex('202122232425262728292a2b2c2d2e2f'), 'document', 'text', '', NULL, NULL, NULL, NULL, 1795000000000,
          NULL, NULL, '[]', NULL);
UPDATE captures SET removed_at = 1795000000002 WHERE kind = 'document';
INSERT INTO capture_objects (capture, role, object) VALUES (1, 'original', 1), (1, 'preview256', 2);
INSERT INTO secrets (audience, epoch, secret)
  VALUES ('team', 2, unhex('8888888888888888888888888888888888888888888888888888888888888888'));
INSERT INTO sequences (audience, last) VALUES ('preparation', 41);
INSERT INTO object_audiences (object, audience, told)
  VALUES (unhex('1111111111111111111111111111111111111111111111111111111111111111'), 'preparation', 1);
INSERT INTO deletions (object)
  VALUES (unhex('9999999999999999999999999999999999999999999999999999999999999999'));
