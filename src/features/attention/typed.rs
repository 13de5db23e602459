//! What is typed after `/attention`. Pure.

use super::rules::How;

/// Words for each way, in every language.
const WORDS: [(How, &[&str]); 3] = [
    (How::Urgent, &["urgent", "usual", "daily", "דחוף", "רגיל", "срочное", "обычно", "ежедневно"]),
    (How::All, &["all", "everything", "now", "הכול", "הכל", "מיד", "всё", "все", "сразу"]),
    (How::Desk, &["desk", "off", "none", "nothing", "שולחן", "כלום", "בלי", "стол", "ничего", "нет"]),
];

/// What she wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// To see what waits.
    Show,
    /// To be told so.
    How(How),
    /// The daily round at this minute of the day.
    At(u16),
}

/// Reads it; [`None`] if it is none of these.
pub fn read(typed: &str) -> Option<Wish> {
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Some(Wish::Show);
    }
    let word = typed.trim_matches(|c: char| !c.is_alphanumeric());
    let how = WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(how, _)| Wish::How(*how));
    how.or_else(|| minute(word).map(Wish::At))
}

/// `9`, `09:30`, `18.00`.
fn minute(word: &str) -> Option<u16> {
    let (hour, minute) = word.split_once([':', '.']).unwrap_or((word, "0"));
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_and_hours_are_read_in_every_language() {
        for (typed, wish) in [
            ("", Some(Wish::Show)),
            ("Desk!", Some(Wish::How(How::Desk))),
            ("הכול", Some(Wish::How(How::All))),
            ("срочное", Some(Wish::How(How::Urgent))),
            ("8", Some(Wish::At(480))),
            ("18:30", Some(Wish::At(1110))),
            ("7.15", Some(Wish::At(435))),
            ("24:00", None),
            ("7:60", None),
            ("bread", None),
        ] {
            assert_eq!(read(typed), wish, "{typed}");
        }
    }
}
