-- /status counts and shows a group's failed requests; they are few among all that are kept.
CREATE INDEX outbox_failed ON outbox (chat_id) WHERE state IN ('failed', 'unknown');
