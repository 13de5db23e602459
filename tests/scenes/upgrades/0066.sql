-- Thanks with a reason and a value, thanks that were only heard, a value that is gone, a refused reaction, and two grants.
INSERT INTO thanks_values (id, chat, name, place, gone) VALUES (1, 1, 'Помощь 🤝', 0, 0), (2, 1, 'Смелость', 1, 1);
INSERT INTO thanks (chat, giver, receiver, at, day, month, way, message_id, reason, value, told, told_at)
VALUES (1, 1000002, 1000003, 1794736200, 739942, 24322, 'typed', NULL, 'за закваску', 1, 1, 1794740000),
       (1, 1000003, 1000002, 1794910000, 739944, 24322, 'reaction', 16, NULL, NULL, 0, NULL);
INSERT INTO thanks_refused (chat, reaction, until) VALUES (1, 'hands', 1794999000);
INSERT INTO grants (chat, granter, receiver, points, reason, at, month, taken_at, taken_by)
VALUES (1, 1000001, 1000003, 3, 'стенд на ярмарке', 1794736200, 24322, NULL, NULL),
       (1, NULL, 1000002, 2, 'уборка', 1794736300, 24322, 1794740000, 1000001);
