//! Reading `/settings KEY VALUE` in three languages, and the nearest right form of what was not understood.
//! Pure.

use chrono::{DateTime, NaiveTime, Timelike, Utc, Weekday};

use super::{
    days_typed,
    rules::{Change, Key, MOST_A_DAY, MOST_A_WEEK, QUIET_PRESETS, are_posts, set_of, written},
};
use crate::{
    dispatch::settings::{basics::quiet_days, is_nothing},
    features::setup::{find_zone, zone_as_typed},
    schedule::grammar,
    store::{
        chats::{Chat, Community, QuietHours},
        rest::QuietDays,
    },
    words::{Lang, clip, distance, zones},
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
    /// What the community is for, as it is kept now.
    Goal,
    /// What the community is for, from now on; nothing takes it away.
    SetGoal(Option<String>),
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
    /// Several zones may be meant, as by a country's name.
    SeveralZones {
        /// As typed.
        typed: String,
        /// Those.
        zones: Vec<chrono_tz::Tz>,
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
        if let Some((_, goal)) = heads(typed).find(|(name, _)| GOAL_NAMES.contains(&name.as_str())) {
            return Ok(match goal {
                "" => Wish::Goal,
                goal if is_nothing(goal) => Wish::SetGoal(None),
                goal => Wish::SetGoal(Some(goal.to_owned())),
            });
        }
        let Some((key, rest)) = heads(typed).find_map(|(name, rest)| Some((Key::named(&name)?, rest))) else {
            return Err(Problem::UnknownKey { typed: typed.to_owned(), meant: self.meant(typed) });
        };
        if rest.is_empty() {
            return Ok(Wish::Show(key));
        }
        self.value(key, rest).map(Wish::Set).ok_or_else(|| self.unknown_value(key, rest))
    }

    fn unknown_value(&self, key: Key, rest: &str) -> Problem {
        let typed = rest.to_owned();
        match self.zone(rest) {
            Err(zones) if key == Key::Zone && zones.len() > 1 => Problem::SeveralZones { typed, zones },
            _ => Problem::UnknownValue { key, typed, meant: self.meant_value(key, rest) },
        }
    }

    /// A value without its key or before it, or a slip in the key.
    fn meant(&self, typed: &str) -> Option<String> {
        if let Some(change) = Key::ALL.into_iter().filter(|_| !is_nothing(typed)).find_map(|key| self.value(key, typed))
        {
            return Some(written(change));
        }
        let swapped = typed.rsplit_once(char::is_whitespace).and_then(|(value, last)| Some((value, Key::named(last)?)));
        if let Some(change) = swapped.and_then(|(typed, key)| self.value(key, typed)) {
            return Some(written(change));
        }
        let (key, rest) = heads(typed).find_map(|(name, rest)| Some((Key::like(&name)?, rest)))?;
        Some(self.value(key, rest).map_or_else(|| self.meant_value(key, rest), written))
    }

    /// Quiet hours and quiet days are taken for each other; else the nearest value of this setting.
    fn meant_value(&self, key: Key, typed: &str) -> String {
        let other = match key {
            Key::Quiet => self.value(Key::Days, typed),
            Key::Days => self.value(Key::Quiet, typed),
            _ => None,
        };
        other.map_or_else(|| format!("{} {}", key.code(), self.nearest_value(key, typed)), written)
    }

    fn value(&self, key: Key, typed: &str) -> Option<Change> {
        match key {
            Key::Language => Lang::from_name(typed).map(Change::Language),
            Key::Zone => self.zone(typed).ok().map(Change::Zone),
            Key::Quiet if is_nothing(typed) => Some(Change::Quiet { from: 0, until: 0 }),
            Key::Quiet => quiet(typed),
            Key::Days if is_nothing(typed) => Some(Change::Days(QuietDays::default())),
            Key::Days => days(typed, self.chat).map(Change::Days),
            Key::Posts => match numbers(typed)?.as_slice() {
                [per_day, per_week] if are_posts(*per_day, *per_week) => {
                    Some(Change::Posts { per_day: *per_day, per_week: *per_week })
                }
                _ => None,
            },
            Key::Community if is_nothing(typed) => Some(Change::Community(None)),
            Key::Community => community(typed).map(Some).map(Change::Community),
        }
    }

    /// As much of her words as fits; what is not clear stays as it is, so that trying it does no harm.
    fn nearest_value(&self, key: Key, typed: &str) -> String {
        match key {
            Key::Language => self.chat.language.code().to_owned(),
            Key::Zone => {
                let near = self.zone(typed).err().and_then(|near| near.first().copied());
                let likely = zones::likely(self.chat.language)[0];
                let present = if self.chat.zone == chrono_tz::UTC { likely } else { self.chat.zone };
                zone_as_typed(near.unwrap_or(present), self.chat.language)
            }
            Key::Quiet => nearest_quiet(typed, self.chat).range('-'),
            Key::Days => nearest_days(typed, self.chat),
            Key::Posts => nearest_posts(typed, self.chat),
            Key::Community => {
                let present = self.chat.community.unwrap_or(Community::Customers);
                community_like(typed).unwrap_or(present).code().to_owned()
            }
        }
    }

    /// As the setup reads it, so that a distance from Greenwich is answered with a city.
    fn zone(&self, typed: &str) -> Result<chrono_tz::Tz, Vec<chrono_tz::Tz>> {
        find_zone(typed, self.chat.language, self.now)
    }
}

