-- When a group is left in peace beside its quiet hours and its quiet days of the week: the Sabbath, the holidays of a
-- calendar, hours and dates of its own, and what becomes of a post that falls inside (store/rest.rs).
ALTER TABLE chats ADD COLUMN rest TEXT NOT NULL DEFAULT '';
