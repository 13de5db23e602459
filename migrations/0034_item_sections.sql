-- The section an item belongs to: who helps with it is told, too. Rooms that are no sections are the group's as a whole.
ALTER TABLE items ADD COLUMN section TEXT NOT NULL DEFAULT '';
UPDATE items SET section = CASE WHEN room <> 'posts' THEN room
                                WHEN instr(ref, ':') > 0 THEN substr(ref, 1, instr(ref, ':') - 1)
                                ELSE ref END;
