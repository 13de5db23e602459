-- Interest lists: who may be asked about a tag, who asked, and who was asked.

CREATE TABLE interest_lists (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    tag              TEXT    NOT NULL,                 -- as tags are compared
    shown            TEXT    NOT NULL,                 -- as she saw it
    how              TEXT    NOT NULL CHECK (how IN ('mention', 'private')),
    asked_at         INTEGER NOT NULL DEFAULT 0,       -- when she was last asked by this list
    PRIMARY KEY (chat, user_id, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX interest_lists_by_tag ON interest_lists (chat, tag, asked_at);
CREATE INDEX interest_lists_by_person ON interest_lists (user_id, chat);

-- A question to a list. Its words are in the group only.
CREATE TABLE interest_asks (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    tag              TEXT    NOT NULL,
    asker            INTEGER,                          -- NULL: she is forgotten
    at               INTEGER NOT NULL,
    message_id       INTEGER                           -- where it stands in the group
) STRICT;
CREATE INDEX interest_asks_by_tag ON interest_asks (chat, tag, at);
CREATE INDEX interest_asks_by_asker ON interest_asks (asker, chat, at) WHERE asker IS NOT NULL;
CREATE INDEX interest_asks_by_age ON interest_asks (at);

-- Whom it was asked: nobody is asked too often.
CREATE TABLE interest_asked (
    ask              INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    at               INTEGER NOT NULL,
    PRIMARY KEY (user_id, ask)
) STRICT, WITHOUT ROWID;
CREATE INDEX interest_asked_by_ask ON interest_asked (ask);
CREATE INDEX interest_asked_by_chat ON interest_asked (chat);
CREATE INDEX interest_asked_by_age ON interest_asked (at);

CREATE TRIGGER group_is_forgotten_with_interests BEFORE DELETE ON chats BEGIN
    DELETE FROM interest_lists WHERE chat = OLD.id;
    DELETE FROM interest_asks WHERE chat = OLD.id;
    DELETE FROM interest_asked WHERE chat = OLD.id;
END;
