-- Whose turn it is: for whom a request is made, and what keeps an order of its own.
ALTER TABLE outbox ADD COLUMN lane INTEGER NOT NULL DEFAULT 1 CHECK (lane BETWEEN 0 AND 3);
    -- for whom: 0 a manager, 1 a member, 2 the community, 3 a stranger
ALTER TABLE outbox ADD COLUMN later INTEGER NOT NULL DEFAULT 0 CHECK (later IN (0, 1));
    -- 1: not before its time; the sender makes it 0 when that has come
ALTER TABLE outbox ADD COLUMN stream INTEGER NOT NULL GENERATED ALWAYS AS (
    CASE WHEN chat_id IS NULL THEN 3 WHEN method GLOB 'get*' THEN 2 WHEN method GLOB 'delete*' THEN 1 ELSE 0 END
) VIRTUAL; -- 0 messages, 1 tidying, 2 questions, 3 none of a chat

UPDATE outbox SET later = 1 WHERE state = 'pending';
UPDATE outbox SET lane = 2 WHERE state = 'pending' AND urgency = 2;

DROP INDEX outbox_due;
CREATE INDEX outbox_turn ON outbox (later, stream, chat_id, lane, urgency, id) WHERE state = 'pending';
CREATE INDEX outbox_later ON outbox (not_before) WHERE state = 'pending' AND later = 1;
CREATE INDEX outbox_expiring ON outbox (expires_at) WHERE state = 'pending' AND expires_at IS NOT NULL;
CREATE INDEX outbox_questions ON outbox (chat_id, method, room) WHERE state = 'pending' AND stream = 2;
