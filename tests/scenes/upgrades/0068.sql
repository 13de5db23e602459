-- A group that gives badges, a member who has one and shows it, and another who wears last month's tag.
INSERT INTO badge_groups (chat, since, month) VALUES (1, 20770, 24322);
INSERT INTO badges (chat, user_id, badge, at, told) VALUES (1, 1000004, 'answer', 1794736100, 1);
INSERT INTO badge_people (chat, user_id, weeks, last_week, shown) VALUES (1, 1000004, 5, 2967, 1);
INSERT INTO badge_tags (chat, month, user_id, tag, state) VALUES (1, 24321, 1000001, 'October helper', 'worn');
