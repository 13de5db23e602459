-- Rewards: prizes and pools of coupon codes, who may claim them, and what was given to whom.

CREATE TABLE rewards (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    title            TEXT    NOT NULL,
    about            TEXT    NOT NULL DEFAULT '',
    -- prize: a human hands it over; codes: a code is sent.
    kind             TEXT    NOT NULL CHECK (kind IN ('prize', 'codes')),
    -- winners: those in reward_entitled, as known when it was made; draw: those in it whom a draw puts there.
    who              TEXT    NOT NULL CHECK (who IN ('everyone', 'winners', 'draw')),
    days             INTEGER NOT NULL DEFAULT 0,       -- for who has been in the group for so many days
    until            INTEGER NOT NULL,
    made_by          INTEGER,                          -- NULL: she is forgotten
    made_at          INTEGER NOT NULL,
    stage            TEXT    NOT NULL DEFAULT 'open' CHECK (stage IN ('open', 'closed')),
    thread_id        INTEGER,
    message_id       INTEGER,                          -- where it stands in the group; NULL: not known, or nowhere
    stale            INTEGER NOT NULL DEFAULT 0 CHECK (stale IN (0, 1)) -- it stands there otherwise than it is
) STRICT;
CREATE INDEX rewards_of_chat ON rewards (chat, id);
CREATE INDEX rewards_open ON rewards (chat, id) WHERE stage = 'open';
CREATE INDEX rewards_by_maker ON rewards (made_by) WHERE made_by IS NOT NULL;

-- What there is of a reward, one by one. A code is sealed: the database alone cannot tell it.
CREATE TABLE reward_pieces (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    reward           INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    sealed           BLOB,                             -- NULL: a prize
    tail             TEXT    NOT NULL DEFAULT '',      -- what of the code those who manage the group see
    -- free: whoever comes; held: somebody's; gone: a code somebody has seen and was taken back from her.
    state            TEXT    NOT NULL DEFAULT 'free' CHECK (state IN ('free', 'held', 'gone'))
) STRICT;
CREATE INDEX reward_pieces_of ON reward_pieces (reward, state, id);
CREATE INDEX reward_pieces_of_chat ON reward_pieces (chat);

-- Somebody's claim to one of these.
CREATE TABLE reward_claims (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    reward           INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    piece            INTEGER NOT NULL,
    user_id          INTEGER,                          -- NULL: somebody who is forgotten
    -- sending: the code is on its way, and may be seen at any moment.
    state            TEXT    NOT NULL DEFAULT 'reserved' CHECK (state IN ('reserved', 'sending', 'delivered', 'released')),
    since            INTEGER NOT NULL,
    until            INTEGER,                          -- so long it is kept for her; NULL: until a human decides
    settled_at       INTEGER,
    settled_by       INTEGER,                          -- who manages the group and decided; NULL: nobody, or she is forgotten
    why              TEXT,                             -- of a released one: late, left, cannot, taken, off, forgotten
    reason           TEXT    NOT NULL DEFAULT ''       -- in the words of who decided
) STRICT;
-- One person for each, and one each.
CREATE UNIQUE INDEX reward_claims_of_piece ON reward_claims (piece) WHERE state <> 'released';
CREATE UNIQUE INDEX reward_claims_of_person ON reward_claims (reward, user_id) WHERE state <> 'released';
CREATE INDEX reward_claims_of ON reward_claims (reward, id);
CREATE INDEX reward_claims_by_person ON reward_claims (user_id, chat) WHERE user_id IS NOT NULL;
CREATE INDEX reward_claims_by_decider ON reward_claims (settled_by) WHERE settled_by IS NOT NULL;
CREATE INDEX reward_claims_of_chat ON reward_claims (chat);

-- What happened to each claim, and when. It names nobody, and nothing in it is ever changed.
CREATE TABLE reward_ledger (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    reward           INTEGER NOT NULL,
    claim            INTEGER NOT NULL,
    event            TEXT    NOT NULL CHECK (event IN ('reserved', 'delivered', 'released')),
    why              TEXT    NOT NULL DEFAULT '',
    at               INTEGER NOT NULL
) STRICT;
CREATE INDEX reward_ledger_of ON reward_ledger (reward, claim, id);
CREATE INDEX reward_ledger_of_chat ON reward_ledger (chat);
CREATE TRIGGER reward_ledger_is_never_changed BEFORE UPDATE ON reward_ledger BEGIN
    SELECT RAISE(ABORT, 'the ledger is only added to');
END;

-- Who may claim one that is for winners.
CREATE TABLE reward_entitled (
    reward           INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    until            INTEGER NOT NULL,
    PRIMARY KEY (reward, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reward_entitled_by_person ON reward_entitled (user_id, chat);
CREATE INDEX reward_entitled_of_chat ON reward_entitled (chat);

CREATE TRIGGER rewards_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM reward_ledger WHERE chat = OLD.id;
    DELETE FROM reward_entitled WHERE chat = OLD.id;
    DELETE FROM reward_claims WHERE chat = OLD.id;
    DELETE FROM reward_pieces WHERE chat = OLD.id;
    DELETE FROM rewards WHERE chat = OLD.id;
END;