/// What the community is for is called so. It is a text, so it is no [`Change`].
const GOAL_NAMES: [&str; 7] = ["goal", "purpose", "מטרה", "המטרה", "מטרת הקבוצה", "цель", "цель группы"];

/// How much of what was typed is quoted.
const LONGEST_QUOTE: usize = 60;

/// What was typed, as it is said back.
pub(super) fn quote(typed: &str) -> String {
    clip(typed, LONGEST_QUOTE)
}

/// The first words as a setting's name, the longest first, each with what stands after them.
pub(super) fn heads(typed: &str) -> impl Iterator<Item = (String, &str)> {
    let head = |words: usize| {
        let mut rest = typed.trim();
        let mut name = Vec::new();
        for _ in 0..words {
            let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            name.push(word.trim_end_matches(':').to_lowercase());
            rest = after.trim_start();
            if rest.is_empty() {
                break;
            }
        }
        // The colon may stand alone, as when it is copied with its marks.
        (name.join(" "), rest.trim_start_matches(':').trim_start())
    };
    [2, 1].map(head).into_iter()
}

impl Key {
    /// As the panel shows them and shorter, in lower case.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Language => &["language", "lang", "שפה", "השפה", "язык"],
            Self::Zone => &[
                "time zone",
                "zone",
                "timezone",
                "אזור זמן",
                "אזור הזמן",
                "אזור",
                "часовой пояс",
                "часовая зона",
                "пояс",
                "зона",
            ],
            Self::Quiet => &[
                "quiet hours",
                "quiet",
                "hours",
                "שעות שקט",
                "שעות השקט",
                "שקט",
                "שעות",
                "тихие часы",
                "часы тишины",
                "тишина",
                "тихо",
                "часы",
            ],
            Self::Days => {
                &["quiet days", "days", "ימי שקט", "ימי השקט", "ימים", "ימי", "тихие дни", "дни тишины", "дни"]
            }
            Self::Posts => &["posts", "פוסטים", "посты"],
            Self::Community => &[
                "community",
                "kind",
                "סוג הקהילה",
                "סוג קהילה",
                "סוג",
                "вид сообщества",
                "тип сообщества",
                "сообщество",
                "вид",
            ],
        }
    }

    fn named(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        Self::ALL.into_iter().find(|key| key.names().contains(&word.as_str()))
    }

    /// The key a word was probably meant to be; short words are no slips, and longer ones only near ones.
    fn like(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        let allowed = match word.chars().count() {
            0..=3 => return None,
            4..=5 => 1,
            _ => 2,
        };
        let slips = |key: &Self| key.names().iter().map(|name| distance(name, &word)).min().unwrap_or(usize::MAX);
        Self::ALL.into_iter().filter(|key| slips(key) <= allowed).min_by_key(slips)
    }
}

