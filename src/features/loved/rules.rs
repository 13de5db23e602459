//! Which message of a week people loved most. Pure.

use std::{cmp::Reverse, collections::BTreeSet, num::NonZeroU32, ops::Range};

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;

use crate::{
    features::recognition::Liked,
    schedule::{
        gates::local_date,
        recurrence::{DaySet, Recurrence, Rule, first_instant_at},
    },
    telegram::{MessageId, UserId},
};

/// Fewer people than this make nothing the most loved.
pub const FLOOR: i64 = 3;
/// Days that are looked at for the winner, and for what is usual.
const WEEK: u64 = 7;
const USUAL: u64 = 56;
/// Who was named is not named again for so long.
pub const RESTS: TimeDelta = TimeDelta::days(28);
/// Of a hundred liked messages so many are liked by no more.
const USUAL_PERCENT: i64 = 95;
/// Who has been here for shorter than the first is new, for longer than the second is here for long.
const NEW: TimeDelta = TimeDelta::days(30);
const LONG: TimeDelta = TimeDelta::days(180);
/// Where weeks are counted from: any day will do, as it is every week.
const ANCHOR: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 1, 5);

/// A message that may win.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// It.
    pub liked: Liked,
    /// From how many of those who are new, have settled and are here for long somebody likes it.
    pub mix: i64,
}

/// When it is posted.
#[must_use]
pub fn recurrence(day: Weekday, hour: u32) -> Option<Recurrence> {
    let rule = Rule::Weekly { every: NonZeroU32::MIN, days: DaySet::new([day])?, anchor: ANCHOR? };
    Some(Recurrence { rule, time: NaiveTime::from_hms_opt(hour, 0, 0)? })
}

/// The seven whole days of the group before the one on which it is due, so that each message has its week, and the last of
/// them some hours to be seen.
#[must_use]
pub fn week(due: DateTime<Utc>, zone: Tz) -> Range<DateTime<Utc>> {
    before(due, zone, WEEK)
}

/// The eight weeks that tell what is usual: this one is their last.
#[must_use]
pub fn usual_weeks(due: DateTime<Utc>, zone: Tz) -> Range<DateTime<Utc>> {
    before(due, zone, USUAL)
}

fn before(due: DateTime<Utc>, zone: Tz, days: u64) -> Range<DateTime<Utc>> {
    let today = local_date(due, zone);
    let begins = |date: NaiveDate| first_instant_at(date.and_time(NaiveTime::MIN), zone).unwrap_or(due);
    begins(today - Days::new(days))..begins(today)
}

/// How many people it takes, by how many like a message and how many messages are liked by so many: what only five in a
/// hundred liked messages have, of two numbers between which that lies the lower, and three at least.
#[must_use]
pub fn least(spread: &[(i64, i64)]) -> i64 {
    let all: i64 = spread.iter().map(|(_, messages)| messages).sum();
    let mut place = (all - 1).max(0) * USUAL_PERCENT / 100;
    let mut sorted = spread.to_vec();
    sorted.sort_unstable();
    let usual = sorted.iter().find_map(|(n, messages)| {
        place -= messages;
        (place < 0).then_some(*n)
    });
    usual.unwrap_or_default().max(FLOOR)
}

/// From how many of the three kinds of members these are, by how long each has been here; of whom that is not known, she was
/// here before us.
#[must_use]
pub fn mix(tenures: impl IntoIterator<Item = Option<TimeDelta>>) -> i64 {
    let kind = |tenure: Option<TimeDelta>| match tenure {
        Some(tenure) if tenure < NEW => 0,
        Some(tenure) if tenure < LONG => 1,
        _ => 2,
    };
    let kinds: BTreeSet<u8> = tenures.into_iter().map(kind).collect();
    i64::try_from(kinds.len()).unwrap_or_default()
}

/// In the order in which they win: more people, then people of more kinds, then earlier.
pub fn sort(candidates: &mut [Candidate]) {
    candidates.sort_by_key(|one| (Reverse(one.liked.n), Reverse(one.mix), one.liked.sent_at, one.liked.message));
}

