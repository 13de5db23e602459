-- Somebody who saw what is right in quizzes.
INSERT INTO quiz_staff (chat, user_id, seen_at) VALUES (1, 100, 1784203200);
