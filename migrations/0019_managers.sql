-- What a setting was before it was changed, and whom a change is about.
ALTER TABLE settings_log ADD COLUMN was TEXT;             -- as value; NULL: nothing, or changed before this was written down
ALTER TABLE settings_log ADD COLUMN person INTEGER;       -- whom /staff named
UPDATE settings_log SET person = abs(CAST(value AS INTEGER)) WHERE setting = 'staff';

-- A manager wants this single post to come whether or not the limits have room for it.
ALTER TABLE touchpoints ADD COLUMN above_limits INTEGER NOT NULL DEFAULT 0;

-- How long a poll is open; three days until managers could choose.
ALTER TABLE polls ADD COLUMN open_seconds INTEGER NOT NULL DEFAULT 259200;
