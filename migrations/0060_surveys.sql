-- Surveys: several questions, answered in private. Of an anonymous one nothing here tells who gave which answer.

CREATE TABLE surveys (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    pulse            TEXT,                             -- the question of the pulse it asks; NULL: a survey of a manager's
    title            TEXT    NOT NULL,
    questions        TEXT    NOT NULL CHECK (json_valid(questions)),
    anonymous        INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
    reminds          INTEGER NOT NULL DEFAULT 0 CHECK (reminds IN (0, 1)),
    least_days       INTEGER NOT NULL DEFAULT 0,       -- only for who has been in the group so long
    asked_by         INTEGER,                          -- NULL: nobody, or not known any more
    asked_at         INTEGER NOT NULL,
    closes_at        INTEGER NOT NULL,
    stage            TEXT    NOT NULL DEFAULT 'posting' CHECK (stage IN ('posting', 'open', 'closed', 'dropped')),
    thread           INTEGER,
    message_id       INTEGER,                          -- where it stands in the group
    shown            INTEGER,                          -- how many answered, as it says there; -1: it is to be drawn anew
    answered         INTEGER,                          -- how many had, when it closed
    told             INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)) -- the summary is in the group
) STRICT;
CREATE INDEX surveys_of_chat ON surveys (chat, id DESC);
CREATE INDEX surveys_of_pulse ON surveys (chat, pulse, id) WHERE pulse IS NOT NULL;
CREATE INDEX surveys_by_author ON surveys (asked_by) WHERE asked_by IS NOT NULL;

-- Who has taken part, in no order but that of their numbers, and at no time. What she answered: in clear words where the survey
-- is named; sealed with a key that is not in here while an anonymous one is open, and nothing at all once it is closed.
CREATE TABLE survey_sheets (
    survey           INTEGER NOT NULL,
    user_id          INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    answers          TEXT    CHECK (json_valid(answers)),
    sealed           BLOB,
    PRIMARY KEY (survey, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_sheets_by_person ON survey_sheets (user_id, chat);
CREATE INDEX survey_sheets_of_group ON survey_sheets (chat);

-- Who is answering at present, kept in the same way.
CREATE TABLE survey_drafts (
    survey           INTEGER NOT NULL,
    user_id          INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    question         INTEGER NOT NULL,                 -- which question is open
    option           INTEGER NOT NULL,                 -- and which of its options, where they are asked one by one
    answers          TEXT    CHECK (json_valid(answers)),
    sealed           BLOB,
    PRIMARY KEY (survey, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_drafts_by_person ON survey_drafts (user_id, chat);
CREATE INDEX survey_drafts_of_group ON survey_drafts (chat);

-- What was answered anonymously: each answer by itself, under a random number that is also its place in the file, written all
-- at once when the survey is closed.
CREATE TABLE survey_answers (
    id               BLOB    PRIMARY KEY,
    survey           INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    question         INTEGER NOT NULL,
    answer           TEXT    NOT NULL CHECK (json_valid(answer)),
    part             INTEGER CHECK (part IN (0, 1))    -- 0: under thirty days in the group; NULL: one of the parts was too small
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_answers_of ON survey_answers (survey);
CREATE INDEX survey_answers_of_group ON survey_answers (chat);

-- What somebody wrote that a manager wants in the summary.
CREATE TABLE survey_quotes (
    survey           INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    question         INTEGER NOT NULL,
    words            TEXT    NOT NULL,
    user_id          INTEGER,                          -- whose; NULL: the survey is anonymous
    PRIMARY KEY (survey, question, words)
) STRICT;
CREATE INDEX survey_quotes_of_group ON survey_quotes (chat);
CREATE INDEX survey_quotes_by_person ON survey_quotes (user_id) WHERE user_id IS NOT NULL;

CREATE TRIGGER survey_goes BEFORE DELETE ON surveys BEGIN
    DELETE FROM survey_sheets WHERE survey = OLD.id;
    DELETE FROM survey_drafts WHERE survey = OLD.id;
    DELETE FROM survey_answers WHERE survey = OLD.id;
    DELETE FROM survey_quotes WHERE survey = OLD.id;
END;

CREATE TRIGGER surveys_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM survey_sheets WHERE chat = OLD.id;
    DELETE FROM survey_drafts WHERE chat = OLD.id;
    DELETE FROM survey_answers WHERE chat = OLD.id;
    DELETE FROM survey_quotes WHERE chat = OLD.id;
    DELETE FROM surveys WHERE chat = OLD.id;
END;
