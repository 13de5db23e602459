-- A pool of codes, of which one was delivered and one released, and a prize for winners.
INSERT INTO rewards (id, chat, title, about, kind, who, days, until, made_by, made_at, stage, message_id, stale)
VALUES (1, 1, 'Скидка', 'На хлеб', 'codes', 'everyone', 30, 1797000000, 1000002, 1794736200, 'open', 21, 1);
INSERT INTO rewards (id, chat, title, kind, who, until, made_by, made_at, stage)
VALUES (2, 1, 'Книга', 'prize', 'winners', 1797000000, NULL, 1794736200, 'closed');
INSERT INTO reward_pieces (id, reward, chat, sealed, tail, state)
VALUES (1, 1, 1, x'00', 'AB1', 'held'), (2, 1, 1, x'01', 'AB2', 'free'), (3, 2, 1, NULL, '', 'free');
INSERT INTO reward_claims (id, reward, chat, piece, user_id, state, since, until, settled_at, settled_by, why, reason)
VALUES (1, 1, 1, 1, 1000003, 'delivered', 1794740000, NULL, 1794740010, NULL, NULL, ''),
       (2, 1, 1, 2, NULL, 'released', 1794740000, 1794826400, 1794826400, 1000002, 'taken', 'x');
INSERT INTO reward_ledger (chat, reward, claim, event, why, at)
VALUES (1, 1, 1, 'reserved', '', 1794740000), (1, 1, 1, 'delivered', '', 1794740010);
INSERT INTO reward_entitled (reward, chat, user_id, until) VALUES (2, 1, 1000003, 1797000000);
