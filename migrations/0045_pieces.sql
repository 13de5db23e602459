-- What a regular post says: one piece of content, or many of which one comes each time.
CREATE TABLE pieces (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    touchpoint       INTEGER NOT NULL,
    text             TEXT    NOT NULL,                 -- empty below a picture without words
    marks            TEXT    CHECK (json_valid(marks)), -- as telegram::marked writes them; NULL: none
    media            TEXT    CHECK (json_valid(media)), -- as telegram::attachment writes them; NULL: none
    album            TEXT,                             -- of whose parts more may come, as Telegram names it
    added_by         INTEGER,                          -- NULL: an anonymous administrator
    added_at         INTEGER NOT NULL,
    used_at          INTEGER,                          -- when it was last posted
    removed_at       INTEGER                           -- for a day that can be taken back
) STRICT;
CREATE INDEX pieces_of_chat ON pieces (chat, id);
CREATE INDEX pieces_of_touchpoint ON pieces (touchpoint, id);

-- In the order they were added, or mixed.
ALTER TABLE touchpoints ADD COLUMN is_shuffled INTEGER NOT NULL DEFAULT 0 CHECK (is_shuffled IN (0, 1));

-- Every post has a single piece until now.
INSERT INTO pieces (chat, touchpoint, text, marks, media, added_by, added_at)
SELECT chat, id, text, marks, media, created_by, created_at FROM touchpoints WHERE kind = 'own' ORDER BY id;
ALTER TABLE touchpoints DROP COLUMN text;
ALTER TABLE touchpoints DROP COLUMN marks;
ALTER TABLE touchpoints DROP COLUMN media;

CREATE TRIGGER pieces_go_with_touchpoint AFTER DELETE ON touchpoints BEGIN
    DELETE FROM pieces WHERE touchpoint = OLD.id;
END;
CREATE TRIGGER pieces_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM pieces WHERE chat = OLD.id;
END;
