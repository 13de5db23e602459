//! What a pasted pool of codes is, what of a code others may see, and who may claim. Pure.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::words::clean_line;

/// Codes in a pool.
pub const MOST_CODES: usize = 5_000;
/// Bytes of a code: a button copies no more.
pub const LONGEST_CODE: usize = 256;
/// Pieces of a prize.
pub const MOST_PIECES: i64 = 1_000;
/// So much of the end of a code is shown to those who manage the group.
const SHOWN: usize = 3;

/// What is in the way of a pasted pool. Lines are counted from one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing is on this line.
    Blank(usize),
    /// It stands there already.
    Twice(usize, usize),
    /// It is in the pool already.
    Known(usize),
    /// It is longer than a button copies.
    Long(usize),
    /// So many are too many.
    TooMany(usize),
}

/// The codes of a pool, one on each line; `known` are in it already.
///
/// # Errors
/// With the first thing that is in the way: nothing is kept of a pool that is not whole.
pub fn codes(pasted: &str, known: &HashSet<String>) -> Result<Vec<String>, Problem> {
    let mut codes: Vec<String> = Vec::new();
    let mut seen: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for (at, written) in pasted.trim_end().lines().enumerate() {
        let (at, code) = (at + 1, clean_line(written));
        if code.is_empty() {
            return Err(Problem::Blank(at));
        }
        if code.len() > LONGEST_CODE {
            return Err(Problem::Long(at));
        }
        if known.contains(&code) {
            return Err(Problem::Known(at));
        }
        if let Some(first) = seen.insert(code.clone(), at) {
            return Err(Problem::Twice(at, first));
        }
        codes.push(code);
    }
    match (codes.len(), codes.len() + known.len()) {
        (0, _) => Err(Problem::Blank(1)),
        (_, all) if all > MOST_CODES => Err(Problem::TooMany(all)),
        _ => Ok(codes),
    }
}

/// What those who manage the group see of a code: its last characters, and never more than half of it.
pub fn tail(code: &str) -> String {
    let letters: Vec<&str> = code.graphemes(true).collect();
    let shown = SHOWN.min(letters.len() / 2);
    letters[letters.len() - shown..].concat()
}

/// Whether she has been in the group for so many days. Who was there before us, as far as is known, has.
pub fn has_been_in(joined: Option<DateTime<Utc>>, days: i64, now: DateTime<Utc>) -> bool {
    joined.is_none_or(|joined| joined + TimeDelta::days(days) <= now)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn none() -> HashSet<String> {
        HashSet::new()
    }

    #[test]
    fn a_pool_is_one_code_on_each_line() {
        assert_eq!(codes("AB-1\n ab-1 \nקוד 7\n\n", &none()), Ok(vec!["AB-1".into(), "ab-1".into(), "קוד 7".into()]));
    }

    #[test]
    fn what_is_twice_blank_or_too_long_is_named_by_its_line() {
        let known = HashSet::from(["A".to_owned()]);
        assert_eq!(codes("B\n\nC", &none()), Err(Problem::Blank(2)));
        assert_eq!(codes(" \n", &none()), Err(Problem::Blank(1)));
        assert_eq!(codes("B\nC\nB ", &none()), Err(Problem::Twice(3, 1)));
        assert_eq!(codes("B\nA", &known), Err(Problem::Known(2)));
        assert_eq!(codes(&"x".repeat(LONGEST_CODE + 1), &none()), Err(Problem::Long(1)));
        let many = (0..MOST_CODES).map(|n| format!("C{n}\n")).collect::<String>();
        assert_eq!(codes(&many, &none()).map(|codes| codes.len()), Ok(MOST_CODES));
        assert_eq!(codes(&many, &known), Err(Problem::TooMany(MOST_CODES + 1)));
    }

    #[test]
    fn of_a_code_at_most_half_is_shown() {
        let tails = ["SUMMER-123", "ABCD", "AB", "A", "קוד-שלי"].map(tail);
        assert_eq!(tails, ["123", "CD", "B", "", "שלי"]);
    }

    #[test]
    fn who_was_there_before_us_has_been_there_long() {
        let now = DateTime::from_timestamp(1_796_000_000, 0).unwrap();
        assert!(has_been_in(None, 365, now));
        assert!(has_been_in(Some(now - TimeDelta::days(30)), 30, now));
        assert!(!has_been_in(Some(now - TimeDelta::days(30) + TimeDelta::seconds(1)), 30, now));
    }

    proptest! {
        #[test]
        fn whatever_is_pasted_a_pool_has_no_code_twice_and_none_that_is_blank(pasted in "[ab \\n\u{2068}\u{200b}]{0,40}") {
            if let Ok(codes) = codes(&pasted, &none()) {
                let different: HashSet<&String> = codes.iter().collect();
                prop_assert_eq!(different.len(), codes.len());
                prop_assert!(codes.iter().all(|code| !clean_line(code).is_empty()));
            }
        }
    }
}
