-- A poll as a manager wants it, what is kept of it once it is over, and votes of more than one option.
ALTER TABLE polls ADD COLUMN form TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(form)); -- how it is held
ALTER TABLE polls ADD COLUMN option_ids TEXT CHECK (option_ids IS NULL OR json_valid(option_ids)); -- Telegram's lasting ids, in the order of the options
ALTER TABLE polls ADD COLUMN plan INTEGER;             -- of poll_plans, of which it is a round; it may be there no more
ALTER TABLE polls ADD COLUMN received INTEGER;         -- votes that reached us by the time of the result
ALTER TABLE polls ADD COLUMN result_id INTEGER;        -- the message of the result; NULL: not known, or none
ALTER TABLE polls ADD COLUMN result_thread INTEGER;
ALTER TABLE polls ADD COLUMN cast_option INTEGER;      -- of a tie the one a manager chose, counted from zero
ALTER TABLE polls ADD COLUMN cast_by INTEGER;
CREATE INDEX polls_kept ON polls (chat, id) WHERE stage IN ('open', 'told');
CREATE INDEX polls_of_plan ON polls (plan, id) WHERE plan IS NOT NULL;
CREATE INDEX polls_cast ON polls (cast_by) WHERE cast_by IS NOT NULL;

-- What somebody chose, by Telegram's lasting ids; '#0' is the first option of which no such id is known.
ALTER TABLE poll_votes ADD COLUMN choices TEXT CHECK (choices IS NULL OR json_valid(choices)); -- NULL once the result is told
UPDATE poll_votes SET choices = json_array('#' || choice) WHERE choice IS NOT NULL;
ALTER TABLE poll_votes DROP COLUMN choice;

-- Votes of channels, and of administrators who are anonymous: by whose chat.
CREATE TABLE poll_chat_votes (
    poll_id          TEXT    NOT NULL,
    voter_chat       INTEGER NOT NULL,                 -- Telegram's id
    choices          TEXT    CHECK (choices IS NULL OR json_valid(choices)), -- NULL once the result is told
    voted_at         INTEGER NOT NULL,
    PRIMARY KEY (poll_id, voter_chat)
) STRICT, WITHOUT ROWID;

-- Options that members added.
CREATE TABLE poll_added (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    poll             INTEGER NOT NULL,                 -- of polls
    option_id        TEXT    NOT NULL,                 -- Telegram's lasting id
    user_id          INTEGER NOT NULL,
    PRIMARY KEY (poll, option_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX poll_added_by_chat ON poll_added (chat);
CREATE INDEX poll_added_by_user ON poll_added (user_id);

CREATE TRIGGER poll_is_forgotten BEFORE DELETE ON polls BEGIN
    DELETE FROM poll_chat_votes WHERE poll_id = OLD.poll_id;
    DELETE FROM poll_added WHERE poll = OLD.id;
END;
CREATE TRIGGER options_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM poll_added WHERE chat = OLD.id;
END;
