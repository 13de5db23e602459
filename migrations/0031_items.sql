-- What waits for those who manage a group, and how each of them is told of it.

-- One open item for each cause. Whoever is done with it is done for all.
CREATE TABLE items (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    room             TEXT    NOT NULL,                 -- whose
    kind             TEXT    NOT NULL,                 -- what, as its room calls it
    ref              TEXT    NOT NULL,                 -- which of its kind
    urgent           INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    words            TEXT    NOT NULL CHECK (json_valid(words)),   -- a message's name and what is put into it
    buttons          TEXT    NOT NULL CHECK (json_valid(buttons)), -- of its room: what each does, and its label
    since            INTEGER NOT NULL,
    state            TEXT    NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'mine', 'later', 'done')),
    owner            INTEGER,                          -- who has it, has put it off, or is done with it
    at               INTEGER                           -- later: until when; done: when
) STRICT;
CREATE UNIQUE INDEX items_open ON items (chat, room, kind, ref) WHERE state <> 'done';
CREATE INDEX items_waiting ON items (chat, urgent DESC, id) WHERE state <> 'done';
CREATE INDEX items_done ON items (at) WHERE state = 'done';

-- Messages in private that told somebody of items.
CREATE TABLE item_calls (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id          INTEGER NOT NULL,
    message          INTEGER,                          -- NULL: on its way
    at               INTEGER NOT NULL,
    shown            TEXT                              -- by this is known whether it shows what it should
) STRICT;
CREATE INDEX item_calls_by_age ON item_calls (at);
CREATE INDEX item_calls_by_person ON item_calls (user_id);

-- Who was told of what, once.
CREATE TABLE items_told (
    item             INTEGER NOT NULL,
    user_id          INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    call             INTEGER NOT NULL,
    PRIMARY KEY (item, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX items_told_in ON items_told (call, item);
CREATE INDEX items_told_of_chat ON items_told (chat);

-- When somebody wants to be told, if she has said.
CREATE TABLE item_wishes (
    user_id          INTEGER PRIMARY KEY REFERENCES people (user_id),
    how              TEXT    NOT NULL DEFAULT 'urgent' CHECK (how IN ('urgent', 'all', 'desk')),
    minute           INTEGER NOT NULL DEFAULT 540 CHECK (minute BETWEEN 0 AND 1439) -- of her day: the daily round
) STRICT;

-- Who takes turns, a week each.
CREATE TABLE duties (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    since            INTEGER NOT NULL,
    week             INTEGER,                          -- her latest, in weeks since Monday 5 January 1970; NULL: none yet
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;

-- With a group goes what waited there.
CREATE TRIGGER group_is_forgotten_with_items BEFORE DELETE ON chats BEGIN
    DELETE FROM items_told WHERE chat = OLD.id;
    DELETE FROM items WHERE chat = OLD.id;
    DELETE FROM duties WHERE chat = OLD.id;
END;
