-- Polls that are to come, once or again and again, and those kept to be used again.
CREATE TABLE poll_plans (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    kind             TEXT    NOT NULL CHECK (kind IN ('template', 'planned', 'over')),
    name             TEXT,                             -- of a template; NULL: its question names it
    question         TEXT    NOT NULL,
    options          TEXT    NOT NULL CHECK (json_valid(options)),
    form             TEXT    NOT NULL CHECK (json_valid(form)),
    open_seconds     INTEGER NOT NULL,
    rule             TEXT    CHECK (rule IS NULL OR json_valid(rule)), -- when it comes; NULL: a template
    made_by          INTEGER,                          -- NULL: not known any more
    made_at          INTEGER NOT NULL,
    CHECK (kind <> 'planned' OR rule IS NOT NULL)
) STRICT;
CREATE INDEX poll_plans_of_chat ON poll_plans (chat, kind);
CREATE INDEX poll_plans_by_author ON poll_plans (made_by) WHERE made_by IS NOT NULL;

CREATE TRIGGER poll_plans_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM poll_plans WHERE chat = OLD.id;
END;
