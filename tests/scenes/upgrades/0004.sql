-- Somebody waits for the greeting, somebody has introduced herself.
INSERT INTO newcomers (chat, user_id, came_at) VALUES (1, 1000004, 1794736006);
INSERT INTO greetings (chat, message_id, made_at) VALUES (1, 12, 1794736036);
INSERT INTO introductions (chat, user_id, does, helps, seeks, round, message_id, published_at)
VALUES (1, 1000004, 'Пеку хлеб', 'Закваска', NULL, 745406848, 13, 1794736048);
