-- Pictures and files of albums sent by whoever manages the group: Telegram shows each as a message of its own, and a post may
-- be made of all of them. Kept for a day, without words.
CREATE TABLE album_parts (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    album            TEXT    NOT NULL,                 -- as Telegram names it
    message          INTEGER NOT NULL,                 -- parts stand in the order of their messages
    user_id          INTEGER,                          -- who sent it; NULL: somebody who writes as the group
    media            TEXT    NOT NULL CHECK (json_valid(media)), -- as telegram::attachment writes it
    at               INTEGER NOT NULL,
    PRIMARY KEY (chat, album, message)
) STRICT, WITHOUT ROWID;
CREATE INDEX album_parts_by_age ON album_parts (at);
CREATE INDEX album_parts_by_person ON album_parts (user_id) WHERE user_id IS NOT NULL;

CREATE TRIGGER albums_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM album_parts WHERE chat = OLD.id;
END;
