-- All posts of a group rest, for a reason: a manager paused them; nobody had written for long (asleep); we were removed
-- (removed), or have been and are back, and nobody has said yet to go on (back). Since when we hear all that is said there,
-- NULL: since we know it; and after which last message managers said to go on though nobody writes (0: there was none).
ALTER TABLE chats ADD COLUMN posts_held TEXT CHECK (posts_held IN ('pause', 'asleep', 'removed', 'back'));
ALTER TABLE chats ADD COLUMN posts_held_since INTEGER;
ALTER TABLE chats ADD COLUMN heard_since INTEGER;
ALTER TABLE chats ADD COLUMN awake_for INTEGER;
CREATE INDEX chats_asleep ON chats (id) WHERE posts_held = 'asleep';
