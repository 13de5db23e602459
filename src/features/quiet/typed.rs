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

/// A kind of message, and what it is called in every language.
#[derive(Debug)]
pub struct Kind<'a> {
    /// What rooms call it.
    pub code: &'a str,
    /// What people do.
    pub names: Vec<String>,
}

/// Reads it; [`None`] if it is neither an amount nor a kind there is. Who writes a kind's whole name means the kind,
/// whatever it begins with.
pub fn read<'a>(typed: &str, kinds: &[Kind<'a>]) -> Option<Wish<'a>> {
    let typed = words(typed);
    let Some(first) = typed.first() else { return Some(Wish::Show) };
    let is_called = |kind: &Kind<'_>| {
        [kind.code].into_iter().chain(kind.names.iter().map(String::as_str)).any(|name| {
            let name = words(name);
            !name.is_empty() && typed.starts_with(&name)
        })
    };
    let much = || WORDS.iter().find(|(_, words)| words.contains(&first.as_str())).map(|(much, _)| Wish::Much(*much));
    kinds.iter().find(|kind| is_called(kind)).map(|kind| Wish::Kind(kind.code)).or_else(much)
}

fn words(typed: &str) -> Vec<String> {
    let parts = typed.split(|c: char| !c.is_alphanumeric() && c != '-');
    parts.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
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
            ("What's on", Some(Wish::Kind("events"))),
            ("Всё интересное!", Some(Wish::Kind("events"))),
            ("מה קורה", Some(Wish::Kind("events"))),
            ("what", None),
            ("bread", None),
        ] {
            let names = ["What's on", "всё интересное", "מה קורה"].map(str::to_owned).into();
            assert_eq!(read(typed, &[Kind { code: "events", names }]), wish, "{typed}");
        }
    }
}
