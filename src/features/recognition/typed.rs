//! The words people type after `/top`.

use super::rules::Period;

impl Period {
    /// From what was typed, in any of our languages; nothing means the month.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        match typed.trim().to_lowercase().as_str() {
            "" | "month" | "חודש" | "החודש" | "месяц" => Some(Self::Month),
            "year" | "שנה" | "השנה" | "год" => Some(Self::Year),
            _ => None,
        }
    }
}
