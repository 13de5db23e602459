//! How far those who joined lately came. Pure.
//!
//! The way has six places; whoever came to one has passed those before it, whether or not she did what is done there: who
//! talks without having introduced herself has left that behind. So each number is at most the one before it, and nobody
//! falls out of the middle. Beside it stands how many did exactly that.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, Utc, Weekday};
use chrono_tz::Tz;

/// A place on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// She joined.
    Joined,
    /// She was greeted.
    Greeted,
    /// She introduced herself.
    Introduced,
    /// She said something.
    Spoke,
    /// Somebody answered her.
    Answered,
    /// She was heard of in her second week, and is there.
    Stayed,
}

impl Place {
    /// All, in order.
    pub const ALL: [Self; 6] =
        [Self::Joined, Self::Greeted, Self::Introduced, Self::Spoke, Self::Answered, Self::Stayed];

    /// As in the names of messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::Greeted => "greeted",
            Self::Introduced => "introduced",
            Self::Spoke => "spoke",
            Self::Answered => "answered",
            Self::Stayed => "stayed",
        }
    }
}

/// Somebody who joined.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Newcomer {
    /// When.
    pub began_at: DateTime<Utc>,
    /// By which invite link, if that is known.
    pub link: Option<String>,
    /// She was greeted.
    pub greeted: bool,
    /// She introduced herself.
    pub introduced: bool,
    /// She said something.
    pub spoke: bool,
    /// Somebody answered her.
    pub answered: bool,
    /// She was heard of in her second week.
    pub second_week: bool,
    /// She is in the group.
    pub is_there: bool,
}

impl Newcomer {
    /// Whether she did what is done at a place.
    #[must_use]
    pub const fn did(&self, place: Place) -> bool {
        match place {
            Place::Joined => true,
            Place::Greeted => self.greeted,
            Place::Introduced => self.introduced,
            Place::Spoke => self.spoke,
            Place::Answered => self.answered,
            Place::Stayed => self.second_week && self.is_there,
        }
    }

    /// The farthest place she came to.
    fn farthest(&self) -> usize {
        Place::ALL.iter().rposition(|place| self.did(*place)).unwrap_or_default()
    }
}

/// How many came to each place, and how many did exactly what is done there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Funnel {
    /// Came to it, or farther.
    pub came: [i64; Place::ALL.len()],
    /// Did it.
    pub did: [i64; Place::ALL.len()],
}

impl Funnel {
    /// Of these people.
    #[must_use]
    pub fn of<'a>(people: impl IntoIterator<Item = &'a Newcomer>) -> Self {
        let mut funnel = Self::default();
        for one in people {
            let farthest = one.farthest();
            for (at, place) in Place::ALL.into_iter().enumerate() {
                funnel.came[at] += i64::from(at <= farthest);
                funnel.did[at] += i64::from(one.did(place));
            }
        }
        funnel
    }

    /// How many joined.
    #[must_use]
    pub const fn joined(&self) -> i64 {
        self.came[0]
    }
}

/// The same by the week in which they joined, the latest first. Weeks begin on `start` in the group's days.
#[must_use]
pub fn by_week(people: &[Newcomer], zone: Tz, start: Weekday) -> Vec<(NaiveDate, Funnel)> {
    let week = |one: &Newcomer| {
        let date = one.began_at.with_timezone(&zone).date_naive();
        date - Days::new(u64::from(date.weekday().days_since(start)))
    };
    let mut weeks: Vec<_> = grouped(people, week).into_iter().collect();
    weeks.reverse();
    weeks
}

/// The same by the link they came by, the busiest first; those of whom it is not known come last.
#[must_use]
pub fn by_link(people: &[Newcomer]) -> Vec<(Option<String>, Funnel)> {
    let mut links: Vec<_> = grouped(people, |one| one.link.clone()).into_iter().collect();
    links.sort_by_key(|(link, funnel)| (link.is_none(), -funnel.joined()));
    links
}

fn grouped<K: Ord>(people: &[Newcomer], key: impl Fn(&Newcomer) -> K) -> BTreeMap<K, Funnel> {
    let mut groups: BTreeMap<K, Vec<&Newcomer>> = BTreeMap::new();
    for one in people {
        groups.entry(key(one)).or_default().push(one);
    }
    groups.into_iter().map(|(key, group)| (key, Funnel::of(group))).collect()
}

#[cfg(test)]
mod tests {
    use chrono_tz::Asia::Jerusalem;
    use proptest::{collection::vec, prelude::*};

    use super::*;

    #[test]
    fn who_comes_farther_has_passed_what_is_before() {
        let eager = Newcomer { greeted: true, spoke: true, answered: true, ..Newcomer::default() };
        let left = Newcomer { greeted: true, second_week: true, is_there: false, ..Newcomer::default() };
        let funnel = Funnel::of([&eager, &left, &Newcomer::default()]);
        assert_eq!(funnel.came, [3, 2, 1, 1, 1, 0]);
        assert_eq!(funnel.did, [3, 2, 0, 1, 1, 0]);
    }

    fn newcomer() -> impl Strategy<Value = Newcomer> {
        (0..3_000_000_i64, 0..4_usize, any::<[bool; 6]>()).prop_map(|(at, link, did)| {
            let [greeted, introduced, spoke, answered, second_week, is_there] = did;
            let began_at = DateTime::from_timestamp(1_794_816_000 + at, 0).unwrap();
            let link = ["a", "b", "c"].get(link).map(|link| (*link).to_owned());
            Newcomer { began_at, link, greeted, introduced, spoke, answered, second_week, is_there }
        })
    }

    fn sum(parts: impl Iterator<Item = Funnel>) -> Funnel {
        parts.fold(Funnel::default(), |mut all, part| {
            for at in 0..Place::ALL.len() {
                all.came[at] += part.came[at];
                all.did[at] += part.did[at];
            }
            all
        })
    }

    proptest! {
        #[test]
        fn it_adds_up(people in vec(newcomer(), 0..60)) {
            let funnel = Funnel::of(&people);
            prop_assert!(funnel.came.windows(2).all(|pair| pair[0] >= pair[1]));
            prop_assert!(funnel.came.iter().zip(funnel.did).all(|(came, did)| *came >= did));
            prop_assert_eq!(funnel.joined(), i64::try_from(people.len()).unwrap());
            let weeks = by_week(&people, Jerusalem, Weekday::Sun);
            prop_assert_eq!(sum(weeks.iter().map(|(_, part)| *part)), funnel);
            prop_assert!(weeks.windows(2).all(|pair| pair[0].0 > pair[1].0));
            prop_assert!(weeks.iter().all(|(week, _)| week.weekday() == Weekday::Sun));
            prop_assert_eq!(sum(by_link(&people).into_iter().map(|(_, part)| part)), funnel);
        }
    }
}