/// As the buttons have them, and shorter.
const COMMUNITIES: [(&str, Community); 20] = [
    ("customers", Community::Customers),
    ("לקוחות", Community::Customers),
    ("клиенты", Community::Customers),
    ("interest", Community::Interest),
    ("shared interest", Community::Interest),
    ("תחום עניין", Community::Interest),
    ("תחום עניין משותף", Community::Interest),
    ("увлечение", Community::Interest),
    ("общее увлечение", Community::Interest),
    ("team", Community::Team),
    ("team at work", Community::Team),
    ("צוות", Community::Team),
    ("צוות בעבודה", Community::Team),
    ("коллеги", Community::Team),
    ("support", Community::Support),
    ("mutual support", Community::Support),
    ("תמיכה", Community::Support),
    ("תמיכה הדדית", Community::Support),
    ("поддержка", Community::Support),
    ("взаимная поддержка", Community::Support),
];

fn community(typed: &str) -> Option<Community> {
    let typed = typed.to_lowercase();
    COMMUNITIES.into_iter().find(|(name, _)| *name == typed).map(|(_, community)| community)
}

fn community_like(typed: &str) -> Option<Community> {
    let typed = typed.to_lowercase();
    let near = COMMUNITIES.into_iter().map(|(name, community)| (distance(name, &typed), community));
    near.min_by_key(|(slips, _)| *slips).filter(|(slips, _)| *slips <= 2).map(|(_, community)| community)
}

/// `22:00-08:00`, `22-8`, `2200-0800`, `22.00 – 8.00`, "с 22:00 до 8:00", "midnight to 8".
fn quiet(typed: &str) -> Option<Change> {
    match times(typed).as_slice() {
        [Some(from), Some(until)] if from != until => Some(Change::Quiet { from: *from, until: *until }),
        _ => None,
    }
}

/// Times of the day as minutes after midnight.
fn times(typed: &str) -> Vec<Option<u16>> {
    let minute = |time: NaiveTime| u16::try_from(time.hour() * 60 + time.minute()).ok();
    grammar::times(typed).into_iter().map(|time| time.and_then(minute)).collect()
}

/// Her beginning or end, if one is clear, and the group's present other one. Words are no times, but for those of noon
/// and midnight.
fn nearest_quiet(typed: &str, chat: &Chat) -> QuietHours {
    let (from, until) = QUIET_PRESETS[0];
    let is_off = chat.quiet.from == chat.quiet.until;
    let present = if is_off { QuietHours { from, until } } else { chat.quiet };
    let is_time =
        |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit()) || matches!(times(word).as_slice(), [Some(_)]);
    let times = times(&typed.split_whitespace().filter(is_time).collect::<Vec<_>>().join(" "));
    let (from, until) = match times.as_slice() {
        [from] => (*from, None),
        [from, until] => (*from, *until),
        _ => (None, None),
    };
    let (from, until) = (from.unwrap_or(present.from), until.unwrap_or(present.until));
    if from == until { present } else { QuietHours { from, until } }
}

/// Whole; where she only says what becomes of posts, of the days there are.
fn days(typed: &str, chat: &Chat) -> Option<QuietDays> {
    let read = days_typed::read(typed);
    let moves = read.days.rest.moves;
    if !read.whole || (read.days.is_off() && moves.is_none()) {
        return None;
    }
    let mut days = if read.days.is_off() { quiet_days(chat) } else { read.days };
    days.rest.moves = moves;
    Some(days)
}

fn nearest_days(typed: &str, chat: &Chat) -> String {
    let understood = days_typed::read(typed).days;
    let (present, usual) =
        (quiet_days(chat), QuietDays { weekdays: set_of([Weekday::Fri, Weekday::Sat]), ..QuietDays::default() });
    let days = [understood, present].into_iter().find(|days| !days.is_off()).unwrap_or(usual);
    days.written()
}

/// Her numbers within what is allowed; the larger is the week's.
fn nearest_posts(typed: &str, chat: &Chat) -> String {
    let numbers = numbers(typed).unwrap_or_default();
    if numbers.is_empty() {
        return format!("{} {}", chat.posts_per_day, chat.posts_per_week);
    }
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
