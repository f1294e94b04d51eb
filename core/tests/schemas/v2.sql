-- What a store of schema 2 may hold beside what one of schema 1 does. Never edited once released.
INSERT INTO card_templates (id, tag, body, mine, at)
  VALUES (unhex('303132333435363738393a3b3c3d3e3f'), 1,
          '{"template":{"id":"breuken","language":"nl","title":"Breuken","questions":[{"key":"q1","text":"Wat is 1/2 + 1/4?","kind":"one_choice","options":["2/6","3/4"]}],"piles":{"rule":"check","question":"q1","right":["b"]}},"printed":[{"size":"1","run":"0002D","first":1,"last":28,"numbered":true}]}',
          1, 1795000000003);
INSERT INTO card_results (n, id, body, at)
  VALUES (1, unhex('404142434445464748494a4b4c4d4e4f'),
          '{"template":{"id":"breuken","language":"nl","title":"Breuken","questions":[{"key":"q1","text":"Wat is 1/2 + 1/4?","kind":"one_choice","options":["2/6","3/4"]}],"piles":{"rule":"check","question":"q1","right":["b"]}},"lesson":"4H2","at":1795000000004,"numbered":true,"outcome":"cards","cards":[{"number":3,"run":"0002D","fields":{"q1":{"machine":[{"said":"options","options":["b"],"confidence":990}]}}}]}',
          1795000000005);
