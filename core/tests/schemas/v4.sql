-- What a store of schema 4 may hold beside what one of schema 3 does. Never edited once released.
INSERT INTO school_classes (id, body, at)
  VALUES (unhex('505152535455565758595a5b5c5d5e5f'),
          '{"name":{"turn":1,"said":["groep 6"]},"pupils":{"1":{"here":{"turn":1,"said":[true]},"name":{"turn":1,"said":[""]}},"2":{"here":{"turn":1,"said":[true]},"name":{"turn":2,"said":["Noor"]}}},"closed":{"turn":1,"said":[false]}}',
          1795000000006);
INSERT INTO registration_rounds (n, id, body, at)
  VALUES (1, unhex('606162636465666768696a6b6c6d6e6f'),
          '{"class":"entity:505152535455565758595a5b5c5d5e5f","form":{"id":"quick","language":"nl","title":"Kort","questions":[{"about":"mastery","text":"Hoe goed snap je het?","kind":"smileys","labels":["nog niet","een beetje","bijna helemaal","helemaal"]},{"about":"help","text":"Wil je hulp?","kind":"yes_no","yes":"Ja","no":"Nee"}]},"lesson":"les 4","at":1795000000007}',
          1795000000007);
INSERT INTO self_registrations (id, round, body, at)
  VALUES (unhex('707172737475767778797a7b7c7d7e7f'), unhex('606162636465666768696a6b6c6d6e6f'),
          '{"round":"entity:606162636465666768696a6b6c6d6e6f","number":2,"answers":{"mastery":{"turn":1,"said":[{"said":"step","step":3}]},"help":{"turn":1,"said":[{"said":"yes_no","yes":true}]}},"withdrawn":{"turn":1,"said":[false]},"at":1795000000008}',
          1795000000008);
INSERT INTO pupil_session (id, body)
  VALUES (1, '{"round":"entity:606162636465666768696a6b6c6d6e6f","number":1,"at":1,"answers":{"0":{"given":"chosen","names":["4"]}}}');
