-- What the bot says to a group on a schedule: a manager's own posts, and the library's conversation starters.
CREATE TABLE touchpoints (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    kind             TEXT    NOT NULL CHECK (kind IN ('own', 'library')),
    rule             TEXT    NOT NULL CHECK (json_valid(rule)), -- the local rule, as schedule::recurrence writes it
    text             TEXT    NOT NULL,                 -- own: as typed, plain; library: empty
    thread           INTEGER,                          -- forum topic; NULL: General
    created_by       INTEGER,                          -- NULL: an anonymous administrator, or the bot itself
    created_at       INTEGER NOT NULL,
    paused           INTEGER NOT NULL DEFAULT 0,
    skip_date        TEXT,                             -- a manager asked to leave out the one on this local date
    done_date        TEXT,                             -- local date of the latest one decided: a date comes once, whatever zone follows
    scheduled_for    INTEGER,                          -- the due time its timer stands for; NULL: none is set
    asks_at          INTEGER                           -- when that timer rings: later than due if the gates said so
) STRICT;
CREATE INDEX touchpoints_by_chat ON touchpoints (chat, id);
CREATE UNIQUE INDEX touchpoints_library ON touchpoints (chat) WHERE kind = 'library';

-- Which conversation starters a group has had, and when last.
CREATE TABLE prompts_used (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    prompt           TEXT    NOT NULL,                 -- message id in locales/*/prompts.ftl
    used_at          INTEGER NOT NULL,
    PRIMARY KEY (chat, prompt)
) STRICT, WITHOUT ROWID;
