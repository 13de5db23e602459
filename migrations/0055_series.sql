-- Ready-made series of posts: what each time comes from somebody.
CREATE TABLE series (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    kind             TEXT    NOT NULL CHECK (kind IN ('scenes', 'tips', 'advice', 'guest', 'partner')),
    rule             TEXT    NOT NULL CHECK (json_valid(rule)), -- when, as schedule::recurrence writes it
    user_id          INTEGER,                          -- who is asked; NULL: nobody, or somebody else each time
    added_by         INTEGER,                          -- NULL: an anonymous administrator
    added_at         INTEGER NOT NULL
) STRICT;
CREATE INDEX series_of_chat ON series (chat, id);
CREATE INDEX series_by_person ON series (user_id) WHERE user_id IS NOT NULL;

-- One due time of a series: who was asked for it, and what came of that.
CREATE TABLE series_slots (
    series           INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    due              INTEGER NOT NULL,
    user_id          INTEGER,                          -- who is asked; NULL: there was nobody
    -- asked: nothing came yet; told: it is ready to be posted; declined: not this time; nobody: she could not be asked;
    -- posted; nothing: the time passed, and nothing came; left_out: something came, and was not posted.
    state            TEXT    NOT NULL CHECK (state IN ('asked', 'told', 'declined', 'nobody', 'posted', 'nothing', 'left_out')),
    reminded         INTEGER NOT NULL DEFAULT 0 CHECK (reminded IN (0, 1)),
    text             TEXT    NOT NULL DEFAULT '',      -- what she sent, until it is posted or the time has passed
    marks            TEXT    CHECK (json_valid(marks)), -- as telegram::marked writes them; NULL: none
    media            TEXT    CHECK (json_valid(media)), -- as telegram::attachment writes them; NULL: none
    message          INTEGER,                          -- where it stands in the group
    posted_at        INTEGER,
    is_picture       INTEGER NOT NULL DEFAULT 0 CHECK (is_picture IN (0, 1)),
    PRIMARY KEY (series, due)
) STRICT, WITHOUT ROWID;
CREATE INDEX series_slots_of_chat ON series_slots (chat, due);
CREATE INDEX series_slots_by_person ON series_slots (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX series_slots_by_due ON series_slots (due);

CREATE TRIGGER series_slots_go_with_series AFTER DELETE ON series BEGIN
    DELETE FROM series_slots WHERE series = OLD.id;
END;
CREATE TRIGGER series_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM series_slots WHERE chat = OLD.id;
    DELETE FROM series WHERE chat = OLD.id;
END;
