-- Somebody who helps with a section, and a button that only administrators may press.
UPDATE members SET sections = '["polls"]' WHERE user_id = (SELECT max(user_id) FROM members WHERE staff = 0);
INSERT INTO buttons (token, room, action, chat, audience, section, expires_at)
VALUES ('administratorsonlyad', 'settings', '{"Dismiss":12}', 1, 'administrator', 'polls', 1800000000);
