-- What somebody wanted advice on, who was asked and answered, who can be asked; and a guest who answered a question.
INSERT INTO dilemmas (id, chat, author, is_named, state, text, at, message, posted_at)
VALUES (1, 1, 1, 1, 'posted', 'Gas or electric?', 1794700000, 78, 1794700005);
INSERT INTO dilemma_people (dilemma, chat, user_id, is_asked, replies) VALUES (1, 1, 2, 1, 3);
INSERT INTO advisers (chat, user_id, since, asked_at) VALUES (1, 2, 1794700000, 1794700005);
INSERT INTO series (id, chat, kind, rule, added_by, added_at)
VALUES (3, 1, 'guest', '{"repeat":"once","date":"2026-11-01","time":"12:00"}', 1, 1793000000);
INSERT INTO guests (series, chat, name, about, minutes, state, announced, announced_at, told, message, posted_at, answers, first)
VALUES (3, 1, 'Levi', 'Mills flour', 60, 'over', 79, 1793000100, 1793527200, 80, 1793527200, 1, 81);
INSERT INTO guest_questions (id, series, chat, author, text, at, place, answer)
VALUES (1, 3, 1, 1, 'Which wheat?', 1793000200, 1, 81);
INSERT INTO guest_votes (question, chat, user_id) VALUES (1, 1, 1);
