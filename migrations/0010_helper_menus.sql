-- The menus of those named with /staff as Telegram was last told. It shows administrators theirs by itself; a helper's is
-- set for her alone, and taken away when she helps no longer.
CREATE TABLE helper_menus (
    bot              INTEGER NOT NULL,                 -- our own user id: another token is another bot
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL REFERENCES people (user_id),
    commands         TEXT    NOT NULL CHECK (json_valid(commands)), -- []: taken away, not yet confirmed; null: refused
    PRIMARY KEY (bot, chat, user_id)
) STRICT, WITHOUT ROWID;

-- Helpers are few among members.
CREATE INDEX members_staff ON members (chat, user_id) WHERE staff = 1;
