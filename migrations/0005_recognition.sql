-- Who talked, who answered whom, whose messages people liked, and the thanks at the end of a month.
-- A day is counted from 1970-01-01, a month from year 0 (year * 12 + month - 1), both in the chat's zone when
-- it happened. Points are thousandths. No text of a message is kept.

-- Whose message a reaction belongs to, and which month it is credited to.
CREATE TABLE messages (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    message_id       INTEGER NOT NULL,
    author           INTEGER NOT NULL,
    sent_at          INTEGER NOT NULL,
    month            INTEGER NOT NULL,
    PRIMARY KEY (chat, message_id)
) STRICT, WITHOUT ROWID;

-- The turn that is going on in each forum topic (0: General, or a group without topics).
CREATE TABLE threads (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    thread           INTEGER NOT NULL,
    author           INTEGER NOT NULL,
    last_at          INTEGER NOT NULL,
    tenths           INTEGER NOT NULL,                 -- what the turn counts for: 10, or 3 if all of it was forwarded
    album            TEXT,                             -- the latest album there, so that it counts once
    PRIMARY KEY (chat, thread)
) STRICT, WITHOUT ROWID;

-- Turns a person had on a day, in tenths.
CREATE TABLE day_turns (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    day              INTEGER NOT NULL,
    user_id          INTEGER NOT NULL,
    tenths           INTEGER NOT NULL,
    PRIMARY KEY (chat, day, user_id)
) STRICT, WITHOUT ROWID;

-- How often `replier` answered `author` in a month.
CREATE TABLE reply_pairs (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    replier          INTEGER NOT NULL,
    author           INTEGER NOT NULL,
    month            INTEGER NOT NULL,
    n                INTEGER NOT NULL,
    PRIMARY KEY (chat, replier, author, month)
) STRICT, WITHOUT ROWID;

-- Who likes which message now.
CREATE TABLE reactions (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    message_id       INTEGER NOT NULL,
    user_id          INTEGER NOT NULL,
    counted          INTEGER NOT NULL CHECK (counted IN (0, 1)), -- 0: beyond the five that count for a pair
    PRIMARY KEY (chat, message_id, user_id)
) STRICT, WITHOUT ROWID;

-- How many reactions of `reactor` to messages `author` wrote in a month count.
CREATE TABLE reaction_pairs (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    reactor          INTEGER NOT NULL,
    author           INTEGER NOT NULL,
    month            INTEGER NOT NULL,
    n                INTEGER NOT NULL,
    PRIMARY KEY (chat, reactor, author, month)
) STRICT, WITHOUT ROWID;

-- A person's month. `standing` is what leaderboards go by: the points, a quarter of them for nobody's answer
-- up to all of them for answers from three people or more (times four, to stay whole).
CREATE TABLE scores (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    month            INTEGER NOT NULL,
    user_id          INTEGER NOT NULL,
    points           INTEGER NOT NULL,
    answered         INTEGER NOT NULL,                 -- people she replied to
    repliers         INTEGER NOT NULL,                 -- people who replied to her
    reactions        INTEGER NOT NULL,                 -- reactions to her messages that count
    days             INTEGER NOT NULL,                 -- days on which she had a turn
    standing         INTEGER NOT NULL GENERATED ALWAYS AS (points * (1 + min(repliers, 3))) VIRTUAL,
    PRIMARY KEY (chat, month, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX scores_by_standing ON scores (chat, month, standing);

-- Those who run a chat are found among its members without looking at all of them.
CREATE INDEX members_who_manage ON members (chat) WHERE status IN ('creator', 'administrator') OR staff = 1;

-- The latest answer to /top in a chat; the next one replaces it.
CREATE TABLE top_answers (
    chat             INTEGER PRIMARY KEY REFERENCES chats (id),
    message_id       INTEGER NOT NULL,
    sent_at          INTEGER NOT NULL
) STRICT;

-- The month that is to be closed next in each chat.
CREATE TABLE open_months (
    chat             INTEGER PRIMARY KEY REFERENCES chats (id),
    month            INTEGER NOT NULL
) STRICT;

-- Who is thanked for a month, as it stood when the month was closed. Never changed afterwards.
CREATE TABLE season_results (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    month            INTEGER NOT NULL,
    user_id          INTEGER NOT NULL,
    place            INTEGER NOT NULL,
    resting          INTEGER NOT NULL CHECK (resting IN (0, 1)), -- thanked the month before: named, not listed
    answered         INTEGER NOT NULL,
    repliers         INTEGER NOT NULL,
    reactions        INTEGER NOT NULL,
    days             INTEGER NOT NULL,
    PRIMARY KEY (chat, month, user_id)
) STRICT, WITHOUT ROWID;
