-- top_answers is not used any more: /top is answered to whoever asks, and no list stands that the next would replace.

-- What Telegram refuses a group until somebody mends it, such as a closed General: managers are told once.
CREATE TABLE troubles (
    chat    INTEGER NOT NULL REFERENCES chats (id),
    refusal TEXT    NOT NULL,
    since   INTEGER NOT NULL,
    PRIMARY KEY (chat, refusal)
) STRICT, WITHOUT ROWID;

-- Whose introduction may hold links that can be pressed.
ALTER TABLE chats ADD COLUMN links TEXT NOT NULL DEFAULT 'known' CHECK (links IN ('nobody', 'known', 'all'));
