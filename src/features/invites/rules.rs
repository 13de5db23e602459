//! When a guest has stayed, and what a link is called. Pure.

use chrono::TimeDelta;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    telegram::request::LONGEST_LINK_NAME,
    words::{Line, line},
};

/// Who is here for so long has stayed.
pub const STAY: TimeDelta = TimeDelta::days(14);
/// Thanks are said within this time.
pub const THANKS_WITHIN: TimeDelta = TimeDelta::days(7);
/// Campaigns of a group that run at a time.
pub const MOST_CAMPAIGNS: i64 = 50;

/// Whether a name fits a link.
///
/// # Errors
/// With what to say.
pub fn fits(name: &str) -> Result<(), Line> {
    let length = name.chars().count();
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match length <= LONGEST_LINK_NAME {
        true => Ok(()),
        false => Err(line("invites-too-long").num("length", number(length)).num("most", number(LONGEST_LINK_NAME))),
    }
}

/// A person's name as that of her link: as much of it as fits, cut between graphemes.
#[must_use]
pub fn link_name(name: &str) -> String {
    let mut short = String::new();
    for grapheme in name.graphemes(true) {
        if short.chars().count() + grapheme.chars().count() > LONGEST_LINK_NAME {
            break;
        }
        short.push_str(grapheme);
    }
    short.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_between_graphemes() {
        assert_eq!(link_name("Dana"), "Dana");
        assert_eq!(link_name(&"a".repeat(40)).chars().count(), 32);
        let family = "👨‍👩‍👧‍👦".repeat(5);
        assert_eq!(link_name(&family), "👨‍👩‍👧‍👦".repeat(4));
        assert!(fits(&"x".repeat(32)).is_ok() && fits(&"x".repeat(33)).is_err());
    }
}
