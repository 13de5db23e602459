-- Polls managers asked for with /poll, from the command until the result is told.
CREATE TABLE polls (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    thread           INTEGER,                          -- forum topic; NULL: General
    asked_by         INTEGER,                          -- NULL: an anonymous administrator
    question         TEXT    NOT NULL,                 -- emptied once the result is told
    options          TEXT    NOT NULL CHECK (json_valid(options)), -- array of texts; emptied once the result is told
    stage            TEXT    NOT NULL DEFAULT 'posting'
                     CHECK (stage IN ('posting', 'unsure', 'open', 'told', 'dropped')),
    message_id       INTEGER,                          -- NULL: not known, or left behind in the group it was before
    poll_id          TEXT    UNIQUE,                   -- Telegram's; NULL: not (yet) known
    last_state       TEXT    CHECK (last_state IS NULL OR json_valid(last_state)), -- latest counts Telegram sent
    asked_at         INTEGER NOT NULL,
    ended_at         INTEGER,                          -- when the result was told, or the poll given up
    CHECK (stage IN ('open', 'told', 'dropped') OR (message_id IS NULL AND poll_id IS NULL))
) STRICT;
CREATE INDEX polls_going_on ON polls (chat, stage) WHERE stage IN ('posting', 'unsure', 'open');

-- Who voted in which poll. By Telegram's id of the poll, because a vote may reach us before the answer to
-- sendPoll does. A vote that is taken back is removed.
CREATE TABLE poll_votes (
    poll_id          TEXT    NOT NULL,
    user_id          INTEGER NOT NULL REFERENCES people (user_id),
    choice           INTEGER,                          -- option counted from zero; NULL once the result is told
    voted_at         INTEGER NOT NULL,
    PRIMARY KEY (poll_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX poll_votes_by_user ON poll_votes (user_id);
