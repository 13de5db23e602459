-- Thanks: who thanked whom, and for what where a reason was given for that; the community's own values; and points those who
-- manage a group grant by hand. No text of a message is kept.

CREATE TABLE thanks (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    giver            INTEGER NOT NULL,
    receiver         INTEGER NOT NULL,
    at               INTEGER NOT NULL,
    day              INTEGER NOT NULL,                 -- since the beginning of the common era, in the group's zone
    month            INTEGER NOT NULL,                 -- twelve times the year, and the month from 0
    way              TEXT    NOT NULL CHECK (way IN ('reply', 'reaction', 'typed')),
    message_id       INTEGER,                          -- what was reacted to
    reason           TEXT,                             -- what the giver gave to be told; NULL: nothing, or taken back
    value            INTEGER,                          -- one of the group's
    told             INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)), -- the receiver heard of it, or need not
    told_at          INTEGER
) STRICT;
CREATE INDEX thanks_given ON thanks (giver, chat, receiver, day);
CREATE INDEX thanks_received ON thanks (receiver, chat, at);
CREATE INDEX thanks_of_group ON thanks (chat, at);
CREATE INDEX thanks_by_reaction ON thanks (chat, message_id) WHERE message_id IS NOT NULL;
CREATE INDEX thanks_untold ON thanks (receiver) WHERE told = 0 AND reason IS NOT NULL;
CREATE INDEX thanks_told ON thanks (receiver, told_at) WHERE told_at IS NOT NULL;

-- What a community holds dear, in its own words.
CREATE TABLE thanks_values (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    name             TEXT    NOT NULL,
    place            INTEGER NOT NULL,
    gone             INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)) -- offered no longer; earlier thanks name it still
) STRICT;
CREATE INDEX thanks_values_of_group ON thanks_values (chat, place);

-- Where a reaction of ours was refused, and until when none like it is tried.
CREATE TABLE thanks_refused (
    chat             INTEGER PRIMARY KEY REFERENCES chats (id),
    reaction         TEXT    NOT NULL,
    until            INTEGER NOT NULL
) STRICT;

-- Points granted by hand. What was taken back stays, and says so.
CREATE TABLE grants (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    granter          INTEGER,                          -- NULL: forgotten
    receiver         INTEGER NOT NULL,
    points           INTEGER NOT NULL CHECK (points > 0),
    reason           TEXT    NOT NULL,
    at               INTEGER NOT NULL,
    month            INTEGER NOT NULL,
    taken_at         INTEGER,
    taken_by         INTEGER
) STRICT;
CREATE INDEX grants_of_group ON grants (chat, id);
CREATE INDEX grants_received ON grants (receiver, chat, month);
CREATE INDEX grants_given ON grants (granter, chat, month) WHERE granter IS NOT NULL;
CREATE INDEX grants_taken ON grants (taken_by) WHERE taken_by IS NOT NULL;

CREATE TRIGGER thanks_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM thanks WHERE chat = OLD.id;
    DELETE FROM thanks_values WHERE chat = OLD.id;
    DELETE FROM thanks_refused WHERE chat = OLD.id;
    DELETE FROM grants WHERE chat = OLD.id;
END;
