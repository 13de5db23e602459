-- Somebody with whom the bot had talked was forgotten.
UPDATE cursor SET last_private_message = 41;
