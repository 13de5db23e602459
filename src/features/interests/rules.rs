//! Who is asked, and when somebody may ask again. Pure.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::{telegram::UserId, words::distance};

/// At most so many are asked at once.
pub const MOST_ASKED: usize = 5;
/// A list is asked no sooner again.
pub const LIST_RESTS: TimeDelta = TimeDelta::days(1);
/// Nobody asks more often within [`A_DAY`].
pub const ASKS_A_DAY: usize = 2;
/// Nobody is asked more often within [`A_WEEK`].
pub const ASKED_A_WEEK: usize = 3;
/// So long a day is, from whatever moment; nobody is asked more than once in it.
pub const A_DAY: TimeDelta = TimeDelta::days(1);
/// And a week.
pub const A_WEEK: TimeDelta = TimeDelta::days(7);
/// Longest question, in graphemes.
pub const LONGEST: usize = 300;
/// So many lists are named to who asked one that there is not.
pub const MOST_NEAR: usize = 5;

/// How somebody on a list is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// By a mention in the group.
    Mention,
    /// By a message for her alone.
    Private,
}

impl How {
    /// As it is kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mention => "mention",
            Self::Private => "private",
        }
    }

    /// From [`How::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        if code == "mention" { Self::Mention } else { Self::Private }
    }

    /// What follows when she presses her list: by a mention, for her alone, not at all.
    #[must_use]
    pub const fn next(now: Option<Self>) -> Option<Self> {
        match now {
            None => Some(Self::Mention),
            Some(Self::Mention) => Some(Self::Private),
            Some(Self::Private) => None,
        }
    }
}

/// Somebody on a list who is in the group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Who.
    pub user: UserId,
    /// Her name.
    pub name: String,
    /// How she is asked.
    pub how: How,
    /// When she was last asked by this list.
    pub asked_at: DateTime<Utc>,
    /// When she was asked by any list within [`A_WEEK`].
    pub asked: Vec<DateTime<Utc>>,
}

impl Listed {
    fn may_be_asked(&self, now: DateTime<Utc>) -> bool {
        let within = |time| self.asked.iter().filter(|at| now - **at < time).count();
        within(A_DAY) == 0 && within(A_WEEK) < ASKED_A_WEEK
    }
}

/// Whom a question goes to: those who are mentioned, and, where they are few, those who are written to. Of each kind whoever
/// was not asked for longest comes first; never the asker.
#[must_use]
pub fn choose(mut listed: Vec<Listed>, asker: UserId, now: DateTime<Utc>) -> (Vec<Listed>, Vec<Listed>) {
    listed.retain(|one| one.user != asker && one.may_be_asked(now));
    listed.sort_by_key(|one| (one.how == How::Private, one.asked_at, one.user));
    listed.dedup_by_key(|one| one.user);
    listed.truncate(MOST_ASKED);
    listed.into_iter().partition(|one| one.how == How::Mention)
}

/// When a list may be asked again, that was asked at this time; [`None`]: now.
#[must_use]
pub fn list_rests_until(last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    last.map(|last| last + LIST_RESTS).filter(|until| *until > now)
}

/// When somebody who asked at these times may ask again; [`None`]: now.
#[must_use]
pub fn may_ask_at(asked: &[DateTime<Utc>], now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let mut within: Vec<DateTime<Utc>> = asked.iter().copied().filter(|at| now - *at < A_DAY).collect();
    within.sort_unstable();
    let first = within.len().checked_sub(ASKS_A_DAY).and_then(|place| within.get(place))?;
    Some(*first + A_DAY)
}

