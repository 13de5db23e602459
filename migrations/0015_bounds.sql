-- What anybody can make grow is bounded: by caps, and by forgetting what nobody needs any more, in small steps.

ALTER TABLE chats ADD COLUMN left_at INTEGER;          -- since when we are known to be out; NULL: we are in, or it was not noted yet

-- A cap for each person and each group, the oldest buttons first.
CREATE INDEX buttons_by_chat ON buttons (chat, expires_at) WHERE chat IS NOT NULL;
CREATE INDEX buttons_by_person ON buttons (only_user, expires_at) WHERE only_user IS NOT NULL;

-- What is past keeping is found by its age.
CREATE INDEX conversations_by_age ON conversations (updated_at);
CREATE INDEX occurrences_by_age ON occurrences (decided_at);
CREATE INDEX polls_by_end ON polls (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX poll_votes_by_age ON poll_votes (voted_at);

-- What refers to a person, so that those to whom nothing refers are found.
CREATE INDEX newcomers_by_person ON newcomers (user_id);
CREATE INDEX introductions_by_person ON introductions (user_id);
CREATE INDEX setup_wizards_by_person ON setup_wizards (user_id);
CREATE INDEX helper_menus_by_person ON helper_menus (user_id);
CREATE INDEX scores_by_person ON scores (user_id, chat);
CREATE INDEX season_results_by_person ON season_results (user_id, chat);
CREATE INDEX settings_log_by_person ON settings_log (user_id);

-- What refers to a group.
CREATE INDEX settings_log_by_chat ON settings_log (chat, id);
CREATE INDEX timers_by_chat ON timers (chat) WHERE chat IS NOT NULL;
CREATE INDEX polls_by_chat ON polls (chat);
CREATE INDEX former_ids_by_chat ON former_ids (chat);
CREATE INDEX helper_menus_by_chat ON helper_menus (chat);

-- With a group goes everything of it. Of what there can be much, most is gone by then (store::forgetting).
CREATE TRIGGER group_is_forgotten BEFORE DELETE ON chats BEGIN
    DELETE FROM poll_votes WHERE poll_id IN (SELECT poll_id FROM polls WHERE chat = OLD.id);
    DELETE FROM polls WHERE chat = OLD.id;
    DELETE FROM members WHERE chat = OLD.id;
    DELETE FROM parked WHERE chat = OLD.id;
    DELETE FROM buttons WHERE chat = OLD.id;
    DELETE FROM timers WHERE chat = OLD.id;
    DELETE FROM occurrences WHERE chat = OLD.id;
    DELETE FROM settings_log WHERE chat = OLD.id;
    DELETE FROM touchpoints WHERE chat = OLD.id;
    DELETE FROM prompts_used WHERE chat = OLD.id;
    DELETE FROM newcomers WHERE chat = OLD.id;
    DELETE FROM greetings WHERE chat = OLD.id;
    DELETE FROM introductions WHERE chat = OLD.id;
    DELETE FROM messages WHERE chat = OLD.id;
    DELETE FROM threads WHERE chat = OLD.id;
    DELETE FROM day_turns WHERE chat = OLD.id;
    DELETE FROM reply_pairs WHERE chat = OLD.id;
    DELETE FROM reactions WHERE chat = OLD.id;
    DELETE FROM reaction_pairs WHERE chat = OLD.id;
    DELETE FROM scores WHERE chat = OLD.id;
    DELETE FROM top_answers WHERE chat = OLD.id;
    DELETE FROM open_months WHERE chat = OLD.id;
    DELETE FROM season_results WHERE chat = OLD.id;
    DELETE FROM setup_groups WHERE chat = OLD.id;
    DELETE FROM setup_wizards WHERE chat = OLD.id;
    DELETE FROM helper_menus WHERE chat = OLD.id;
    DELETE FROM former_ids WHERE chat = OLD.id;
END;
