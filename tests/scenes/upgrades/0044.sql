-- A regular post that promotes something, and one that was posted.
UPDATE touchpoints SET purpose = 'promotion' WHERE id = (SELECT min(id) FROM touchpoints WHERE kind = 'own');
UPDATE occurrences SET is_promotion = 1 WHERE id = (SELECT min(id) FROM occurrences WHERE outcome = 'posted');
