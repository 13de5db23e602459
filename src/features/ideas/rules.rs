//! How ideas stand, which are alike, how many somebody may write, and when a month is over. Pure.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::typed;
use crate::{schedule::recurrence::first_instant_at, words::search};

/// Longest idea, and longest word about its state, in graphemes.
pub const LONGEST: usize = 300;
pub const LONGEST_WHY: usize = 200;
/// Nobody writes more ideas within [`A_DAY`].
pub const IDEAS_A_DAY: usize = 3;
/// So long a day is, from whatever moment.
pub const A_DAY: TimeDelta = TimeDelta::days(1);
/// What was merged can be taken apart again for so long.
pub const UNDO_FOR: TimeDelta = TimeDelta::days(7);
/// So many ideas are shown to who writes one that is like them.
pub const MOST_ALIKE: usize = 3;
/// So many words of an idea tell what it is about.
const MOST_WORDS: usize = 12;
/// From this likeness on, in hundredths, ideas may be the same.
const ALIKE: usize = 50;
/// Words that short say little, but for numbers.
const SHORTEST_WORD: usize = 2;
/// At this hour of its first day a month that is over is looked at, and at this one it is told.
const LOOK_HOUR: u32 = 9;
const POST_HOUR: u32 = 10;

/// What became of an idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Nobody has said anything about it.
    New,
    /// It will be done.
    Planned,
    /// It is done.
    Done,
    /// It will not be done.
    Declined,
}

impl State {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::New, Self::Planned, Self::Done, Self::Declined];
    /// What a month is told of, in this order.
    pub const TOLD: [Self; 3] = [Self::Done, Self::Planned, Self::Declined];

    /// As it is kept, and named in messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Planned => "planned",
            Self::Done => "done",
            Self::Declined => "declined",
        }
    }

    /// From [`State::code`].
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.code() == code).unwrap_or(Self::New)
    }
}

/// What a text is about: each of its telling words, as the forms it may have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(Vec<BTreeSet<String>>);

impl Words {
    /// The telling words of a text: no word twice, and none of those that stand in every sentence.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut words: Vec<BTreeSet<String>> = Vec::new();
        for word in text.split(|c: char| c.is_whitespace() || is_between_words(c)) {
            let forms = search::terms(word);
            let tells = forms.iter().any(|form| form.chars().count() >= SHORTEST_WORD || form.parse::<u32>().is_ok());
            if tells && !typed::says_nothing(&forms) && words.iter().all(|known| known.is_disjoint(&forms)) {
                words.push(forms);
            }
            if words.len() == MOST_WORDS {
                break;
            }
        }
        Self(words)
    }

    /// Every form of every word, with the number of its word: what it is looked for by.
    pub fn forms(&self) -> impl Iterator<Item = (usize, &str)> {
        self.0.iter().enumerate().flat_map(|(n, forms)| forms.iter().map(move |form| (n, form.as_str())))
    }

    /// How like another it is, in hundredths: how many of their words are the same, of all they have.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> usize {
        let shared = self.0.iter().filter(|word| other.0.iter().any(|theirs| !theirs.is_disjoint(word))).count();
        let all = self.0.len() + other.0.len();
        // One word of many may be anything; one of one is the whole idea.
        let is_enough = shared >= 2 || (shared == 1 && self.0.len().min(other.0.len()) == 1 && all <= 3);
        if is_enough { 200 * shared / all.max(1) } else { 0 }
    }
}

fn is_between_words(c: char) -> bool {
    matches!(
        c,
        '.' | ',' | '!' | '?' | ':' | ';' | '(' | ')' | '/' | '-' | '–' | '—' | '\u{5BE}' | '…' | '«' | '»' | '“' | '”'
    )
}

