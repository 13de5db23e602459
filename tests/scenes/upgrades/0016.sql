UPDATE members SET asked_at = 1794816000, vouched_at = 1794816000 WHERE staff = 1;
UPDATE cursor SET telegram_at = 1794816000, no_ephemeral_until = 1794902400;
