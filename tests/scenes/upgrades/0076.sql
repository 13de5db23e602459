-- A second text of the partner, posted once.
INSERT INTO partner_texts (id, series, chat, text, used_at) VALUES (7, 2, 1, 'Rye is back', 1794800000);
