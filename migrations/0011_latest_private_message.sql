-- The latest message of all private chats is looked up before every request to one.
CREATE INDEX people_last_message ON people (last_message_id) WHERE last_message_id > 0;
