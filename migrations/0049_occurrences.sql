-- Regular posts that are pinned, that somebody is shown before they come, and that say something else a single time.
ALTER TABLE touchpoints ADD COLUMN pins INTEGER NOT NULL DEFAULT 0 CHECK (pins IN (0, 1));
ALTER TABLE touchpoints ADD COLUMN pin_failed INTEGER NOT NULL DEFAULT 0 CHECK (pin_failed IN (0, 1)); -- and that was said
ALTER TABLE touchpoints ADD COLUMN shown_to INTEGER;   -- who is shown each of them half an hour before; NULL: nobody
ALTER TABLE touchpoints ADD COLUMN shown_for INTEGER;  -- the due time of the latest one that was shown
CREATE INDEX touchpoints_by_reader ON touchpoints (shown_to) WHERE shown_to IS NOT NULL;

-- Which messages we pinned ourselves: no others are ever unpinned.
CREATE TABLE pins (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    message          INTEGER NOT NULL,
    touchpoint       INTEGER NOT NULL,
    at               INTEGER NOT NULL,
    PRIMARY KEY (chat, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX pins_of_touchpoint ON pins (touchpoint);

-- What a regular post says on one local date instead of what it would.
CREATE TABLE other_words (
    touchpoint       INTEGER NOT NULL,
    day              TEXT    NOT NULL,                 -- the local date the one is due on
    chat             INTEGER NOT NULL REFERENCES chats (id),
    text             TEXT    NOT NULL,                 -- empty below a picture without words
    marks            TEXT    CHECK (json_valid(marks)), -- as telegram::marked writes them; NULL: none
    media            TEXT    CHECK (json_valid(media)), -- as telegram::attachment writes them; NULL: none
    album            TEXT,                             -- of whose parts more may come, as Telegram names it
    written_by       INTEGER,                          -- who wrote it; NULL: she is forgotten
    PRIMARY KEY (touchpoint, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX other_words_of_chat ON other_words (chat);
CREATE INDEX other_words_by_author ON other_words (written_by) WHERE written_by IS NOT NULL;

CREATE TRIGGER other_words_go_with_touchpoint AFTER DELETE ON touchpoints BEGIN
    DELETE FROM other_words WHERE touchpoint = OLD.id;
END;
CREATE TRIGGER occurrences_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM other_words WHERE chat = OLD.id;
    DELETE FROM pins WHERE chat = OLD.id;
END;
