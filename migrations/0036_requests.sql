-- What we may do in a group as an administrator, by Telegram's names, parted by spaces; NULL: nobody has told us.
ALTER TABLE chats ADD COLUMN bot_rights TEXT;

-- Somebody asked to be let into a group.
CREATE TABLE join_requests (
    id         INTEGER PRIMARY KEY,
    chat       INTEGER NOT NULL REFERENCES chats (id),
    user_id    INTEGER NOT NULL REFERENCES people (user_id),
    asked_at   INTEGER NOT NULL,
    link       TEXT,                             -- the name of the link she came by
    bio        TEXT,                             -- what she says of herself to everybody; goes with her answers
    state      TEXT    NOT NULL DEFAULT 'asking' CHECK (state IN (
                   'asking',                     -- the questions are with her
                   'waiting',                    -- for who decides
                   'deciding',                   -- it is decided, and Telegram is yet to do it
                   'approved', 'declined',
                   'gone',                       -- taken back, or declined in Telegram itself
                   'over')),                     -- the room was switched off, or it is too old
    is_reached INTEGER NOT NULL DEFAULT 1,       -- 0: she cannot be written to
    lets_in    INTEGER,                          -- what was decided; NULL: nothing yet
    decided_by INTEGER,                          -- NULL: by itself, or nobody knows
    decided_at INTEGER,
    reason     TEXT,                             -- what she was told when she was not let in
    talks_with INTEGER                           -- who asked her more last
) STRICT;
CREATE UNIQUE INDEX join_requests_open ON join_requests (chat, user_id) WHERE state IN ('asking', 'waiting', 'deciding');
CREATE INDEX join_requests_by_decision ON join_requests (decided_at) WHERE decided_at IS NOT NULL;
CREATE INDEX join_requests_by_person ON join_requests (user_id);
CREATE INDEX join_requests_decided_by ON join_requests (decided_by) WHERE decided_by IS NOT NULL;
CREATE INDEX join_requests_talks_with ON join_requests (talks_with) WHERE talks_with IS NOT NULL;

-- What she was asked, and what she answered; for as long as it is not decided, and thirty days.
CREATE TABLE join_answers (
    request    INTEGER NOT NULL REFERENCES join_requests (id) ON DELETE CASCADE,
    place      INTEGER NOT NULL,
    chat       INTEGER NOT NULL REFERENCES chats (id),
    user_id    INTEGER NOT NULL,                 -- who was asked
    question   TEXT    NOT NULL,
    answer     TEXT,
    PRIMARY KEY (request, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX join_answers_by_person ON join_answers (user_id);
CREATE INDEX join_answers_by_chat ON join_answers (chat);

-- What was said both ways before it was decided; kept as long.
CREATE TABLE join_talk (
    id         INTEGER PRIMARY KEY,
    request    INTEGER NOT NULL REFERENCES join_requests (id) ON DELETE CASCADE,
    chat       INTEGER NOT NULL REFERENCES chats (id),
    user_id    INTEGER NOT NULL,                 -- who said it
    words      TEXT    NOT NULL,
    said_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX join_talk_by_request ON join_talk (request);
CREATE INDEX join_talk_by_person ON join_talk (user_id);
CREATE INDEX join_talk_by_chat ON join_talk (chat);

-- The questions of a group, if they are its own.
CREATE TABLE join_questions (
    chat       INTEGER PRIMARY KEY REFERENCES chats (id),
    questions  TEXT    NOT NULL CHECK (json_valid(questions)) -- a list of words
) STRICT;

-- The links by which people have asked, as Telegram shows them.
CREATE TABLE join_links (
    id         INTEGER PRIMARY KEY,
    chat       INTEGER NOT NULL REFERENCES chats (id),
    url        TEXT    NOT NULL,                 -- of others' links the beginning
    name       TEXT    NOT NULL,
    at_once    INTEGER NOT NULL DEFAULT 0,       -- who comes by it is let in at once
    seen_at    INTEGER NOT NULL,
    UNIQUE (chat, url, name)
) STRICT;

CREATE TRIGGER join_requests_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM join_talk WHERE chat = OLD.id;
    DELETE FROM join_answers WHERE chat = OLD.id;
    DELETE FROM join_requests WHERE chat = OLD.id;
    DELETE FROM join_questions WHERE chat = OLD.id;
    DELETE FROM join_links WHERE chat = OLD.id;
END;
