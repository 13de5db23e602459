//! How long ago something was, and which rights are missing. Pure.

use chrono::{DateTime, Utc};

use crate::store::chats::BotPlace;

/// A time that has passed, as people say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ago {
    /// Less than a minute.
    Now,
    /// Less than an hour.
    Minutes(i64),
    /// Less than two days.
    Hours(i64),
    /// Longer.
    Days(i64),
}

/// How long before `now` it was; what lies ahead (a clock was set back) counts as now.
#[must_use]
pub fn ago(at: DateTime<Utc>, now: DateTime<Utc>) -> Ago {
    let passed = now - at;
    match (passed.num_minutes(), passed.num_hours()) {
        (..1, _) => Ago::Now,
        (minutes, ..1) => Ago::Minutes(minutes),
        (_, hours @ ..48) => Ago::Hours(hours),
        _ => Ago::Days(passed.num_days()),
    }
}

/// What the bot misses most in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rights {
    /// It may do all it needs.
    Enough,
    /// It may not write.
    NotWriting,
    /// It is no administrator.
    NotAdministrator,
    /// It may not delete messages.
    NotDeleting,
}

impl Rights {
    /// What is missing, the gravest first.
    #[must_use]
    pub const fn of(bot: BotPlace) -> Self {
        match bot {
            BotPlace::Administrator { can_delete: true } => Self::Enough,
            BotPlace::Administrator { can_delete: false } => Self::NotDeleting,
            BotPlace::Member { can_write: true } => Self::NotAdministrator,
            BotPlace::Member { can_write: false } | BotPlace::Out => Self::NotWriting,
        }
    }

    /// As in the message.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Enough => "enough",
            Self::NotWriting => "write",
            Self::NotAdministrator => "administrator",
            Self::NotDeleting => "delete",
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn time_is_told_roughly() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(100);
        for (passed, said) in [
            (TimeDelta::seconds(-5), Ago::Now),
            (TimeDelta::seconds(59), Ago::Now),
            (TimeDelta::seconds(60), Ago::Minutes(1)),
            (TimeDelta::minutes(59), Ago::Minutes(59)),
            (TimeDelta::minutes(60), Ago::Hours(1)),
            (TimeDelta::hours(47), Ago::Hours(47)),
            (TimeDelta::hours(48), Ago::Days(2)),
        ] {
            assert_eq!(ago(now - passed, now), said, "{passed}");
        }
    }
}
