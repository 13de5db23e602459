-- Draws that anybody can compute again: a secret committed to, a list frozen, dice thrown in front of everybody.

CREATE TABLE draws (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    code             TEXT    NOT NULL DEFAULT '',      -- what it is called where it is computed again
    title            TEXT    NOT NULL,
    reward           INTEGER,                          -- of rewards; NULL: what the title says
    winners          INTEGER NOT NULL,
    days             INTEGER NOT NULL DEFAULT 0,       -- for who has been in the group for so many days
    staff            INTEGER NOT NULL DEFAULT 0 CHECK (staff IN (0, 1)), -- who manages the group may take part
    made_by          INTEGER,                          -- NULL: she is forgotten
    opened_at        INTEGER NOT NULL,
    closes_at        INTEGER NOT NULL,
    -- open: people enter; listing: the list is on its way; throwing: dice are; done: it is drawn; cancelled.
    stage            TEXT    NOT NULL DEFAULT 'open' CHECK (stage IN ('open', 'listing', 'throwing', 'done', 'cancelled')),
    sealed           BLOB    NOT NULL,                 -- the secret
    commitment       TEXT    NOT NULL,                 -- its SHA-256
    secret           TEXT,                             -- the secret, once it is told
    thread_id        INTEGER,
    message_id       INTEGER,                          -- where it stands in the group; NULL: not known, or nowhere
    stale            INTEGER NOT NULL DEFAULT 0 CHECK (stale IN (0, 1)), -- it stands there otherwise than it is
    list             TEXT,                             -- the tickets, once they are frozen
    list_message     INTEGER,                          -- the message with the list
    drawn_at         INTEGER,
    claim_until      INTEGER                           -- of one with a reward: who has not claimed it then is passed over
) STRICT;
CREATE INDEX draws_of_chat ON draws (chat, id);
CREATE INDEX draws_running ON draws (chat, id) WHERE stage IN ('open', 'listing', 'throwing');
CREATE INDEX draws_by_maker ON draws (made_by) WHERE made_by IS NOT NULL;

-- Who takes part, by a code that says nothing about her.
CREATE TABLE draw_tickets (
    draw             INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    ticket           TEXT    NOT NULL,
    user_id          INTEGER,                          -- NULL: somebody who is forgotten
    at               INTEGER NOT NULL,
    -- in: takes part; out: did not count when the list was made; waits: was not drawn yet; won; passed: was passed over.
    state            TEXT    NOT NULL DEFAULT 'in' CHECK (state IN ('in', 'out', 'waits', 'won', 'passed')),
    place            INTEGER,                          -- in the ranking
    PRIMARY KEY (draw, ticket)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX draw_tickets_of_person ON draw_tickets (draw, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX draw_tickets_by_person ON draw_tickets (user_id, chat) WHERE user_id IS NOT NULL;
CREATE INDEX draw_tickets_of_chat ON draw_tickets (chat);

-- The dice that count, in the order of their messages.
CREATE TABLE draw_throws (
    draw             INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    nth              INTEGER NOT NULL CHECK (nth BETWEEN 1 AND 3),
    message_id       INTEGER,
    value            INTEGER NOT NULL CHECK (value BETWEEN 1 AND 64),
    at               INTEGER NOT NULL,
    PRIMARY KEY (draw, nth)
) STRICT, WITHOUT ROWID;
CREATE INDEX draw_throws_of_chat ON draw_throws (chat);

CREATE TRIGGER draws_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM draw_throws WHERE chat = OLD.id;
    DELETE FROM draw_tickets WHERE chat = OLD.id;
    DELETE FROM draws WHERE chat = OLD.id;
END;
