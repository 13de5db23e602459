//! What people read.

use chrono::{DateTime, Datelike as _, Utc};

use super::{queries::Alone, rules};
use crate::{
    features::recognition::Talked,
    store::chats::Chat,
    words::{Line, line, month_name},
};

/// Somebody waits to be addressed, with what is known of her.
#[must_use]
pub fn item(chat: &Chat, one: &Alone, talked: Talked, now: DateTime<Utc>) -> Line {
    let joined = match one.joined_at {
        Some(at) => {
            let date = at.with_timezone(&chat.zone).date_naive();
            line("personal-joined").line("month", month_name(date.month())).plain("year", &date.year().to_string())
        }
        None => line("personal-joined-before"),
    };
    let silent = match talked.last_day {
        Some(day) => {
            line("personal-silent").num("weeks", rules::weeks_since(day, now.with_timezone(&chat.zone).date_naive()))
        }
        None => line("personal-never-wrote"),
    };
    line("personal-item")
        .text("name", &one.name)
        .line("joined", joined)
        .line("helped", line("personal-helped").num("n", talked.answered))
        .line("silent", silent)
}
