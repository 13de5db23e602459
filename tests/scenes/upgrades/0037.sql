-- She is into two things, one of them spelt in her own way, and can be found by a word; somebody else typed hers by hand.
INSERT INTO member_tags (chat, user_id, tag, shown, place)
VALUES (1, 1000004, 'ржаной_хлеб', 'Ржаной_хлеб', 0), (1, 1000004, 'елка', 'Ёлка', 1);
INSERT INTO introduction_words (chat, word, user_id) VALUES (1, 'хлеб', 1000004);
UPDATE introductions SET is_indexed = 1;
INSERT INTO introduction_forms (chat, questions, hashtags)
VALUES (1, '[{"key":"does","kind":"text"},{"key":"q1","kind":"choice","words":"Рожь или пшеница?","must":true,"options":["Рожь","Пшеница"]}]', '["пекарь"]')
ON CONFLICT (chat) DO UPDATE SET questions = excluded.questions, hashtags = excluded.hashtags;
INSERT INTO introduction_offers (chat, user_id, content, message_id, at)
VALUES (1, 1000002, '{"text":{"text":"Пеку хлеб","marks":[]},"media":null}', 14, 1794736100);
