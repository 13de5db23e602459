-- A rhythm that was another before, a helper who was named, and a poll that is open for a day.
UPDATE settings_log SET was = 'gentle' WHERE setting = 'rhythm';
INSERT INTO settings_log (chat, at, user_id, setting, value, person) VALUES (1, 1794211300, 1000001, 'staff', '+1000002', 1000002);
UPDATE polls SET open_seconds = 86400 WHERE id = 1;
