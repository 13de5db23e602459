-- What an administrator who is anonymous chose, and an option that somebody added.
INSERT INTO poll_chat_votes (poll_id, voter_chat, choices, voted_at) VALUES ('unknown', -1002000000001, '["0"]', 1784203200);
INSERT INTO poll_added (chat, poll, option_id, user_id) VALUES (1, 1, '3', 100);
