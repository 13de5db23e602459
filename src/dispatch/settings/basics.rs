//! What every room goes by in a group: its language, its clock, when it is left in peace, what it is for. Columns of
//! `chats`, where the gates and all words find them; read and written here as they are typed after `/settings`.

use super::OFF;
use crate::{
    dispatch::{Cx, Result},
    store::{
        ChatKey,
        chats::{self, Chat, Community, QuietHours},
        rest::QuietDays,
    },
};

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basic {
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
    /// What it is for, in a manager's words.
    Goal,
}

impl Basic {
    /// All.
    pub const ALL: [Self; 7] =
        [Self::Language, Self::Zone, Self::Quiet, Self::Days, Self::Posts, Self::Community, Self::Goal];

    /// As typed in English, as logged, and as in the names of messages.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Language => "language",
            Self::Zone => "zone",
            Self::Quiet => "quiet",
            Self::Days => "days",
            Self::Posts => "posts",
            Self::Community => "community",
            Self::Goal => "goal",
        }
    }

    /// From [`Basic::key`].
    #[must_use]
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basic| basic.key() == key)
    }

    /// What it is at present.
    #[must_use]
    pub fn present(self, chat: &Chat) -> String {
        match self {
            Self::Language => chat.language.code().to_owned(),
            Self::Zone => chat.zone.name().to_owned(),
            Self::Quiet => quiet_written(chat.quiet),
            Self::Days => quiet_days(chat).written(),
            Self::Posts => format!("{} {}", chat.posts_per_day, chat.posts_per_week),
            Self::Community => chat.community.map_or(OFF, Community::code).to_owned(),
            Self::Goal => chat.goal.clone().unwrap_or_else(|| OFF.to_owned()),
        }
    }

    /// Keeps a value that was read before, or is put back.
    pub(super) async fn write(self, cx: &Cx, chat: ChatKey, value: &str) -> Result {
        let unread = || anyhow::anyhow!("{value} is no value of {}", self.key());
        match self {
            Self::Language => chats::set_language(&cx.tx, chat, value.parse().map_err(|_| unread())?).await?,
            Self::Zone => chats::set_zone(&cx.tx, chat, value.parse().map_err(|_| unread())?).await?,
            Self::Quiet => chats::set_quiet(&cx.tx, chat, quiet_read(value).ok_or_else(unread)?).await?,
            Self::Days => {
                let days = QuietDays::read(value).ok_or_else(unread)?;
                chats::set_quiet_days(&cx.tx, chat, days.weekdays).await?;
                chats::set_rest(&cx.tx, chat, &days.rest).await?;
            }
            Self::Posts => chats::set_posts(&cx.tx, chat, posts_read(value).ok_or_else(unread)?).await?,
            Self::Community if value == OFF => chats::set_community(&cx.tx, chat, None).await?,
            Self::Community => {
                let community = Community::from_code(value).ok_or_else(unread)?;
                chats::set_community(&cx.tx, chat, Some(community)).await?;
            }
            Self::Goal => chats::set_goal(&cx.tx, chat, Some(value).filter(|value| *value != OFF)).await?,
        }
        Ok(())
    }
}

/// Quiet hours as typed; all ways of having none are one.
#[must_use]
pub fn quiet_written(quiet: QuietHours) -> String {
    if quiet.from == quiet.until { OFF.to_owned() } else { quiet.range('-') }
}

fn quiet_read(value: &str) -> Option<QuietHours> {
    if value == OFF {
        return Some(QuietHours { from: 0, until: 0 });
    }
    let minute = |clock: &str| {
        let (hours, minutes) = clock.split_once(':')?;
        Some(hours.parse::<u16>().ok()? * 60 + minutes.parse::<u16>().ok()?)
    };
    let (from, until) = value.split_once('-')?;
    Some(QuietHours { from: minute(from)?, until: minute(until)? })
}

/// All quiet days of a group.
#[must_use]
pub const fn quiet_days(chat: &Chat) -> QuietDays {
    QuietDays { weekdays: chat.quiet_days, rest: chat.rest }
}

fn posts_read(value: &str) -> Option<(i64, i64)> {
    let (per_day, per_week) = value.split_once(' ')?;
    Some((per_day.parse().ok()?, per_week.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_as_it_was() {
        for (from, until) in [(0, 0), (21 * 60, 9 * 60), (22 * 60 + 30, 0), (5, 6)] {
            let quiet = QuietHours { from, until };
            assert_eq!(quiet_read(&quiet_written(quiet)), Some(quiet));
        }
        assert_eq!(posts_read("2 14"), Some((2, 14)));
        for nonsense in ["", "22", "fri,sat", "a-b", "1"] {
            assert_eq!((quiet_read(nonsense), posts_read(nonsense)), (None, None));
        }
        for basic in Basic::ALL {
            assert_eq!(Basic::named(basic.key()), Some(basic));
        }
    }
}
