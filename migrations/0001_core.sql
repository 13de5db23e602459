-- The tables every room shares. Times are Unix seconds (UTC) unless a name ends in _ms.

-- A Telegram group we are, or were, in. Everything else refers to the small `id`, so that a group which
-- becomes a supergroup (its Telegram id changes once) moves by changing one column.
CREATE TABLE chats (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    telegram_id      INTEGER NOT NULL UNIQUE,
    kind             TEXT    NOT NULL CHECK (kind IN ('group', 'supergroup')),
    title            TEXT    NOT NULL,
    language         TEXT    NOT NULL CHECK (language IN ('en', 'he', 'ru')),
    zone             TEXT    NOT NULL,                 -- IANA name
    goal             TEXT,                             -- "why?": the manager's own words
    rhythm           TEXT    NOT NULL DEFAULT 'gentle' CHECK (rhythm IN ('gentle', 'steady', 'none')),
    quiet_from       INTEGER NOT NULL DEFAULT 1260,    -- minutes after local midnight; equal to quiet_until: no quiet hours
    quiet_until      INTEGER NOT NULL DEFAULT 540,
    quiet_days       INTEGER NOT NULL DEFAULT 0,       -- bit 0 Monday ... bit 6 Sunday
    posts_per_day    INTEGER NOT NULL DEFAULT 1,
    posts_per_week   INTEGER NOT NULL DEFAULT 5,
    bot_status       TEXT    NOT NULL DEFAULT 'member'
                     CHECK (bot_status IN ('administrator', 'member', 'restricted', 'left', 'kicked')),
    bot_can_delete   INTEGER NOT NULL DEFAULT 0,
    bot_can_write    INTEGER NOT NULL DEFAULT 1,
    added_by         INTEGER,                          -- user who added the bot
    admins_known_at  INTEGER,                          -- when the list of administrators was last read; NULL: never
    set_up_at        INTEGER,                          -- when a manager finished the setup; NULL: defaults are running
    last_human_at    INTEGER,                          -- latest human message, for "do not interrupt"
    last_message_id  INTEGER NOT NULL DEFAULT 0,       -- highest message id seen, ours included
    created_at       INTEGER NOT NULL
) STRICT;

-- A Telegram user, once, whatever groups she is in.
CREATE TABLE people (
    user_id          INTEGER PRIMARY KEY,
    name             TEXT    NOT NULL,                 -- cleaned for display, not escaped
    username         TEXT,
    is_bot           INTEGER NOT NULL DEFAULT 0,
    language         TEXT    CHECK (language IN ('en', 'he', 'ru')),        -- from her Telegram settings
    chosen_language  TEXT    CHECK (chosen_language IN ('en', 'he', 'ru')), -- her own choice in private
    started_at       INTEGER,                          -- we may write to her in private; NULL: we may not
    last_message_id  INTEGER NOT NULL DEFAULT 0        -- highest message id seen in her private chat
) STRICT;

