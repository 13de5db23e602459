-- The queue of everything that is said to a group unasked, of all rooms: which due time each post waits for. What it is
-- and when it repeats is its room's.
CREATE TABLE posts (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    room             TEXT    NOT NULL,
    number           INTEGER NOT NULL,                 -- which post of that room in this group
    due              INTEGER,                          -- the due time its timer stands for; NULL: none is set
    asks_at          INTEGER,                          -- when that timer rings: later than due if the gates said so
    skip_date        TEXT,                             -- a manager asked to leave out the one on this local date
    done_date        TEXT,                             -- local date of the latest one decided: a date comes once, whatever zone follows
    PRIMARY KEY (chat, room, number)
) STRICT, WITHOUT ROWID;

INSERT INTO posts SELECT chat, 'touchpoints', id, scheduled_for, asks_at, skip_date, done_date FROM touchpoints;
ALTER TABLE touchpoints DROP COLUMN scheduled_for;
ALTER TABLE touchpoints DROP COLUMN asks_at;
ALTER TABLE touchpoints DROP COLUMN skip_date;
ALTER TABLE touchpoints DROP COLUMN done_date;

-- Thanks that were waiting to be posted.
INSERT INTO posts (chat, room, number, due, asks_at)
SELECT chat, 'recognition', payload ->> '$.Thank.month', unixepoch(payload ->> '$.Thank.due'), due_at
FROM timers WHERE room = 'recognition' AND substr(key, 1, 6) = 'thank:';

-- Of what is due in the same minute, what ranks higher goes first; what is no post goes before all posts.
ALTER TABLE timers ADD COLUMN rank INTEGER NOT NULL DEFAULT 100;

-- Their timers ring for the queue.
DELETE FROM timers WHERE room = 'touchpoints' OR (room = 'recognition' AND substr(key, 1, 6) = 'thank:');
INSERT INTO timers (room, key, chat, due_at, rank, payload)
SELECT 'posts', chat || ':' || room || ':' || number, chat, asks_at, 0,
       json_object('chat', chat, 'room', room, 'number', number, 'due', due)
FROM posts WHERE asks_at IS NOT NULL;

CREATE TRIGGER posts_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM posts WHERE chat = OLD.id;
END;
