//! An update together with the JSON it came as: what cannot be read is kept and set aside by its number.

use serde::{Deserialize, de::Error as _};
use serde_json::value::RawValue;

use super::{Update, number};

/// An update as it came, its number, and what we could read of it.
#[derive(Debug)]
pub struct Raw {
    /// Its number in Telegram's queue.
    pub update_id: i64,
    /// The JSON as received; of one that is too long, its beginning, as a string.
    pub json: Box<RawValue>,
    /// What we use of it; an error if a field we use has a shape Telegram does not document, or the whole is too long.
    pub update: serde_json::Result<Update>,
    /// Whether it had failed before, and is tried again.
    pub is_retry: bool,
}

#[derive(Deserialize)]
struct OnlyId {
    #[serde(deserialize_with = "number::count")]
    update_id: i64,
}

/// Longest update that is read, in bytes. Real ones have a few thousand; the longest message there can be, with all its
/// formatting and the one it answers, stays below one million.
pub const LONGEST_UPDATE: usize = 2 << 20;
/// Of one that is longer, so many bytes are kept.
const BEGINNING: usize = 1_000;

impl Raw {
    /// Reads an update. It must have a number; the rest may be anything. One that is too long is [`Raw::cut`].
    ///
    /// # Errors
    /// If even the number is missing.
    pub fn new(json: Box<RawValue>) -> serde_json::Result<Self> {
        Self::numbered(json).map_err(|(_, error)| error)
    }

    /// As [`Raw::new`], and gives back what has no number.
    ///
    /// # Errors
    /// If the number is missing.
    pub fn numbered(json: Box<RawValue>) -> Result<Self, (Box<RawValue>, serde_json::Error)> {
        let is_too_long = json.get().len() > LONGEST_UPDATE;
        let update = if is_too_long { Err(too_long()) } else { serde_json::from_str::<Update>(json.get()) };
        let number = match &update {
            Ok(update) => Ok(update.update_id),
            Err(_) => serde_json::from_str(json.get()).map(|OnlyId { update_id }| update_id),
        };
        match number {
            Ok(update_id) if is_too_long => Self::beginning(update_id, json.get()).map_err(|error| (json, error)),
            Ok(update_id) => Ok(Self { update_id, json, update, is_retry: false }),
            Err(error) => Err((json, error)),
        }
    }

    /// Stands for an update that is too long to be read, so that it can be set aside like any other that cannot be
    /// handled: its number is where Telegram writes it, at the beginning. [`None`] if it is not.
    #[must_use]
    pub fn cut(beginning: &[u8]) -> Option<Self> {
        let beginning = String::from_utf8_lossy(&beginning[..beginning.len().min(2 * BEGINNING)]);
        let (_, from_number) = beginning.split_once(r#""update_id":"#)?;
        let from_number = from_number.trim_start();
        let end = from_number.find(|c: char| !c.is_ascii_digit()).unwrap_or(from_number.len());
        let update_id = from_number[..end].parse().ok().filter(|id| number::COUNTS.contains(id))?;
        Self::beginning(update_id, &beginning).ok()
    }

    fn beginning(update_id: i64, text: &str) -> serde_json::Result<Self> {
        let end = text.floor_char_boundary(BEGINNING);
        let json = serde_json::value::to_raw_value(&text[..end])?;
        Ok(Self { update_id, json, update: Err(too_long()), is_retry: false })
    }
}

fn too_long() -> serde_json::Error {
    serde_json::Error::custom("it is too long to be read")
}
