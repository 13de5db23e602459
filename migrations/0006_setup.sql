-- The room "setup": getting a group ready with its manager, in private.

-- Per group: the short message that invites its managers to the setup, while it is there, and when managers were
-- last told that a right of ours was switched off.
CREATE TABLE setup_groups (
    chat             INTEGER PRIMARY KEY REFERENCES chats (id),
    invitation       INTEGER,                          -- message id in the group
    loss_told_at     INTEGER
) STRICT;

-- Per manager: where she is in the setup of a group, and which missing right she was told of.
CREATE TABLE setup_wizards (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL REFERENCES people (user_id),
    message_id       INTEGER,                          -- the setup's message in private; NULL: not sent (yet)
    screen           TEXT    CHECK (screen IS NULL OR json_valid(screen)), -- what it shows
    language         TEXT    CHECK (language IN ('en', 'he', 'ru')),       -- chosen here; NULL: her own
    told             TEXT    CHECK (told IN ('write', 'administrator', 'delete')), -- the right she knows is missing
    told_in_message  INTEGER NOT NULL DEFAULT 0,       -- told in message_id, else in a message of its own
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
