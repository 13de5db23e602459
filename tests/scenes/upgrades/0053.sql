-- An idea that is planned, another that is the same, their votes, and a month that is to be told.
INSERT INTO ideas (id, chat, number, author, text, state, why, stated_at, root, votes, created_at, message_id, shown)
VALUES (1, 1, 1, 1000002, 'Полка для обмена мукой', 'planned', 'Весной', 1794740000, 1, 2, 1794736200, 16, 2);
INSERT INTO ideas (id, chat, number, author, text, same_as, merged_at, root, votes, created_at)
VALUES (2, 1, 2, NULL, 'Обмен мукой', 1, 1794740000, 1, 0, 1794737000);
INSERT INTO idea_votes (idea, chat, user_id, at, told) VALUES (1, 1, 1000002, 1794736200, 0), (2, 1, 1000003, 1794737000, 1);
INSERT INTO idea_terms (chat, term, idea) VALUES (1, 'мук', 1), (1, 'мук', 2);
INSERT INTO idea_months (chat, month, day) VALUES (1, 24322, 739943);
