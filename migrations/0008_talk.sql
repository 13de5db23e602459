-- What people said that is not counted yet: while we are behind, each batch of updates leaves one row here, and
-- many are counted together. Emptied as a whole. No text of a message is kept.
CREATE TABLE talk (
    id               INTEGER PRIMARY KEY,
    said             TEXT    NOT NULL                  -- JSON, see dispatch/inbox/talk.rs
) STRICT;

-- A message that cannot be counted goes into quarantine as it was kept here.
CREATE TABLE new_quarantine (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    update_id        INTEGER,
    source           TEXT    NOT NULL CHECK (source IN ('update', 'talk', 'timer', 'settle')),
    chat_id          INTEGER,                          -- Telegram chat, if it could be read
    raw              TEXT    NOT NULL,
    error            TEXT    NOT NULL,
    at               INTEGER NOT NULL
) STRICT;
INSERT INTO new_quarantine SELECT id, update_id, source, chat_id, raw, error, at FROM quarantine;
DROP TABLE quarantine;
ALTER TABLE new_quarantine RENAME TO quarantine;