CREATE TABLE members (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL REFERENCES people (user_id),
    status           TEXT    NOT NULL
                     CHECK (status IN ('creator', 'administrator', 'member', 'restricted', 'left', 'kicked')),
    staff            INTEGER NOT NULL DEFAULT 0,       -- named with /staff
    hidden           INTEGER NOT NULL DEFAULT 0,       -- asked to be left off leaderboards
    joined_at        INTEGER,                          -- NULL: was here before we were
    left_at          INTEGER,
    greeted_at       INTEGER,
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_by_user ON members (user_id, chat);

-- Where we are in Telegram's queue of updates. Written in the same commit as the updates' effects.
CREATE TABLE cursor (
    id               INTEGER PRIMARY KEY CHECK (id = 1),
    next_update      INTEGER NOT NULL,
    last_update_at   INTEGER,
    last_poll_at     INTEGER                           -- when Telegram last answered; written about once a minute
) STRICT;
INSERT INTO cursor (id, next_update) VALUES (1, 0);

-- Ranges of update ids applied lately. Ids may restart at a lower number after a quiet week, so a low id
-- is a repetition only if it is in here.
CREATE TABLE applied_updates (
    first_update     INTEGER PRIMARY KEY,
    last_update      INTEGER NOT NULL,
    at               INTEGER NOT NULL
) STRICT;

-- Updates whose handling failed; kept as they came, for a human.
CREATE TABLE quarantine (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    update_id        INTEGER,
    source           TEXT    NOT NULL CHECK (source IN ('update', 'timer', 'settle')),
    chat_id          INTEGER,                          -- Telegram chat, if it could be read
    raw              TEXT    NOT NULL,
    error            TEXT    NOT NULL,
    at               INTEGER NOT NULL
) STRICT;

-- Updates set aside until we know who the chat's administrators are.
CREATE TABLE parked (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    raw              TEXT    NOT NULL,
    at               INTEGER NOT NULL
) STRICT;
CREATE INDEX parked_by_chat ON parked (chat, id);

-- Every request to Telegram, complete, before it is sent.
CREATE TABLE outbox (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat_id          INTEGER,                          -- Telegram chat it goes to; NULL: none (a button's answer, menus)
    method           TEXT    NOT NULL,
    request          TEXT    NOT NULL CHECK (json_valid(request)), -- emptied once sent
    urgency          INTEGER NOT NULL CHECK (urgency BETWEEN 0 AND 2), -- 0 at once, 1 an answer, 2 a post or bulk
    not_before       INTEGER NOT NULL,
    expires_at       INTEGER,                          -- worthless after this (a button's answer)
    state            TEXT    NOT NULL DEFAULT 'pending'
                     CHECK (state IN ('pending', 'sending', 'sent', 'failed', 'unknown', 'expired')),
    when_unknown     TEXT    NOT NULL CHECK (when_unknown IN ('repeat', 'once')), -- "sent, answer lost": see telegram::outbox
    floor_message_id INTEGER NOT NULL DEFAULT 0,       -- highest message id known in the chat when it was claimed
    attempts         INTEGER NOT NULL DEFAULT 0,
    room             TEXT,                             -- who wants to hear how it went
    note             TEXT,                             -- JSON for that room
    message_id       INTEGER,
    error            TEXT,
    created_at       INTEGER NOT NULL,
    settled_at       INTEGER
) STRICT;
CREATE INDEX outbox_due ON outbox (urgency, id) WHERE state = 'pending';
CREATE INDEX outbox_sending ON outbox (id) WHERE state = 'sending';
CREATE INDEX outbox_settled ON outbox (settled_at) WHERE settled_at IS NOT NULL;

-- What a button does: callback data is only this opaque token.
CREATE TABLE buttons (
    token            TEXT    PRIMARY KEY,
    room             TEXT    NOT NULL,
    action           TEXT    NOT NULL CHECK (json_valid(action)),
    chat             INTEGER REFERENCES chats (id),    -- the group it is about, also when shown in private
    only_user        INTEGER,                          -- only she may press it; NULL: anyone
    expires_at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX buttons_by_expiry ON buttons (expires_at);

-- The question a person is being asked in private, one at a time.
CREATE TABLE conversations (
    user_id          INTEGER PRIMARY KEY REFERENCES people (user_id),
    room             TEXT    NOT NULL,
    state            TEXT    NOT NULL CHECK (json_valid(state)),
    updated_at       INTEGER NOT NULL
) STRICT;

-- What is to happen later, for any room. A key names a timer so that setting it again replaces it.
CREATE TABLE timers (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    room             TEXT    NOT NULL,
    key              TEXT    NOT NULL,
    chat             INTEGER REFERENCES chats (id),
    due_at           INTEGER NOT NULL,
    payload          TEXT    NOT NULL CHECK (json_valid(payload)),
    attempts         INTEGER NOT NULL DEFAULT 0,
    UNIQUE (room, key)
) STRICT;
CREATE INDEX timers_due ON timers (due_at);

-- Every due time of every unasked post, and what became of it. Also the ledger of the chat's budget.
CREATE TABLE occurrences (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    room             TEXT    NOT NULL,
    ref              TEXT    NOT NULL,                 -- which touchpoint, which season
    scheduled_for    INTEGER NOT NULL,
    decided_at       INTEGER NOT NULL,
    outcome          TEXT    NOT NULL CHECK (outcome IN ('posted', 'skipped')),
    reason           TEXT,                             -- why it was skipped
    UNIQUE (chat, room, ref, scheduled_for)
) STRICT;
CREATE INDEX occurrences_posted ON occurrences (chat, decided_at) WHERE outcome = 'posted';

-- Who changed which setting when.
CREATE TABLE settings_log (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    at               INTEGER NOT NULL,
    user_id          INTEGER NOT NULL,
    setting          TEXT    NOT NULL,
    value            TEXT    NOT NULL
) STRICT;
