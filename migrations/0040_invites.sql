-- Links into a group that were made here.
CREATE TABLE invite_links (
    id         INTEGER PRIMARY KEY,
    chat       INTEGER NOT NULL REFERENCES chats (id),
    user_id    INTEGER,                          -- the member whose it is; NULL: of a campaign of those who manage the group
    name       TEXT    NOT NULL,                 -- as Telegram shows it
    url        TEXT,                             -- NULL: Telegram is yet to make it
    made_at    INTEGER NOT NULL,
    ended_at   INTEGER                           -- it works no longer
) STRICT;
CREATE UNIQUE INDEX invite_links_of_members ON invite_links (chat, user_id) WHERE user_id IS NOT NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX invite_links_of_campaigns ON invite_links (chat, name) WHERE user_id IS NULL AND ended_at IS NULL;
CREATE INDEX invite_links_by_person ON invite_links (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX invite_links_by_url ON invite_links (chat, url);

-- Who came by a link with a name, the first time she came.
CREATE TABLE arrivals (
    chat        INTEGER NOT NULL REFERENCES chats (id),
    user_id     INTEGER NOT NULL,
    link        INTEGER REFERENCES invite_links (id) ON DELETE SET NULL, -- one of ours
    name        TEXT    NOT NULL,                -- of the link
    came_at     INTEGER NOT NULL,
    answered_at INTEGER,                         -- she has answered somebody
    left_at     INTEGER,
    state       TEXT    NOT NULL DEFAULT 'pending' CHECK (state IN (
                    'pending',
                    'stayed',                    -- two weeks, and has answered somebody
                    'left',                      -- before that
                    'lapsed')),                  -- nobody counts any more: the room was switched off
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX arrivals_by_person ON arrivals (user_id);
CREATE INDEX arrivals_by_leaving ON arrivals (left_at) WHERE left_at IS NOT NULL;
CREATE INDEX arrivals_by_link ON arrivals (link) WHERE link IS NOT NULL;

CREATE TRIGGER invites_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM arrivals WHERE chat = OLD.id;
    DELETE FROM invite_links WHERE chat = OLD.id;
END;
