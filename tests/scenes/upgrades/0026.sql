-- Something waits to be said to somebody who wants to hear little.
INSERT INTO nudges (user_id, chat, kind, words, deadline) VALUES (1000001, 1, 'example', 'Hello', 1894211300);
INSERT INTO nudges (user_id, chat, kind, words, deadline, said_at) VALUES (1000001, NULL, 'example', '', 1794211300, 1794211200);
INSERT INTO nudge_wishes (user_id, much, unwanted) VALUES (1000001, 'fewer', '["example"]');
