-- What kind of community a group is; NULL: nobody said.
ALTER TABLE chats ADD COLUMN community TEXT CHECK (community IN ('customers', 'interest', 'team', 'support'));
