-- A time that is looked for, one that is fixed, and who can when.
INSERT INTO times (id, chat, title, stage, made_by, made_at, zone, slots, form, asked_at, closes_at, message_id, stale)
VALUES (1, 1, 'Вечер хлеба', 'open', 1000002, 1794736200, 'Europe/Moscow', '[{"local":"2026-12-04T19:00:00"},{"local":"2026-12-05T19:00:00","minutes":90}]', '{"reminds":true}', 1794736300, 1794995500, 20, 1);
INSERT INTO times (id, chat, title, stage, made_by, made_at, zone, slots, form, asked_at, closes_at, fixed, fixed_by, fixed_at, changes, told)
VALUES (2, 1, 'Экскурсия', 'fixed', NULL, 1794736200, 'Europe/Moscow', '[{"local":"2026-12-06T10:00:00"}]', '{"anonymous":true,"minutes":60}', 1794736300, 1794995500, 0, 1000002, 1794995600, 1, 1);
INSERT INTO time_answers (poll, chat, user_id, answers, at) VALUES (1, 1, 1000002, 'ym', 1794740000), (1, 1, 1000003, 'ny', 1794740000), (2, 1, 1000003, 'y', 1794740000);
