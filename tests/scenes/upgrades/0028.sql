-- A button that only those who manage the group may press.
INSERT INTO buttons (token, room, action, chat, managers_only, expires_at)
VALUES ('managersonlymanagers', 'settings', '{"Show":"All"}', 1, 1, 1800000000);
