-- Helpers of chosen sections: the rooms they help with, a JSON array. NULL: none, or (staff = 1) everything.
ALTER TABLE members ADD COLUMN sections TEXT;
CREATE INDEX members_of_sections ON members (chat, user_id) WHERE sections IS NOT NULL;
-- Who may press a button about a group: member, helper, manager or administrator; a manager's may be pressed by who helps
-- with its room, or with another section that is named.
ALTER TABLE buttons ADD COLUMN audience TEXT NOT NULL DEFAULT 'member';
ALTER TABLE buttons ADD COLUMN section TEXT;
UPDATE buttons SET audience = 'manager' WHERE managers_only = 1;
UPDATE buttons SET audience = 'administrator' WHERE room = 'settings' AND action LIKE '{"Dismiss"%';
ALTER TABLE buttons DROP COLUMN managers_only;
