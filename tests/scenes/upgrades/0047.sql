-- A group that keeps the Sabbath and the festivals, and comes back in the morning after.
UPDATE chats SET rest = 'shabbat il 12-31 sombre:04-24 after' WHERE id = 1;
