-- A draw that is over, and one that is open.
INSERT INTO draws (id, chat, code, title, reward, winners, days, staff, made_by, opened_at, closes_at, stage, sealed, commitment, secret,
                   message_id, list, list_message, drawn_at)
VALUES (1, 1, '1-1', 'Билет', NULL, 1, 0, 1, 1000002, 1794736200, 1794740000, 'done', x'00', 'c', 's', 22, 'A' || char(10), 23, 1794740100);
INSERT INTO draws (id, chat, code, title, reward, winners, made_by, opened_at, closes_at, stage, sealed, commitment)
VALUES (2, 1, '1-2', 'Книга', 2, 2, NULL, 1794736200, 1797000000, 'cancelled', x'01', 'c');
INSERT INTO draw_tickets (draw, chat, ticket, user_id, at, state, place)
VALUES (1, 1, 'A', 1000003, 1794736300, 'won', 1), (1, 1, 'B', NULL, 1794736300, 'out', NULL);
INSERT INTO draw_throws (draw, chat, nth, message_id, value, at) VALUES (1, 1, 1, 24, 64, 1794740050), (1, 1, 2, 25, 1, 1794740060);
