-- What a regular post is for; how many promotions a group has had.
ALTER TABLE touchpoints ADD COLUMN purpose TEXT NOT NULL DEFAULT 'question'
    CHECK (purpose IN ('question', 'value', 'recognition', 'scenes', 'fun', 'invitation', 'promotion'));
ALTER TABLE occurrences ADD COLUMN is_promotion INTEGER NOT NULL DEFAULT 0 CHECK (is_promotion IN (0, 1));
