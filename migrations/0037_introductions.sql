-- What members say they are into, and whether others may find them by it.
ALTER TABLE introductions ADD COLUMN findable INTEGER NOT NULL DEFAULT 1;  -- what stands in the group could be found there

-- The tags of an introduction; they go with it.
CREATE TABLE member_tags (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL REFERENCES people (user_id),
    tag              TEXT    NOT NULL,                 -- the same for all who write it in different ways
    shown            TEXT    NOT NULL,                 -- as she wrote it, without #
    place            INTEGER NOT NULL,                 -- her order
    PRIMARY KEY (chat, user_id, tag),
    FOREIGN KEY (chat, user_id) REFERENCES introductions (chat, user_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX member_tags_by_tag ON member_tags (chat, tag, user_id);
CREATE INDEX member_tags_by_person ON member_tags (user_id, chat);

CREATE TRIGGER group_is_forgotten_with_tags BEFORE DELETE ON chats BEGIN
    DELETE FROM member_tags WHERE chat = OLD.id;
END;
