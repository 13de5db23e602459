-- What a partner of the group has to say: several texts, each in its turn. The name stays with the series.
CREATE TABLE partner_texts (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    series           INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    text             TEXT    NOT NULL,
    marks            TEXT    CHECK (json_valid(marks)), -- as telegram::marked writes them; NULL: none
    media            TEXT    CHECK (json_valid(media)), -- what is shown above it
    used_at          INTEGER                           -- when it was last posted
) STRICT;
CREATE INDEX partner_texts_of_series ON partner_texts (series, id);
CREATE INDEX partner_texts_of_chat ON partner_texts (chat);

INSERT INTO partner_texts (series, chat, text, marks, media)
SELECT id, chat, text, marks, media FROM series WHERE kind = 'partner' AND title IS NOT NULL;
UPDATE series SET text = '', marks = NULL, media = NULL WHERE kind = 'partner';

CREATE TRIGGER partner_texts_go_with_series AFTER DELETE ON series BEGIN
    DELETE FROM partner_texts WHERE series = OLD.id;
END;
CREATE TRIGGER partner_texts_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM partner_texts WHERE chat = OLD.id;
END;
