-- A regular post with a picture, resting.
INSERT INTO touchpoints (id, chat, kind, rule, text, media, created_by, created_at, paused)
SELECT 23, chat, 'own', rule, 'Look at this', '[{"kind":"photo","file_id":"AgACAgIAAxkBAAIB"}]', created_by, created_at, 1
FROM touchpoints WHERE kind = 'own' LIMIT 1;
