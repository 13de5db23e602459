-- The first weeks of those who join: what they are told and when, whether their first words are answered, and how far they
-- come.

-- Who joined while somebody looked: one row for each member and group, however often she comes and goes.
CREATE TABLE paths (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    began_at         INTEGER NOT NULL,                 -- when she joined: days are counted from here
    due_at           INTEGER,                          -- when to look whether there is something to say to her; NULL: never again
    is_over          INTEGER NOT NULL DEFAULT 0 CHECK (is_over IN (0, 1)), -- 1: the room was off meanwhile
    left_at          INTEGER,                          -- NULL: she is there
    spoke_at         INTEGER,                          -- her first message that says something
    answered_at      INTEGER,                          -- when that was answered
    week2_at         INTEGER,                          -- when she was heard of in her second week
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX paths_due ON paths (chat, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX paths_by_start ON paths (chat, began_at);
CREATE INDEX paths_of_who_left ON paths (left_at) WHERE left_at IS NOT NULL;

-- What became of each step for her: once, whatever is repeated.
CREATE TABLE path_steps (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    step             TEXT    NOT NULL,                 -- by its name among the steps
    at               INTEGER NOT NULL,
    outcome          TEXT    NOT NULL,
    PRIMARY KEY (chat, user_id, step)
) STRICT, WITHOUT ROWID;

-- What managers want otherwise than it comes: one row for each step they changed.
CREATE TABLE path_plans (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    step             TEXT    NOT NULL,
    is_on            INTEGER NOT NULL CHECK (is_on IN (0, 1)),
    day              INTEGER NOT NULL CHECK (day BETWEEN 1 AND 60),
    words            TEXT    CHECK (json_valid(words)), -- the managers' own; NULL: those it comes with
    PRIMARY KEY (chat, step)
) STRICT, WITHOUT ROWID;

-- What people say after a month: whether the group is what they hoped for.
CREATE TABLE first_months (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    verdict          TEXT    NOT NULL CHECK (verdict IN ('yes', 'partly', 'no')),
    at               INTEGER NOT NULL,
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;

-- Whose first message nobody has answered yet.
CREATE TABLE unanswered (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    message_id       INTEGER NOT NULL,                 -- 0: it has no number any more
    thread           INTEGER NOT NULL,                 -- 0: General, or a group without topics
    asked_at         INTEGER NOT NULL,
    later            INTEGER NOT NULL DEFAULT 0,       -- messages of others that came after it there
    due_at           INTEGER NOT NULL,                 -- when somebody is called; after that, when nobody waits any more
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX unanswered_due ON unanswered (chat, due_at);

-- How soon people answer each other in a group, in waking hours: replies of a day by how long they took.
CREATE TABLE response_times (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    day              INTEGER NOT NULL,                 -- since 1970-01-01, UTC
    halves           INTEGER NOT NULL,                 -- half hours, rounded up, between the shortest and the longest wait
    n                INTEGER NOT NULL,
    PRIMARY KEY (chat, day, halves)
) STRICT, WITHOUT ROWID;

-- Where reactions of ours were refused, and until when none is tried.
CREATE TABLE reactions_refused (
    chat             INTEGER PRIMARY KEY REFERENCES chats (id),
    until            INTEGER NOT NULL
) STRICT;

-- Where the latest of each regular post stands in its group.
ALTER TABLE posts ADD COLUMN message INTEGER;
ALTER TABLE posts ADD COLUMN posted_at INTEGER;

CREATE TRIGGER steps_go_with_their_path AFTER DELETE ON paths BEGIN
    DELETE FROM path_steps WHERE chat = OLD.chat AND user_id = OLD.user_id;
END;

CREATE TRIGGER newcomers_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM paths WHERE chat = OLD.id;
    DELETE FROM path_steps WHERE chat = OLD.id;
    DELETE FROM path_plans WHERE chat = OLD.id;
    DELETE FROM first_months WHERE chat = OLD.id;
    DELETE FROM unanswered WHERE chat = OLD.id;
    DELETE FROM response_times WHERE chat = OLD.id;
    DELETE FROM reactions_refused WHERE chat = OLD.id;
END;
