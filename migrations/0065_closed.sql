-- What is kept for ever of a month or a season that is closed: who is thanked and who stood where, as it was then. A month is
-- counted from year 0 (year * 12 + month - 1); what somebody did is `[["answered", 12], ["days", 20]]`: what is said by the
-- message reason-answered of 12, and so on.

-- Who may be thanked for a month, slot by slot.
CREATE TABLE month_thanks (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    month            INTEGER NOT NULL,
    slot             TEXT    NOT NULL CHECK (slot IN ('helper', 'starter', 'newcomer', 'steady')),
    user_id          INTEGER NOT NULL,
    position         INTEGER NOT NULL,                 -- in the order of the slot
    -- named; resting: thanked for the month before, so named apart; spare: next in order; off: taken off by somebody who
    -- manages the group; gone: had left, or wished not to be named, when the thanks were posted
    part             TEXT    NOT NULL CHECK (part IN ('named', 'resting', 'spare', 'off', 'gone')),
    why              TEXT    NOT NULL CHECK (json_valid(why)),
    PRIMARY KEY (chat, month, slot, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX month_thanks_by_person ON month_thanks (user_id, chat);

-- Who stood where on a board when a month, or a season of the group's own, was closed.
CREATE TABLE board_results (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    span             TEXT    NOT NULL CHECK (span IN ('month', 'season')),
    number           INTEGER NOT NULL,                 -- the month, or the number of the season
    board            TEXT    NOT NULL,
    user_id          INTEGER NOT NULL,
    position         INTEGER NOT NULL,                 -- in the order of the board
    place            INTEGER,                          -- NULL: the group wishes no ranking
    why              TEXT    NOT NULL CHECK (json_valid(why)),
    PRIMARY KEY (chat, span, number, board, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX board_results_by_person ON board_results (user_id, chat);

-- Where the post about it stands in the group, so that it can be mended. Its number is the month, or that of the season below
-- zero, as the queue of posts has it.
CREATE TABLE closed_posts (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    number           INTEGER NOT NULL,
    message          INTEGER NOT NULL,
    has_picture      INTEGER NOT NULL CHECK (has_picture IN (0, 1)),
    PRIMARY KEY (chat, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER closed_of_group_is_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM month_thanks WHERE chat = OLD.id;
    DELETE FROM board_results WHERE chat = OLD.id;
    DELETE FROM closed_posts WHERE chat = OLD.id;
END;
