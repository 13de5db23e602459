-- A group's birthday and a date by the Hebrew calendar, and a day on which something is said.
INSERT INTO milestones (chat, day, since, is_birthday, text) VALUES (1, '03-12', 2019, 1, ''), (1, '14 M06', NULL, 0, 'Costumes!');
INSERT INTO milestone_days (chat, day, cheerful) VALUES (1, 739943, 1);
