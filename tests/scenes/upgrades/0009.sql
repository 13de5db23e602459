-- A group that became a supergroup.
INSERT INTO former_ids (telegram_id, chat) VALUES (-5000009, 1);
