-- Tips of members, and who is glad to be asked for one.
CREATE TABLE tip_givers (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    -- offered: she was told that she can be asked; yes: she is glad to be; no: not any more.
    state            TEXT    NOT NULL CHECK (state IN ('offered', 'yes', 'no')),
    since            INTEGER NOT NULL,
    asked_at         INTEGER,                          -- when she was last asked
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tip_givers_by_person ON tip_givers (user_id);

-- Whether her name stands below it, and what somebody who manages the group said: NULL nothing yet, 1 post it, 0 not this one.
ALTER TABLE series_slots ADD COLUMN is_named INTEGER NOT NULL DEFAULT 1 CHECK (is_named IN (0, 1));
ALTER TABLE series_slots ADD COLUMN approved INTEGER CHECK (approved IN (0, 1));

CREATE TRIGGER tip_givers_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM tip_givers WHERE chat = OLD.id;
END;

-- What a partner of the group has to say: its name, and what is posted below it.
ALTER TABLE series ADD COLUMN title TEXT;
ALTER TABLE series ADD COLUMN text TEXT NOT NULL DEFAULT '';
ALTER TABLE series ADD COLUMN marks TEXT CHECK (json_valid(marks));
ALTER TABLE series ADD COLUMN media TEXT CHECK (json_valid(media));
