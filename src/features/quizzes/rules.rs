//! What is true of quizzes whatever Telegram and the database do: when an answer is right, which time a season covers, and
//! how places and draws come about. Pure.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use sha2::{Digest as _, Sha256};

use crate::{
    schedule::{gates::local_date, recurrence::first_instant_at},
    telegram::UserId,
};

/// A question is open so long if nothing else is said.
pub const USUAL: TimeDelta = TimeDelta::days(1);
/// Prizes, and so places that are announced, at most.
pub const MOST_PLACES: usize = 5;
/// The hour at which winners are announced.
const POST_HOUR: u32 = 11;

/// In which time points are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A month of the calendar.
    Month,
    /// Three of them.
    Quarter,
    /// Twelve of them.
    Year,
    /// A round, however long it takes.
    Round,
}

impl Period {
    const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::Year, Self::Round];

    /// As kept, and as typed in English.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Round => "round",
        }
    }

    /// From [`Period::code`]; what is not known is a month.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|period| period.code() == code).unwrap_or(Self::Month)
    }

    const fn months(self) -> Option<u32> {
        match self {
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Year => Some(12),
            Self::Round => None,
        }
    }

    /// When the one that runs began, and when it is over; [`None`]: the calendar does not say.
    #[must_use]
    pub fn around(self, now: DateTime<Utc>, zone: Tz) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let months = self.months()?;
        let today = local_date(now, zone);
        let first = NaiveDate::from_ymd_opt(today.year(), today.month0() / months * months + 1, 1)?;
        let next = first.checked_add_months(chrono::Months::new(months))?;
        let begins = |date: NaiveDate| first_instant_at(date.and_time(NaiveTime::MIN), zone);
        Some((begins(first)?, begins(next)?))
    }
}

/// Whether exactly the right options were chosen. Options are called by Telegram's lasting names, or by their place
/// (`#0`) where it does not say one.
#[must_use]
pub fn is_right(chosen: &[String], names: &[String], right: &[usize]) -> bool {
    let place = |name: &String| {
        let by_place = || name.strip_prefix('#').and_then(|place| place.parse().ok());
        names.iter().position(|known| known == name).or_else(by_place)
    };
    let mut places: Vec<usize> = chosen.iter().filter_map(place).collect();
    places.sort_unstable();
    places.dedup();
    let mut right = right.to_vec();
    right.sort_unstable();
    !right.is_empty() && places.len() == chosen.len() && places == right
}

fn sha256(text: &str) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// What is told of a season's seed from the beginning: `printf %s SEED | sha256sum`.
#[must_use]
pub fn commitment(seed: &str) -> String {
    sha256(seed)
}

/// What somebody has in a draw, where the lowest wins: `printf %s SEED:USER | sha256sum`.
#[must_use]
pub fn ticket(seed: &str, user: UserId) -> String {
    sha256(&format!("{seed}:{}", user.0))
}

/// A seed in hexadecimal, of random bytes.
#[must_use]
pub fn seed(bytes: [u8; 32]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The first places of a season.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Who has them, with her points, the first first.
    pub winners: Vec<(UserId, i64)>,
    /// Who was in a draw, with her ticket: all with the same points, where not everybody could have the same place.
    pub drawn: Vec<(UserId, String)>,
}

/// Who has the first `places`, among all who may: more points first, and among equals the lowest ticket.
#[must_use]
pub fn outcome(points: &[(UserId, i64)], places: usize, seed: &str) -> Outcome {
    let mut order: Vec<(UserId, i64, String)> = points
        .iter()
        .filter(|(_, points)| *points > 0)
        .map(|(user, points)| (*user, *points, ticket(seed, *user)))
        .collect();
    order.sort_by(|(_, one, lot), (_, other, other_lot)| other.cmp(one).then_with(|| lot.cmp(other_lot)));
    let winners: Vec<(UserId, i64)> = order.iter().take(places).map(|(user, points, _)| (*user, *points)).collect();
    let equals = |points: i64| order.iter().filter(|(_, other, _)| *other == points).count();
    let drawn =
        order.iter().filter(|(_, points, _)| winners.iter().any(|(_, won)| won == points) && equals(*points) > 1);
    Outcome { drawn: drawn.map(|(user, _, lot)| (*user, lot.clone())).collect(), winners }
}

/// The prizes as they were written: a line for each place.
#[must_use]
pub fn prizes(written: &str) -> Vec<&str> {
    written.lines().map(str::trim).filter(|line| !line.is_empty()).take(MOST_PLACES).collect()
}

/// How many places are announced.
#[must_use]
pub fn places(written: &str) -> usize {
    prizes(written).len().max(1)
}

/// The hour at which winners are announced.
#[must_use]
pub fn post_time() -> NaiveTime {
    NaiveTime::from_hms_opt(POST_HOUR, 0, 0).unwrap_or(NaiveTime::MIN)
}

