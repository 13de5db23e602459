-- A poll that is kept to be used again.
INSERT INTO poll_plans (chat, kind, name, question, options, form, open_seconds, rule, made_by, made_at)
VALUES (1, 'template', NULL, 'Rye or wheat?', '["Rye","Wheat"]', '{}', 259200, NULL, 100, 1784203200);
