-- Telegram's numbers of groups from before they became supergroups. What was said there may still reach us afterwards,
-- and belongs to the same group.
CREATE TABLE former_ids (
    telegram_id      INTEGER PRIMARY KEY,
    chat             INTEGER NOT NULL REFERENCES chats (id)
) STRICT;
