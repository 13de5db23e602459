-- The bakers take no polls, and hear a conversation starter on working days.
INSERT INTO room_settings VALUES (1, 'polls', 'on', 'off');
UPDATE room_settings SET value = 'steady' WHERE chat = 1 AND room = 'touchpoints' AND key = 'rhythm';
INSERT INTO group_menus VALUES (700, 1, 'chat', 'en', '[]');
