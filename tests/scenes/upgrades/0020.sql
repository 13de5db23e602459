-- The bakers share an interest.
UPDATE chats SET community = 'interest' WHERE id = 1;
