-- How many voters the button below a poll shows where so many are wanted; NULL: none, or that is not known.
ALTER TABLE polls ADD COLUMN quorum_shown INTEGER;

-- Who manages a group, or helps there with quizzes, and when she last could, or did, see what is right: a question made by
-- then is not one she wins with, whatever she is when its season ends.
CREATE TABLE quiz_staff (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    seen_at          INTEGER NOT NULL,
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX quiz_staff_by_user ON quiz_staff (user_id, chat);

CREATE TRIGGER quiz_staff_of_group_is_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM quiz_staff WHERE chat = OLD.id;
END;
