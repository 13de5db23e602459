-- A group's post with a word in bold.
INSERT INTO touchpoints (id, chat, kind, rule, text, marks, thread, created_by, created_at, paused)
SELECT 1717, chat, kind, rule, 'Доброе утро и хлеб', '[{"start":0,"end":12,"type":"bold"}]', NULL, NULL, created_at, 1
FROM touchpoints WHERE kind = 'own' LIMIT 1;
