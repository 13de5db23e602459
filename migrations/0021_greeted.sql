-- Whom a greeting greets, in order, as a JSON array of their numbers: who is thrown out is taken out of it.
ALTER TABLE greetings ADD COLUMN greeted TEXT NOT NULL DEFAULT '[]';
