//! Buttons under a message.

use serde_json::{Value, json};

/// Rows of buttons under a message.
#[derive(Debug, Clone, Default)]
pub struct Keyboard(Vec<Vec<Key>>);

/// One button: its label and what it does.
#[derive(Debug, Clone)]
pub struct Key {
    label: String,
    effect: Effect,
}

#[derive(Debug, Clone)]
enum Effect {
    Press(String),
    Open(String),
    Copy(String),
}

impl Key {
    /// A button that tells us it was pressed; `token` is an opaque reference (invariant I8).
    #[must_use]
    pub const fn press(label: String, token: String) -> Self {
        Self { label, effect: Effect::Press(token) }
    }

    /// A button that opens a link.
    #[must_use]
    pub const fn open(label: String, url: String) -> Self {
        Self { label, effect: Effect::Open(url) }
    }

    /// A button that copies a text of at most 256 characters, ready to be pasted (Bot API, `CopyTextButton`).
    #[must_use]
    pub const fn copy(label: String, text: String) -> Self {
        Self { label, effect: Effect::Copy(text) }
    }

    fn json(&self) -> Value {
        match &self.effect {
            Effect::Press(token) => json!({"text": self.label, "callback_data": token}),
            Effect::Open(url) => json!({"text": self.label, "url": url}),
            Effect::Copy(text) => json!({"text": self.label, "copy_text": {"text": text}}),
        }
    }
}

impl Keyboard {
    /// No buttons yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a row below.
    #[must_use]
    pub fn row(mut self, keys: impl IntoIterator<Item = Key>) -> Self {
        let keys: Vec<Key> = keys.into_iter().collect();
        if !keys.is_empty() {
            self.0.push(keys);
        }
        self
    }

    /// Adds rows of `per_row` buttons.
    #[must_use]
    pub fn rows_of(mut self, per_row: usize, keys: Vec<Key>) -> Self {
        for row in keys.chunks(per_row.max(1)) {
            self.0.push(row.to_vec());
        }
        self
    }

    /// As `InlineKeyboardMarkup`.
    #[must_use]
    pub fn json(&self) -> Value {
        let rows: Vec<Vec<Value>> = self.0.iter().map(|row| row.iter().map(Key::json).collect()).collect();
        json!({"inline_keyboard": rows})
    }
}
