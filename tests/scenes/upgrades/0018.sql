-- A group whose General is closed, and where nobody's links may be pressed.
INSERT INTO troubles VALUES (1, 'topic-closed', 1794816010);
UPDATE chats SET links = 'nobody' WHERE id = 1;
