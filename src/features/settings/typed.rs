//! Reading `/settings KEY VALUE` in three languages, and the nearest right form of what was not understood.
//! Pure.

use chrono::{DateTime, Utc, Weekday};

use super::rules::{
    Change, Key, MOST_A_DAY, MOST_A_WEEK, QUIET_PRESETS, are_posts, days_written, range, set_of, value_written, written,
};
use crate::{
    features::setup::find_zone,
    schedule::grammar,
    store::chats::{Chat, QuietHours, Rhythm},
    words::{Lang, distance, zones},
};

/// Posts a week suggested for each post a day.
const DAYS_WITH_POSTS: i64 = 5;

/// What a line after `/settings` asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// The panel.
    Everything,
    /// One setting's panel.
    Show(Key),
    /// Who changed what lately.
    Log,
    /// A change.
    Set(Change),
}

/// Why it cannot be done, and what would have been right, as typed after `/settings`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No setting is called so.
    UnknownKey {
        /// As typed.
        typed: String,
        /// What was probably meant, whole.
        meant: Option<String>,
    },
    /// The value is not one of this setting.
    UnknownValue {
        /// Of which.
        key: Key,
        /// As typed.
        typed: String,
        /// The right form with as much of her words as fits.
        meant: String,
    },
}

/// Reads what stands after `/settings`.
///
/// # Errors
/// If it is no form of ours, with the nearest that is.
pub fn read(typed: &str, chat: &Chat, now: DateTime<Utc>) -> Result<Wish, Problem> {
    Reader { chat, now }.read(typed)
}

struct Reader<'a> {
    chat: &'a Chat,
    now: DateTime<Utc>,
}

impl Reader<'_> {
    fn read(&self, typed: &str) -> Result<Wish, Problem> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(Wish::Everything);
        }
        if ["log", "יומן", "журнал"].contains(&typed.to_lowercase().as_str()) {
            return Ok(Wish::Log);
        }
        let (first, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
        let rest = rest.trim();
        let Some(key) = Key::named(first) else {
            return Err(Problem::UnknownKey { typed: typed.to_owned(), meant: self.meant(typed, first, rest) });
        };
        if rest.is_empty() {
            return Ok(Wish::Show(key));
        }
        self.value(key, rest).map(Wish::Set).ok_or_else(|| Problem::UnknownValue {
            key,
            typed: rest.to_owned(),
            meant: format!("{} {}", key.code(), self.nearest_value(key, rest)),
        })
    }

    /// A value without its key or before it, or a slip in the key.
    fn meant(&self, typed: &str, first: &str, rest: &str) -> Option<String> {
        if let Some(change) = Key::ALL.into_iter().filter(|_| !is_off(typed)).find_map(|key| self.value(key, typed)) {
            return Some(written(change));
        }
        let swapped = typed.rsplit_once(char::is_whitespace).and_then(|(value, last)| Some((value, Key::named(last)?)));
        if let Some(change) = swapped.and_then(|(typed, key)| self.value(key, typed)) {
            return Some(written(change));
        }
        let key = Key::like(first)?;
        let value = self.value(key, rest).map_or_else(|| self.nearest_value(key, rest), value_written);
        Some(format!("{} {value}", key.code()))
    }

    fn value(&self, key: Key, typed: &str) -> Option<Change> {
        match key {
            Key::Language => Lang::from_name(typed).map(Change::Language),
            Key::Zone => self.zone(typed).ok().map(Change::Zone),
            Key::Rhythm => rhythm(typed).map(Change::Rhythm),
            Key::Quiet if is_off(typed) => Some(Change::Quiet { from: 0, until: 0 }),
            Key::Quiet => quiet(typed),
            Key::Days if is_off(typed) => Some(Change::Days(0)),
            Key::Days => {
                let days = grammar::weekdays(typed).ok().filter(|days| !days.is_empty())?;
                Some(Change::Days(set_of(days)))
            }
            Key::Posts => match numbers(typed)?.as_slice() {
                [per_day, per_week] if are_posts(*per_day, *per_week) => {
                    Some(Change::Posts { per_day: *per_day, per_week: *per_week })
                }
                _ => None,
            },
        }
    }

    fn nearest_value(&self, key: Key, typed: &str) -> String {
        match key {
            Key::Language => self.chat.language.code().to_owned(),
            Key::Zone => {
                let near = self.zone(typed).err().and_then(|near| near.first().copied());
                near.unwrap_or(zones::likely(self.chat.language)[0]).name().to_owned()
            }
            Key::Rhythm => rhythm_like(typed).code().to_owned(),
            Key::Quiet => range(nearest_quiet(typed, self.chat), '-'),
            Key::Days => nearest_days(typed),
            Key::Posts => nearest_posts(typed),
        }
    }

    /// As the setup reads it, so that a distance from Greenwich is answered with a city.
    fn zone(&self, typed: &str) -> Result<chrono_tz::Tz, Vec<chrono_tz::Tz>> {
        find_zone(typed, self.chat.language, self.now)
    }
}

