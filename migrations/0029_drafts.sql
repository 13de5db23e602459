-- What rooms ask people in private: one draft for each person and room. One of them at most is asked about at present;
-- a question of another room lets the earlier ones rest.
CREATE TABLE drafts (
    user_id          INTEGER NOT NULL REFERENCES people (user_id),
    room             TEXT    NOT NULL,
    chat             INTEGER REFERENCES chats (id),    -- the group it is about; NULL: not known yet
    state            TEXT    NOT NULL CHECK (json_valid(state)),
    place            TEXT    NOT NULL DEFAULT 'asked' CHECK (place IN ('asked', 'resting', 'offered')),
    waits_until      INTEGER NOT NULL DEFAULT 0,       -- after this, what she types is no answer
    updated_at       INTEGER NOT NULL,
    PRIMARY KEY (user_id, room)
) STRICT;

INSERT INTO drafts (user_id, room, chat, state, waits_until, updated_at)
SELECT user_id, room,
       (SELECT id FROM chats WHERE id = coalesce(json_extract(state, '$.chat'), json_extract(state, '$.making.chat'))),
       state, coalesce(json_extract(state, '$.until'), updated_at + 86400), updated_at
FROM conversations;
DROP TABLE conversations;
ALTER TABLE drafts RENAME TO conversations;

CREATE UNIQUE INDEX conversations_asked ON conversations (user_id) WHERE place = 'asked';
CREATE INDEX conversations_by_age ON conversations (updated_at);
CREATE INDEX conversations_by_chat ON conversations (chat) WHERE chat IS NOT NULL;

CREATE TRIGGER group_is_forgotten_with_drafts BEFORE DELETE ON chats BEGIN
    DELETE FROM conversations WHERE chat = OLD.id;
END;
