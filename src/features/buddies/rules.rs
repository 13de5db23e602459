//! Who suits whom, and how long things last. Pure.

use std::{cmp::Reverse, collections::BTreeSet};

use chrono::TimeDelta;

use crate::{telegram::UserId, words::Lang};

/// Newcomers a buddy has at most, those she is asked about included.
pub const MOST: i64 = 2;
/// Who joined within this time may want a buddy.
pub const NEW: TimeDelta = TimeDelta::days(30);
/// Who has not answered after this is not waited for.
pub const ANSWERS: TimeDelta = TimeDelta::days(2);
/// After this both are asked whether they have talked.
pub const WEEK: TimeDelta = TimeDelta::days(7);
/// They are asked no more often than this.
pub const ROUNDS: i64 = 2;

/// A newcomer who wants a buddy.
#[derive(Debug, Clone)]
pub struct Seeker {
    /// Who.
    pub user: UserId,
    /// What she speaks.
    pub language: Option<Lang>,
    /// What interests her.
    pub tags: BTreeSet<String>,
    /// Who was asked before.
    pub passed: BTreeSet<UserId>,
}

/// Somebody who has said that she is there for newcomers.
#[derive(Debug, Clone)]
pub struct Volunteer {
    /// Who.
    pub user: UserId,
    /// What she speaks.
    pub language: Option<Lang>,
    /// What interests her.
    pub tags: BTreeSet<String>,
    /// Newcomers she has, or is asked about.
    pub load: i64,
    /// Whether she is there for nobody at the moment.
    pub paused: bool,
}

/// Who is asked first: one of her language, with whom she shares most, who has the fewest; of equals the one who has the
/// lowest number.
#[must_use]
pub fn best(seeker: &Seeker, volunteers: &[Volunteer]) -> Option<UserId> {
    let may = |one: &&Volunteer| {
        !one.paused && one.load < MOST && one.user != seeker.user && !seeker.passed.contains(&one.user)
    };
    let suits = |one: &&Volunteer| {
        let speaks = one.language.is_some() && one.language == seeker.language;
        (speaks, one.tags.intersection(&seeker.tags).count(), Reverse(one.load), Reverse(one.user))
    };
    volunteers.iter().filter(may).max_by_key(suits).map(|one| one.user)
}

/// What both share, in order.
#[must_use]
pub fn shared(one: &BTreeSet<String>, other: &BTreeSet<String>) -> Vec<String> {
    one.intersection(other).cloned().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tags(of: &[u8]) -> BTreeSet<String> {
        of.iter().map(|tag| format!("t{tag}")).collect()
    }

    fn volunteer(user: i64, language: Lang, of: &[u8], load: i64) -> Volunteer {
        Volunteer { user: UserId(user), language: Some(language), tags: tags(of), load, paused: false }
    }

    fn seeker(of: &[u8]) -> Seeker {
        Seeker { user: UserId(1), language: Some(Lang::He), tags: tags(of), passed: BTreeSet::new() }
    }

    #[test]
    fn language_counts_first_then_what_is_shared_then_who_has_fewest() {
        let best = |volunteers: &[Volunteer]| best(&seeker(&[1, 2]), volunteers).map(|user| user.0);
        assert_eq!(best(&[volunteer(2, Lang::Ru, &[1, 2], 0), volunteer(3, Lang::He, &[], 1)]), Some(3));
        assert_eq!(best(&[volunteer(2, Lang::He, &[1], 0), volunteer(3, Lang::He, &[1, 2], 1)]), Some(3));
        assert_eq!(best(&[volunteer(2, Lang::He, &[1], 1), volunteer(3, Lang::He, &[2], 0)]), Some(3));
        assert_eq!(best(&[volunteer(3, Lang::He, &[], 0), volunteer(2, Lang::He, &[], 0)]), Some(2));
        assert_eq!(best(&[volunteer(2, Lang::He, &[], 2)]), None);
    }

    fn volunteers() -> impl Strategy<Value = Vec<Volunteer>> {
        let one = (1_i64..9, 0_usize..3, proptest::collection::vec(0_u8..4, 0..4), 0_i64..4, any::<bool>());
        proptest::collection::vec(one, 0..8).prop_map(|all| {
            let mut met = BTreeSet::new();
            let all = all.into_iter().filter(|(user, ..)| met.insert(*user));
            all.map(|(user, language, of, load, paused)| Volunteer {
                paused,
                ..volunteer(user, Lang::ALL[language], &of, load)
            })
            .collect()
        })
    }

    proptest! {
        #[test]
        fn nobody_is_asked_who_is_not_there_for_it(
            volunteers in volunteers(),
            of in proptest::collection::vec(0_u8..4, 0..4),
            passed in proptest::collection::btree_set(1_i64..9, 0..4),
        ) {
            let seeker = Seeker { passed: passed.into_iter().map(UserId).collect(), ..seeker(&of) };
            let chosen = best(&seeker, &volunteers);
            let may = |one: &Volunteer| {
                !one.paused && one.load < MOST && one.user != seeker.user && !seeker.passed.contains(&one.user)
            };
            match chosen {
                Some(user) => prop_assert!(volunteers.iter().any(|one| one.user == user && may(one))),
                None => prop_assert!(!volunteers.iter().any(may)),
            }
            let backwards: Vec<_> = volunteers.iter().rev().cloned().collect();
            prop_assert_eq!(chosen, best(&seeker, &backwards), "whatever the order");
        }
    }
}
