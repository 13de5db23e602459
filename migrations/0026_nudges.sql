-- What people are told in private without having asked, and how much of it they want.

-- What was said lately, and what waits for its time. The words are emptied once they were said.
CREATE TABLE nudges (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id          INTEGER NOT NULL REFERENCES people (user_id),
    chat             INTEGER REFERENCES chats (id),    -- the group it is about; NULL: none
    kind             TEXT    NOT NULL,                 -- as its room calls it
    words            TEXT    NOT NULL,                 -- Telegram HTML, in her language
    deadline         INTEGER NOT NULL,                 -- after this nobody needs it
    said_at          INTEGER                           -- NULL: it waits
) STRICT;
CREATE INDEX nudges_by_person ON nudges (user_id, said_at);
CREATE INDEX nudges_by_chat ON nudges (chat) WHERE chat IS NOT NULL;
CREATE INDEX nudges_by_age ON nudges (said_at) WHERE said_at IS NOT NULL;

-- Who has said how much she wants to hear.
CREATE TABLE nudge_wishes (
    user_id          INTEGER PRIMARY KEY REFERENCES people (user_id),
    much             TEXT    NOT NULL DEFAULT 'usual' CHECK (much IN ('usual', 'fewer', 'none')),
    unwanted         TEXT    NOT NULL DEFAULT '[]' CHECK (json_valid(unwanted)) -- kinds she does not want
) STRICT;

-- With a group goes what was said about it; and its troubles, which nobody took along so far.
CREATE TRIGGER group_is_forgotten_too BEFORE DELETE ON chats BEGIN
    DELETE FROM nudges WHERE chat = OLD.id;
    DELETE FROM troubles WHERE chat = OLD.id;
END;
