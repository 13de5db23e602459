-- The manager was in the middle of a setup once.
INSERT INTO setup_groups (chat, invitation, loss_told_at) VALUES (1, NULL, 1794750000);
INSERT INTO setup_wizards (chat, user_id, message_id, screen, language, told, told_in_message)
VALUES (1, 1000001, 3, NULL, 'ru', 'delete', 0);
