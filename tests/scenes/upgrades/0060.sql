-- A survey that is open, named, with somebody's answers; and one that was anonymous, and is over.
INSERT INTO surveys (id, chat, title, questions, anonymous, asked_by, asked_at, closes_at, stage)
VALUES (1, 1, 'Rye?', '[{"words":"Do you like rye?","kind":"five"}]', 0, 1, 1794800000, 4102444800, 'open'),
       (2, 1, 'Oats?', '[{"words":"Do you like oats?","kind":"five"}]', 1, 1, 1784203200, 1784808000, 'closed');
INSERT INTO survey_sheets (survey, user_id, chat, answers) VALUES (1, 1, 1, '{"0":{"scale":4}}'), (2, 1, 1, NULL);
INSERT INTO survey_drafts (survey, user_id, chat, question, option, answers) VALUES (1, 2, 1, 0, 0, '{}');
INSERT INTO survey_answers (id, survey, chat, question, answer, part) VALUES (x'000102030405060708090a0b0c0d0e0f', 2, 1, 0, '{"scale":3}', NULL);
INSERT INTO survey_quotes (survey, chat, question, words, user_id) VALUES (1, 1, 0, 'More rye', 1);
