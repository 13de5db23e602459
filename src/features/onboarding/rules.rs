//! When a greeting is due, and what an introduction asks.

use chrono::{DateTime, DurationRound as _, TimeDelta, Utc};

use crate::telegram::{ChatId, MessageId};

/// People who join within this time of the first share a greeting (DOMAIN §1 row 1).
const TOGETHER: TimeDelta = TimeDelta::seconds(30);
/// More than this many at once are a crowd, perhaps a raid: wait until it calms down.
const CROWD: i64 = 20;
/// A crowd that does not calm down is greeted after this.
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(5);
/// Who may write only after this is no newcomer any more.
pub const STILL_NEW: TimeDelta = TimeDelta::days(7);
/// Who is gone is taken out of a greeting after this, with those who went meanwhile.
pub const TAKEN_OUT_AFTER: TimeDelta = TimeDelta::seconds(3);
/// A greeting still on its way after this is taken for lost.
const LOST: TimeDelta = TimeDelta::days(1);
/// So many are greeted by name.
pub const NAMED: usize = 5;

/// Who has talked on so many days is known to the group.
pub const KNOWN_DAYS: i64 = 3;

/// Supergroups are numbered below this; what is left is the number in links to their messages.
const SUPERGROUPS: i64 = -1_000_000_000_000;

/// People who wait for a greeting.
#[derive(Debug, Clone, Copy)]
pub struct Waiting {
    /// How many.
    pub count: i64,
    /// When the first came.
    pub first: DateTime<Utc>,
    /// When the last came.
    pub last: DateTime<Utc>,
}

impl Waiting {
    /// Until when a crowd is waited for; [`None`]: greet now.
    #[must_use]
    pub fn for_calm(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let until = (self.last + TOGETHER).min(self.first + LONGEST_WAIT);
        (self.count > CROWD && now < until).then_some(until)
    }
}

/// When those who come from `now` on are greeted, should they be waited for so long: timers know whole seconds, and it must
/// not be early.
#[must_use]
pub fn greet_at(now: DateTime<Utc>, after: TimeDelta) -> DateTime<Utc> {
    let whole = now.duration_trunc(TimeDelta::seconds(1)).unwrap_or(now);
    if whole == now { now + after } else { whole + after + TimeDelta::seconds(1) }
}

/// Whether a greeting made at `made_at`, of which nothing was heard, may still arrive.
#[must_use]
pub fn may_still_arrive(made_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    (now - made_at).abs() < LOST
}

/// The address of a message; only supergroups have them.
#[must_use]
pub fn message_link(chat: ChatId, message: MessageId) -> Option<String> {
    let number = SUPERGROUPS.checked_sub(chat.0).filter(|number| *number > 0)?;
    Some(format!("https://t.me/c/{number}/{}", message.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    fn waiting(count: i64, first: i64, last: i64) -> Waiting {
        Waiting { count, first: at(first), last: at(last) }
    }

    #[test]
    fn a_few_are_greeted_at_once_and_a_crowd_when_it_calms_down() {
        assert_eq!(waiting(20, 0, 30).for_calm(at(30)), None);
        assert_eq!(waiting(21, 0, 29).for_calm(at(30)), Some(at(59)));
        assert_eq!(waiting(500, 0, 29).for_calm(at(59)), None);
        assert_eq!(waiting(500, 0, 290).for_calm(at(290)), Some(at(300)));
        assert_eq!(waiting(500, 0, 299).for_calm(at(300)), None);
    }

    #[test]
    fn a_greeting_is_never_early() {
        assert_eq!(greet_at(at(5), TOGETHER), at(35));
        assert_eq!(greet_at(at(5) + TimeDelta::milliseconds(1), TOGETHER), at(36));
    }

    #[test]
    fn only_supergroups_have_links() {
        let link = message_link(ChatId(-1_002_000_000_001), MessageId(7));
        assert_eq!(link.as_deref(), Some("https://t.me/c/2000000001/7"));
        assert_eq!(message_link(ChatId(-5_000_001), MessageId(7)), None);
    }
}
