//! What managers type: what stands for a name in the words of a welcome, what follows `/welcome`, and the settings. Pure.

use std::ops::Range;

use crate::{
    dispatch::{
        Command,
        settings::{self, Choice, SettingSpec},
    },
    telegram::marked::Marked,
    words::{Braced, braced},
};

/// What is filled in when a greeting is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The names of those it greets.
    Name,
    /// The group's name.
    Group,
    /// A link to the group's rules.
    Rules,
}

/// How each is typed, in every language.
const SLOTS: [(Slot, &[&str]); 3] = [
    (Slot::Name, &["name", "names", "שם", "שמות", "имя", "имена"]),
    (Slot::Group, &["group", "קבוצה", "группа"]),
    (Slot::Rules, &["rules", "כללים", "правила"]),
];

/// What stands between braces in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// With its braces, in bytes.
    pub at: Range<usize>,
    /// What it is; [`None`]: nothing that is known.
    pub slot: Option<Slot>,
    /// With its braces, as typed.
    pub typed: &'a str,
}

/// All that looks like a slot, in order: one word between braces.
pub fn slots(text: &str) -> Vec<Found<'_>> {
    let found = braced(text).into_iter();
    found.map(|Braced { at, word, typed }| Found { at, slot: slot(&word), typed }).collect()
}

fn slot(word: &str) -> Option<Slot> {
    SLOTS.iter().find(|(_, names)| names.contains(&word)).map(|(slot, _)| *slot)
}

/// What was typed after `/welcome`.
#[derive(Debug, PartialEq, Eq)]
pub enum Wish {
    /// How it stands.
    Show,
    /// These words.
    Words(Marked),
    /// A link on a button: where it leads, and its label if that was said.
    Link(String),
    /// Our own words again.
    Ours,
}

/// Reads it. Words stand on the lines below; what stands on the first line belongs to them, unless it is an address.
pub fn read(command: &Command) -> Wish {
    let (args, body) = (command.marked_args().trimmed(), command.marked_body().trimmed());
    let is_address = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    match (args.text(), body.text()) {
        ("", "") => Wish::Show,
        (typed, "") if settings::is_nothing(typed) => Wish::Ours,
        (typed, below) if is_address(typed) && !below.contains('\n') => {
            // Its label, on the line below or behind it.
            let (address, label) = typed.split_once(char::is_whitespace).unwrap_or((typed, below));
            Wish::Link(format!("{address}\n{}", label.trim()))
        }
        _ => Wish::Words(args.above(body)),
    }
}

/// Who sees the greeting.
pub const GREETING: SettingSpec = SettingSpec {
    key: "greeting",
    names: &["ברכה", "הברכה", "приветствие участника"],
    choices: &[
        Choice { code: "shared", typed: &["everybody", "everyone", "כולם", "לכולם", "все", "всем"] },
        Choice {
            code: "alone", typed: &["private", "only", "לבד", "רק להם", "лично", "отдельно"]
        },
    ],
    default: "shared",
    none: None,
    for_new: None,
};

/// Whether Telegram's own lines about who joined and left are taken away.
pub const SERVICE: SettingSpec = SettingSpec {
    key: "service",
    names: &["service messages", "הודעות שירות", "служебные сообщения"],
    choices: &[
        Choice { code: "keep", typed: &["השארה", "оставить"] },
        Choice { code: "joined", typed: &["הצטרפות", "вступления"] },
        Choice { code: "left", typed: &["עזיבה", "уход"] },
        Choice { code: "both", typed: &["שתיהן", "оба"] },
    ],
    default: "keep",
    none: Some("keep"),
    for_new: None,
};

/// How long newcomers are waited for.
pub const DELAY: SettingSpec = SettingSpec {
    key: "delay",
    names: &["השהיה", "השהיית הברכה", "задержка"],
    choices: &[
        Choice { code: "soon", typed: &["0", "at once", "now", "מיד", "сразу"] },
        Choice { code: "minutes-2", typed: &["2", "2m", "2 minutes", "2 דקות", "2 минуты"] },
        Choice { code: "minutes-10", typed: &["10", "10m", "10 minutes", "10 דקות", "10 минут"] },
    ],
    default: "soon",
    none: Some("soon"),
    for_new: None,
};

/// How long a greeting stays.
pub const CLEANUP: SettingSpec = SettingSpec {
    key: "cleanup",
    names: &["clean-up", "ניקוי", "уборка"],
    choices: &[
        Choice { code: "hour", typed: &["1h", "an hour", "שעה", "час"] },
        Choice { code: "day", typed: &["1d", "a day", "יום", "день"] },
        Choice { code: "next", typed: &["when the next comes", "הבא", "הבאה", "следующее"] },
        Choice { code: "stays", typed: &["stay", "נשארת", "נשאר", "остаётся", "остается"] },
    ],
    default: "day",
    none: Some("stays"),
    for_new: None,
};

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Option<Slot>)> {
        slots(text).into_iter().map(|found| (found.typed, found.slot)).collect()
    }

    #[test]
    fn slots_are_words_between_braces_in_any_language() {
        let [name, group] = [Some(Slot::Name), Some(Slot::Group)];
        assert_eq!(found("Hi { Name }, in {group}!"), [("{ Name }", name), ("{group}", group)]);
        assert_eq!(found("{שם} {קבוצה} {имя} {группа}").len(), 4);
        assert_eq!(found("{כללים}{правила}"), [("{כללים}", Some(Slot::Rules)), ("{правила}", Some(Slot::Rules))]);
        assert_eq!(found("{first_name} {{name}}"), [("{first_name}", None), ("{name}", name)]);
        for text in [
            "",
            "{",
            "}{",
            "{}",
            "{ }",
            "{\"a\": 1}",
            "fn main() { loop {} }",
            "{a very long text that is no name at all}",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    fn reads(text: &str) -> Wish {
        read(&Command::parse(text, "KehilaBot").unwrap())
    }

    #[test]
    fn words_links_and_nothing_are_told_apart() {
        let words = |text: &str| Wish::Words(Marked::plain(text));
        assert_eq!(reads("/welcome"), Wish::Show);
        assert_eq!(reads("/welcome off"), Wish::Ours);
        assert_eq!(reads("/welcome\nHi {name}!\n\nCome in"), words("Hi {name}!\n\nCome in"));
        assert_eq!(reads("/welcome Hi {name}!\nCome in"), words("Hi {name}!\nCome in"));
        assert_eq!(reads("/welcome https://x.org Our site"), Wish::Link("https://x.org\nOur site".to_owned()));
        assert_eq!(reads("/welcome https://x.org\nOur site"), Wish::Link("https://x.org\nOur site".to_owned()));
        assert_eq!(reads("/welcome https://x.org\nis new\nfor you"), words("https://x.org\nis new\nfor you"));
    }
}
