//! When somebody counts as answered, and how long that may take where people talk. Pure, and about nobody in particular:
//! any room whose people wait for an answer can go by it.
//!
//! A message is answered (DOMAIN §A0, §A4) when another person
//! - really replies to its author, whatever the time;
//! - or says something that is no reply, in the same topic, within half an hour and as one of the next five messages of
//!   others there;
//! - or when its author says thanks: she has what she asked for, wherever it came from.
//!
//! A reaction is no answer: it may come from a thumb. One by somebody who manages the group says that she has seen it, so
//! nobody needs to be called; that is for the room to see.
//!
//! How long may it take? As long as nine of ten answers took there in the last four weeks, counted in waking hours: at
//! least two hours, so that people come first, at most eight. Where too few answers are known it is four.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    schedule::nudges::Quiet,
    telegram::{ThreadId, UserId},
};

/// How far back answers count.
pub const LOOK_BACK: TimeDelta = TimeDelta::days(28);
/// After this nobody waits any more.
pub const STALE: TimeDelta = TimeDelta::days(7);
/// An answer that is no reply comes within this time,
const SOON: TimeDelta = TimeDelta::minutes(30);
/// and is one of so many messages.
const NEXT: i64 = 5;
/// The shortest and the longest wait.
pub const SHORTEST: TimeDelta = TimeDelta::hours(2);
const LONGEST: TimeDelta = TimeDelta::hours(8);
/// Where fewer answers are known, the usual time of most groups holds.
const ENOUGH: i64 = 10;
const USUAL: TimeDelta = TimeDelta::hours(4);
/// Half hours between the shortest and the longest wait; one more is for what took longer.
const MOST_HALVES: i64 = 12;
/// Of a hundred answers so many are waited for.
const PERCENT: i64 = 90;

/// Somebody's message that waits for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Whose.
    pub author: UserId,
    /// Where.
    pub thread: Option<ThreadId>,
    /// Since when.
    pub asked_at: DateTime<Utc>,
    /// Messages of others that came after it there.
    pub later: i64,
}

/// What somebody says there.
#[derive(Debug, Clone, Copy)]
pub struct Said {
    /// Who.
    pub author: UserId,
    /// Where.
    pub thread: Option<ThreadId>,
    /// When.
    pub at: DateTime<Utc>,
    /// Whose message it really answers.
    pub answers: Option<UserId>,
    /// Whether it says something.
    pub substantive: bool,
    /// Whether it thanks somebody.
    pub thanks: bool,
}

/// How a message was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// By a reply.
    Reply,
    /// By what was said next.
    Next,
    /// Its author said thanks.
    Thanked,
}

impl Waiting {
    /// Hears what is said next. Returns how it is answered by that, if it is.
    pub fn hear(&mut self, said: &Said) -> Option<Answered> {
        if said.author == self.author {
            return said.thanks.then_some(Answered::Thanked).filter(|_| said.at > self.asked_at);
        }
        if said.answers == Some(self.author) {
            return Some(Answered::Reply);
        }
        if said.thread != self.thread || said.at < self.asked_at {
            return None;
        }
        self.later += 1;
        let is_next = self.later <= NEXT && said.at - self.asked_at <= SOON;
        (is_next && said.substantive && said.answers.is_none()).then_some(Answered::Next)
    }
}

/// In which row an answer is counted that came so long after what it answers: half hours, rounded up, beyond the shortest
/// wait. Quiet hours do not count.
#[must_use]
pub fn halves(quiet: &Quiet, asked_at: DateTime<Utc>, answered_at: DateTime<Utc>) -> i64 {
    if answered_at - asked_at <= SHORTEST {
        return 0;
    }
    let beyond = quiet.awake_between(asked_at, answered_at, LONGEST + TimeDelta::minutes(1)) - SHORTEST;
    let minutes = beyond.num_seconds().max(0).div_euclid(60) + i64::from(beyond.num_seconds().rem_euclid(60) > 0);
    (minutes.max(0) + 29).div_euclid(30).min(MOST_HALVES + 1)
}

/// How long an answer may take, by how many took so many half hours.
#[must_use]
pub fn usual(counted: &[(i64, i64)]) -> TimeDelta {
    let all: i64 = counted.iter().map(|(_, n)| n).sum();
    if all < ENOUGH {
        return USUAL;
    }
    let mut counted = counted.to_vec();
    counted.sort_unstable();
    let mut so_far = 0;
    let reaches = |(halves, n): &(i64, i64)| {
        so_far += n;
        (so_far * 100 >= all * PERCENT).then_some(*halves)
    };
    let halves = counted.iter().find_map(reaches).unwrap_or(MOST_HALVES);
    (SHORTEST + TimeDelta::minutes(30 * halves)).clamp(SHORTEST, LONGEST)
}

/// When somebody is called who waits since `asked_at`.
#[must_use]
pub fn due(quiet: &Quiet, asked_at: DateTime<Utc>, usual: TimeDelta) -> DateTime<Utc> {
    quiet.awake_after(asked_at, usual)
}

