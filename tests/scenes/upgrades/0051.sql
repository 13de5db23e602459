-- A post that two answered, one of whom is remembered; an hour in which people talked; what was proposed.
INSERT INTO tries (chat, touchpoint, prompt, purpose, message, thread, posted_at, active, heard, answered, follows)
VALUES (1, 1, 'prompt-help-01', 'question', 90, 0, 1794816000, 9, 3, 2, 'wanted');
INSERT INTO answers (chat, post, user_id, message, at, replies) VALUES (1, 1, 101, 91, 1794816100, 1);
INSERT INTO talk_hours (chat, hour, last_at, by_members, by_managers, by_posts) VALUES (1, 498560, 1794816100, 1, 0, 1);
INSERT INTO proposals (chat, kind, touchpoint, series, was, becomes, at, answer, answered_at)
VALUES (1, 'move', 1, '', 600, 720, 1794816000, 'kept', 1794816500), (1, 'retire', 0, 'light', 0, 0, 1794816000, NULL, NULL);
