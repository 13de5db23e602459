-- A group that has been used for a day, as version 1 left it. Ids are those of the stage (tests/scenes/support.rs).
INSERT INTO chats (id, telegram_id, kind, title, language, zone, goal, rhythm, quiet_days, bot_status, bot_can_delete,
                   added_by, admins_known_at, set_up_at, last_human_at, last_message_id, created_at)
VALUES (1, -1002000000005, 'supergroup', 'Bakers', 'ru', 'Asia/Jerusalem', 'Хлеб и соседи', 'none', 32, 'administrator', 1,
        1000001, 1794816000, 1794729600, 1794816006, 13, 1794729600);
INSERT INTO people (user_id, name, username, language, started_at, last_message_id) VALUES
    (1000001, 'Noa', 'noa', 'ru', 1794729600, 3), (1000002, 'Борис', 'boris', 'ru', NULL, 0),
    (1000003, 'Alice', 'alice', 'en', NULL, 0), (1000004, 'דנה', 'dana', 'he', 1794816048, 4);
INSERT INTO members (chat, user_id, status, staff, hidden, joined_at, greeted_at) VALUES
    (1, 1000001, 'creator', 0, 0, NULL, NULL), (1, 1000002, 'member', 1, 0, NULL, NULL),
    (1, 1000003, 'member', 0, 0, NULL, NULL), (1, 1000004, 'left', 0, 1, 1794736006, 1794736036);
UPDATE cursor SET next_update = 100000001, last_update_at = 1794816000, last_poll_at = 1794816000;
INSERT INTO applied_updates VALUES (100000001, 100000001, 1794816000);
INSERT INTO quarantine (source, update_id, chat_id, raw, error, at)
VALUES ('update', 42, -1002000000005, '{"update_id": 42}', 'no such thing', 1794800000);
INSERT INTO parked (chat, raw, at) VALUES (1, '{"update_id": 43, "message": null}', 1794800000);
INSERT INTO outbox (chat_id, method, request, urgency, not_before, state, when_unknown, attempts, message_id, created_at,
                    settled_at) VALUES
    (-1002000000005, 'sendMessage', '{}', 1, 1794800000, 'sent', 'once', 1, 2, 1794800000, 1794800001),
    (-1002000000005, 'sendMessage', '{"chat_id": -1002000000005, "text": "Ждало обновления"}', 1, 1794800000, 'pending',
     'once', 0, NULL, 1794800000, NULL);
INSERT INTO buttons (token, room, action, chat, only_user, expires_at)
VALUES ('mOsZ3Vb5Iua0SxiGmDGH', 'setup', '"begin"', 1, NULL, 1800000000);
INSERT INTO conversations (user_id, room, state, updated_at) VALUES (1000004, 'onboarding', '{}', 1794816000);
INSERT INTO timers (room, key, chat, due_at, payload) VALUES ('house', 'sweep', NULL, 1794816060, '"Sweep"');
INSERT INTO occurrences (chat, room, ref, scheduled_for, decided_at, outcome, reason) VALUES
    (1, 'touchpoints', '1', 1794211200, 1794211200, 'posted', NULL),
    (1, 'touchpoints', '1', 1793606400, 1793606400, 'skipped', 'budget');
INSERT INTO settings_log (chat, at, user_id, setting, value) VALUES (1, 1794816000, 1000001, 'zone', 'Asia/Jerusalem');