/// Which of these ideas may be the same as a text, the likest first; of those as like, in the order they are given in.
#[must_use]
pub fn alike(text: &str, others: &[(i64, String)]) -> Vec<i64> {
    let words = Words::of(text);
    let like = |(id, other): &(i64, String)| (words.likeness(&Words::of(other)), *id);
    let mut found: Vec<(usize, i64)> = others.iter().map(like).filter(|(likeness, _)| *likeness >= ALIKE).collect();
    found.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    found.into_iter().map(|(_, id)| id).take(MOST_ALIKE).collect()
}

/// When somebody who wrote ideas at these times may write another; [`None`]: now.
#[must_use]
pub fn may_write_at(written: &[DateTime<Utc>], now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let mut within: Vec<DateTime<Utc>> = written.iter().copied().filter(|at| now - *at < A_DAY).collect();
    within.sort_unstable();
    let first = within.len().checked_sub(IDEAS_A_DAY).and_then(|place| within.get(place))?;
    Some(*first + A_DAY)
}

/// Whether what was merged then can be taken apart now.
#[must_use]
pub fn can_be_undone(merged_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    merged_at.is_some_and(|at| now - at <= UNDO_FOR)
}

/// The month in which an instant is, by a group's clock: twelve times the year, and the month from 0.
#[must_use]
pub fn month_of(at: DateTime<Utc>, zone: Tz) -> i64 {
    let local = at.with_timezone(&zone);
    i64::from(local.year()) * 12 + i64::from(local.month0())
}

/// The first day of a month.
#[must_use]
pub fn first_day(month: i64) -> NaiveDate {
    let (year, month0) = (month.div_euclid(12), month.rem_euclid(12));
    let year = i32::try_from(year).unwrap_or_default();
    let month = u32::try_from(month0).unwrap_or_default() + 1;
    NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
}

/// When a month begins by a group's clock.
#[must_use]
pub fn begins(month: i64, zone: Tz) -> DateTime<Utc> {
    let midnight = first_day(month).and_time(NaiveTime::MIN);
    first_instant_at(midnight, zone).unwrap_or_else(|| midnight.and_utc())
}

/// When the month before `now` is looked at next, and which it will be.
#[must_use]
pub fn next_look(now: DateTime<Utc>, zone: Tz) -> (DateTime<Utc>, i64) {
    let this = month_of(now, zone);
    let at = |month: i64| first_instant_at(first_day(month).and_time(hour(LOOK_HOUR)), zone);
    let next = [this, this + 1].into_iter().find_map(|month| Some((at(month)?, month - 1)).filter(|(at, _)| *at > now));
    next.unwrap_or((now + TimeDelta::days(28), this))
}

/// On which day what is wanted now is posted, and at what hour: today, if the hour has not come.
#[must_use]
pub fn post_day(now: DateTime<Utc>, zone: Tz) -> NaiveDate {
    let today = now.with_timezone(&zone).date_naive();
    match first_instant_at(today.and_time(post_time()), zone) {
        Some(at) if at > now => today,
        _ => today + Days::new(1),
    }
}

