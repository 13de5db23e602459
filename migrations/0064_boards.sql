-- Boards of every span: what people did in a week, a month, a season with dates of its own and a year, each kept by what
-- its boards are ordered by, so that a board is one walk down an index, however many people there are.
--
-- `span` is a kind and a number: 1000000 + a week, 2000000 + a month (as in 0005), 3000000 + a season, 4000000 + a year. A
-- week's number is that of its first day, counted in weeks from the one that holds 1970-01-01; it begins on Sunday where
-- Hebrew is spoken, else on Monday. Points are thousandths.

CREATE TABLE seasons (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    number           INTEGER NOT NULL,
    name             TEXT,
    first_day        INTEGER NOT NULL,                 -- since 1970-01-01 in the group's zone
    last_day         INTEGER NOT NULL,
    closed_at        INTEGER,                          -- NULL: it is open. Without an open one the season is the month
    PRIMARY KEY (chat, number)
) STRICT, WITHOUT ROWID;

-- What a person did in a span. What an answer, a turn and a reaction add is decided when they come; what the sums are worth
-- together is worked out whenever they change (`recognition/worth.rs`).
CREATE TABLE tallies (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    span             INTEGER NOT NULL,
    user_id          INTEGER NOT NULL,
    talk             INTEGER NOT NULL,                 -- points for turns, day by day
    response         INTEGER NOT NULL,                 -- points for others' answers to her
    liked            INTEGER NOT NULL,                 -- points for reactions to her messages
    answered         INTEGER NOT NULL,                 -- people she replied to
    repliers         INTEGER NOT NULL,                 -- people who replied to her
    reactions        INTEGER NOT NULL,                 -- reactions that count
    days             INTEGER NOT NULL,                 -- days on which she had a turn
    weeks            INTEGER NOT NULL,                 -- weeks on which she had one
    starts           INTEGER NOT NULL,                 -- conversations she began and somebody else took up
    thanks           INTEGER NOT NULL,                 -- people who thanked her
    granted          INTEGER NOT NULL,                 -- points given by a manager
    weights          INTEGER NOT NULL DEFAULT 0,       -- 0: all together, 1: answers above all, 2: without reactions
    fresh            INTEGER NOT NULL DEFAULT 0,       -- 1: she was new when this was last added to
    standing         INTEGER NOT NULL DEFAULT 0,       -- what the boards go by: of the most active and of newcomers,
    helping          INTEGER NOT NULL DEFAULT 0,       -- of those who help,
    starting         INTEGER NOT NULL DEFAULT 0,       -- of those who begin conversations,
    steadiness       INTEGER NOT NULL DEFAULT 0,       -- and of those who are there week after week
    PRIMARY KEY (chat, span, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tallies_by_standing ON tallies (chat, span, standing);
CREATE INDEX tallies_by_helping ON tallies (chat, span, helping) WHERE helping > 0;
CREATE INDEX tallies_by_starting ON tallies (chat, span, starting) WHERE starting > 0;
CREATE INDEX tallies_by_steadiness ON tallies (chat, span, steadiness) WHERE steadiness > 0;
CREATE INDEX tallies_of_fresh ON tallies (chat, span, standing) WHERE fresh = 1;
CREATE INDEX tallies_by_person ON tallies (user_id, chat);

-- What is to be added to the tallies, a row for each batch of messages; added together when a board is read, or when there
-- is much of it. `changes`: [span, who, the sums in the order above].
CREATE TABLE tally_changes (
    id               INTEGER PRIMARY KEY,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    n                INTEGER NOT NULL,                 -- how many rows of tallies it touches
    changes          TEXT    NOT NULL
) STRICT;
CREATE INDEX tally_changes_of_chat ON tally_changes (chat, n);

-- How often `replier` answered `author` in the latest week, month, season and year in which that happened.
CREATE TABLE pairs (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    replier          INTEGER NOT NULL,
    author           INTEGER NOT NULL,
    week             INTEGER NOT NULL,
    in_week          INTEGER NOT NULL,
    month            INTEGER NOT NULL,
    in_month         INTEGER NOT NULL,
    season           INTEGER NOT NULL,                 -- 0: none of its own dates
    in_season        INTEGER NOT NULL,
    year             INTEGER NOT NULL,
    in_year          INTEGER NOT NULL,
    PRIMARY KEY (chat, replier, author)
) STRICT, WITHOUT ROWID;
CREATE INDEX pairs_of_many ON pairs (chat, month, in_month) WHERE in_month >= 20;

-- How many different people answered somebody in a month, those left out with whom it goes back and forth.
CREATE TABLE listeners (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    month            INTEGER NOT NULL,
    people           INTEGER NOT NULL,
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;

-- Boards a group does without, and forum topics in which nothing is counted (0: General).
CREATE TABLE absent_boards (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    board            TEXT    NOT NULL CHECK (board IN ('helpers', 'starters', 'steady', 'newcomers')),
    PRIMARY KEY (chat, board)
) STRICT, WITHOUT ROWID;
CREATE TABLE uncounted_topics (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    thread           INTEGER NOT NULL,
    PRIMARY KEY (chat, thread)
) STRICT, WITHOUT ROWID;

ALTER TABLE messages ADD COLUMN day INTEGER;           -- the local day; NULL: noted by an earlier version. Month 0: not counted
ALTER TABLE threads ADD COLUMN starter INTEGER NOT NULL DEFAULT 0; -- who began what goes on there, until somebody takes it up
CREATE INDEX reaction_pairs_of_author ON reaction_pairs (chat, month, author);

-- What was counted before. Turns are known for each day, answers for each pair and month; what is left of the points is for
-- reactions.
CREATE TABLE day_points (tenths INTEGER PRIMARY KEY, points INTEGER NOT NULL) STRICT;
INSERT INTO day_points VALUES
    (0, 0), (1, 138), (2, 263), (3, 379), (4, 485), (5, 585), (6, 678), (7, 766), (8, 848), (9, 926), (10, 1000),
    (11, 1070), (12, 1138), (13, 1202), (14, 1263), (15, 1322), (16, 1379), (17, 1433), (18, 1485), (19, 1536),
    (20, 1585), (21, 1632), (22, 1678), (23, 1722), (24, 1766), (25, 1807), (26, 1848), (27, 1888), (28, 1926),
    (29, 1963), (30, 2000), (31, 2036), (32, 2070), (33, 2104), (34, 2138), (35, 2170), (36, 2202), (37, 2233),
    (38, 2263), (39, 2293), (40, 2322), (41, 2350), (42, 2379), (43, 2406), (44, 2433), (45, 2459), (46, 2485),
    (47, 2511), (48, 2536), (49, 2561), (50, 2585), (51, 2609), (52, 2632), (53, 2655), (54, 2678), (55, 2700),
    (56, 2722), (57, 2744), (58, 2766), (59, 2787), (60, 2807), (61, 2828), (62, 2848), (63, 2868), (64, 2888),
    (65, 2907), (66, 2926), (67, 2945), (68, 2963), (69, 2982), (70, 3000), (71, 3018), (72, 3036), (73, 3053),
    (74, 3070), (75, 3087), (76, 3104), (77, 3121), (78, 3138), (79, 3154), (80, 3170), (81, 3186), (82, 3202),
    (83, 3217), (84, 3233), (85, 3248), (86, 3263), (87, 3278), (88, 3293), (89, 3307), (90, 3322), (91, 3336),
    (92, 3350), (93, 3365), (94, 3379), (95, 3392), (96, 3406), (97, 3420), (98, 3433), (99, 3446), (100, 3459),
    (101, 3472), (102, 3485), (103, 3498), (104, 3511), (105, 3524), (106, 3536), (107, 3548), (108, 3561),
    (109, 3573), (110, 3585), (111, 3597), (112, 3609), (113, 3621), (114, 3632), (115, 3644), (116, 3655),
    (117, 3667), (118, 3678), (119, 3689), (120, 3700), (121, 3711), (122, 3722), (123, 3733), (124, 3744),
    (125, 3755), (126, 3766), (127, 3776), (128, 3787), (129, 3797), (130, 3807), (131, 3818), (132, 3828),
    (133, 3838), (134, 3848), (135, 3858), (136, 3868), (137, 3878), (138, 3888), (139, 3897), (140, 3907),
    (141, 3916), (142, 3926), (143, 3935), (144, 3945), (145, 3954), (146, 3963), (147, 3973), (148, 3982),
    (149, 3991), (150, 4000);
CREATE TABLE old_days (
    chat INTEGER, day INTEGER, user_id INTEGER, week INTEGER, month INTEGER, year INTEGER, points INTEGER
) STRICT;
INSERT INTO old_days
SELECT d.chat, d.day, d.user_id, (d.day + CASE c.language WHEN 'he' THEN 4 ELSE 3 END) / 7,
       strftime('%Y', d.day * 86400, 'unixepoch') * 12 + strftime('%m', d.day * 86400, 'unixepoch') - 1,
       CAST(strftime('%Y', d.day * 86400, 'unixepoch') AS INTEGER), p.points
FROM day_turns AS d JOIN chats AS c ON c.id = d.chat JOIN day_points AS p ON p.tenths = max(0, min(d.tenths, 150));
CREATE TABLE old_talk (
    chat INTEGER, span INTEGER, user_id INTEGER, talk INTEGER, days INTEGER, weeks INTEGER,
    PRIMARY KEY (chat, span, user_id)
) STRICT, WITHOUT ROWID;
INSERT INTO old_talk SELECT chat, 2000000 + month, user_id, sum(points), count(*), count(DISTINCT week)
FROM old_days GROUP BY 1, 2, 3;
INSERT INTO old_talk SELECT chat, 4000000 + year, user_id, sum(points), count(*), count(DISTINCT week)
FROM old_days GROUP BY 1, 2, 3;
INSERT INTO old_talk SELECT d.chat, 1000000 + d.week, d.user_id, sum(d.points), count(*), 1
FROM old_days AS d JOIN (SELECT chat, max(day) AS day FROM day_turns GROUP BY chat) AS latest ON latest.chat = d.chat
WHERE d.day > latest.day - 14 GROUP BY 1, 2, 3;
CREATE TABLE old_replies (
    chat INTEGER, span INTEGER, author INTEGER, response INTEGER, once INTEGER, PRIMARY KEY (chat, span, author)
) STRICT, WITHOUT ROWID;
INSERT INTO old_replies
SELECT chat, 2000000 + month, author,
       sum(CASE WHEN n <= 0 THEN 0 WHEN n = 1 THEN 2000 WHEN n = 2 THEN 2828 ELSE 3464 END),
       sum(CASE n WHEN 1 THEN 2000 WHEN 2 THEN 2828 WHEN 3 THEN 3464 WHEN 4 THEN 4000 WHEN 5 THEN 4472 WHEN 6 THEN 4899
                  WHEN 7 THEN 5292 WHEN 8 THEN 5657 ELSE 6000 END)
FROM reply_pairs GROUP BY 1, 2, 3;
INSERT INTO old_replies
SELECT chat, 4000000 + year, author,
       sum(CASE WHEN n <= 0 THEN 0 WHEN n = 1 THEN 2000 WHEN n = 2 THEN 2828 ELSE 3464 END), 0
FROM (SELECT chat, month / 12 AS year, replier, author, sum(n) AS n FROM reply_pairs GROUP BY 1, 2, 3, 4) GROUP BY 1, 2, 3;

INSERT INTO tallies (chat, span, user_id, talk, response, liked, answered, repliers, reactions, days, weeks, starts, thanks,
                     granted)
SELECT s.chat, 2000000 + s.month, s.user_id, coalesce(t.talk, 0), coalesce(r.response, 0),
       max(0, s.points - coalesce(t.talk, 0) - coalesce(r.once, 0) - 1500 * s.answered), s.answered, s.repliers,
       s.reactions, s.days, coalesce(t.weeks, min(s.days, 1)), 0, 0, 0
FROM scores AS s
LEFT JOIN old_talk AS t ON t.chat = s.chat AND t.span = 2000000 + s.month AND t.user_id = s.user_id
LEFT JOIN old_replies AS r ON r.chat = s.chat AND r.span = 2000000 + s.month AND r.author = s.user_id;
INSERT INTO tallies (chat, span, user_id, talk, response, liked, answered, repliers, reactions, days, weeks, starts, thanks,
                     granted)
SELECT y.chat, y.span, y.user_id, y.talk, coalesce(r.response, 0), y.liked,
       coalesce(a.people, y.answered), coalesce(p.people, y.repliers), y.reactions, y.days, coalesce(t.weeks, y.weeks), 0, 0, 0
FROM (SELECT chat, 4000000 + (span - 2000000) / 12 AS span, user_id, sum(talk) AS talk, sum(liked) AS liked,
             max(answered) AS answered, max(repliers) AS repliers, sum(reactions) AS reactions, sum(days) AS days,
             sum(weeks) AS weeks
      FROM tallies GROUP BY 1, 2, 3) AS y
LEFT JOIN old_talk AS t ON t.chat = y.chat AND t.span = y.span AND t.user_id = y.user_id
LEFT JOIN old_replies AS r ON r.chat = y.chat AND r.span = y.span AND r.author = y.user_id
LEFT JOIN (SELECT chat, 4000000 + month / 12 AS span, replier, count(DISTINCT author) AS people FROM reply_pairs
           GROUP BY 1, 2, 3) AS a ON a.chat = y.chat AND a.span = y.span AND a.replier = y.user_id
LEFT JOIN (SELECT chat, 4000000 + month / 12 AS span, author, count(DISTINCT replier) AS people FROM reply_pairs
           GROUP BY 1, 2, 3) AS p ON p.chat = y.chat AND p.span = y.span AND p.author = y.user_id;
INSERT INTO tallies (chat, span, user_id, talk, response, liked, answered, repliers, reactions, days, weeks, starts, thanks,
                     granted)
SELECT chat, span, user_id, talk, 0, 0, 0, 0, 0, days, 1, 0, 0, 0 FROM old_talk WHERE span < 2000000;

UPDATE tallies SET
    standing = (min(talk, 4000 + response * 3 / 2 + liked) + (talk - min(talk, 4000 + response * 3 / 2 + liked)) / 10
                + response + 1500 * min(answered, 2 + 3 * repliers) + liked) * (2 + min(repliers, 6)),
    helping = 1500 * min(answered, 2 + 3 * repliers) * (2 + min(repliers, 6)),
    steadiness = CASE WHEN repliers + reactions > 0 THEN 1000 * weeks + days ELSE 0 END;

INSERT INTO pairs (chat, replier, author, week, in_week, month, in_month, season, in_season, year, in_year)
SELECT y.chat, y.replier, y.author, 0, 0, m.month, m.n, 0, 0, y.year, y.n
FROM (SELECT chat, replier, author, max(year) AS year, n
      FROM (SELECT chat, replier, author, month / 12 AS year, sum(n) AS n FROM reply_pairs GROUP BY 1, 2, 3, 4)
      GROUP BY 1, 2, 3) AS y
JOIN (SELECT chat, replier, author, max(month) AS month, n FROM reply_pairs GROUP BY 1, 2, 3) AS m
  ON m.chat = y.chat AND m.replier = y.replier AND m.author = y.author;
INSERT INTO listeners (chat, user_id, month, people)
SELECT p.chat, p.author, p.month, count(*)
FROM (SELECT chat, max(month) AS month FROM pairs GROUP BY chat) AS latest
JOIN pairs AS p ON p.chat = latest.chat AND p.month = latest.month
LEFT JOIN pairs AS back ON back.chat = p.chat AND back.replier = p.author AND back.author = p.replier
                       AND back.month = p.month
WHERE min(p.in_month, coalesce(back.in_month, 0)) < 2
GROUP BY 1, 2, 3;
DROP TABLE day_points;
DROP TABLE old_days;
DROP TABLE old_talk;
DROP TABLE old_replies;

-- With a group goes everything of it.
DROP TRIGGER group_is_forgotten;
DROP TABLE scores;
DROP TABLE reply_pairs;
CREATE TRIGGER group_is_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM poll_votes WHERE poll_id IN (SELECT poll_id FROM polls WHERE chat = OLD.id);
    DELETE FROM polls WHERE chat = OLD.id;
    DELETE FROM members WHERE chat = OLD.id;
    DELETE FROM parked WHERE chat = OLD.id;
    DELETE FROM buttons WHERE chat = OLD.id;
    DELETE FROM timers WHERE chat = OLD.id;
    DELETE FROM occurrences WHERE chat = OLD.id;
    DELETE FROM settings_log WHERE chat = OLD.id;
    DELETE FROM touchpoints WHERE chat = OLD.id;
    DELETE FROM prompts_used WHERE chat = OLD.id;
    DELETE FROM newcomers WHERE chat = OLD.id;
    DELETE FROM greetings WHERE chat = OLD.id;
    DELETE FROM introductions WHERE chat = OLD.id;
    DELETE FROM messages WHERE chat = OLD.id;
    DELETE FROM threads WHERE chat = OLD.id;
    DELETE FROM day_turns WHERE chat = OLD.id;
    DELETE FROM reactions WHERE chat = OLD.id;
    DELETE FROM reaction_pairs WHERE chat = OLD.id;
    DELETE FROM top_answers WHERE chat = OLD.id;
    DELETE FROM open_months WHERE chat = OLD.id;
    DELETE FROM season_results WHERE chat = OLD.id;
    DELETE FROM setup_groups WHERE chat = OLD.id;
    DELETE FROM setup_wizards WHERE chat = OLD.id;
    DELETE FROM helper_menus WHERE chat = OLD.id;
    DELETE FROM former_ids WHERE chat = OLD.id;
    DELETE FROM seasons WHERE chat = OLD.id;
    DELETE FROM tallies WHERE chat = OLD.id;
    DELETE FROM tally_changes WHERE chat = OLD.id;
    DELETE FROM pairs WHERE chat = OLD.id;
    DELETE FROM listeners WHERE chat = OLD.id;
    DELETE FROM absent_boards WHERE chat = OLD.id;
    DELETE FROM uncounted_topics WHERE chat = OLD.id;
END;
