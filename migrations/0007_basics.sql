-- The command menus as Telegram was last given them, so that a start that changes nothing sends nothing.
CREATE TABLE menus (
    bot              INTEGER NOT NULL,                 -- our own user id: another token is another bot
    scope            TEXT    NOT NULL CHECK (scope IN ('all_group_chats', 'all_chat_administrators', 'all_private_chats')),
    language         TEXT    NOT NULL CHECK (language IN ('', 'en', 'he', 'ru')), -- '': for everybody else
    commands         TEXT    NOT NULL CHECK (json_valid(commands)),
    PRIMARY KEY (bot, scope, language)
) STRICT, WITHOUT ROWID;
