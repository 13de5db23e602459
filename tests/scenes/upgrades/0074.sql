-- A group that was silent once, and in which managers said to go on all the same.
UPDATE chats SET heard_since = 1790000000, awake_for = 1791000000 WHERE id = 1;
