-- A season of quizzes with a question that was asked, its answer, and a winner.
INSERT INTO quiz_seasons (id, chat, kind, begins, ends, seed, commitment, prize, frozen_at, post_on)
VALUES (1, 1, 'month', 1782853200, 1785531600, 'ab', 'fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603', 'A loaf', 1785531660, '2026-08-01');
INSERT INTO quiz_rounds (id, chat, name, rule, open_seconds, state, made_by, made_at)
VALUES (1, 1, 'Bread', '{"repeat":"daily","time":"12:00"}', 86400, 'over', 100, 1784203200);
INSERT INTO quiz_questions (id, chat, stage, round, question, options, correct, open_seconds, made_at, season, asked_at, ended_at, voters, received, hit)
VALUES (1, 1, 'told', 1, 'What makes it rise?', '["Yeast","Salt"]', '[0]', 86400, 1784203200, 1, 1784203200, 1784289600, 1, 1, 1);
INSERT INTO quiz_answers (question, chat, user_id, choices, at, hit) VALUES (1, 1, 100, '["0"]', 1784206800, 1);
INSERT INTO quiz_points (season, chat, user_id, points, answered) VALUES (1, 1, 100, 1, 1);
INSERT INTO quiz_winners (season, place, chat, user_id, points, prize) VALUES (1, 1, 1, 100, 1, 'A loaf');
