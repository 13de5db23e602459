-- Introductions: the managers' own questions, tags, a picture, and what members find each other by.

ALTER TABLE introductions ADD COLUMN answers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(answers)); -- by the names of the questions
ALTER TABLE introductions ADD COLUMN findable INTEGER NOT NULL DEFAULT 1;   -- what stands in the group could be found there
ALTER TABLE introductions ADD COLUMN is_indexed INTEGER NOT NULL DEFAULT 0; -- whether its words are in introduction_words
ALTER TABLE introductions ADD COLUMN is_picture INTEGER NOT NULL DEFAULT 0; -- what stands there is a picture with words below
ALTER TABLE introductions ADD COLUMN is_hers INTEGER NOT NULL DEFAULT 0;    -- what stands there is a message of her own
UPDATE introductions SET answers = json_patch('{}', json_object(
    'does', json(CASE WHEN does IS NOT NULL THEN json_object('text', json_object('text', does, 'marks', json('[]'))) END),
    'helps', json(CASE WHEN helps IS NOT NULL THEN json_object('text', json_object('text', helps, 'marks', json('[]'))) END),
    'seeks', json(CASE WHEN seeks IS NOT NULL THEN json_object('text', json_object('text', seeks, 'marks', json('[]'))) END)));
ALTER TABLE introductions DROP COLUMN does;
ALTER TABLE introductions DROP COLUMN helps;
ALTER TABLE introductions DROP COLUMN seeks;
CREATE INDEX introductions_not_indexed ON introductions (chat, user_id) WHERE is_indexed = 0;

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

-- The words by which it is found, in all forms that are looked for.
CREATE TABLE introduction_words (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    word             TEXT    NOT NULL,
    user_id          INTEGER NOT NULL REFERENCES people (user_id),
    PRIMARY KEY (chat, word, user_id),
    FOREIGN KEY (chat, user_id) REFERENCES introductions (chat, user_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX introduction_words_by_person ON introduction_words (user_id, chat);

-- What managers decided about introductions in their group.
CREATE TABLE introduction_forms (
    chat             INTEGER PRIMARY KEY REFERENCES chats (id),
    questions        TEXT    CHECK (json_valid(questions)), -- NULL: those that suit its kind of community
    hashtags         TEXT    CHECK (json_valid(hashtags))   -- an introduction typed by hand is known by one; NULL: the house's
) STRICT;
-- Groups that were asked three questions so far go on with them.
INSERT INTO introduction_forms (chat, questions)
SELECT id, '[{"key":"does","kind":"text"},{"key":"helps","kind":"text"},{"key":"seeks","kind":"text"}]'
FROM chats WHERE community IS NOT NULL;

-- What somebody typed with such a hashtag, until she has said whether it is to be her introduction; a day at most.
CREATE TABLE introduction_offers (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    content          TEXT    NOT NULL CHECK (json_valid(content)),
    message_id       INTEGER NOT NULL,
    at               INTEGER NOT NULL,
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX introduction_offers_by_person ON introduction_offers (user_id, chat);

CREATE TRIGGER group_is_forgotten_with_tags BEFORE DELETE ON chats BEGIN
    DELETE FROM member_tags WHERE chat = OLD.id;
    DELETE FROM introduction_words WHERE chat = OLD.id;
    DELETE FROM introduction_forms WHERE chat = OLD.id;
    DELETE FROM introduction_offers WHERE chat = OLD.id;
END;
