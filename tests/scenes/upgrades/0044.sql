-- A regular post that invites, and a promotion that was posted.
UPDATE touchpoints SET purpose = 'invitation' WHERE id = (SELECT min(id) FROM touchpoints WHERE kind = 'own');
UPDATE occurrences SET is_promotion = 1 WHERE id = (SELECT min(id) FROM occurrences WHERE outcome = 'posted');
