-- Two came by links: one of a member's, who has stayed, and one of a campaign's.
INSERT INTO invite_links (id, chat, user_id, name, url, made_at, ended_at) VALUES
    (1, 1, 1000001, 'Noa', 'https://t.me/+abcdefgh', 1794211200, NULL),
    (2, 1, NULL, 'Spring fair', 'https://t.me/+ijklmnop', 1794211200, 1794811200);
INSERT INTO arrivals (chat, user_id, link, name, came_at, answered_at, left_at, state) VALUES
    (1, 1000003, 1, 'Noa', 1794211300, 1794211400, NULL, 'stayed'),
    (1, 1000004, 2, 'Spring fair', 1794211300, NULL, 1794736006, 'left');
