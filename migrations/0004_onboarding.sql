-- Welcome and introductions.

-- Who joined and waits for the greeting of her group. Emptied when it is made.
CREATE TABLE newcomers (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,    -- the order they came in
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL REFERENCES people (user_id),
    came_at          INTEGER NOT NULL,
    UNIQUE (chat, user_id)
) STRICT;

-- The one greeting of a group: first on its way (no message_id yet), then shown; the row goes with the message.
CREATE TABLE greetings (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,    -- never used twice, so a late answer cannot meet another greeting
    chat             INTEGER NOT NULL UNIQUE REFERENCES chats (id),
    message_id       INTEGER,
    made_at          INTEGER NOT NULL
) STRICT;

-- What a member told a group about herself; kept because she gave it for that. One for each group and member.
CREATE TABLE introductions (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL REFERENCES people (user_id),
    does             TEXT,                                 -- what she does; NULL: left out
    helps            TEXT,                                 -- what she can help with
    seeks            TEXT,                                 -- what she is looking for
    round            INTEGER NOT NULL,                     -- which preview she published, as its buttons know it
    message_id       INTEGER,                              -- where it stands in the group; NULL: not there, or not yet
    published_at     INTEGER NOT NULL,
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
