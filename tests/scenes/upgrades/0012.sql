-- Her introduction stands where it stood.
UPDATE introductions SET stands_since = published_at WHERE message_id IS NOT NULL;
