-- A group with rules, and a newcomer who may write once she agrees.
INSERT INTO rulebooks (chat, text, marks, word, set_at) VALUES (1, 'Be kind.', NULL, 'kind', 1794211200);
INSERT INTO rulebook_gates (chat, user_id, state, came_at, owed)
VALUES (1, 1000001, 'waits', 1794211200, '{"can_send_messages":true}');
