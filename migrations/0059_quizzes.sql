-- Quizzes: questions with right answers, rounds of them, points, and the seasons in which points are counted.

-- A time in which points are counted together. Its seed is drawn when it begins and told when it is over; what is told
-- from the beginning is its SHA-256.
CREATE TABLE quiz_seasons (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    kind             TEXT    NOT NULL CHECK (kind IN ('month', 'quarter', 'year', 'round')),
    begins           INTEGER NOT NULL,
    ends             INTEGER,                          -- NULL: with the last question of its round
    seed             TEXT    NOT NULL,
    commitment       TEXT    NOT NULL,
    prize            TEXT    NOT NULL DEFAULT '',      -- a line for each place
    frozen_at        INTEGER,                          -- NULL: it runs
    post_on          TEXT                              -- the local date its winners are to be posted on
) STRICT;
CREATE INDEX quiz_seasons_of_chat ON quiz_seasons (chat, id);

CREATE TABLE quiz_rounds (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    name             TEXT    NOT NULL,
    rule             TEXT    NOT NULL CHECK (json_valid(rule)),
    open_seconds     INTEGER NOT NULL,
    prize            TEXT    NOT NULL DEFAULT '',
    state            TEXT    NOT NULL CHECK (state IN ('draft', 'running', 'over')),
    season           INTEGER,                          -- its own; NULL: it has none, or not yet
    made_by          INTEGER,
    made_at          INTEGER NOT NULL
) STRICT;
CREATE INDEX quiz_rounds_of_chat ON quiz_rounds (chat, id);
CREATE INDEX quiz_rounds_by_author ON quiz_rounds (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE quiz_questions (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    stage            TEXT    NOT NULL
                     CHECK (stage IN ('proposed', 'ready', 'posting', 'unsure', 'open', 'told', 'dropped')),
    round            INTEGER,
    place            INTEGER NOT NULL DEFAULT 0,       -- in its round
    author           INTEGER,                          -- the member who proposed it
    asked_by         INTEGER,
    question         TEXT    NOT NULL,
    options          TEXT    NOT NULL CHECK (json_valid(options)),
    correct          TEXT    NOT NULL CHECK (json_valid(correct)), -- counted from zero
    explanation      TEXT    NOT NULL DEFAULT '',
    media            TEXT    CHECK (media IS NULL OR json_valid(media)),
    open_seconds     INTEGER NOT NULL,
    made_at          INTEGER NOT NULL,
    season           INTEGER,
    thread           INTEGER,
    message_id       INTEGER,
    poll_id          TEXT,                             -- Telegram's
    option_ids       TEXT    CHECK (option_ids IS NULL OR json_valid(option_ids)), -- Telegram's lasting ids
    asked_at         INTEGER,
    ended_at         INTEGER,
    voters           INTEGER,                          -- by Telegram's word
    received         INTEGER,                          -- answers that reached us and count
    hit              INTEGER,                          -- and those that were right
    left_out         INTEGER NOT NULL DEFAULT 0        -- of who is not in the group, or wrote the question
) STRICT;
CREATE INDEX quiz_questions_of_chat ON quiz_questions (chat, stage);
CREATE INDEX quiz_questions_of_round ON quiz_questions (round, place) WHERE round IS NOT NULL;
CREATE INDEX quiz_questions_of_season ON quiz_questions (season) WHERE season IS NOT NULL;
CREATE UNIQUE INDEX quiz_questions_by_poll ON quiz_questions (poll_id) WHERE poll_id IS NOT NULL;
CREATE INDEX quiz_questions_nameless ON quiz_questions (stage) WHERE stage IN ('posting', 'unsure', 'open') AND poll_id IS NULL;
CREATE INDEX quiz_questions_by_author ON quiz_questions (author) WHERE author IS NOT NULL;
CREATE INDEX quiz_questions_by_asker ON quiz_questions (asked_by) WHERE asked_by IS NOT NULL;

CREATE TABLE quiz_answers (
    question         INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    choices          TEXT    NOT NULL CHECK (json_valid(choices)), -- Telegram's lasting ids
    at               INTEGER NOT NULL,
    hit              INTEGER CHECK (hit IN (0, 1)),    -- NULL: not counted yet
    PRIMARY KEY (question, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX quiz_answers_by_user ON quiz_answers (user_id, chat);
CREATE INDEX quiz_answers_of_chat ON quiz_answers (chat);

CREATE TABLE quiz_points (
    season           INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    points           INTEGER NOT NULL,
    answered         INTEGER NOT NULL,
    ticket           TEXT,                             -- of who was in the draw: SHA-256 of "seed:user_id"
    PRIMARY KEY (season, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX quiz_points_table ON quiz_points (season, points DESC, user_id);
CREATE INDEX quiz_points_drawn ON quiz_points (season, ticket) WHERE ticket IS NOT NULL;
CREATE INDEX quiz_points_by_user ON quiz_points (user_id, chat);
CREATE INDEX quiz_points_of_chat ON quiz_points (chat);

CREATE TABLE quiz_winners (
    season           INTEGER NOT NULL,
    place            INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER,
    points           INTEGER NOT NULL,
    prize            TEXT    NOT NULL DEFAULT '',
    given_at         INTEGER,
    PRIMARY KEY (season, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX quiz_winners_by_user ON quiz_winners (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX quiz_winners_of_chat ON quiz_winners (chat);

CREATE TRIGGER quiz_question_is_forgotten BEFORE DELETE ON quiz_questions BEGIN
    DELETE FROM quiz_answers WHERE question = OLD.id;
    DELETE FROM poll_chat_votes WHERE poll_id = OLD.poll_id;
END;
CREATE TRIGGER quizzes_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM quiz_questions WHERE chat = OLD.id;
    DELETE FROM quiz_answers WHERE chat = OLD.id;
    DELETE FROM quiz_rounds WHERE chat = OLD.id;
    DELETE FROM quiz_points WHERE chat = OLD.id;
    DELETE FROM quiz_winners WHERE chat = OLD.id;
    DELETE FROM quiz_seasons WHERE chat = OLD.id;
END;
