//! When a group is quieter than it usually is, and when it needs the bot less (DOMAIN §B5, §A2). Pure.
//!
//! A post may wait for a silence that is unusual for this very group: longer than most of its own, in the hours and on the
//! days on which it usually talks. Nobody talks at night, so only waking hours count: those outside quiet hours and days.

use chrono::{DateTime, Datelike as _, TimeDelta, Timelike as _, Utc};

use super::gates::{self, Reason};
use crate::store::chats::Chat;

/// So far back a group's rhythm is looked at.
pub const WINDOW: TimeDelta = TimeDelta::days(28);
/// No silence is unusual that is shorter, and each that is longer (waking hours).
const SHORTEST: i64 = 6;
const LONGEST: i64 = 24;
/// With fewer silences nobody can say which are usual.
const FEWEST_SILENCES: usize = 10;
/// With fewer hours of talk nobody can say on which days a group usually talks.
const FEWEST_HOURS: usize = 30;
/// Nor of one that was seen for a shorter time.
const LONG_ENOUGH: TimeDelta = TimeDelta::days(7);
/// A silence is looked for so far ahead, in hours.
const AHEAD: usize = 24 * 21;
/// Two prompts in a row nobody answered are so far apart at most.
const LONGEST_PAUSE: i64 = 14;

/// How a group usually talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    /// A longer silence is unusual, counted in waking hours.
    pub silence: i64,
    /// In which hours of the day it usually talks: a bit for each.
    hours: u32,
    /// On which days of the week: a bit for each, from Monday.
    days: u8,
}

impl Default for Rhythm {
    /// Of a group of which little is known: only a long silence is unusual, at any hour.
    fn default() -> Self {
        Self { silence: LONGEST, hours: u32::MAX, days: u8::MAX }
    }
}

impl Rhythm {
    /// By the hours, counted from 1970-01-01 in UTC, in which something was said, in order.
    #[must_use]
    pub fn of(hours: &[i64], chat: &Chat) -> Self {
        let spoken: Vec<DateTime<Utc>> = hours.iter().filter_map(|hour| at_hour(*hour)).collect();
        let mut silences: Vec<i64> = spoken.windows(2).filter_map(|pair| silence(pair, chat)).collect();
        silences.sort_unstable();
        let was_seen_for_long =
            spoken.first().zip(spoken.last()).is_some_and(|(first, last)| *last - *first >= LONG_ENOUGH);
        let long = match silences.get(silences.len() * 9 / 10) {
            Some(long) if silences.len() >= FEWEST_SILENCES => *long,
            // People never stopped.
            _ if was_seen_for_long && spoken.len() >= FEWEST_HOURS => 0,
            _ => return Self::default(),
        };
        let silence = (long * 3 / 2).clamp(SHORTEST, LONGEST);
        if spoken.len() < FEWEST_HOURS {
            return Self { silence, ..Self::default() };
        }
        let (mut by_hour, mut by_day) = ([0_u32; 24], [0_u32; 7]);
        for at in &spoken {
            let local = at.with_timezone(&chat.zone);
            by_hour[local.hour() as usize] += 1;
            by_day[local.weekday().num_days_from_monday() as usize] += 1;
        }
        let (hours, days) = (upper_half(&by_hour), usual_days(&by_day));
        Self { silence, hours, days }
    }

    fn is_usual_day(&self, at: DateTime<Utc>, chat: &Chat) -> bool {
        self.days & (1 << at.with_timezone(&chat.zone).weekday().num_days_from_monday()) != 0
    }

    /// Whether the group is awake, and usually talks.
    fn is_usual(&self, at: DateTime<Utc>, chat: &Chat) -> bool {
        let hour = at.with_timezone(&chat.zone).hour();
        self.hours & (1 << hour) != 0 && self.is_usual_day(at, chat) && !gates::is_quiet(chat, at)
    }

    /// When a silence that began at `since` is unusual, at `now` or later, should nobody say anything; [`None`] if not
    /// within weeks. `since`: [`None`] if nothing was ever said.
    #[must_use]
    pub fn unusual_from(&self, chat: &Chat, since: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let hour = TimeDelta::hours(1);
        let mut at = since.unwrap_or(now);
        let mut awake = if since.is_some() { 0 } else { self.silence };
        for _ in 0..AHEAD {
            if awake >= self.silence {
                break;
            }
            awake += i64::from(self.is_usual_day(at, chat) && !gates::is_quiet(chat, at));
            at += hour;
        }
        if awake < self.silence {
            return None;
        }
        let first = at.max(now);
        std::iter::successors(Some(first), |at| Some(*at + hour)).take(AHEAD).find(|at| self.is_usual(*at, chat))
    }

    /// Whether it is quieter than usual at `now`.
    #[must_use]
    pub fn is_unusual(&self, chat: &Chat, since: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
        self.unusual_from(chat, since, since.unwrap_or(now)).is_some_and(|at| at <= now)
    }
}

fn at_hour(hour: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp(hour.checked_mul(3_600)?, 0)
}

