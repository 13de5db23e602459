-- A manager's request, and one for later.
INSERT INTO outbox (chat_id, method, request, urgency, not_before, when_unknown, created_at, lane, later, state, settled_at)
VALUES (-1001, 'sendMessage', '{}', 1, 1794700000, 'repeat', 1794700000, 0, 0, 'sent', 1794700001);
