//! Buttons under a message.

use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::words::{clean_line, clip_text};

/// Most buttons under a message.
const MOST: usize = 100;
/// Longest label, in UTF-16 units: more than an app shows, and what Telegram takes.
const LONGEST_LABEL: usize = 128;
/// How much of a label a phone of 360 pixels shows where so many buttons share a row, in graphemes.
#[must_use]
pub const fn most_shown(buttons: usize) -> usize {
    match buttons {
        0 | 1 => 34,
        2 => 16,
        3 => 10,
        more => 28 / more,
    }
}

/// The label of a button of whose own nothing can be seen: Telegram takes no button without.
const UNNAMED: &str = "…";

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
    pub fn press(label: String, token: String) -> Self {
        Self { label: fit(label), effect: Effect::Press(token) }
    }

    /// A button that opens a link.
    #[must_use]
    pub fn open(label: String, url: String) -> Self {
        Self { label: fit(label), effect: Effect::Open(url) }
    }

    /// A button that copies a text of at most 256 characters, ready to be pasted (Bot API, `CopyTextButton`).
    #[must_use]
    pub const fn copy(label: String, text: String) -> Self {
        Self { label, effect: Effect::Copy(text) }
    }

    /// Whether a phone of 360 pixels shows all of its label in a row of so many.
    fn fits_among(&self, buttons: usize) -> bool {
        self.label.graphemes(true).count() <= most_shown(buttons)
    }

    fn json(&self) -> Value {
        let label = &self.label;
        match &self.effect {
            Effect::Press(token) => json!({"text": label, "callback_data": token}),
            Effect::Open(url) => json!({"text": label, "url": url}),
            Effect::Copy(text) => json!({"text": label, "copy_text": {"text": text}}),
        }
    }
}

/// A label Telegram takes, whatever it was made of: a name may show nothing, or never end.
fn fit(label: String) -> String {
    if clean_line(&label).is_empty() { UNNAMED.to_owned() } else { clip_text(&label, LONGEST_LABEL) }
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

    /// Adds rows of at most `per_row` buttons: fewer where a phone would cut a label that has to share its row.
    #[must_use]
    pub fn rows_of(mut self, per_row: usize, keys: Vec<Key>) -> Self {
        let mut row: Vec<Key> = Vec::new();
        for key in keys {
            let beside = row.len() + 1;
            let has_room = row.len() < per_row && row.iter().chain([&key]).all(|key| key.fits_among(beside));
            if !has_room && !row.is_empty() {
                self.0.push(std::mem::take(&mut row));
            }
            row.push(key);
        }
        self.row(row)
    }

    /// As `InlineKeyboardMarkup`. More than a hundred buttons Telegram refuses: who may have so many makes pages of them;
    /// of others the first are shown.
    #[must_use]
    pub fn json(&self) -> Value {
        let mut room = MOST;
        let rows = self.0.iter().map_while(|row| {
            let row: Vec<Value> = row.iter().take(room).map(Key::json).collect();
            room -= row.len();
            (!row.is_empty()).then_some(row)
        });
        let rows: Vec<Vec<Value>> = rows.collect();
        json!({"inline_keyboard": rows})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_that_a_phone_would_cut_has_a_row_to_itself() {
        let key = |label: &str| Key::press(label.to_owned(), "t".to_owned());
        let keys = ["Quiet hours", "Days", "Managers\u{2019} helpers and others", "Posts", "Links"].map(key);
        let rows = Keyboard::new().rows_of(2, keys.to_vec()).json();
        let lengths: Vec<_> =
            rows["inline_keyboard"].as_array().unwrap().iter().map(|row| row.as_array().unwrap().len()).collect();
        assert_eq!(lengths, [2, 1, 2]);
    }

    #[test]
    fn no_label_is_empty_or_endless() {
        let keyboard = Keyboard::new().row([
            Key::press("\u{3164}\u{200B}".to_owned(), "t".to_owned()),
            Key::open(" ".to_owned(), "https://t.me/x".to_owned()),
            Key::press("ab".repeat(500), "t".to_owned()),
        ]);
        let rows = keyboard.json();
        let label = |at: usize| rows["inline_keyboard"][0][at]["text"].as_str().unwrap().to_owned();
        assert_eq!((label(0), label(1)), (UNNAMED.to_owned(), UNNAMED.to_owned()));
        assert_eq!(label(2).encode_utf16().count(), LONGEST_LABEL);
    }
}