/// The parts of an album are one message: its first, liked by whoever likes any of them. `parts`: each part with the first of
/// its album; `likes`: who likes which part.
#[must_use]
pub fn joined(liked: Vec<Liked>, parts: &[(MessageId, MessageId)], likes: &[(MessageId, UserId)]) -> Vec<Liked> {
    let first_of = |message: MessageId| parts.iter().find(|(part, _)| *part == message).map(|(_, first)| *first);
    let mut whole: Vec<Liked> = Vec::new();
    for one in liked {
        let Some(first) = first_of(one.message) else {
            whole.push(one);
            continue;
        };
        if whole.iter().any(|other| other.message == first) {
            continue;
        }
        let who: BTreeSet<UserId> = likes
            .iter()
            .filter(|(message, user)| first_of(*message) == Some(first) && *user != one.author)
            .map(|(_, user)| *user)
            .collect();
        whole.push(Liked { message: first, n: i64::try_from(who.len()).unwrap_or(i64::MAX), ..one });
    }
    whole
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone as _;
    use chrono_tz::{Asia::Jerusalem, Europe::Moscow};
    use proptest::prelude::*;

    use super::*;

    fn liked(message: i64, n: i64) -> Liked {
        let sent_at = DateTime::from_timestamp(1_800_000_000 + message, 0).unwrap();
        Liked { message: MessageId(message), author: UserId(1), sent_at, n }
    }

    #[test]
    fn it_takes_three_people_and_what_is_rare() {
        for (spread, expected) in [
            (vec![], 3),
            (vec![(1, 40)], 3),
            (vec![(9, 1)], 9),
            (vec![(4, 1), (9, 1)], 4),
            (vec![(1, 15), (5, 4), (8, 1)], 5),
            (vec![(1, 94), (6, 5), (7, 1)], 6),
            (vec![(1, 96), (6, 4)], 3),
        ] {
            assert_eq!(least(&spread), expected, "{spread:?}");
        }
    }

    #[test]
    fn more_people_then_people_of_more_kinds_then_earlier() {
        let one = |message, n, mix| Candidate { liked: liked(message, n), mix };
        let mut all = [one(4, 3, 3), one(3, 5, 1), one(2, 5, 2), one(1, 5, 1)];
        sort(&mut all);
        assert_eq!(all.map(|one| one.liked.message.0), [2, 1, 3, 4]);
        let days = |n| Some(TimeDelta::days(n));
        for (tenures, expected) in [
            (vec![], 0),
            (vec![days(1), days(29)], 1),
            (vec![days(1), days(30), days(179)], 2),
            (vec![days(1), days(30), days(180), None], 3),
            (vec![None, days(400)], 1),
        ] {
            assert_eq!(mix(tenures.clone()), expected, "{tenures:?}");
        }
    }

    #[test]
    fn a_week_is_of_whole_days_by_the_groups_clock() {
        let due = Jerusalem.with_ymd_and_hms(2026, 10, 29, 18, 0, 0).unwrap().with_timezone(&Utc);
        let week = week(due, Jerusalem);
        let local = |at: DateTime<Utc>| at.with_timezone(&Jerusalem).format("%m-%d %H:%M").to_string();
        // The clock is put back within it.
        assert_eq!((local(week.start), local(week.end)), ("10-22 00:00".to_owned(), "10-29 00:00".to_owned()));
        assert_eq!(week.end - week.start, TimeDelta::hours(7 * 24 + 1));
        let usual = usual_weeks(due, Moscow);
        assert_eq!(usual.end - usual.start, TimeDelta::days(56));
    }

    #[test]
    fn an_album_is_one_message() {
        let parts = [(MessageId(5), MessageId(5)), (MessageId(6), MessageId(5))];
        let likes = [(5, 10), (5, 11), (6, 11), (6, 12), (6, 1)];
        let likes = likes.map(|(message, user)| (MessageId(message), UserId(user)));
        let whole = joined(vec![liked(6, 3), liked(7, 3), liked(5, 2)], &parts, &likes);
        let whole: Vec<_> = whole.iter().map(|one| (one.message.0, one.n)).collect();
        assert_eq!(whole, [(5, 3), (7, 3)]);
    }

    proptest! {
        #[test]
        fn what_it_takes_is_what_some_message_has(spread in prop::collection::vec((1_i64..50, 1_i64..20), 1..10)) {
            let least = least(&spread);
            prop_assert!(least >= FLOOR);
            prop_assert!(least == FLOOR || spread.iter().any(|(n, _)| *n == least));
            prop_assert!(least == FLOOR || spread.iter().any(|(n, _)| *n >= least));
        }

        #[test]
        fn weeks_follow_one_another(day in 0_i64..2_000, hour in 9_u32..21) {
            let due = Moscow.with_ymd_and_hms(2020, 1, 1, hour, 0, 0).unwrap().with_timezone(&Utc) + TimeDelta::days(day);
            prop_assert_eq!(week(due, Moscow).end, week(due + TimeDelta::days(7), Moscow).start);
        }
    }
}
