-- What is known of a person: for her to read, and to have forgotten.

-- The highest number of a message in any private chat. It stays known when the person whose chat that was is forgotten.
ALTER TABLE cursor ADD COLUMN last_private_message INTEGER NOT NULL DEFAULT 0;

-- The groups that know a person are found by her number.
CREATE INDEX settings_log_about ON settings_log (person) WHERE person IS NOT NULL;
CREATE INDEX touchpoints_by_author ON touchpoints (created_by) WHERE created_by IS NOT NULL;
CREATE INDEX polls_by_author ON polls (asked_by) WHERE asked_by IS NOT NULL;
CREATE INDEX chats_by_whom ON chats (added_by) WHERE added_by IS NOT NULL;
