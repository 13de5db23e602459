-- A manager's weekly post, due in a week, and the library's, switched off by the rhythm.
INSERT INTO touchpoints (id, chat, kind, rule, text, created_by, created_at, scheduled_for, asks_at) VALUES
    (2, 1, 'own', '{"repeat":"weekly","every":1,"days":["Mon"],"anchor":"2026-11-23","time":"10:00"}',
     'Доброе утро, пекари', 1000001, 1794816000, 1795420800, 1795420800);
INSERT INTO timers (room, key, chat, due_at, payload)
VALUES ('touchpoints', '2', 1, 1795420800, '{"touchpoint":2,"scheduled_for":1795420800}');
INSERT INTO prompts_used (chat, prompt, used_at) VALUES (1, 'prompt-1', 1794211200);
