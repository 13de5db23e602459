-- placeholder, written next
CREATE TABLE cursor (id INTEGER PRIMARY KEY CHECK (id = 1), next_update INTEGER NOT NULL) STRICT;
