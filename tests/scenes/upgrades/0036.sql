-- Somebody asked to be let in and was, another waits; who decides asked her more.
INSERT INTO join_requests (id, chat, user_id, asked_at, link, bio, state, lets_in, decided_by, decided_at) VALUES
    (1, 1, 1000003, 1794211200, 'Spring fair', NULL, 'approved', 1, 1000001, 1794211300),
    (2, 1, 1000004, 1794211400, NULL, 'Sourdough', 'waiting', NULL, NULL, NULL);
UPDATE join_requests SET talks_with = 1000001 WHERE id = 2;
INSERT INTO join_answers (request, place, chat, user_id, question, answer) VALUES
    (2, 0, 1, 1000004, 'What do you bake?', 'Rye'), (2, 1, 1, 1000004, 'How did you find us?', NULL);
INSERT INTO join_talk (id, request, chat, user_id, words, said_at) VALUES
    (1, 2, 1, 1000001, 'Since when?', 1794211500), (2, 2, 1, 1000004, 'Since May', 1794211600);
INSERT INTO join_questions (chat, questions) VALUES (1, '["What do you bake?","How did you find us?"]');
INSERT INTO join_links (id, chat, url, name, at_once, seen_at) VALUES
    (1, 1, 'https://t.me/+abc…', 'Spring fair', 1, 1794211200);
