-- The one message in a person's private chat in which she walks through her groups. Whatever room redraws it is shown with
-- a way back.
CREATE TABLE frames (
    user_id          INTEGER PRIMARY KEY REFERENCES people (user_id),
    message_id       INTEGER,                          -- NULL: it is on its way
    chat             INTEGER REFERENCES chats (id),    -- the group that is open in it; NULL: none
    room             TEXT    NOT NULL,                 -- whose it is
    back             TEXT    NOT NULL CHECK (json_valid(back)), -- what leads back to where she came from, for that room
    laid_at         INTEGER NOT NULL
) STRICT;
CREATE INDEX frames_by_chat ON frames (chat) WHERE chat IS NOT NULL;

CREATE TRIGGER frames_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM frames WHERE chat = OLD.id;
END;

-- A manager wants the one on this local date at that time instead.
ALTER TABLE posts ADD COLUMN moved_date TEXT;
ALTER TABLE posts ADD COLUMN moved_to INTEGER;
