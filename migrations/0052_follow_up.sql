-- The day after, the best answer to a regular post is taken up, where a manager wants that.
ALTER TABLE touchpoints ADD COLUMN follows_up INTEGER NOT NULL DEFAULT 0 CHECK (follows_up IN (0, 1));

-- Series of conversation starters that are not posted again in a group.
CREATE TABLE retired_series (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    series           TEXT    NOT NULL,
    PRIMARY KEY (chat, series)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER retired_series_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM retired_series WHERE chat = OLD.id;
END;
