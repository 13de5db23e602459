-- An index only.
SELECT 1;
