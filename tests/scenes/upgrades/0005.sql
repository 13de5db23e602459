-- A conversation that was counted, and who was thanked for the month before.
INSERT INTO messages VALUES (1, 7, 1000002, 1794816006, 24322), (1, 8, 1000003, 1794816006, 24322);
INSERT INTO threads VALUES (1, 0, 1000003, 1794816006, 10, NULL);
INSERT INTO day_turns VALUES (1, 20772, 1000002, 10), (1, 20772, 1000003, 10);
INSERT INTO reply_pairs VALUES (1, 1000003, 1000002, 24322, 1);
INSERT INTO reactions VALUES (1, 7, 1000003, 1);
INSERT INTO reaction_pairs VALUES (1, 1000003, 1000002, 24322, 1);
INSERT INTO scores (chat, month, user_id, points, answered, repliers, reactions, days)
VALUES (1, 24322, 1000002, 4000, 0, 1, 1, 1), (1, 24322, 1000003, 2500, 1, 0, 0, 1);
INSERT INTO top_answers VALUES (1, 11, 1794816007);
INSERT INTO open_months VALUES (1, 24322);
INSERT INTO season_results (chat, month, user_id, place, resting, answered, repliers, reactions, days)
VALUES (1, 24321, 1000003, 1, 0, 3, 2, 5, 9);
INSERT INTO timers (room, key, chat, due_at, payload)
VALUES ('recognition', 'freeze:1', 1, 1796083200, '{"Freeze":{"month":24322,"waited":false}}');
