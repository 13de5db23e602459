-- What a manager wrote looks as she made it look: bold, hidden links, spoilers, mentions by name.
ALTER TABLE touchpoints ADD COLUMN marks TEXT CHECK (json_valid(marks)); -- as telegram::marked writes them, in bytes of text; NULL: none

-- A group whose name shows nothing is called by the end of its number (words::group_name).
UPDATE chats SET title = '👥 ' || (abs(telegram_id) % 10000) WHERE title = '';
