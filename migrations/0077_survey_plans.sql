-- Surveys that are to come, once or again and again, and those that could not come and are kept to be asked.
CREATE TABLE survey_plans (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    title            TEXT    NOT NULL,
    questions        TEXT    NOT NULL CHECK (json_valid(questions)),
    anonymous        INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
    reminds          INTEGER NOT NULL DEFAULT 0 CHECK (reminds IN (0, 1)),
    least_days       INTEGER NOT NULL DEFAULT 0,
    open_seconds     INTEGER NOT NULL,
    rule             TEXT    CHECK (rule IS NULL OR json_valid(rule)), -- when it comes; NULL: it could not, and is kept
    over             INTEGER NOT NULL DEFAULT 0 CHECK (over IN (0, 1)), -- it comes no more; its rounds know it still
    made_by          INTEGER,                          -- NULL: not known any more
    made_at          INTEGER NOT NULL
) STRICT;
CREATE INDEX survey_plans_of_chat ON survey_plans (chat, id) WHERE over = 0;
CREATE INDEX survey_plans_by_author ON survey_plans (made_by) WHERE made_by IS NOT NULL;

ALTER TABLE surveys ADD COLUMN plan INTEGER;           -- of survey_plans, of which it is a round
CREATE INDEX surveys_of_plan ON surveys (plan, id) WHERE plan IS NOT NULL;

CREATE TRIGGER survey_plans_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM survey_plans WHERE chat = OLD.id;
END;
