//! What is said to one person in private without her having asked: how much of it she wants, and when. Pure: the time is
//! an argument.
//!
//! At most two such messages in seven days from all rooms and all groups together, never in quiet hours or on quiet days,
//! and none of a kind she does not want. One that has to wait does, until nobody needs it any more.

use chrono::{DateTime, TimeDelta, Timelike as _, Utc};
use chrono_tz::Tz;

use super::rest::Calendar;
use crate::store::chats::{Chat, QuietHours};

/// How far back messages count.
pub const LOOK_BACK: TimeDelta = TimeDelta::days(7);
/// Quiet hours begin and end at quarters of an hour, or a little before.
const STEP: TimeDelta = TimeDelta::minutes(15);
/// Nobody rests for longer, whatever days are quiet: a new year in Russia, with a week's end behind it.
const LONGEST_REST: TimeDelta = TimeDelta::days(11);

/// How much somebody wants to hear unasked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HowMuch {
    /// What everybody hears who has not said otherwise.
    #[default]
    Usual,
    /// Half of it.
    Fewer,
    /// Nothing.
    Nothing,
}

impl HowMuch {
    /// All, most first.
    pub const ALL: [Self; 3] = [Self::Usual, Self::Fewer, Self::Nothing];

    /// Messages in seven days.
    #[must_use]
    pub const fn a_week(self) -> usize {
        match self {
            Self::Usual => 2,
            Self::Fewer => 1,
            Self::Nothing => 0,
        }
    }

    /// As stored, and in the names of messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Fewer => "fewer",
            Self::Nothing => "none",
        }
    }

    /// As stored.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|much| much.code() == code)
    }
}

/// When nobody is to be disturbed, where she is.
#[derive(Debug, Clone, Copy)]
pub struct Quiet {
    /// Whose hours and days these are.
    pub zone: Tz,
    /// Quiet hours.
    pub hours: QuietHours,
    /// Quiet days.
    pub days: Calendar,
}

impl Quiet {
    /// Those of a group.
    #[must_use]
    pub const fn of(chat: &Chat) -> Self {
        Self { zone: chat.zone, hours: chat.quiet, days: Calendar::of(chat) }
    }

    /// Whether nobody is to be disturbed at this time.
    #[must_use]
    pub fn holds(&self, at: DateTime<Utc>) -> bool {
        let local = at.with_timezone(&self.zone);
        let minute = u16::try_from(local.hour() * 60 + local.minute()).unwrap_or_default();
        self.hours.contains(minute) || self.days.at(at).is_some()
    }

    /// The first time from `at` on that is not quiet; [`None`]: none until `deadline`.
    #[must_use]
    pub fn over(&self, at: DateTime<Utc>, deadline: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let mut at = at;
        while self.holds(at) {
            at = next_quarter(at);
            if at > deadline {
                return None;
            }
        }
        Some(at)
    }

    /// When so much time has passed since `from` in which people are awake. Where it is always quiet, nobody is, and it
    /// passes as on any clock.
    #[must_use]
    pub fn awake_after(&self, from: DateTime<Utc>, time: TimeDelta) -> DateTime<Utc> {
        let (mut at, mut left) = (from, time);
        while left > TimeDelta::zero() {
            let next = next_quarter(at);
            if next - from > LONGEST_REST + time {
                return from + time;
            }
            if self.holds(at) {
                at = next;
                continue;
            }
            let step = left.min(next - at);
            (at, left) = (at + step, left - step);
        }
        at
    }

    /// How much of the time between these people are awake; no more than `most` is looked for.
    #[must_use]
    pub fn awake_between(&self, from: DateTime<Utc>, to: DateTime<Utc>, most: TimeDelta) -> TimeDelta {
        let (mut at, mut awake) = (from, TimeDelta::zero());
        while at < to && awake < most && at - from < LONGEST_REST + most {
            let next = next_quarter(at).min(to);
            if !self.holds(at) {
                awake += next - at;
            }
            at = next;
        }
        awake.min(most)
    }
}

/// The quarter of an hour that begins after `at`.
fn next_quarter(at: DateTime<Utc>) -> DateTime<Utc> {
    let into = i64::from(at.minute() % 15) * 60 + i64::from(at.second());
    at + STEP - TimeDelta::seconds(into) - TimeDelta::nanoseconds(i64::from(at.nanosecond()))
}

/// What becomes of something that is to be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is said now.
    Go,
    /// It is asked again then.
    Later(DateTime<Utc>),
    /// It is never said.
    Drop(Reason),
}

/// Why something is never said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// She does not want this kind, or anything.
    Unwanted,
    /// There was no time for it before nobody needed it any more.
    TooLate,
}