/// The lists that may have been meant, nearest first: as they are compared, with what they are called. Without any near one
/// the first of all.
#[must_use]
pub fn nearest<'a>(wanted: &str, all: &'a [(String, String)]) -> Vec<&'a str> {
    let far = |tag: &str| match tag.contains(wanted) || wanted.contains(tag) {
        true => 1,
        false => distance(wanted, tag),
    };
    let near = wanted.chars().count() / 3 + 1;
    let mut found: Vec<(usize, &str)> =
        all.iter().map(|(tag, shown)| (far(tag), shown.as_str())).filter(|(far, _)| *far <= near).collect();
    found.sort_by_key(|(far, _)| *far);
    let found: Vec<&str> = found.into_iter().map(|(_, shown)| shown).take(MOST_NEAR).collect();
    if found.is_empty() { all.iter().map(|(_, shown)| shown.as_str()).take(MOST_NEAR).collect() } else { found }
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::hours(hours)
    }

    const NOW: i64 = 10_000;

    fn listed() -> impl Strategy<Value = Vec<Listed>> {
        let one =
            (1..12_i64, any::<bool>(), 0..NOW, vec(NOW - 200..NOW, 0..5)).prop_map(|(user, mention, last, asked)| {
                Listed {
                    user: UserId(user),
                    name: user.to_string(),
                    how: if mention { How::Mention } else { How::Private },
                    asked_at: at(last),
                    asked: asked.into_iter().map(at).collect(),
                }
            });
        vec(one, 0..15).prop_map(|mut all| {
            all.sort_by_key(|one| one.user);
            all.dedup_by_key(|one| one.user);
            all
        })
    }

    proptest! {
        #[test]
        fn whoever_is_asked_may_be_and_is_among_those_who_waited_longest(all in listed()) {
            let asker = UserId(3);
            let (mentioned, written) = choose(all.clone(), asker, at(NOW));
            let chosen: Vec<&Listed> = mentioned.iter().chain(&written).collect();
            prop_assert!(chosen.len() <= MOST_ASKED);
            prop_assert!(chosen.iter().all(|one| one.user != asker));
            for one in &chosen {
                prop_assert!(one.asked.iter().all(|asked| at(NOW) - *asked >= A_DAY), "once a day");
                prop_assert!(one.asked.iter().filter(|asked| at(NOW) - **asked < A_WEEK).count() < ASKED_A_WEEK);
            }
            prop_assert!(mentioned.iter().all(|one| one.how == How::Mention));
            prop_assert!(written.iter().all(|one| one.how == How::Private));
            let could = |how: How| all.iter().filter(move |one| one.how == how && one.user != asker && one.may_be_asked(at(NOW)));
            if !written.is_empty() {
                prop_assert_eq!(mentioned.len(), could(How::Mention).count(), "those who may be mentioned come first");
            }
            for (how, chosen) in [(How::Mention, &mentioned), (How::Private, &written)] {
                let last = chosen.iter().map(|one| one.asked_at).max();
                let left_out = could(how).filter(|one| chosen.iter().all(|other| other.user != one.user));
                for one in left_out {
                    prop_assert!(last.is_none_or(|last| one.asked_at >= last), "in turn");
                }
            }
        }

        #[test]
        fn nobody_asks_more_than_twice_a_day(asked in vec(NOW - 48..NOW, 0..6)) {
            let asked: Vec<DateTime<Utc>> = asked.into_iter().map(at).collect();
            let lately = |now: DateTime<Utc>| asked.iter().filter(|at| now - **at < A_DAY).count();
            match may_ask_at(&asked, at(NOW)) {
                None => prop_assert!(lately(at(NOW)) < ASKS_A_DAY),
                Some(again) => {
                    prop_assert!(lately(at(NOW)) >= ASKS_A_DAY && again > at(NOW));
                    prop_assert!(lately(again) < ASKS_A_DAY, "then she may");
                    prop_assert!(lately(again - TimeDelta::seconds(1)) >= ASKS_A_DAY, "and no sooner");
                }
            }
        }

        #[test]
        fn a_list_rests_a_day(last in 0..NOW * 2) {
            let until = list_rests_until(Some(at(last)), at(NOW));
            prop_assert_eq!(until.is_some(), at(NOW) - at(last) < LIST_RESTS);
            prop_assert_eq!(list_rests_until(None, at(NOW)), None);
        }

        #[test]
        fn any_word_has_lists_near_it(text in crate::hostile::text()) {
            let all = [("rye".to_owned(), "Rye".to_owned()), ("oats".to_owned(), "oats".to_owned())];
            prop_assert!(!nearest(&text, &all).is_empty());
        }
    }

    #[test]
    fn the_lists_that_may_be_meant_are_named() {
        let all: Vec<(String, String)> =
            ["baking", "rye", "sour_dough", "oats"].map(|tag| (tag.to_owned(), tag.to_uppercase())).into();
        assert_eq!(nearest("bakin", &all), ["BAKING"]);
        assert_eq!(nearest("ryes", &all), ["RYE"]);
        assert_eq!(nearest("sourdough", &all), ["SOUR_DOUGH"]);
        assert_eq!(nearest("chess", &all).len(), 4);
    }

    #[test]
    fn a_press_goes_through_the_ways_of_being_asked() {
        let all = [None, Some(How::Mention), Some(How::Private)];
        assert_eq!(all.map(How::next), [Some(How::Mention), Some(How::Private), None]);
        for how in [How::Mention, How::Private] {
            assert_eq!(How::from_code(how.code()), how);
        }
    }
}
