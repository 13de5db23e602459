-- A helper who has her own menu.
INSERT INTO helper_menus (bot, chat, user_id, commands) SELECT 7000000001, 1, min(user_id), '[]' FROM people;
