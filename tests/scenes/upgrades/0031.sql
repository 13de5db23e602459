-- Something waits for those who manage the group; one of them has it, another was told, and takes turns.
INSERT INTO items (id, chat, room, kind, ref, urgent, words, buttons, since, state, owner)
VALUES (1, 1, 'setup', 'right', 'write', 1, '{"id":"item-right-write","args":[]}', '[]', 1794211200, 'mine', 1000001);
INSERT INTO items (id, chat, room, kind, ref, urgent, words, buttons, since, state, at)
VALUES (2, 1, 'posts', 'topic', 'touchpoints', 0, '{"id":"item-right-write","args":[]}', '[]', 1794211200, 'done', 1794211300);
INSERT INTO item_calls (id, user_id, message, at) VALUES (1, 1000001, 7, 1794211200);
INSERT INTO items_told (item, user_id, chat, call) VALUES (1, 1000001, 1, 1);
INSERT INTO item_wishes (user_id, how, minute) VALUES (1000001, 'all', 1080);
INSERT INTO duties (chat, user_id, since, week) VALUES (1, 1000001, 1794211200, 2966);
