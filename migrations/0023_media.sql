-- What a regular post shows above its words: pictures and files by Telegram's ids, several of one album.
ALTER TABLE touchpoints ADD COLUMN media TEXT CHECK (json_valid(media)); -- as telegram::attachment writes them; NULL: none
