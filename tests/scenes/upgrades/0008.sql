-- Talk that was kept and not counted yet when the process ended.
INSERT INTO talk (said) VALUES ('[{"update":99,"chat":1,"id":9,"at":1794816007,"author":{"id":1000003,"name":"Alice","username":"alice","language":"en"},"answers":1000002,"substantive":true,"forwarded":false}]');
INSERT INTO quarantine (source, update_id, chat_id, raw, error, at)
VALUES ('talk', 98, -1002000000005, '{"update":98}', 'no such thing', 1794800000);
