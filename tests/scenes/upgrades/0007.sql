-- Menus as an earlier version wrote them.
INSERT INTO menus (bot, scope, language, commands) VALUES (7000000001, 'all_group_chats', '', '[]');
