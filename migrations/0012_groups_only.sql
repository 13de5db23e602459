-- Since when an introduction stands in its group: Telegram deletes no message older than two days.
ALTER TABLE introductions ADD COLUMN stands_since INTEGER;         -- NULL as long as message_id is
UPDATE introductions SET stands_since = published_at WHERE message_id IS NOT NULL;

-- A reaction in a private chat once made that chat a group. Such a row has a person's id, which is positive; those that
-- were set aside (store::chats::set_aside) have their own. Nothing happens there any more.
DELETE FROM timers WHERE chat IN (SELECT id FROM chats WHERE telegram_id > 0 AND telegram_id <> id);
UPDATE chats SET bot_status = 'left' WHERE telegram_id > 0 AND telegram_id <> id;
