-- What comes once a year: a group's own dates, by the civil or the Hebrew calendar, and on which days there is something to
-- say. Birthdays are in the introductions, anniversaries in the memberships: nothing of a person is here.

CREATE TABLE milestones (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    day              TEXT    NOT NULL,                 -- '12-24', or '14 M06' by the Hebrew calendar
    since            INTEGER,                          -- the civil year it counts from; NULL: it counts nothing
    is_birthday      INTEGER NOT NULL DEFAULT 0 CHECK (is_birthday IN (0, 1)), -- the group's own
    text             TEXT    NOT NULL DEFAULT ''       -- what is posted, in a manager's words
) STRICT;
CREATE INDEX milestones_of_group ON milestones (chat, id);
CREATE UNIQUE INDEX milestones_birthdays ON milestones (chat) WHERE is_birthday = 1;

-- The local dates near today on which something is to be said, and until it is settled.
CREATE TABLE milestone_days (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    day              INTEGER NOT NULL,                 -- days since the beginning of the common era
    cheerful         INTEGER NOT NULL CHECK (cheerful IN (0, 1)),
    PRIMARY KEY (chat, day)
) STRICT, WITHOUT ROWID;

-- Few say that their birthday may be shown.
CREATE INDEX introductions_with_birthday ON introductions (chat) WHERE json_extract(answers, '$.birthday_shown.put') = 1;

CREATE TRIGGER milestones_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM milestones WHERE chat = OLD.id;
    DELETE FROM milestone_days WHERE chat = OLD.id;
END;