#[cfg(test)]
mod tests {
    use chrono_tz::Asia::Jerusalem;
    use proptest::prelude::*;

    use super::*;
    use crate::store::chats::QuietHours;

    const HER: UserId = UserId(1);
    const OTHER: UserId = UserId(2);

    fn at(minutes: i64) -> DateTime<Utc> {
        // Monday, 10:00 in Jerusalem.
        DateTime::from_timestamp(1_794_816_000 + minutes * 60, 0).unwrap()
    }

    fn quiet() -> Quiet {
        Quiet {
            zone: Jerusalem,
            hours: QuietHours { from: 21 * 60, until: 9 * 60 },
            days: crate::schedule::rest::Calendar::weekly(Jerusalem, 1 << 5),
        }
    }

    fn waiting() -> Waiting {
        Waiting { author: HER, thread: None, asked_at: at(0), later: 0 }
    }

    fn said(author: UserId, minutes: i64) -> Said {
        Said { author, thread: None, at: at(minutes), answers: None, substantive: true, thanks: false }
    }

    #[test]
    fn a_reply_answers_whenever_and_wherever_it_comes() {
        let mut one = waiting();
        for _ in 0..9 {
            one.hear(&Said { substantive: false, ..said(OTHER, 1) });
        }
        let reply = Said { answers: Some(HER), thread: Some(ThreadId(7)), substantive: false, ..said(OTHER, 5_000) };
        assert_eq!(one.hear(&reply), Some(Answered::Reply));
    }

    #[test]
    fn what_is_said_next_answers_if_it_is_soon_and_near_and_in_the_same_topic() {
        assert_eq!(waiting().hear(&said(OTHER, 30)), Some(Answered::Next));
        assert_eq!(waiting().hear(&said(OTHER, 31)), None);
        assert_eq!(waiting().hear(&Said { thread: Some(ThreadId(7)), ..said(OTHER, 1) }), None);
        assert_eq!(waiting().hear(&Said { answers: Some(UserId(3)), ..said(OTHER, 1) }), None, "it answers another");
        assert_eq!(waiting().hear(&Said { substantive: false, ..said(OTHER, 1) }), None);
        let mut one = waiting();
        for _ in 0..5 {
            assert_eq!(one.hear(&Said { answers: Some(UserId(3)), ..said(OTHER, 1) }), None);
        }
        assert_eq!(one.hear(&said(OTHER, 2)), None, "the sixth");
    }

    #[test]
    fn she_answers_herself_by_thanks_only() {
        assert_eq!(waiting().hear(&said(HER, 3)), None);
        assert_eq!(waiting().hear(&Said { thanks: true, ..said(HER, 3) }), Some(Answered::Thanked));
        assert_eq!(waiting().hear(&Said { thanks: true, ..said(HER, 0) }), None, "it is the message itself");
    }

    #[test]
    fn the_usual_time_is_that_of_nine_in_ten_and_never_too_short_or_long() {
        assert_eq!(usual(&[]), TimeDelta::hours(4));
        assert_eq!(usual(&[(0, 9)]), TimeDelta::hours(4), "too few to know");
        assert_eq!(usual(&[(0, 10)]), TimeDelta::hours(2));
        assert_eq!(usual(&[(0, 9), (3, 1)]), TimeDelta::hours(2));
        assert_eq!(usual(&[(3, 2), (0, 8)]), TimeDelta::minutes(210));
        assert_eq!(usual(&[(13, 50), (0, 8)]), TimeDelta::hours(8));
    }

    #[test]
    fn answers_are_counted_in_waking_hours() {
        let quiet = quiet();
        assert_eq!(halves(&quiet, at(0), at(120)), 0);
        assert_eq!(halves(&quiet, at(0), at(121)), 1);
        assert_eq!(halves(&quiet, at(0), at(150)), 1);
        assert_eq!(halves(&quiet, at(0), at(480)), 12);
        assert_eq!(halves(&quiet, at(0), at(700)), 13);
        // At 20:00, answered at 10:00 of the next day: two waking hours.
        assert_eq!(halves(&quiet, at(600), at(1_440)), 0);
        assert_eq!(due(&quiet, at(600), TimeDelta::hours(4)), at(1_440 + 120));
    }

    proptest! {
        #[test]
        fn the_usual_time_lies_between_two_and_eight_hours(counted in prop::collection::vec((0..14_i64, 0..50_i64), 0..14)) {
            let usual = usual(&counted);
            prop_assert!(usual >= TimeDelta::hours(2) && usual <= TimeDelta::hours(8));
        }

        #[test]
        fn nobody_is_called_while_people_rest(minutes in 0..20_000_i64, usual in 120..480_i64) {
            let due = due(&quiet(), at(minutes), TimeDelta::minutes(usual));
            prop_assert!(due >= at(minutes + usual));
            prop_assert!(!quiet().holds(due - TimeDelta::seconds(1)));
        }
    }
}
