-- A survey that comes again and again.
INSERT INTO survey_plans (id, chat, title, questions, anonymous, open_seconds, rule, made_by, made_at)
VALUES (1, 1, 'Rye again?', '[{"words":"Do you like rye?","kind":"five"}]', 1, 604800, '{"repeat":"monthly","on":{"day":1},"time":"12:00"}', 1, 1784203200);
