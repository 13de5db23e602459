-- The setup of a group waits while an introduction is being made.
INSERT INTO conversations (user_id, room, chat, state, place, waits_until, updated_at)
VALUES (1000004, 'setup', 1, '{"chat":1,"screen":{"walk":"goal"}}', 'resting', 1794816000, 1794816000);
