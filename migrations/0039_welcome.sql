-- The welcome in the managers' own words, in turn. What was posted is not changed, so that a greeting that stands can be
-- written anew when one of those it greets leaves: words that are changed are another row in the same place.
CREATE TABLE welcomes (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    place            INTEGER NOT NULL,                     -- where it stands in the list
    text             TEXT    NOT NULL,
    marks            TEXT CHECK (marks IS NULL OR json_valid(marks)),
    photo            TEXT,                                 -- Telegram's id of the picture above it
    used             INTEGER NOT NULL DEFAULT 0,           -- the latest greeting made of it: the one longest ago is next
    gone             INTEGER NOT NULL DEFAULT 0            -- taken out; kept while a greeting of it stands
) STRICT;
CREATE INDEX welcomes_by_chat ON welcomes (chat);

CREATE TRIGGER welcomes_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM welcomes WHERE chat = OLD.id;
END;

-- Of which words the greeting is, and whether it stands under a picture. NULL: of our own.
ALTER TABLE greetings ADD COLUMN welcome INTEGER;
ALTER TABLE greetings ADD COLUMN photo INTEGER NOT NULL DEFAULT 0;

-- The buttons below a greeting, where managers chose others than ours.
CREATE TABLE welcome_buttons (
    chat             INTEGER PRIMARY KEY REFERENCES chats (id),
    introduction     INTEGER NOT NULL DEFAULT 1,
    reading          INTEGER NOT NULL DEFAULT 0,
    label            TEXT,                                 -- of the link
    url              TEXT
) STRICT;

CREATE TRIGGER welcome_buttons_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM welcome_buttons WHERE chat = OLD.id;
END;

-- Who said that she only reads: nobody asks her for more.
CREATE TABLE readers (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL REFERENCES people (user_id),
    since            INTEGER NOT NULL,
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX readers_by_person ON readers (user_id);

CREATE TRIGGER readers_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM readers WHERE chat = OLD.id;
END;

-- Who could not be greeted alone is greeted before everybody.
ALTER TABLE newcomers ADD COLUMN openly INTEGER NOT NULL DEFAULT 0;
