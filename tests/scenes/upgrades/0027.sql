-- Thanks and a regular post that wait in the queue, one of them left out once.
INSERT INTO posts (chat, room, number, due, asks_at, skip_date, done_date) VALUES
    (1, 'recognition', 24323, NULL, NULL, NULL, '2026-12-01');
