//! Who is told when, and whose week it is. Pure: the time is an argument.

use chrono::{DateTime, Datelike as _, Days, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::{dispatch::items::Urgency, schedule::recurrence::first_instant_at, telegram::UserId};

/// The minute of the day of who has not said otherwise: nine in the morning.
pub const USUAL_MINUTE: u16 = 9 * 60;
/// Minutes in a day.
pub const MINUTES: u16 = 24 * 60;

/// When somebody wants to be told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// What is urgent at once, the rest once a day.
    #[default]
    Urgent,
    /// All at once.
    All,
    /// Not at all: she looks.
    Desk,
}

impl How {
    /// All, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Urgent, Self::All, Self::Desk];

    /// As stored, and in the names of messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::All => "all",
            Self::Desk => "desk",
        }
    }

    /// As stored.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.code() == code)
    }

    /// When she is told of something.
    #[must_use]
    pub const fn told(self, urgency: Urgency) -> Told {
        match (self, urgency) {
            (Self::Desk, _) => Told::Never,
            (Self::All, _) | (Self::Urgent, Urgency::AtOnce) => Told::Now,
            (Self::Urgent, Urgency::Daily) => Told::InTheRound,
        }
    }
}

/// When somebody is told of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// At once.
    Now,
    /// In her daily round.
    InTheRound,
    /// She looks herself.
    Never,
}

/// What somebody wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wishes {
    /// When.
    pub how: How,
    /// The minute of her day at which the daily round comes.
    pub minute: u16,
}

impl Default for Wishes {
    fn default() -> Self {
        Self { how: How::default(), minute: USUAL_MINUTE }
    }
}

impl Wishes {
    /// Her time of the day.
    #[must_use]
    pub fn time(&self) -> NaiveTime {
        let (hour, minute) = (u32::from(self.minute / 60), u32::from(self.minute % 60));
        NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN)
    }

    /// Her next round after `now`.
    #[must_use]
    pub fn next_round(&self, now: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
        match self.on_day(now, zone, 0) {
            at if at > now => at,
            _ => self.on_day(now, zone, 1),
        }
    }

    /// Her round of tomorrow, whether or not today's has been.
    #[must_use]
    pub fn tomorrow(&self, now: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
        self.on_day(now, zone, 1)
    }

    fn on_day(&self, now: DateTime<Utc>, zone: Tz, days: u64) -> DateTime<Utc> {
        let day = now.with_timezone(&zone).date_naive();
        let day = day.checked_add_days(Days::new(days)).unwrap_or(day);
        first_instant_at(day.and_time(self.time()), zone).unwrap_or(now)
    }
}

/// The week an instant is in, in weeks from Monday to Sunday since 1970.
#[must_use]
pub fn week_of(now: DateTime<Utc>, zone: Tz) -> i64 {
    // The first of January 1970 was a Thursday: the Monday before was day -3.
    let day = i64::from(now.with_timezone(&zone).date_naive().num_days_from_ce() - 719_163);
    (day + 3).div_euclid(7)
}

/// Whose week it is among those who take turns, each with her latest: who has it, else who has waited longest, and of
/// several of these the one who joined first.
#[must_use]
pub fn whose_week(takers: &[(UserId, Option<i64>)], week: i64) -> Option<UserId> {
    let has_it = takers.iter().find(|(_, latest)| *latest == Some(week));
    has_it.or_else(|| takers.iter().min_by_key(|(_, latest)| latest.unwrap_or(i64::MIN))).map(|(user, _)| *user)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use chrono_tz::Asia::Jerusalem;

    use super::*;

    /// Monday 16 November 2026, so many hours after midnight in Jerusalem.
    fn hour(hours: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_794_780_000, 0).unwrap() + TimeDelta::hours(hours)
    }

    #[test]
    fn a_week_begins_on_monday_where_the_group_is() {
        let week = week_of(hour(0), Jerusalem);
        assert_eq!(week_of(hour(0) - TimeDelta::seconds(1), Jerusalem), week - 1);
        assert_eq!(week_of(hour(7 * 24 - 1), Jerusalem), week);
        assert_eq!(week_of(hour(7 * 24), Jerusalem), week + 1);
    }

    #[test]
    fn turns_go_round_and_nobody_is_left_out() {
        let mut takers = vec![(UserId(1), None), (UserId(2), None), (UserId(3), None)];
        let mut had = Vec::new();
        for week in 10..16 {
            let user = whose_week(&takers, week).unwrap();
            takers.iter_mut().find(|(one, _)| *one == user).unwrap().1 = Some(week);
            assert_eq!(whose_week(&takers, week), Some(user), "it stays hers all week");
            had.push(user.0);
        }
        assert_eq!(had, [1, 2, 3, 1, 2, 3]);
        takers.retain(|(user, _)| user.0 != 1);
        assert_eq!(whose_week(&takers, 16), Some(UserId(2)));
        assert_eq!(whose_week(&[], 16), None);
    }

    #[test]
    fn the_round_comes_at_her_hour() {
        let wishes = Wishes::default();
        assert_eq!(wishes.next_round(hour(8), Jerusalem), hour(9));
        assert_eq!(wishes.next_round(hour(9), Jerusalem), hour(24 + 9));
        assert_eq!(wishes.tomorrow(hour(8), Jerusalem), hour(24 + 9));
    }

    #[test]
    fn what_is_kept_is_read() {
        for how in How::ALL {
            assert_eq!(How::from_code(how.code()), Some(how));
        }
    }
}
