-- A post whose best answer is taken up, and a series that is not posted again.
UPDATE touchpoints SET follows_up = 1 WHERE chat = 1;
INSERT INTO retired_series (chat, series) VALUES (1, 'light');
