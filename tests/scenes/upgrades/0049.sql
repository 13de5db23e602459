-- A post that is pinned; what it says a single time.
UPDATE touchpoints SET pins = 1 WHERE kind = 'own';
INSERT INTO pins (chat, message, touchpoint, at) VALUES (1, 42, 1, 1784203200);
INSERT INTO other_words (touchpoint, day, chat, text, marks, media, album, written_by) VALUES (1, '2099-07-20', 1, 'Only today', NULL, NULL, NULL, 100);
