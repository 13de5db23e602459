-- Somebody's desk, open in a group, and a post that was moved.
INSERT INTO frames (user_id, message_id, chat, room, back, laid_at) VALUES ((SELECT user_id FROM people LIMIT 1), 77, 1, 'desk', '{"Show":"Groups"}', 1700000000);
UPDATE posts SET moved_date = '2027-01-05', moved_to = 1799150400 WHERE chat = 1;
