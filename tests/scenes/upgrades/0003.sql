-- A poll whose result was told.
INSERT INTO polls (id, chat, asked_by, question, options, stage, message_id, poll_id, last_state, asked_at, ended_at)
VALUES (1, 1, 1000001, '', '[]', 'told', 6, '5000000000000000006', '{"counts":[0,1],"voters":1}', 1794700000, 1794800000);
INSERT INTO poll_votes (poll_id, user_id, choice, voted_at) VALUES ('5000000000000000006', 1000003, NULL, 1794716006);
