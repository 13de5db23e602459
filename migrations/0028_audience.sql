-- Buttons and links that are for those who manage the group they are about: dispatch refuses them to others.
ALTER TABLE buttons ADD COLUMN managers_only INTEGER NOT NULL DEFAULT 0;
UPDATE buttons SET managers_only = 1
WHERE chat IS NOT NULL AND (room IN ('touchpoints', 'settings', 'status', 'setup') OR (room = 'house' AND action LIKE '%switch_on%'));
