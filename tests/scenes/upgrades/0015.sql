-- We are out of a group, and know since when.
INSERT INTO chats (telegram_id, kind, title, language, zone, bot_status, left_at, created_at)
VALUES (-1009990015, 'supergroup', 'Left behind', 'en', 'UTC', 'left', 1794000000, 1790000000);