/// At what hour a month is told.
#[must_use]
pub fn post_time() -> NaiveTime {
    hour(POST_HOUR)
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use chrono_tz::Asia::Jerusalem;
    use proptest::{collection::vec, prelude::*};

    use super::*;

    fn are_alike(one: &str, other: &str) -> bool {
        !alike(one, &[(1, other.to_owned())]).is_empty()
    }

    #[test]
    fn the_same_in_other_words_is_alike() {
        for (one, other) in [
            ("A bread swap on Fridays", "Could we swap breads every Friday?"),
            ("Baking courses for beginners", "I would like a baking course for a beginner"),
            ("Recipe archive", "An archive of recipes"),
            ("Parking", "parking!"),
            ("Обмен хлебом по пятницам", "Давайте меняться: обмен хлеба в пятницу"),
            ("Курсы выпечки для начинающих", "Нужен курс выпечки"),
            ("החלפת לחמים בימי שישי", "להחלפת לחם ביום שישי"),
            ("סדנת אפייה למתחילים", "אולי נעשה סדנה: הסדנת אפייה"),
        ] {
            assert!(are_alike(one, other), "{one} / {other}");
            assert!(are_alike(other, one), "{other} / {one}");
        }
    }

    #[test]
    fn what_only_sounds_alike_is_not() {
        for (one, other) in [
            ("I would like us to have a bread tasting", "I would like us to have a picnic in the park"),
            ("A new oven for the kitchen", "New members should be greeted"),
            ("Хорошо бы нам завести печь", "Хорошо бы нам съездить на мельницу"),
            ("אולי כדאי שנקנה תנור", "אולי כדאי שניסע לטחנה"),
            ("", ""),
            ("!!!", "???"),
        ] {
            assert!(!are_alike(one, other), "{one} / {other}");
        }
    }

    #[test]
    fn the_likest_comes_first() {
        let others = ["Bread swap in the park on Fridays with music", "Bread swap on Fridays", "Rye", "Swap bread"];
        let others: Vec<_> = (0..).zip(others.map(str::to_owned)).collect();
        assert_eq!(alike("A bread swap on Friday", &others), [1, 3, 0]);
    }

    #[test]
    fn a_month_is_looked_at_on_its_first_morning() {
        let at = |text: &str| DateTime::parse_from_rfc3339(text).unwrap().to_utc();
        // 09:00 in Jerusalem is 07:00 UTC in winter.
        let november = 2026 * 12 + 10;
        assert_eq!(month_of(at("2026-11-30T22:30:00Z"), Jerusalem), november + 1, "by the group's clock");
        assert_eq!(next_look(at("2026-11-30T22:30:00Z"), Jerusalem), (at("2026-12-01T07:00:00Z"), november));
        assert_eq!(next_look(at("2026-12-01T07:00:00Z"), Jerusalem), (at("2027-01-01T07:00:00Z"), november + 1));
        assert_eq!(begins(november + 2, Jerusalem), at("2026-12-31T22:00:00Z"));
        assert_eq!(post_day(at("2026-12-01T07:30:00Z"), Jerusalem).to_string(), "2026-12-01");
        assert_eq!(post_day(at("2026-12-01T08:00:00Z"), Jerusalem).to_string(), "2026-12-02");
    }

    #[test]
    fn what_is_merged_can_be_taken_apart_for_a_week() {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(30);
        assert!(can_be_undone(Some(now - UNDO_FOR), now));
        assert!(!can_be_undone(Some(now - UNDO_FOR - TimeDelta::seconds(1)), now));
        assert!(!can_be_undone(None, now));
        for state in State::ALL {
            assert_eq!(State::from_code(state.code()), state);
        }
    }

    proptest! {
        #[test]
        fn nobody_writes_more_than_a_few_a_day(written in vec(0..200_i64, 0..8)) {
            let at = |hours: i64| DateTime::UNIX_EPOCH + TimeDelta::hours(hours);
            let now = at(200);
            let written: Vec<DateTime<Utc>> = written.into_iter().map(at).collect();
            let lately = |now: DateTime<Utc>| written.iter().filter(|at| now - **at < A_DAY).count();
            match may_write_at(&written, now) {
                None => prop_assert!(lately(now) < IDEAS_A_DAY),
                Some(again) => {
                    prop_assert!(again > now && lately(now) >= IDEAS_A_DAY && lately(again) < IDEAS_A_DAY);
                    prop_assert!(lately(again - TimeDelta::seconds(1)) >= IDEAS_A_DAY, "and no sooner");
                }
            }
        }

        #[test]
        fn likeness_is_mutual_and_whole_with_oneself(one in crate::hostile::text(), other in crate::hostile::text()) {
            let (one, other) = (Words::of(&one), Words::of(&other));
            prop_assert!(one.0.len() <= MOST_WORDS);
            prop_assert!(one.likeness(&other) <= 200);
            let own = one.likeness(&one);
            prop_assert!(own == 0 || own == 100);
        }
    }
}
