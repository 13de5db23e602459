-- Times to find together: what is to happen, when it could be, who can then, and when it is.

CREATE TABLE times (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    title            TEXT    NOT NULL,
    -- draft: nobody but who makes it sees it; open: people answer; closed: it waits to be decided; fixed: it is decided.
    stage            TEXT    NOT NULL DEFAULT 'draft' CHECK (stage IN ('draft', 'open', 'closed', 'fixed')),
    made_by          INTEGER,                          -- NULL: an anonymous administrator, or she is forgotten
    made_at          INTEGER NOT NULL,
    zone             TEXT    NOT NULL,                 -- whose clock its times go by
    slots            TEXT    NOT NULL CHECK (json_valid(slots)), -- local times, in order
    form             TEXT    NOT NULL CHECK (json_valid(form)),  -- how it is held
    asked_at         INTEGER,                          -- NULL: a draft
    closes_at        INTEGER,
    thread_id        INTEGER,
    message_id       INTEGER,                          -- where it stands in the group; NULL: not known, or nowhere
    lost             INTEGER NOT NULL DEFAULT 0 CHECK (lost IN (0, 1)),  -- where it stood it stands no more
    stale            INTEGER NOT NULL DEFAULT 0 CHECK (stale IN (0, 1)), -- it is to be drawn anew
    fixed            INTEGER,                          -- which of its times, counted from zero
    fixed_by         INTEGER,                          -- NULL: an anonymous administrator, or she is forgotten
    fixed_at         INTEGER,
    changes          INTEGER NOT NULL DEFAULT 0,       -- how often another time was chosen after that
    told             INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)), -- who answered was told of a fixed time
    CHECK (stage <> 'fixed' OR fixed IS NOT NULL)
) STRICT;
CREATE INDEX times_of_chat ON times (chat, id) WHERE stage <> 'draft';
CREATE INDEX times_drafts ON times (chat, made_by) WHERE stage = 'draft';
CREATE INDEX times_open ON times (chat, id) WHERE stage IN ('open', 'closed');
CREATE INDEX times_to_draw ON times (chat, id) WHERE stale = 1 AND message_id IS NOT NULL;
CREATE INDEX times_by_maker ON times (made_by) WHERE made_by IS NOT NULL;
CREATE INDEX times_by_fixer ON times (fixed_by) WHERE fixed_by IS NOT NULL;

-- What somebody answered: one letter for each time, in their order. y: yes, m: if need be, n: no.
CREATE TABLE time_answers (
    poll             INTEGER NOT NULL,                 -- of times
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    answers          TEXT    NOT NULL,
    at               INTEGER NOT NULL,
    PRIMARY KEY (poll, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX time_answers_by_person ON time_answers (user_id, chat);
CREATE INDEX time_answers_of_chat ON time_answers (chat);

CREATE TRIGGER time_goes BEFORE DELETE ON times BEGIN
    DELETE FROM time_answers WHERE poll = OLD.id;
END;
CREATE TRIGGER times_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM time_answers WHERE chat = OLD.id;
    DELETE FROM times WHERE chat = OLD.id;
END;
