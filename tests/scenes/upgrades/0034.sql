-- A post of a section may be lost.
INSERT INTO items (id, chat, room, kind, ref, section, urgent, words, buttons, since)
VALUES (3, 1, 'posts', 'lost', 'touchpoints:1:1794211200', 'touchpoints', 1, '{"id":"post-unknown","args":[]}', '[]', 1794211200);
