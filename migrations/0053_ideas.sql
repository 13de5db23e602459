-- Ideas: what members would like the group to do, who is for it, and what came of it.

CREATE TABLE ideas (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    number           INTEGER NOT NULL,                 -- what it is called by in its group
    author           INTEGER,                          -- NULL: she is forgotten
    text             TEXT    NOT NULL,
    state            TEXT    NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'planned', 'done', 'declined')),
    why              TEXT    NOT NULL DEFAULT '',      -- a manager's word about its state
    stated_at        INTEGER,                          -- since when it stands so; NULL: since it is there
    same_as          INTEGER,                          -- it is the same as this one; its own state rests meanwhile
    merged_at        INTEGER,
    root             INTEGER NOT NULL,                 -- the one its votes count for: its own number, or that of what it is the same as
    votes            INTEGER NOT NULL DEFAULT 0,       -- people who are for it, or for what is the same
    created_at       INTEGER NOT NULL,
    message_id       INTEGER,                          -- where it stands in the group
    shown            INTEGER                           -- the votes it shows there; -1: it is to be drawn anew
) STRICT;
CREATE UNIQUE INDEX ideas_by_number ON ideas (chat, number);
CREATE INDEX ideas_by_votes ON ideas (chat, votes DESC, id DESC) WHERE same_as IS NULL;
CREATE INDEX ideas_by_root ON ideas (root);
CREATE INDEX ideas_by_same ON ideas (same_as) WHERE same_as IS NOT NULL;
CREATE INDEX ideas_by_author ON ideas (author, chat, created_at) WHERE author IS NOT NULL;
CREATE INDEX ideas_by_change ON ideas (chat, stated_at) WHERE stated_at IS NOT NULL;
CREATE INDEX ideas_to_draw ON ideas (chat) WHERE message_id IS NOT NULL AND shown <> votes;

-- Who is for which idea. A vote stays where it was given: what is merged counts for its root, and can be taken apart again.
CREATE TABLE idea_votes (
    idea             INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    at               INTEGER NOT NULL,
    told             INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)), -- she told a manager, who entered it
    PRIMARY KEY (idea, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX idea_votes_by_person ON idea_votes (user_id, chat);
CREATE INDEX idea_votes_of_group ON idea_votes (chat);

-- What an idea is found by: its words, as they are compared.
CREATE TABLE idea_terms (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    term             TEXT    NOT NULL,
    idea             INTEGER NOT NULL,
    PRIMARY KEY (chat, term, idea)
) STRICT, WITHOUT ROWID;
CREATE INDEX idea_terms_of_idea ON idea_terms (idea);

-- Months of which managers want told what came of ideas, and on which day.
CREATE TABLE idea_months (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    month            INTEGER NOT NULL,                 -- twelve times the year, and the month from 0
    day              INTEGER NOT NULL,                 -- days since the beginning of the common era
    PRIMARY KEY (chat, month)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER idea_goes BEFORE DELETE ON ideas BEGIN
    DELETE FROM idea_votes WHERE idea = OLD.id;
    DELETE FROM idea_terms WHERE idea = OLD.id;
END;

CREATE TRIGGER ideas_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM idea_votes WHERE chat = OLD.id;
    DELETE FROM idea_terms WHERE chat = OLD.id;
    DELETE FROM idea_months WHERE chat = OLD.id;
    DELETE FROM ideas WHERE chat = OLD.id;
END;
