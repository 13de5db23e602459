-- What was learned of a helper's membership holds only as long as we are told of changes.
ALTER TABLE members ADD COLUMN asked_at INTEGER;              -- when Telegram was last asked what she is; NULL: never
ALTER TABLE members ADD COLUMN vouched_at INTEGER;            -- when it last said that she is in the chat; NULL: unsure
ALTER TABLE members ADD COLUMN muted INTEGER NOT NULL DEFAULT 0; -- may not write, as far as we were told
CREATE INDEX members_vouched ON members (chat) WHERE vouched_at IS NOT NULL;

-- Until when nothing was missed: Telegram keeps updates for a day. NULL: unknown.
ALTER TABLE cursor ADD COLUMN complete_at INTEGER;
UPDATE cursor SET complete_at = last_poll_at;
-- The latest time Telegram itself has shown us, a second opinion on the machine's clock.
ALTER TABLE cursor ADD COLUMN telegram_at INTEGER;
-- The server ignores that a message is for one person only, and shows it to everybody: not tried again until then.
ALTER TABLE cursor ADD COLUMN no_ephemeral_until INTEGER;
