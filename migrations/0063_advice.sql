-- Advice wanted: what members would like to be advised on.
CREATE TABLE dilemmas (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    author           INTEGER NOT NULL,
    is_named         INTEGER NOT NULL CHECK (is_named IN (0, 1)), -- whether her name stands below it
    -- waits: for somebody who manages the group; ready: to be posted; sent: on its way to the group; posted; over: she said what
    -- came of it, or had two weeks to.
    state            TEXT    NOT NULL DEFAULT 'waits' CHECK (state IN ('waits', 'ready', 'sent', 'posted', 'over')),
    text             TEXT    NOT NULL,
    marks            TEXT    CHECK (json_valid(marks)), -- as telegram::marked writes them; NULL: none
    at               INTEGER NOT NULL,                 -- when she wrote it
    message          INTEGER,                          -- where it stands in the group
    posted_at        INTEGER
) STRICT;
CREATE INDEX dilemmas_of_chat ON dilemmas (chat, state, id);
CREATE INDEX dilemmas_by_author ON dilemmas (author, chat);
CREATE INDEX dilemmas_by_message ON dilemmas (chat, message) WHERE message IS NOT NULL;
CREATE INDEX dilemmas_by_age ON dilemmas (at);

-- Who was asked about one, and who answered in the group.
CREATE TABLE dilemma_people (
    dilemma          INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    is_asked         INTEGER NOT NULL DEFAULT 0 CHECK (is_asked IN (0, 1)),
    replies          INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (dilemma, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dilemma_people_by_person ON dilemma_people (user_id, chat);
CREATE INDEX dilemma_people_of_chat ON dilemma_people (chat);

-- Who can be asked for advice.
CREATE TABLE advisers (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    since            INTEGER NOT NULL,
    asked_at         INTEGER,                          -- when she was last asked
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX advisers_by_person ON advisers (user_id);

CREATE TRIGGER dilemma_goes AFTER DELETE ON dilemmas BEGIN
    DELETE FROM dilemma_people WHERE dilemma = OLD.id;
END;

-- Ask me anything: who the guest of a series is, if not the member it names, and how it stands.
CREATE TABLE guests (
    series           INTEGER PRIMARY KEY,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    name             TEXT    NOT NULL,                 -- of somebody who is not in the group; empty: a member
    about            TEXT    NOT NULL,                 -- who that is, in a line; empty: nobody said
    minutes          INTEGER NOT NULL,                 -- how long it lasts
    -- invited; agreed; declined; posted: the questions stand in the group; over
    state            TEXT    NOT NULL CHECK (state IN ('invited', 'agreed', 'declined', 'posted', 'over')),
    announced        INTEGER,                          -- where it is announced in the group,
    announced_at     INTEGER,
    told             INTEGER,                          -- and for when
    message          INTEGER,                          -- where the questions stand
    posted_at        INTEGER,
    answers          INTEGER NOT NULL DEFAULT 0,       -- replies of the guest there,
    first            INTEGER                           -- and the first of them
) STRICT;
CREATE INDEX guests_of_chat ON guests (chat);
CREATE INDEX guests_by_message ON guests (chat, message) WHERE message IS NOT NULL;

CREATE TABLE guest_questions (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    series           INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    author           INTEGER NOT NULL,
    text             TEXT    NOT NULL,
    at               INTEGER NOT NULL,
    place            INTEGER,                          -- its number among those that were posted; NULL: it was not
    answer           INTEGER                           -- the message that answers it
) STRICT;
CREATE INDEX guest_questions_of_series ON guest_questions (series, id);
CREATE INDEX guest_questions_by_author ON guest_questions (author, chat);
CREATE INDEX guest_questions_of_chat ON guest_questions (chat);

CREATE TABLE guest_votes (
    question         INTEGER NOT NULL,
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    PRIMARY KEY (question, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX guest_votes_by_person ON guest_votes (user_id, chat);
CREATE INDEX guest_votes_of_chat ON guest_votes (chat);

CREATE TRIGGER guest_question_goes AFTER DELETE ON guest_questions BEGIN
    DELETE FROM guest_votes WHERE question = OLD.id;
END;
CREATE TRIGGER guests_go_with_series AFTER DELETE ON series BEGIN
    DELETE FROM guest_questions WHERE series = OLD.id;
    DELETE FROM guests WHERE series = OLD.id;
END;

CREATE TRIGGER advice_of_group_is_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM dilemma_people WHERE chat = OLD.id;
    DELETE FROM dilemmas WHERE chat = OLD.id;
    DELETE FROM advisers WHERE chat = OLD.id;
    DELETE FROM guest_votes WHERE chat = OLD.id;
    DELETE FROM guest_questions WHERE chat = OLD.id;
    DELETE FROM guests WHERE chat = OLD.id;
END;
