-- A list was asked about, and somebody on it was mentioned.
INSERT INTO interest_lists (chat, user_id, tag, shown, how, asked_at) VALUES (1, 1000003, 'рожь', 'Рожь', 'mention', 1794736200);
INSERT INTO interest_asks (id, chat, tag, asker, at, message_id) VALUES (1, 1, 'рожь', 1000002, 1794736200, 15);
INSERT INTO interest_asked (ask, chat, user_id, at) VALUES (1, 1, 1000003, 1794736200);