impl Key {
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Language => &["language", "lang", "שפה", "язык"],
            Self::Zone => &["zone", "timezone", "אזור", "пояс", "зона"],
            Self::Rhythm => &["rhythm", "קצב", "ритм"],
            Self::Quiet => &["quiet", "hours", "שקט", "שעות", "тишина", "часы"],
            Self::Days => &["days", "ימים", "ימי", "дни"],
            Self::Posts => &["posts", "פוסטים", "посты"],
        }
    }

    fn named(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        Self::ALL.into_iter().find(|key| key.names().contains(&word.as_str()))
    }

    /// The key a word was probably meant to be; short words are no slips.
    fn like(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        if word.chars().count() < 4 {
            return None;
        }
        let slips = |key: &Self| key.names().iter().map(|name| distance(name, &word)).min().unwrap_or(usize::MAX);
        Self::ALL.into_iter().filter(|key| slips(key) <= 2).min_by_key(slips)
    }
}

const RHYTHMS: [(&str, Rhythm); 7] = [
    ("gentle", Rhythm::Gentle),
    ("רגוע", Rhythm::Gentle),
    ("спокойный", Rhythm::Gentle),
    ("steady", Rhythm::Steady),
    ("יציב", Rhythm::Steady),
    ("ровный", Rhythm::Steady),
    ("none", Rhythm::None),
];

fn rhythm(typed: &str) -> Option<Rhythm> {
    if is_off(typed) {
        return Some(Rhythm::None);
    }
    let typed = typed.to_lowercase();
    RHYTHMS.into_iter().find(|(name, _)| *name == typed).map(|(_, rhythm)| rhythm)
}

fn rhythm_like(typed: &str) -> Rhythm {
    let typed = typed.to_lowercase();
    let near = RHYTHMS.into_iter().map(|(name, rhythm)| (distance(name, &typed), rhythm)).min_by_key(|(n, _)| *n);
    near.filter(|(slips, _)| *slips <= 2).map_or(Rhythm::Gentle, |(_, rhythm)| rhythm)
}

fn is_off(typed: &str) -> bool {
    const OFF: [&str; 12] =
        ["off", "none", "no", "never", "ללא", "בלי", "אין", "כבוי", "нет", "без", "выкл", "никогда"];
    OFF.contains(&typed.to_lowercase().as_str())
}

/// `22:00-08:00`, `22-8`, `22.00 – 8.00`, "с 22:00 до 8:00".
fn quiet(typed: &str) -> Option<Change> {
    match times(typed).as_slice() {
        [Some(from), Some(until)] if from != until => Some(Change::Quiet { from: *from, until: *until }),
        _ => None,
    }
}

/// What stands between dashes, blanks and words such as "to", as minutes after midnight.
fn times(typed: &str) -> Vec<Option<u16>> {
    const JOINTS: [&str; 8] = ["from", "to", "till", "until", "с", "до", "מ", "עד"];
    typed
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '−' | '־'))
        .filter(|part| !part.is_empty() && !JOINTS.contains(&part.to_lowercase().as_str()))
        .map(minutes)
        .collect()
}

fn minutes(time: &str) -> Option<u16> {
    let (hours, minutes) = time.split_once([':', '.']).unwrap_or((time, "00"));
    let is_number = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(hours) || !is_number(minutes) {
        return None;
    }
    match (hours.parse().ok()?, minutes.parse().ok()?) {
        (24, 0) => Some(0),
        (hours @ 0..24_u16, minutes @ 0..60_u16) => Some(hours * 60 + minutes),
        _ => None,
    }
}

/// Her beginning or end, if one is clear, and the group's present other one.
fn nearest_quiet(typed: &str, chat: &Chat) -> QuietHours {
    let (from, until) = QUIET_PRESETS[0];
    let is_off = chat.quiet.from == chat.quiet.until;
    let present = if is_off { QuietHours { from, until } } else { chat.quiet };
    let times = times(typed);
    let from = times.first().copied().flatten().unwrap_or(present.from);
    let until = times.get(1).copied().flatten().unwrap_or(present.until);
    if from == until { present } else { QuietHours { from, until } }
}

fn nearest_days(typed: &str) -> String {
    let days = match grammar::weekdays(typed) {
        Ok(days) => set_of(days),
        Err(unknown) => set_of(unknown.understood.into_iter().chain(unknown.nearest)),
    };
    days_written(if days == 0 { set_of([Weekday::Fri, Weekday::Sat]) } else { days })
}

/// Her numbers within what is allowed; the larger is the week's.
fn nearest_posts(typed: &str) -> String {
    let numbers = numbers(typed).unwrap_or_default();
    let one = numbers.first().copied().unwrap_or(1).clamp(1, MOST_A_WEEK);
    let other = numbers.get(1).copied().unwrap_or(one * DAYS_WITH_POSTS).clamp(1, MOST_A_WEEK);
    format!("{} {}", one.min(other).min(MOST_A_DAY), one.max(other))
}

fn numbers(typed: &str) -> Option<Vec<i64>> {
    let parts = typed.split(|c: char| c.is_whitespace() || matches!(c, '/' | ',')).filter(|part| !part.is_empty());
    parts.map(|part| part.parse::<u16>().ok().map(i64::from)).collect()
}

#[cfg(test)]
mod tests;
