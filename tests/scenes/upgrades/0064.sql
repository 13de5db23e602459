-- What was counted in a week, a month, a season and a year, what waits to be added, who answers whom; a season, a list the group
-- does without, and a topic in which nothing is counted.
INSERT INTO seasons (chat, number, name, first_day, last_day, closed_at) VALUES (1, 1, 'Rye', 20760, 20790, NULL);
INSERT INTO tallies (chat, span, user_id, talk, response, liked, answered, repliers, reactions, days, weeks, starts, thanks,
                     granted, weights, fresh)
VALUES (1, 3000001, 1000002, 1000, 2000, 1000, 0, 1, 1, 1, 1, 1, 1, 2, 0, 1);
INSERT INTO tally_changes (chat, n, changes) VALUES (1, 1, '[[3000001,1000003,[1000,0,0,1,0,0,1,1,0,0,0]]]');
INSERT INTO pairs (chat, replier, author, week, in_week, month, in_month, season, in_season, year, in_year)
VALUES (1, 1000002, 1000003, 2968, 1, 24322, 1, 1, 1, 2026, 1);
INSERT INTO listeners (chat, user_id, month, people) VALUES (1, 1000003, 24322, 1);
INSERT INTO absent_boards (chat, board) VALUES (1, 'steady');
INSERT INTO uncounted_topics (chat, thread) VALUES (1, 9);
UPDATE messages SET day = 20772 WHERE message_id = 8;
UPDATE threads SET starter = 1000003;
