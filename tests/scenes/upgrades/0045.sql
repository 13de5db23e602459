-- A regular post with a second piece of content, which is an album, and one that was removed.
UPDATE touchpoints SET is_shuffled = 1 WHERE id = (SELECT min(id) FROM touchpoints WHERE kind = 'own');
INSERT INTO pieces (chat, touchpoint, text, marks, media, album, added_by, added_at, used_at, removed_at)
SELECT chat, id, 'Two photos', '[[0,3,"bold"]]', '[{"kind":"photo","file_id":"a"},{"kind":"photo","file_id":"b"}]', '77',
       1000001, 1794736100, 1794736100, 1794736200
FROM touchpoints WHERE kind = 'own' LIMIT 1;
