-- A series, a time of it that somebody has something for, and one that was posted.
INSERT INTO series (id, chat, kind, rule, user_id, added_by, added_at)
VALUES (1, 1, 'scenes', '{"repeat":"weekly","every":52,"days":["Wed"],"anchor":"2026-11-11","time":"12:00"}', 1, 1, 1794800000);
INSERT INTO series_slots (series, chat, due, user_id, state, text) VALUES (1, 1, 4102444800, 1, 'told', 'The oven at five');
INSERT INTO series_slots (series, chat, due, user_id, state, message, posted_at)
VALUES (1, 1, 1794700000, 1, 'posted', 77, 1794700005);
