-- A buddy with a newcomer, and another who passed.
INSERT INTO buddies (chat, user_id, since) VALUES (1, 1000001, 1794211200);
INSERT INTO buddy_pairs (chat, user_id, state, buddy, since, due_at) VALUES (1, 1000002, 'pair', 1000001, 1794211200, 1794816000);
INSERT INTO buddies_passed (chat, user_id, buddy) VALUES (1, 1000002, 1000003);
