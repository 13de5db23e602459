//! The group's basics and what each can be. Pure; how they are typed is in [`super::typed`], rooms' own settings are in
//! [`super::own`].

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use crate::{
    dispatch::settings::{
        OFF,
        basics::{quiet_days, quiet_written},
    },
    store::{
        chats::{Chat, Community, QuietHours},
        rest::QuietDays,
    },
    words::Lang,
};

/// Most unasked posts a day, as in the configuration.
pub const MOST_A_DAY: i64 = 10;
/// Most unasked posts a week, as in the configuration.
pub const MOST_A_WEEK: i64 = 50;
/// Quiet hours offered with one touch, in minutes of the day; the first is the default.
pub const QUIET_PRESETS: [(u16, u16); 4] =
    [(21 * 60, 9 * 60), (22 * 60, 8 * 60), (23 * 60, 7 * 60), (20 * 60, 10 * 60)];
/// Posts a day and a week offered with one touch.
pub const POST_PRESETS: [(i64, i64); 6] = [(1, 3), (1, 5), (1, 7), (2, 8), (2, 14), (3, 15)];

/// What can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Key {
    /// The language the group hears.
    Language,
    /// Its clock.
    Zone,
    /// Hours without unasked posts.
    Quiet,
    /// Days without unasked posts.
    Days,
    /// The most unasked posts a day and a week.
    Posts,
    /// What kind of community it is.
    Community,
}

impl Key {
    /// All, in the order shown.
    pub const ALL: [Self; 6] = [Self::Language, Self::Zone, Self::Quiet, Self::Days, Self::Posts, Self::Community];

    /// As typed in English, as logged, and as in the names of messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Zone => "zone",
            Self::Quiet => "quiet",
            Self::Days => "days",
            Self::Posts => "posts",
            Self::Community => "community",
        }
    }
}

/// A change to a group's settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// The group hears this language.
    Language(Lang),
    /// Its clock.
    Zone(#[serde(with = "by_name")] chrono_tz::Tz),
    /// Quiet between these minutes of the day; equal: never.
    Quiet {
        /// First quiet minute.
        from: u16,
        /// First minute after.
        until: u16,
    },
    /// Quiet days.
    Days(QuietDays),
    /// The most unasked posts.
    Posts {
        /// A day.
        per_day: i64,
        /// A week, as the group's calendar has it.
        per_week: i64,
    },
    /// What kind of community it is; [`None`]: none of ours.
    Community(Option<Community>),
}

impl Change {
    /// What it changes.
    #[must_use]
    pub const fn key(self) -> Key {
        match self {
            Self::Language(_) => Key::Language,
            Self::Zone(_) => Key::Zone,
            Self::Quiet { .. } => Key::Quiet,
            Self::Days(_) => Key::Days,
            Self::Posts { .. } => Key::Posts,
            Self::Community(_) => Key::Community,
        }
    }

    /// What `key` is at present, as the change that made it so.
    #[must_use]
    pub const fn present(key: Key, chat: &Chat) -> Self {
        match key {
            Key::Language => Self::Language(chat.language),
            Key::Zone => Self::Zone(chat.zone),
            Key::Quiet => Self::quiet(chat.quiet),
            Key::Days => Self::Days(quiet_days(chat)),
            Key::Posts => Self::Posts { per_day: chat.posts_per_day, per_week: chat.posts_per_week },
            Key::Community => Self::Community(chat.community),
        }
    }

    /// Quiet hours; all ways of having none are one.
    const fn quiet(hours: QuietHours) -> Self {
        if hours.from == hours.until {
            return Self::Quiet { from: 0, until: 0 };
        }
        Self::Quiet { from: hours.from, until: hours.until }
    }
}

/// A change as it is typed after `/settings`.
#[must_use]
pub fn written(change: Change) -> String {
    format!("{} {}", change.key().code(), value_written(change))
}

/// A change's value as it is typed, and as it is logged.
#[must_use]
pub fn value_written(change: Change) -> String {
    match change {
        Change::Language(lang) => lang.code().to_owned(),
        Change::Zone(zone) => zone.name().to_owned(),
        Change::Quiet { from, until } => quiet_written(QuietHours { from, until }),
        Change::Days(days) => days.written(),
        Change::Posts { per_day, per_week } => format!("{per_day} {per_week}"),
        Change::Community(community) => community.map_or(OFF, Community::code).to_owned(),
    }
}

/// The days of a week that begins with `first`.
pub fn week_from(first: Weekday) -> impl Iterator<Item = Weekday> {
    std::iter::successors(Some(first), |day| Some(day.succ())).take(7)
}

/// The bit of a day.
#[must_use]
pub const fn day_bit(day: Weekday) -> u8 {
    1 << day as u8
}

/// Days of the week as a set: bit 0 Monday to bit 6 Sunday.
pub fn set_of(days: impl IntoIterator<Item = Weekday>) -> u8 {
    days.into_iter().fold(0, |set, day| set | day_bit(day))
}

/// Whether these limits are allowed: as many a week as a day at least.
#[must_use]
pub fn are_posts(per_day: i64, per_week: i64) -> bool {
    (1..=MOST_A_DAY).contains(&per_day) && (per_day..=MOST_A_WEEK).contains(&per_week)
}

mod by_name {
    //! A zone as its IANA name.

    use chrono_tz::Tz;
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub fn serialize<S: Serializer>(zone: &Tz, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(zone.name())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Tz, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}
