-- Two pictures of an album, one by somebody who writes as the group.
INSERT INTO album_parts (chat, album, message, user_id, media, at) VALUES
    (1, '77', 501, (SELECT min(user_id) FROM people), '{"kind":"photo","file_id":"a"}', 1700000000),
    (1, '77', 502, NULL, '{"kind":"photo","file_id":"b"}', 1700000000);
