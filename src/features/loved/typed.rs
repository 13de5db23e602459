//! The words people type about the most loved post.

use chrono::Weekday;

use crate::{
    dispatch::settings::{self, Choice, OFF, ON, SettingSpec},
    words::Lang,
};

/// On which day of the week it is posted.
pub const DAY: SettingSpec = SettingSpec {
    key: "lovedday",
    names: &["loved day", "יום הפוסט האהוב", "день любимого поста"],
    choices: &[
        Choice { code: "last", typed: &["end of the week", "סוף השבוע", "конец недели"] },
        Choice { code: "sun", typed: &["sunday", "ראשון", "יום ראשון", "вс", "воскресенье"] },
        Choice { code: "mon", typed: &["monday", "שני", "יום שני", "пн", "понедельник"] },
        Choice { code: "tue", typed: &["tuesday", "שלישי", "יום שלישי", "вт", "вторник"] },
        Choice { code: "wed", typed: &["wednesday", "רביעי", "יום רביעי", "ср", "среда"] },
        Choice { code: "thu", typed: &["thursday", "חמישי", "יום חמישי", "чт", "четверг"] },
        Choice { code: "fri", typed: &["friday", "שישי", "יום שישי", "пт", "пятница"] },
        Choice { code: "sat", typed: &["saturday", "שבת", "сб", "суббота"] },
    ],
    default: "last",
    none: None,
    for_new: None,
};

/// At what hour.
pub const HOUR: SettingSpec = SettingSpec {
    key: "lovedhour",
    names: &["loved hour", "שעת הפוסט האהוב", "час любимого поста"],
    choices: &[
        Choice { code: "h10", typed: &["10", "10:00"] },
        Choice { code: "h12", typed: &["12", "12:00"] },
        Choice { code: "h15", typed: &["15", "15:00"] },
        Choice { code: "h18", typed: &["18", "18:00"] },
        Choice { code: "h20", typed: &["20", "20:00"] },
    ],
    default: "h18",
    none: None,
    for_new: None,
};

/// Whether its first words are shown.
pub const QUOTING: SettingSpec = SettingSpec {
    key: "quoting",
    names: &["quote", "ציטוט", "цитирование", "цитата"],
    choices: &[
        Choice { code: ON, typed: &["yes", "כן", "вкл", "да"] },
        Choice { code: OFF, typed: &["no", "לא", "выкл", "нет"] },
    ],
    default: OFF,
    none: Some(OFF),
    for_new: None,
};

/// The day that a value of [`DAY`] means: of itself the last one people work on.
#[must_use]
pub fn weekday(code: &str, lang: Lang) -> Weekday {
    let [.., last] = lang.workdays();
    code.parse().unwrap_or(last)
}

/// The hour that a value of [`HOUR`] means.
#[must_use]
pub fn hour(code: &str) -> u32 {
    code.trim_start_matches('h').parse().unwrap_or(18)
}

/// What stands behind the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    /// Nothing: what was loved lately.
    List,
    /// This topic is to collect it.
    Hall,
    /// No topic is.
    NoHall,
}

/// Reads what stands behind the command; [`None`]: neither.
#[must_use]
pub fn read(typed: &str) -> Option<Typed> {
    const HALL: [&str; 8] = ["hall", "hall of fame", "here", "היכל התהילה", "היכל", "כאן", "зал славы", "здесь"];
    let typed = typed.trim().to_lowercase();
    if typed.is_empty() {
        return Some(Typed::List);
    }
    let (name, rest) = HALL
        .iter()
        .filter_map(|name| typed.strip_prefix(name).map(|rest| (*name, rest.trim())))
        .max_by_key(|(name, _)| name.len())?;
    match rest {
        "" => Some(Typed::Hall),
        rest if !matches!(name, "here" | "כאן" | "здесь") && settings::is_nothing(rest) => Some(Typed::NoHall),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_behind_the_command() {
        for (typed, expected) in [
            ("", Some(Typed::List)),
            ("hall", Some(Typed::Hall)),
            ("Hall of fame", Some(Typed::Hall)),
            ("hall of fame off", Some(Typed::NoHall)),
            ("hall off", Some(Typed::NoHall)),
            ("היכל התהילה", Some(Typed::Hall)),
            ("зал славы", Some(Typed::Hall)),
            ("here", Some(Typed::Hall)),
            ("here off", None),
            ("best", None),
        ] {
            assert_eq!(read(typed), expected, "{typed}");
        }
    }

    #[test]
    fn days_and_hours_as_they_are_chosen() {
        assert_eq!(weekday("last", Lang::He), Weekday::Thu);
        assert_eq!(weekday("last", Lang::Ru), Weekday::Fri);
        let days = [Weekday::Sun, Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat];
        let read = DAY.choices[1..].iter().map(|choice| weekday(choice.code, Lang::En));
        assert_eq!(read.collect::<Vec<_>>(), days);
        let hours: Vec<_> = HOUR.choices.iter().map(|choice| hour(choice.code)).collect();
        assert_eq!(hours, [10, 12, 15, 18, 20]);
    }
}
