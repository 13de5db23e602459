//! Who is asked about a dilemma. Pure.

use chrono::{DateTime, TimeDelta, Utc};

use crate::{telegram::UserId, words::folded};

/// So many are asked,
const ASKED: usize = 3;
/// nobody more often than once in a fortnight. A post of the same hour may come some minutes earlier.
const RESTS: TimeDelta = TimeDelta::hours(14 * 24 - 2);
/// A tag of so many letters is found in other forms of its word as well.
const LONG: usize = 5;

/// Somebody who can be asked.
#[derive(Debug, Clone)]
pub struct Adviser {
    /// Who.
    pub user: UserId,
    /// When she last was.
    pub asked_at: Option<DateTime<Utc>>,
    /// What she is into.
    pub tags: Vec<String>,
}

/// Who is asked: of `all`, who are in the order of their turns, first those whose tags the text names or the author shares. A
/// name that is not to be shown is not to be guessed by them either: its tags are not among `shared`.
#[must_use]
pub fn choose(all: &[Adviser], author: UserId, text: &str, shared: &[String], now: DateTime<Utc>) -> Vec<UserId> {
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(folded).collect();
    let shared: Vec<String> = shared.iter().map(|tag| folded(tag)).collect();
    let fits = |one: &Adviser| {
        one.tags.iter().map(|tag| folded(tag)).any(|tag| shared.contains(&tag) || is_named(&tag, &words))
    };
    let has_rested = |one: &&Adviser| one.asked_at.is_none_or(|at| now - at >= RESTS);
    let may = all.iter().filter(|one| one.user != author).filter(has_rested);
    let (fitting, others): (Vec<_>, Vec<_>) = may.partition(|one| fits(one));
    fitting.into_iter().chain(others).take(ASKED).map(|one| one.user).collect()
}

/// Whether one of the words is this tag. Endings and what is written together with a word differ: of a long tag all but its
/// last letter has to be there.
fn is_named(tag: &str, words: &[String]) -> bool {
    let length = tag.chars().count();
    if length < LONG {
        return words.iter().any(|word| word == tag);
    }
    let stem: String = tag.chars().take(length - 1).collect();
    words.iter().any(|word| word.contains(&stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adviser(user: i64, tags: &[&str], days_ago: Option<i64>) -> Adviser {
        let asked_at = days_ago.map(|days| now() - TimeDelta::days(days));
        Adviser { user: UserId(user), asked_at, tags: tags.iter().map(|tag| (*tag).to_owned()).collect() }
    }

    fn now() -> DateTime<Utc> {
        "2026-11-16T12:00:00Z".parse().unwrap()
    }

    fn chosen(all: &[Adviser], text: &str, shared: &[&str]) -> Vec<i64> {
        let shared: Vec<String> = shared.iter().map(|tag| (*tag).to_owned()).collect();
        choose(all, UserId(1), text, &shared, now()).into_iter().map(|user| user.0).collect()
    }

    #[test]
    fn three_are_asked_in_turn_who_fit_first_and_never_the_author() {
        let all = [
            adviser(1, &["rye"], None),
            adviser(2, &[], None),
            adviser(3, &["Выпечка"], Some(60)),
            adviser(4, &["ovens"], Some(40)),
            adviser(5, &["לחמים"], Some(30)),
            adviser(6, &["rye"], Some(20)),
            adviser(7, &["rye"], Some(13)),
        ];
        assert_eq!(chosen(&all, "What now?", &[]), [2, 3, 4]);
        assert_eq!(chosen(&all, "Rye, or wheat?", &[]), [6, 2, 3], "who was asked within a fortnight is not asked");
        assert_eq!(chosen(&all, "Как хранить выпечку?", &[]), [3, 2, 4]);
        assert_eq!(chosen(&all, "איך שומרים את הלחמים?", &["OVENS"]), [4, 5, 2]);
        assert_eq!(chosen(&all[..1], "Rye?", &[]), [0_i64; 0]);
    }
}