/// The next local date on which that hour is still to come.
#[must_use]
pub fn post_day(now: DateTime<Utc>, zone: Tz) -> NaiveDate {
    let today = local_date(now, zone);
    match first_instant_at(today.and_time(post_time()), zone) {
        Some(at) if at > now => today,
        _ => today + Days::new(1),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use chrono::TimeZone as _;
    use chrono_tz::Asia::Jerusalem;
    use proptest::prelude::*;

    use super::*;

    fn names(places: &[usize]) -> Vec<String> {
        places.iter().map(|place| format!("id{place}")).collect()
    }

    #[test]
    fn all_right_ones_and_no_other() {
        let all = names(&[0, 1, 2]);
        assert!(is_right(&names(&[2]), &all, &[2]));
        assert!(is_right(&names(&[2, 0]), &all, &[0, 2]));
        assert!(is_right(&["#1".into()], &[], &[1]), "a server that does not say what they are called");
        assert!(!is_right(&names(&[0]), &all, &[0, 2]));
        assert!(!is_right(&names(&[0, 1, 2]), &all, &[0, 2]));
        assert!(!is_right(&names(&[7]), &all, &[0]));
        assert!(!is_right(&[], &all, &[]));
    }

    #[test]
    fn anybody_can_recompute_it() {
        // printf %s ab | sha256sum; printf %s ab:100 | sha256sum
        assert_eq!(commitment("ab"), "fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603");
        assert_eq!(ticket("ab", UserId(100)), "6ea3e606f83046bd386b430a78ec678415df78aa5c36b7aca11c809305e36ddf");
        assert_eq!(seed([0xA0; 32]), "a0".repeat(32));
    }

    #[test]
    fn seasons_follow_the_calendar_of_the_group() {
        let at = |month, day, hour| Jerusalem.with_ymd_and_hms(2026, month, day, hour, 0, 0).unwrap().to_utc();
        let last_hour = at(9, 30, 23);
        assert_eq!(Period::Month.around(last_hour, Jerusalem), Some((at(9, 1, 0), at(10, 1, 0))));
        assert_eq!(Period::Quarter.around(last_hour, Jerusalem), Some((at(7, 1, 0), at(10, 1, 0))));
        let year = Jerusalem.with_ymd_and_hms(2027, 1, 1, 0, 0, 0).unwrap().to_utc();
        assert_eq!(Period::Year.around(last_hour, Jerusalem), Some((at(1, 1, 0), year)));
        assert_eq!(Period::Quarter.around(at(10, 1, 0), Jerusalem), Some((at(10, 1, 0), year)));
        assert_eq!(Period::Round.around(last_hour, Jerusalem), None);
    }

    #[test]
    fn prizes_are_lines() {
        assert_eq!(prizes("A loaf\n\n Tea \n"), ["A loaf", "Tea"]);
        assert_eq!((places(""), places("A loaf\nTea"), places(&"x\n".repeat(9))), (1, 2, 5));
    }

    fn people() -> impl Strategy<Value = BTreeMap<i64, i64>> {
        proptest::collection::btree_map(1_i64..60, 0_i64..5, 0..40)
    }

    fn points(people: &BTreeMap<i64, i64>) -> Vec<(UserId, i64)> {
        people.iter().map(|(user, points)| (UserId(*user), *points)).collect()
    }

    proptest! {
        #[test]
        fn a_draw_does_not_depend_on_the_order(people in people(), places in 1_usize..5, seed in "[0-9a-f]{8}") {
            let forwards = points(&people);
            let backwards: Vec<_> = forwards.iter().rev().copied().collect();
            prop_assert_eq!(outcome(&forwards, places, &seed), outcome(&backwards, places, &seed));
        }

        #[test]
        fn more_points_always_come_first_and_nobody_twice(people in people(), places in 1_usize..5, seed in "[0-9a-f]{8}") {
            let Outcome { winners, drawn } = outcome(&points(&people), places, &seed);
            let with_points = people.values().filter(|points| **points > 0).count();
            prop_assert_eq!(winners.len(), places.min(with_points));
            let distinct: BTreeSet<_> = winners.iter().map(|(user, _)| *user).collect();
            prop_assert_eq!(distinct.len(), winners.len());
            let least = winners.iter().map(|(_, points)| *points).min().unwrap_or_default();
            for (user, points) in &people {
                let won = winners.iter().any(|(winner, _)| winner.0 == *user);
                prop_assert!(won || *points <= least, "{} points and no place", points);
                prop_assert!(!won || *points > 0);
            }
            // Whoever was in the draw and lost has a higher ticket than every winner of as many points.
            for (user, lot) in drawn.iter().filter(|(user, _)| winners.iter().all(|(winner, _)| winner != user)) {
                for (winner, won) in winners.iter().filter(|(_, won)| *won == people[&user.0]) {
                    prop_assert!(ticket(&seed, *winner) < *lot, "{won}");
                }
            }
        }

        #[test]
        fn who_is_removed_moves_nobody_else(people in people(), gone in 1_i64..60, seed in "[0-9a-f]{8}") {
            let all = outcome(&points(&people), 60, &seed).winners;
            let mut without = people.clone();
            without.remove(&gone);
            let rest: Vec<_> = all.into_iter().filter(|(user, _)| user.0 != gone).collect();
            prop_assert_eq!(outcome(&points(&without), 60, &seed).winners, rest);
        }
    }

    #[test]
    fn among_equals_everybody_has_the_same_chance() {
        let people: Vec<_> = (1..=4).map(|user| (UserId(user), 3)).collect();
        let mut won = BTreeMap::new();
        for n in 0..4_000 {
            let seed = commitment(&n.to_string());
            *won.entry(outcome(&people, 1, &seed).winners[0].0).or_insert(0) += 1;
        }
        assert!(won.values().all(|n| (880..1_120).contains(n)), "{won:?}");
        assert_eq!(won.len(), 4);
    }
}
