-- What works: how many people answered each regular post within a day, how a group talks by itself, and what was proposed.

-- A regular post that was made. How many answered it stays for good; who they were does not.
CREATE TABLE tries (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    touchpoint       INTEGER NOT NULL,                 -- which: it may be there no more
    prompt           TEXT,                             -- the conversation starter it was; NULL: a manager's own
    purpose          TEXT    NOT NULL,                 -- what it was for
    message          INTEGER,                          -- NULL: its number is not known any more
    thread           INTEGER NOT NULL,                 -- 0: General, or a group without topics
    posted_at        INTEGER NOT NULL,
    active           INTEGER NOT NULL,                 -- people who talked in the week before
    heard            INTEGER NOT NULL DEFAULT 0,       -- messages in its topic right after it
    answered         INTEGER NOT NULL DEFAULT 0,       -- people who answered within a day, but for those who manage the group
    follows          TEXT    NOT NULL DEFAULT 'no' CHECK (follows IN ('no', 'wanted', 'done')) -- with the best answer, next day
) STRICT;
CREATE INDEX tries_of_group ON tries (chat, posted_at);
CREATE INDEX tries_to_follow ON tries (chat) WHERE follows = 'wanted';

-- Who answered lately, so that nobody is counted twice and the best answer is found. Gone after a few days.
CREATE TABLE answers (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    post             INTEGER NOT NULL,                 -- of tries
    user_id          INTEGER NOT NULL,
    message          INTEGER,                          -- her first answer; NULL: its number is not known any more
    at               INTEGER NOT NULL,
    replies          INTEGER NOT NULL DEFAULT 0,       -- of others, to it
    PRIMARY KEY (post, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_of_group ON answers (chat, message);

-- The hours of which something was said, counted from 1970-01-01 in UTC, and who began the conversations of them.
CREATE TABLE talk_hours (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    hour             INTEGER NOT NULL,
    last_at          INTEGER NOT NULL,                 -- the latest message
    by_members       INTEGER NOT NULL,                 -- conversations: an hour of silence before
    by_managers      INTEGER NOT NULL,
    by_posts         INTEGER NOT NULL,
    PRIMARY KEY (chat, hour)
) STRICT, WITHOUT ROWID;

-- What was proposed to those who manage a group, and what they said.
CREATE TABLE proposals (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    kind             TEXT    NOT NULL CHECK (kind IN ('retire', 'move', 'less')),
    touchpoint       INTEGER NOT NULL,                 -- 0: none in particular
    series           TEXT    NOT NULL DEFAULT '',      -- of the library's conversation starters
    was              INTEGER NOT NULL DEFAULT 0,       -- to be moved: from this minute of the day
    becomes          INTEGER NOT NULL DEFAULT 0,       -- to that one
    at               INTEGER NOT NULL,
    answer           TEXT    CHECK (answer IN ('done', 'kept', 'undone')), -- NULL: none yet
    answered_at      INTEGER
) STRICT;
CREATE INDEX proposals_of_group ON proposals (chat, at);

CREATE TRIGGER works_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM tries WHERE chat = OLD.id;
    DELETE FROM answers WHERE chat = OLD.id;
    DELETE FROM talk_hours WHERE chat = OLD.id;
    DELETE FROM proposals WHERE chat = OLD.id;
END;
