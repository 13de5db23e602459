-- An album, a message whose reactions are counted without names, last week's winner, and a topic that collects them.
INSERT INTO loved_albums (chat, message_id, album, at) VALUES (1, 41, 'a1', 1794736100), (1, 42, 'a1', 1794736100);
INSERT INTO loved_counts (chat, message_id, n, at) VALUES (1, 43, 5, 1794736100);
INSERT INTO loved_posts (chat, due, author, message_id, n, named, state, asked_at, post_id, hall_id)
VALUES (1, 1794736100, 1000004, 41, 7, 1, 'posted', 1794736040, 50, 51);
INSERT INTO loved_halls (chat, thread) VALUES (1, 9);