/// What becomes of something that is needed until `deadline`. `said` is when she was told something unasked lately,
/// oldest first.
#[must_use]
pub fn decide(
    quiet: &Quiet,
    much: HowMuch,
    said: &[DateTime<Utc>],
    deadline: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Verdict {
    if much == HowMuch::Nothing {
        return Verdict::Drop(Reason::Unwanted);
    }
    if now > deadline {
        return Verdict::Drop(Reason::TooLate);
    }
    let lately: Vec<_> = said.iter().filter(|at| now - **at < LOOK_BACK).collect();
    // The one that has to be a week old first.
    let free = match lately.len().checked_sub(much.a_week()) {
        Some(full) => lately.get(full).map_or(now, |at| **at + LOOK_BACK),
        None => now,
    };
    match quiet.over(free, deadline) {
        Some(at) if at > deadline => Verdict::Drop(Reason::TooLate),
        None => Verdict::Drop(Reason::TooLate),
        Some(at) if at > now => Verdict::Later(at),
        Some(_) => Verdict::Go,
    }
}

#[cfg(test)]
mod tests {
    use chrono_tz::Asia::Jerusalem;

    use super::*;

    /// Monday 16 November 2026, so many hours after midnight in Jerusalem.
    fn hour(hours: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_794_780_000, 0).unwrap() + TimeDelta::hours(hours)
    }

    fn quiet() -> Quiet {
        // At night, and on Saturdays.
        Quiet {
            zone: Jerusalem,
            hours: QuietHours { from: 21 * 60, until: 9 * 60 },
            days: Calendar::weekly(Jerusalem, 1 << 5),
        }
    }

    fn decide_at(now: i64, said: &[i64], much: HowMuch, deadline: i64) -> Verdict {
        let said: Vec<_> = said.iter().map(|at| hour(*at)).collect();
        decide(&quiet(), much, &said, hour(deadline), hour(now))
    }

    #[test]
    fn two_in_seven_days_and_the_third_waits() {
        let day = |day: i64| day * 24 + 10;
        assert_eq!(decide_at(day(0), &[], HowMuch::Usual, day(9)), Verdict::Go);
        assert_eq!(decide_at(day(1), &[day(0)], HowMuch::Usual, day(9)), Verdict::Go);
        assert_eq!(decide_at(day(2), &[day(0), day(1)], HowMuch::Usual, day(9)), Verdict::Later(hour(day(7))));
        assert_eq!(decide_at(day(7), &[day(0), day(1)], HowMuch::Usual, day(9)), Verdict::Go);
        assert_eq!(decide_at(day(1), &[day(0)], HowMuch::Fewer, day(9)), Verdict::Later(hour(day(7))));
        assert_eq!(decide_at(day(2), &[day(0), day(1)], HowMuch::Usual, day(3)), Verdict::Drop(Reason::TooLate));
    }

    #[test]
    fn nights_and_quiet_days_are_waited_for() {
        assert_eq!(decide_at(23, &[], HowMuch::Usual, 48), Verdict::Later(hour(24 + 9)));
        assert_eq!(decide_at(23, &[], HowMuch::Usual, 26), Verdict::Drop(Reason::TooLate));
        // Friday night: Saturday is quiet as a whole.
        assert_eq!(decide_at(4 * 24 + 22, &[], HowMuch::Usual, 200), Verdict::Later(hour(6 * 24 + 9)));
    }

    #[test]
    fn only_hours_in_which_people_are_awake_pass() {
        let quiet = quiet();
        assert_eq!(quiet.awake_after(hour(10), TimeDelta::hours(4)), hour(14));
        assert_eq!(quiet.awake_after(hour(20), TimeDelta::hours(4)), hour(24 + 12), "a night between");
        assert_eq!(quiet.awake_after(hour(4 * 24 + 20), TimeDelta::hours(4)), hour(6 * 24 + 12), "a quiet day between");
        assert_eq!(quiet.awake_between(hour(20), hour(24 + 12), TimeDelta::hours(9)), TimeDelta::hours(4));
        assert_eq!(quiet.awake_between(hour(10), hour(20), TimeDelta::hours(8)), TimeDelta::hours(8));
        let never = Quiet { days: Calendar::weekly(Jerusalem, 0x7F), ..quiet };
        assert_eq!(never.awake_after(hour(1), TimeDelta::hours(2)), hour(3), "nobody ever is");
    }

    #[test]
    fn who_wants_nothing_hears_nothing() {
        assert_eq!(decide_at(10, &[], HowMuch::Nothing, 48), Verdict::Drop(Reason::Unwanted));
        assert_eq!(decide_at(10, &[], HowMuch::Usual, 9), Verdict::Drop(Reason::TooLate));
    }

    #[test]
    fn every_amount_is_read_as_it_is_kept() {
        for much in HowMuch::ALL {
            assert_eq!(HowMuch::from_code(much.code()), Some(much));
        }
    }
}
