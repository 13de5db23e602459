//! What managers type after `/series`: `scenes every wednesday 12:00 @noa`. Pure.

use super::rules::Kind;
use crate::words::folded;

/// How each kind is typed, in every language; longer ones first where one begins with another.
const KINDS: [(Kind, &[&str]); 5] = [
    (
        Kind::Scenes,
        &["behind the scenes", "scenes", "scene", "מאחורי הקלעים", "קלעים", "за кулисами", "закулисье", "кулисы"],
    ),
    (
        Kind::Tips,
        &[
            "members' tips",
            "members’ tips",
            "member's tip",
            "member’s tip",
            "tips",
            "tip",
            "טיפים של חברים",
            "טיפים",
            "טיפ",
            "советы участников",
            "совет участника",
            "советы",
            "совет",
        ],
    ),
    (Kind::Advice, &["advice wanted", "advice", "עצה מבוקשת", "מתייעצים", "עצה", "нужен совет", "нужны советы"]),
    (
        Kind::Guest,
        &[
            "ask me anything",
            "ama",
            "guest",
            "שאלות לאורחים",
            "שאלות לאורח",
            "אורחים",
            "אורחת",
            "אורח",
            "вопросы гостю",
            "гостья",
            "гость",
        ],
    ),
    (Kind::Partner, &["partner", "partners", "שותפים", "שותף", "партнёры", "партнёр", "партнеры", "партнер"]),
];

/// What was typed: the kind, when, and who by `@username`.
#[derive(Debug, PartialEq, Eq)]
pub struct Typed {
    /// What comes.
    pub kind: Kind,
    /// When.
    pub when: String,
    /// Who, without `@`.
    pub who: Option<String>,
}

/// Reads it; [`None`]: there is no such kind.
#[must_use]
pub fn read(text: &str) -> Option<Typed> {
    let text = text.trim();
    let (kind, rest) = KINDS.iter().find_map(|(kind, names)| {
        let rest = names.iter().find_map(|name| after_name(text, name))?;
        Some((*kind, rest))
    })?;
    let is_name = |word: &&str| word.len() > 1 && word.starts_with('@');
    let who = rest.split_whitespace().find(is_name).map(|word| word[1..].to_owned());
    let when: Vec<&str> = rest.split_whitespace().filter(|word| !is_name(word)).collect();
    Some(Typed { kind, when: when.join(" "), who })
}

/// What follows a name, however it is written.
fn after_name<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let words = name.split_whitespace().count();
    let mut end = 0;
    for _ in 0..words {
        let rest = &text[end..];
        let word = rest.trim_start();
        let skipped = rest.len() - word.len();
        end += skipped + word.find(char::is_whitespace).unwrap_or(word.len());
    }
    let (first, rest) = text.split_at(end);
    let first = first.trim_end_matches([':', ',', '–', '-']).split_whitespace().collect::<Vec<_>>().join(" ");
    (folded(&first) == folded(name)).then(|| rest.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kind_time_and_name_are_told_apart() {
        let scenes = |when: &str, who: Option<&str>| {
            Some(Typed { kind: Kind::Scenes, when: when.to_owned(), who: who.map(str::to_owned) })
        };
        assert_eq!(read("scenes every wednesday 12:00 @noa"), scenes("every wednesday 12:00", Some("noa")));
        assert_eq!(read("Behind the  scenes: @noa every day 9:00"), scenes("every day 9:00", Some("noa")));
        assert_eq!(read("מאחורי הקלעים כל יום רביעי 12:00"), scenes("כל יום רביעי 12:00", None));
        assert_eq!(read("За кулисами каждую среду 12:00 @"), scenes("каждую среду 12:00 @", None));
        let tips = Typed { kind: Kind::Tips, when: "כל יום ראשון 10:00".to_owned(), who: None };
        assert_eq!(read("טיפים כל יום ראשון 10:00"), Some(tips));
        let other = |text: &str| read(text).map(|typed| (typed.kind, typed.when));
        assert_eq!(other("нужен совет каждый вторник 10:00"), Some((Kind::Advice, "каждый вторник 10:00".to_owned())));
        assert_eq!(other("Advice"), Some((Kind::Advice, String::new())));
        assert_eq!(other("שאלות לאורחים מחר 19:00"), Some((Kind::Guest, "מחר 19:00".to_owned())));
        assert_eq!(other("ask me anything once 1.12 19:00"), Some((Kind::Guest, "once 1.12 19:00".to_owned())));
        assert_eq!(read("scenes"), scenes("", None));
        assert_eq!(read("scenery every day 12:00"), None);
        assert_eq!(read(""), None);
    }
}
