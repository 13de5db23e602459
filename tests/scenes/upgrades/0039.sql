-- A welcome in the managers' own words, one that was taken out, its buttons, and somebody who only reads.
INSERT INTO welcomes (id, chat, place, text, marks, photo, used, gone) VALUES
    (1, 1, 1, 'Shalom {name}!', '[{"start":0,"end":6,"type":"bold"}]', 'a-photo', 0, 0),
    (2, 1, 2, 'Hello', NULL, NULL, 1, 1);
INSERT INTO welcome_buttons (chat, introduction, reading, label, url)
VALUES (1, 1, 1, 'Our recipes', 'https://example.org/recipes');
INSERT INTO readers (chat, user_id, since) VALUES (1, (SELECT min(user_id) FROM people), 1700000000);
