-- Who is glad to be asked, was asked, and would rather not; and a tip without a name that may be posted.
INSERT INTO tip_givers (chat, user_id, state, since, asked_at) VALUES (1, 1, 'yes', 1794800000, 1794800001);
UPDATE series_slots SET is_named = 0, approved = 1 WHERE state = 'told';
INSERT INTO series (id, chat, kind, rule, added_by, added_at, title, text)
VALUES (2, 1, 'partner', '{"repeat":"daily","time":"12:00"}', 1, 1794800000, 'Levi Mills', 'Flour at half the price');
