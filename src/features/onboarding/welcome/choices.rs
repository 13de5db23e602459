//! What managers choose about the greeting, and what that means in time. Pure.

use chrono::TimeDelta;

/// How long newcomers are waited for: those who come meanwhile share a greeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delay {
    /// Half a minute (DOMAIN §1 row 1).
    Soon,
    /// Two minutes.
    Minutes2,
    /// Ten minutes.
    Minutes10,
}

impl Delay {
    /// All there are.
    const ALL: [Self; 3] = [Self::Soon, Self::Minutes2, Self::Minutes10];

    /// As kept and as typed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Soon => "soon",
            Self::Minutes2 => "minutes-2",
            Self::Minutes10 => "minutes-10",
        }
    }

    /// From [`Delay::code`].
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|delay| delay.code() == code).unwrap_or(Self::Soon)
    }

    /// So long after the first has come.
    pub const fn time(self) -> TimeDelta {
        match self {
            Self::Soon => TimeDelta::seconds(30),
            Self::Minutes2 => TimeDelta::minutes(2),
            Self::Minutes10 => TimeDelta::minutes(10),
        }
    }
}

/// When a greeting goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cleanup {
    /// After an hour, or when the next comes.
    Hour,
    /// After a day, or when the next comes.
    Day,
    /// When the next comes; before Telegram lets us delete it no longer.
    Next,
    /// Never.
    Stays,
}

impl Cleanup {
    /// All there are.
    const ALL: [Self; 4] = [Self::Hour, Self::Day, Self::Next, Self::Stays];
    /// The longest it stays before it goes: an hour less than the two days in which it can be deleted.
    const LONGEST: TimeDelta = TimeDelta::hours(47);

    /// As kept and as typed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Next => "next",
            Self::Stays => "stays",
        }
    }

    /// From [`Cleanup::code`].
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|cleanup| cleanup.code() == code).unwrap_or(Self::Day)
    }

    /// So long after it has come; [`None`]: it stays.
    pub const fn after(self) -> Option<TimeDelta> {
        match self {
            Self::Hour => Some(TimeDelta::hours(1)),
            Self::Day => Some(TimeDelta::days(1)),
            Self::Next => Some(Self::LONGEST),
            Self::Stays => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::onboarding::welcome::typed::{CLEANUP, DELAY};

    #[test]
    fn what_is_offered_is_what_there_is() {
        let offered = DELAY.choices.iter().map(|choice| choice.code);
        assert_eq!(Vec::from_iter(offered), Delay::ALL.map(Delay::code));
        let offered = CLEANUP.choices.iter().map(|choice| choice.code);
        assert_eq!(Vec::from_iter(offered), Cleanup::ALL.map(Cleanup::code));
        assert!(Cleanup::ALL.into_iter().filter_map(Cleanup::after).all(|after| after <= Cleanup::LONGEST));
    }
}
