//! What is typed after `/quiet`. Pure.

use crate::schedule::nudges::HowMuch;

/// Words for each amount, in every language.
const WORDS: [(HowMuch, &[&str]); 3] = [
    (HowMuch::Usual, &["usual", "normal", "on", "all", "רגיל", "כרגיל", "обычно", "всё", "все"]),
    (HowMuch::Fewer, &["fewer", "less", "פחות", "меньше", "реже"]),
    (HowMuch::Nothing, &["none", "nothing", "off", "no", "כלום", "בלי", "לא", "ничего", "нет", "не"]),
];

/// What she wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish<'a> {
    /// To see how it is.
    Show,
    /// So much.
    Much(HowMuch),
    /// A kind no longer, or again.
    Kind(&'a str),
}

/// Reads it; [`None`] if it is neither an amount nor a kind there is.
pub fn read<'a>(typed: &str, kinds: &[&'a str]) -> Option<Wish<'a>> {
    let typed = typed.to_lowercase();
    let Some(word) = typed.split(|c: char| !c.is_alphanumeric() && c != '-').find(|word| !word.is_empty()) else {
        return Some(Wish::Show);
    };
    let much = WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(much, _)| Wish::Much(*much));
    much.or_else(|| kinds.iter().find(|kind| **kind == word).map(|kind| Wish::Kind(kind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_kinds_are_read_in_every_language() {
        for (typed, wish) in [
            ("", Some(Wish::Show)),
            ("Fewer!", Some(Wish::Much(HowMuch::Fewer))),
            ("פחות", Some(Wish::Much(HowMuch::Fewer))),
            ("ничего не надо", Some(Wish::Much(HowMuch::Nothing))),
            ("off", Some(Wish::Much(HowMuch::Nothing))),
            ("כרגיל", Some(Wish::Much(HowMuch::Usual))),
            ("events", Some(Wish::Kind("events"))),
            ("bread", None),
        ] {
            assert_eq!(read(typed, &["events"]), wish, "{typed}");
        }
    }
}