/// The waking hours between two in which something was said; [`None`]: there are none.
fn silence(pair: &[DateTime<Utc>], chat: &Chat) -> Option<i64> {
    let [from, to] = pair else { return None };
    let hours = std::iter::successors(Some(*from + TimeDelta::hours(1)), |at| Some(*at + TimeDelta::hours(1)));
    let awake = hours.take_while(|at| at < to).filter(|at| !gates::is_quiet(chat, *at)).count();
    i64::try_from(awake).ok().filter(|awake| *awake > 0)
}

/// The livelier half of the hours in which anything is said.
fn upper_half(by_hour: &[u32; 24]) -> u32 {
    let mut some: Vec<u32> = by_hour.iter().copied().filter(|n| *n > 0).collect();
    some.sort_unstable();
    let middle = some.get(some.len() / 2).copied().unwrap_or_default();
    (0..24).filter(|hour| by_hour[*hour as usize] >= middle.max(1)).fold(0, |bits, hour| bits | 1 << hour)
}

/// Days with at least half of what a day usually has.
fn usual_days(by_day: &[u32; 7]) -> u8 {
    let all: u32 = by_day.iter().sum();
    (0..7).filter(|day| by_day[*day as usize] * 14 >= all).fold(0, |bits, day| bits | 1 << day)
}

/// What must be so for a post to come, beside what the gates want of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// The group must be unusually quiet.
    Quiet(Quiet),
    /// Others begin conversations: it comes less often.
    Sparse(Sparse),
}

/// A post that waits for silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    /// How the group usually talks.
    pub rhythm: Rhythm,
    /// When something was last said.
    pub since: Option<DateTime<Utc>>,
    /// When it was last posted.
    pub last: Option<DateTime<Utc>>,
    /// How many in a row nobody answered.
    pub unanswered: u32,
}

impl Quiet {
    /// When it may come: at `now`, or later.
    ///
    /// # Errors
    /// Why it may not until `deadline`.
    pub fn comes(&self, chat: &Chat, now: DateTime<Utc>, deadline: DateTime<Utc>) -> Result<DateTime<Utc>, Reason> {
        // Nobody has said anything since: once is enough.
        let is_said = self.last.is_some_and(|last| self.since.is_none_or(|since| since <= last));
        if is_said || self.rests_until().is_some_and(|at| at > deadline) {
            return Err(Reason::Unanswered);
        }
        let first = self.rhythm.unusual_from(chat, self.since, now.max(self.rests_until().unwrap_or(now)));
        first.filter(|at| *at <= deadline).ok_or(Reason::AsUsual)
    }

    /// Until when it keeps away, as nobody answered: two days after one, four after two.
    fn rests_until(&self) -> Option<DateTime<Utc>> {
        let days = 1_i64.checked_shl(self.unanswered.min(10)).unwrap_or(LONGEST_PAUSE).min(LONGEST_PAUSE);
        self.last.filter(|_| self.unanswered > 0).map(|last| last + TimeDelta::days(days))
    }
}

/// A post that comes less often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sparse {
    /// When it was last posted.
    pub last: Option<DateTime<Utc>>,
    /// So long it keeps away after that.
    pub apart: TimeDelta,
}

impl Condition {
    /// When it may come: at `now`, or later.
    ///
    /// # Errors
    /// Why it may not until `deadline`.
    pub fn comes(&self, chat: &Chat, now: DateTime<Utc>, deadline: DateTime<Utc>) -> Result<DateTime<Utc>, Reason> {
        match self {
            Self::Quiet(quiet) => quiet.comes(chat, now, deadline),
            Self::Sparse(sparse) => {
                let at = sparse.last.map_or(now, |last| now.max(last + sparse.apart));
                if at > now { Err(Reason::SelfSufficient) } else { Ok(now) }
            }
        }
    }

    /// The same after it was posted.
    #[must_use]
    pub const fn posted(self, at: DateTime<Utc>) -> Self {
        match self {
            Self::Quiet(quiet) => Self::Quiet(Quiet { last: Some(at), ..quiet }),
            Self::Sparse(sparse) => Self::Sparse(Sparse { last: Some(at), ..sparse }),
        }
    }

    /// The same when something was last said then.
    #[must_use]
    pub const fn while_talking(self, at: DateTime<Utc>) -> Self {
        match self {
            Self::Quiet(quiet) => Self::Quiet(Quiet { since: Some(at), ..quiet }),
            sparse @ Self::Sparse(_) => sparse,
        }
    }

    /// Whether it waits for silence.
    #[must_use]
    pub const fn is_quiet(&self) -> bool {
        matches!(self, Self::Quiet(_))
    }
}

/// The probability of a post is what members do not begin themselves (DOMAIN §A2): so many of its times it passes over, and
/// stays away for so long after each; [`None`]: it comes each time. `share`: of conversations, those members began.
#[must_use]
pub fn apart(share: f64, interval: TimeDelta) -> Option<TimeDelta> {
    let of_times = (1.0 / (1.0 - share.clamp(0.0, 0.95))).round();
    if of_times < 2.0 {
        return None;
    }
    // Half a time less, so that an hour more or less does not count.
    let seconds = (of_times - 0.5) * interval.num_seconds() as f64;
    let most = WINDOW - interval / 2;
    Some(TimeDelta::seconds(seconds as i64).min(most.max(interval)))
}

#[cfg(test)]
mod tests;
