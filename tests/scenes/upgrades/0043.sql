-- Somebody was heard of, somebody waits to be addressed, and somebody is left alone.
INSERT INTO contacts (chat, user_id, spoke_at, addressed_at) VALUES (1, 1000004, 1794736100, NULL);
INSERT INTO touches (chat, user_id, at, is_open, never) VALUES (1, 1000004, 1794736100, 1, 0), (1, 1000001, 1794736100, 0, 1);
