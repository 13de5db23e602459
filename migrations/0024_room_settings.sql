-- What managers decided about a room in their group: its own settings, and whether it is on (key 'on'). What nobody
-- decided has no row, and is as the room has it.
CREATE TABLE room_settings (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    room             TEXT    NOT NULL,
    key              TEXT    NOT NULL,
    value            TEXT    NOT NULL,                 -- as it is typed after /settings KEY
    PRIMARY KEY (chat, room, key)
) STRICT, WITHOUT ROWID;

-- These are the rooms' own from now on; the columns of chats are not used any more.
INSERT INTO room_settings (chat, room, key, value) SELECT id, 'touchpoints', 'rhythm', rhythm FROM chats;
INSERT INTO room_settings (chat, room, key, value) SELECT id, 'onboarding', 'links', links FROM chats WHERE links <> 'known';

-- The menus of groups where a room is off, as Telegram was last told.
CREATE TABLE group_menus (
    bot              INTEGER NOT NULL,                 -- our own user id: another token is another bot
    chat             INTEGER NOT NULL REFERENCES chats (id),
    scope            TEXT    NOT NULL CHECK (scope IN ('chat', 'chat_administrators')),
    language         TEXT    NOT NULL CHECK (language IN ('', 'en', 'he', 'ru')), -- '': for everybody else
    commands         TEXT    NOT NULL CHECK (json_valid(commands)), -- []: taken away, not yet confirmed; null: refused
    PRIMARY KEY (bot, chat, scope, language)
) STRICT, WITHOUT ROWID;

-- With a group goes what was decided about it.
CREATE TRIGGER group_is_forgotten_with_settings BEFORE DELETE ON chats BEGIN
    DELETE FROM room_settings WHERE chat = OLD.id;
    DELETE FROM group_menus WHERE chat = OLD.id;
END;
