-- Personal touch: whom nobody has addressed for longest.

-- When somebody was last heard of and last addressed in a group, to the day: as long as the room is on.
CREATE TABLE contacts (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    spoke_at         INTEGER,                          -- NULL: not since the room is on
    addressed_at     INTEGER,                          -- the same
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;

-- Who was shown to those who manage a group, and when.
CREATE TABLE touches (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    at               INTEGER NOT NULL,
    is_open          INTEGER NOT NULL DEFAULT 1 CHECK (is_open IN (0, 1)), -- 1: she waits among the items
    never            INTEGER NOT NULL DEFAULT 0 CHECK (never IN (0, 1)),   -- 1: not her, at no time
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX touches_open ON touches (chat) WHERE is_open = 1;

CREATE TRIGGER touches_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM contacts WHERE chat = OLD.id;
    DELETE FROM touches WHERE chat = OLD.id;
END;
