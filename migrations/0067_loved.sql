-- The most loved post of the week.

-- Parts of albums, so that what is liked in any of them counts for the first. Kept as long as messages are.
CREATE TABLE loved_albums (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    message_id       INTEGER NOT NULL,
    album            TEXT    NOT NULL,
    at               INTEGER NOT NULL,
    PRIMARY KEY (chat, message_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX loved_albums_whole ON loved_albums (chat, album, message_id);

-- How many friendly reactions a message has where Telegram does not say whose they are.
CREATE TABLE loved_counts (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    message_id       INTEGER NOT NULL,
    n                INTEGER NOT NULL,
    at               INTEGER NOT NULL,
    PRIMARY KEY (chat, message_id)
) STRICT, WITHOUT ROWID;

-- What a week loved: first looked for, then posted, unless it is gone.
CREATE TABLE loved_posts (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    due              INTEGER NOT NULL,                 -- which of the weekly times it is for
    author           INTEGER,                          -- NULL: nobody is named any more
    message_id       INTEGER,                          -- NULL: numbers started again in a supergroup
    n                INTEGER NOT NULL,
    named            INTEGER NOT NULL CHECK (named IN (0, 1)), -- 0: reactions, not people
    state            TEXT    NOT NULL CHECK (state IN ('asked', 'there', 'posted', 'gone')),
    asked_at         INTEGER NOT NULL,
    post_id          INTEGER,                          -- where it was said
    hall_id          INTEGER                           -- where it is shown once more; 0: on its way
) STRICT;
CREATE INDEX loved_posts_of_chat ON loved_posts (chat, due);
CREATE INDEX loved_posts_by_author ON loved_posts (author, chat) WHERE author IS NOT NULL;

-- The topic in which what was loved is collected.
CREATE TABLE loved_halls (
    chat             INTEGER PRIMARY KEY REFERENCES chats (id),
    thread           INTEGER NOT NULL
) STRICT;

CREATE TRIGGER loved_of_group_is_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM loved_albums WHERE chat = OLD.id;
    DELETE FROM loved_counts WHERE chat = OLD.id;
    DELETE FROM loved_posts WHERE chat = OLD.id;
    DELETE FROM loved_halls WHERE chat = OLD.id;
END;
