-- Badges: firsts and milestones of members, and the tag of who helped most in a month.

-- Since when badges are given in a group, and the latest month whose helpers have theirs.
CREATE TABLE badge_groups (
    chat             INTEGER PRIMARY KEY REFERENCES chats (id),
    since            INTEGER NOT NULL,                 -- a day, counted from 1970-01-01 in the group's days
    month            INTEGER NOT NULL                  -- counted from year 0
) STRICT;

CREATE TABLE badges (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    badge            TEXT    NOT NULL,
    at               INTEGER NOT NULL,
    told             INTEGER NOT NULL CHECK (told IN (0, 1)), -- 0: she is to hear of it
    PRIMARY KEY (chat, user_id, badge)
) STRICT, WITHOUT ROWID;
CREATE INDEX badges_by_user ON badges (user_id, chat);
CREATE INDEX badges_untold ON badges (chat, user_id) WHERE told = 0;

-- What is counted of a member, and what she wants: weeks in which she talked, the latest of them, and whether others see her
-- badges.
CREATE TABLE badge_people (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    user_id          INTEGER NOT NULL,
    weeks            INTEGER NOT NULL,
    last_week        INTEGER NOT NULL,
    shown            INTEGER NOT NULL CHECK (shown IN (0, 1)),
    PRIMARY KEY (chat, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX badge_people_by_user ON badge_people (user_id, chat);

-- Whose name the tag for a month stands beside, and how far it is with it.
CREATE TABLE badge_tags (
    chat             INTEGER NOT NULL REFERENCES chats (id),
    month            INTEGER NOT NULL,
    user_id          INTEGER NOT NULL,
    tag              TEXT    NOT NULL,
    state            TEXT    NOT NULL CHECK (state IN ('asked', 'given', 'worn', 'returned', 'over')),
    PRIMARY KEY (chat, month)
) STRICT, WITHOUT ROWID;
CREATE INDEX badge_tags_by_user ON badge_tags (user_id, chat);

CREATE TRIGGER badges_of_group_are_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM badge_groups WHERE chat = OLD.id;
    DELETE FROM badges WHERE chat = OLD.id;
    DELETE FROM badge_people WHERE chat = OLD.id;
    DELETE FROM badge_tags WHERE chat = OLD.id;
END;
