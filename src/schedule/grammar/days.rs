//! Days of the week alone, as in `/settings days fri sat`: `שישי ושבת`, `пн-ср`, "Monday, Thursday".

use chrono::Weekday;

use super::{
    tokens::{Kind, tokens},
    words::{Word, nearest},
};

/// A word that is no day, and the day it may have been meant to be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{word:?} is no day of the week")]
pub struct UnknownDay {
    /// As typed.
    pub word: String,
    /// The nearest day.
    pub nearest: Option<Weekday>,
    /// Those that were clear before it.
    pub understood: Vec<Weekday>,
}

/// Reads days of the week, each once, in the order typed; a dash between two means those between them too.
///
/// # Errors
/// With the first word that is no day.
pub fn weekdays(text: &str) -> Result<Vec<Weekday>, UnknownDay> {
    let mut days: Vec<Weekday> = Vec::new();
    let mut up_to = false;
    for token in tokens(text) {
        match &token.kind {
            Kind::Dash => up_to = true,
            Kind::Comma | Kind::Mark => {}
            Kind::Word(words) => match words.iter().find_map(day) {
                Some(day) => {
                    add(&mut days, day, up_to);
                    up_to = false;
                }
                None if words.contains(&Word::To) => up_to = true,
                None if words.iter().any(is_filler) => {}
                None => return Err(unknown(text, &token.text, token.start..token.end, days)),
            },
            Kind::Number | Kind::Other => return Err(unknown(text, &token.text, token.start..token.end, days)),
        }
    }
    Ok(days)
}

fn unknown(text: &str, spelling: &str, at: std::ops::Range<usize>, understood: Vec<Weekday>) -> UnknownDay {
    let word = text.get(at).unwrap_or(spelling).to_owned();
    UnknownDay { word, nearest: nearest(spelling, |word| day(&word)), understood }
}

const fn day(word: &Word) -> Option<Weekday> {
    match word {
        Word::Weekday(day) | Word::Weekdays(day) | Word::DayLetter(day) => Some(*day),
        _ => None,
    }
}

const fn is_filler(word: &Word) -> bool {
    matches!(word, Word::And | Word::Filler | Word::Day | Word::Days | Word::Every | Word::From | Word::Per)
}

fn add(days: &mut Vec<Weekday>, day: Weekday, up_to: bool) {
    let mut between = match days.last() {
        Some(last) if up_to => last.succ(),
        _ => day,
    };
    loop {
        if !days.contains(&between) {
            days.push(between);
        }
        if between == day {
            return;
        }
        between = between.succ();
    }
}

#[cfg(test)]
mod tests {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_are_read_in_three_languages() {
        for (typed, days) in [
            ("fri sat", vec![Fri, Sat]),
            ("Saturday, Friday, saturdays", vec![Sat, Fri]),
            ("שישי ושבת", vec![Fri, Sat]),
            ("ו' ש'", vec![Fri, Sat]),
            ("יום שישי", vec![Fri]),
            ("пт и сб", vec![Fri, Sat]),
            ("fri - sun", vec![Fri, Sat, Sun]),
            ("sat to tue", vec![Sat, Sun, Mon, Tue]),
            ("", vec![]),
        ] {
            assert_eq!(weekdays(typed), Ok(days), "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_is_named() {
        let error = weekdays("thu Fridya").unwrap_err();
        assert_eq!((error.word.as_str(), error.nearest, error.understood), ("Fridya", Some(Fri), vec![Thu]));
        assert_eq!(weekdays("7").unwrap_err().word, "7");
    }

    proptest! {
        #[test]
        fn anything_may_be_typed(typed in crate::hostile::like(&["fri,sat", "monday and tuesday", "пн-пт", "по средам", "א-ה", "שישי ושבת"])) {
            if let Ok(days) = weekdays(&typed) {
                prop_assert!(days.len() <= 7);
            }
        }
    }
}
