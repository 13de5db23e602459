-- The rules of a group, and newcomers who may write once they have agreed to them.

CREATE TABLE rulebooks (
    chat             INTEGER PRIMARY KEY REFERENCES chats (id),
    text             TEXT    NOT NULL,
    marks            TEXT    CHECK (json_valid(marks)), -- what it looks like, as telegram::marked writes it; NULL: plain
    word             TEXT,                              -- hidden in the text, to prove that it was read
    set_at           INTEGER NOT NULL
) STRICT;

-- Newcomers whom the gate has to do with. What we have taken from somebody is owed to her until she has it back.
CREATE TABLE rulebook_gates (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    -- asks: Telegram was asked what she may do; theirs: somebody else keeps her from writing; mutes: our restriction is on
    -- its way; waits: she may write once she agrees; frees: she is being given back what she had; over: she is through;
    -- left: she went before.
    state            TEXT    NOT NULL CHECK (state IN ('asks', 'theirs', 'mutes', 'waits', 'frees', 'over', 'left')),
    came_at          INTEGER NOT NULL,
    tries            INTEGER NOT NULL DEFAULT 0,        -- words picked that were not the one
    owed             TEXT    CHECK (json_valid(owed)),  -- what she might do before: Telegram's names, and whether
    owed_until       INTEGER NOT NULL DEFAULT 0,        -- until when that was so; 0: for ever
    next             TEXT    CHECK (next IN ('over', 'left', 'asks')), -- what follows once what is on its way is settled
    is_asked         INTEGER NOT NULL DEFAULT 0,        -- frees: its requests are on their way
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX rulebook_gates_open ON rulebook_gates (chat, state, came_at) WHERE state NOT IN ('over', 'left');
CREATE INDEX rulebook_gates_by_person ON rulebook_gates (user_id);
CREATE INDEX rulebook_gates_left ON rulebook_gates (came_at) WHERE state = 'left';

CREATE TRIGGER rulebook_of_group_is_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM rulebook_gates WHERE chat = OLD.id;
    DELETE FROM rulebooks WHERE chat = OLD.id;
END;
