-- She is into two things, one of them spelt in her own way.
INSERT INTO member_tags (chat, user_id, tag, shown, place)
VALUES (1, 1000004, 'ржаной_хлеб', 'Ржаной_хлеб', 0), (1, 1000004, 'елка', 'Ёлка', 1);
