-- Who was thanked for a month, who could have been, and who stood where; and where that was said.
INSERT INTO month_thanks (chat, month, slot, user_id, position, part, why)
VALUES (1, 24321, 'helper', 1000003, 1, 'named', '[["answered",3],["reactions",5]]'),
       (1, 24321, 'helper', 1000002, 2, 'spare', '[["answered",1]]');
INSERT INTO board_results (chat, span, number, board, user_id, position, place, why)
VALUES (1, 'month', 24321, 'active', 1000003, 1, 1, '[["answered",3]]'),
       (1, 'month', 24321, 'active', 1000002, 2, 2, '[["days",4]]');
INSERT INTO closed_posts (chat, number, message, has_picture) VALUES (1, 24321, 90, 1);
