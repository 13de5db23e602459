//! What people type behind `/thanks` and `/grant`, in three languages. Pure.

use crate::dispatch::settings::{Choice, OFF, ON, SettingSpec};

/// What is asked for behind `/thanks`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// The community's values.
    Values,
    /// What she was thanked for.
    Mine,
    /// What she thanked others for.
    Given,
    /// The last of hers is undone.
    Undo,
}

const WORDS: [(Typed, &[&str]); 4] = [
    (Typed::Values, &["values", "value", "ערכים", "הערכים", "ערך", "ценности", "ценность"]),
    (Typed::Mine, &["mine", "me", "my", "received", "שלי", "לי", "שקיבלתי", "мои", "мне", "моё", "мое", "полученные"]),
    (Typed::Given, &["given", "sent", "שלחתי", "נתתי", "שנתתי", "שאמרתי", "отправленные", "сказанные", "мной"]),
    (Typed::Undo, &["undo", "cancel", "ביטול", "לבטל", "отмена", "отменить", "вернуть"]),
];

/// The word behind `/thanks` that asks for something; [`None`]: it is none of these.
#[must_use]
pub fn read(typed: &str) -> Option<Typed> {
    let typed = typed.trim().to_lowercase();
    WORDS.iter().find(|(_, words)| words.contains(&typed.as_str())).map(|(what, _)| *what)
}

/// The word at the beginning for a list of values, and what follows it on the same line.
#[must_use]
pub fn values(args: &str) -> Option<&str> {
    let args = args.trim();
    let (word, rest) = args.split_once(|c: char| c.is_whitespace() || c == ':').unwrap_or((args, ""));
    (read(word) == Some(Typed::Values)).then(|| rest.trim())
}

/// Words between whom and what for.
const FOR: [&str; 5] = ["for", "because", "על", "за", "עבור"];

/// A reason without signs around it; [`None`]: it says nothing.
#[must_use]
pub fn reason(typed: &str) -> Option<&str> {
    let reason = typed.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | '-' | '–' | '—'));
    let says = reason.chars().any(char::is_alphanumeric) && !FOR.contains(&reason.to_lowercase().as_str());
    says.then_some(reason)
}

const YES_NO: [Choice; 2] = [
    Choice { code: ON, typed: &["yes", "כן", "вкл", "да"] },
    Choice { code: OFF, typed: &["no", "commands", "לא", "פקודה", "выкл", "нет"] },
];

/// Whether thanks are heard in replies and reactions, or only by the command.
pub const HEARING: SettingSpec = SettingSpec {
    key: "hearing",
    names: &["hearing thanks", "hear thanks", "הקשבה", "הקשבה לתודות", "слышать", "слышать спасибо"],
    choices: &YES_NO,
    default: ON,
    none: Some(OFF),
    for_new: None,
};

/// What a heard message of thanks is answered with.
pub const REACTION: SettingSpec = SettingSpec {
    key: "reaction",
    names: &["thanks reaction", "reaction to thanks", "תגובה לתודה", "תגובה", "реакция", "реакция на спасибо"],
    choices: &[
        Choice { code: "hands", typed: &["🙏", "folded hands", "ידיים", "ладони"] },
        Choice { code: "heart", typed: &["❤", "❤️", "לב", "сердце"] },
        Choice { code: "thumb", typed: &["👍", "thumbs up", "אגודל", "палец"] },
        Choice { code: "clap", typed: &["👏", "clapping", "מחיאות", "аплодисменты"] },
        Choice { code: "nothing", typed: &["nothing", "כלום", "ничего"] },
    ],
    default: "hands",
    none: Some("nothing"),
    for_new: None,
};

/// Points one member may be granted in a month.
pub const GRANT_CAP: SettingSpec = SettingSpec {
    key: "grantcap",
    names: &["grant cap", "points for one", "תקרה לחבר", "נקודות לחבר", "лимит на участника"],
    choices: &[
        Choice { code: "points-5", typed: &["5"] },
        Choice { code: "points-10", typed: &["10"] },
        Choice { code: "points-20", typed: &["20"] },
        Choice { code: "points-50", typed: &["50"] },
    ],
    default: "points-10",
    none: None,
    for_new: None,
};

/// Points one manager may grant in a month.
pub const GRANTER_CAP: SettingSpec = SettingSpec {
    key: "grantercap",
    names: &["granter cap", "points by one", "תקרה למעניק", "נקודות מאדם אחד בצוות", "лимит на администратора"],
    choices: &[
        Choice { code: "points-10", typed: &["10"] },
        Choice { code: "points-20", typed: &["20"] },
        Choice { code: "points-50", typed: &["50"] },
        Choice { code: "points-100", typed: &["100"] },
    ],
    default: "points-20",
    none: None,
    for_new: None,
};

/// How many points a cap stands for.
#[must_use]
pub fn points(code: &str) -> i64 {
    code.strip_prefix("points-").and_then(|points| points.parse().ok()).unwrap_or(0)
}

/// The emoji of a reaction by its code; [`None`]: none is wanted.
#[must_use]
pub fn emoji(code: &str) -> Option<&'static str> {
    match code {
        "hands" => Some("🙏"),
        "heart" => Some("❤"),
        "thumb" => Some("👍"),
        "clap" => Some("👏"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_asked_for_is_understood_in_every_language() {
        for (typed, what) in [
            ("values", Some(Typed::Values)),
            ("ערכים", Some(Typed::Values)),
            ("Ценности", Some(Typed::Values)),
            ("mine", Some(Typed::Mine)),
            ("שלי", Some(Typed::Mine)),
            ("Мои", Some(Typed::Mine)),
            ("undo", Some(Typed::Undo)),
            ("ביטול", Some(Typed::Undo)),
            ("отменить", Some(Typed::Undo)),
            ("for the mine", None),
            ("", None),
        ] {
            assert_eq!(read(typed), what, "{typed}");
        }
        assert_eq!(values("values: Help, Courage"), Some("Help, Courage"));
        assert_eq!(values("ערכים"), Some(""));
        assert_eq!(values("help"), None);
    }

    #[test]
    fn a_reason_says_something() {
        for (typed, read) in [
            ("for carrying the boxes", Some("for carrying the boxes")),
            ("על הארגזים", Some("על הארגזים")),
            ("- за закваску -", Some("за закваску")),
            ("For", None),
            ("за", None),
            ("!!!", None),
            ("", None),
        ] {
            assert_eq!(reason(typed), read, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read(text in crate::hostile::text()) {
            let _ = (read(&text), values(&text), reason(&text));
        }
    }
}
