-- Members who keep newcomers company.

CREATE TABLE buddies (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    since            INTEGER NOT NULL,
    paused           INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX buddies_by_person ON buddies (user_id);

-- Newcomers who want a buddy, and those they have.
CREATE TABLE buddy_pairs (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,                  -- the newcomer
    -- seeks: nobody is asked at the moment; asked: the buddy is; pair: both want it; wonders: both are asked whether they
    -- have talked.
    state            TEXT    NOT NULL CHECK (state IN ('seeks', 'asked', 'pair', 'wonders')),
    buddy            INTEGER,                           -- who is asked, or it is
    since            INTEGER NOT NULL,                  -- how long it stands so
    due_at           INTEGER,                           -- when that is over; NULL: never by itself
    rounds           INTEGER NOT NULL DEFAULT 0,        -- how often both were asked
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX buddy_pairs_due ON buddy_pairs (chat, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX buddy_pairs_by_person ON buddy_pairs (user_id);
CREATE INDEX buddy_pairs_by_buddy ON buddy_pairs (buddy) WHERE buddy IS NOT NULL;

-- Who was asked and is not asked again about the same newcomer.
CREATE TABLE buddies_passed (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,                  -- the newcomer
    buddy            INTEGER NOT NULL,
    PRIMARY KEY (chat, user_id, buddy)
) STRICT, WITHOUT ROWID;
CREATE INDEX buddies_passed_by_person ON buddies_passed (user_id);
CREATE INDEX buddies_passed_by_buddy ON buddies_passed (buddy);

CREATE TRIGGER buddies_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM buddies_passed WHERE chat = OLD.id;
    DELETE FROM buddy_pairs WHERE chat = OLD.id;
    DELETE FROM buddies WHERE chat = OLD.id;
END;
