//! A day of the year as managers type it, by the civil or the Hebrew calendar: `24 December`, `12.3.2019`, `14 Adar`,
//! `ט״ו בשבט`, `14 адара`; and the words for the group's own birthday. Pure.

use super::rules::DayOf;
use crate::{
    dispatch::{
        flow,
        settings::{Choice, OFF, ON, SettingSpec},
    },
    schedule::{
        grammar::Context,
        hebrew::{HebrewDay, HebrewMonth},
    },
};

/// Whether anniversaries of membership are named.
pub const ANNIVERSARIES: SettingSpec = SettingSpec {
    key: "anniversaries",
    names: &["membership anniversaries", "שנים בקבוצה", "годовщины"],
    choices: &[
        Choice { code: ON, typed: &["yes", "כן", "вкл", "да"] },
        Choice { code: OFF, typed: &["no", "לא", "выкл", "нет"] },
    ],
    default: ON,
    none: Some(OFF),
    for_new: None,
};

/// Words for the group's own birthday.
const BIRTHDAYS: [&str; 9] = [
    "birthday of the group",
    "group birthday",
    "birthday",
    "group",
    "יום הולדת לקבוצה",
    "יום הולדת",
    "день рождения группы",
    "день рождения",
    "группа",
];

/// Months as they are written, with the code of each. Where Adar is meant twice, its number stands behind it.
const MONTHS: &[(&str, &str)] = &[
    ("tishrei", "M01"),
    ("tishri", "M01"),
    ("cheshvan", "M02"),
    ("heshvan", "M02"),
    ("marcheshvan", "M02"),
    ("kislev", "M03"),
    ("tevet", "M04"),
    ("teves", "M04"),
    ("shevat", "M05"),
    ("shvat", "M05"),
    ("adar", "M06"),
    ("nisan", "M07"),
    ("nissan", "M07"),
    ("iyar", "M08"),
    ("iyyar", "M08"),
    ("sivan", "M09"),
    ("tammuz", "M10"),
    ("tamuz", "M10"),
    ("av", "M11"),
    ("elul", "M12"),
    ("תשרי", "M01"),
    ("חשוון", "M02"),
    ("חשון", "M02"),
    ("מרחשוון", "M02"),
    ("כסלו", "M03"),
    ("כסליו", "M03"),
    ("טבת", "M04"),
    ("שבט", "M05"),
    ("אדר", "M06"),
    ("ניסן", "M07"),
    ("אייר", "M08"),
    ("סיוון", "M09"),
    ("סיון", "M09"),
    ("תמוז", "M10"),
    ("אב", "M11"),
    ("אלול", "M12"),
    ("тишрея", "M01"),
    ("тишрей", "M01"),
    ("тишри", "M01"),
    ("хешвана", "M02"),
    ("хешван", "M02"),
    ("кислева", "M03"),
    ("кислев", "M03"),
    ("тевета", "M04"),
    ("тевет", "M04"),
    ("швата", "M05"),
    ("шват", "M05"),
    ("шевата", "M05"),
    ("адара", "M06"),
    ("адар", "M06"),
    ("нисана", "M07"),
    ("нисан", "M07"),
    ("ияра", "M08"),
    ("ияр", "M08"),
    ("сивана", "M09"),
    ("сиван", "M09"),
    ("таммуза", "M10"),
    ("таммуз", "M10"),
    ("тамуза", "M10"),
    ("ава", "M11"),
    ("ав", "M11"),
    ("элула", "M12"),
    ("элул", "M12"),
];

/// Which of two Adars.
const FIRST: [&str; 7] = ["i", "1", "א", "ראשון", "алеф", "первого", "первый"];
const SECOND: [&str; 7] = ["ii", "2", "ב", "שני", "бет", "второго", "второй"];

/// Letters as numbers, as far as a month goes.
const LETTERS: [(char, u8); 12] = [
    ('א', 1),
    ('ב', 2),
    ('ג', 3),
    ('ד', 4),
    ('ה', 5),
    ('ו', 6),
    ('ז', 7),
    ('ח', 8),
    ('ט', 9),
    ('י', 10),
    ('כ', 20),
    ('ל', 30),
];

/// A day, as typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Typed {
    /// Which.
    pub day: DayOf,
    /// The year it counts from.
    pub since: Option<i32>,
    /// It is the group's own birthday.
    pub is_birthday: bool,
}

/// Reads what stands after `/milestones`.
pub fn read(typed: &str, context: &Context) -> Option<Typed> {
    let typed = typed.trim().to_lowercase();
    let birthday = BIRTHDAYS.iter().find_map(|word| typed.strip_prefix(word));
    let birthday = birthday.filter(|rest| rest.starts_with([' ', ':']));
    let rest = birthday.unwrap_or(&typed).trim_start_matches(':').trim();
    let is_birthday = birthday.is_some();
    if let Some(day) = hebrew(rest) {
        return Some(Typed { day: DayOf::Hebrew(day), since: None, is_birthday });
    }
    let (day, since) = with_year(rest);
    let day = flow::day_of_year(day, context).or_else(|| flow::day_of_year(rest, context))?;
    Some(Typed { day: DayOf::Civil(day), since, is_birthday })
}

/// "12.3.2019" and "12 March 2019".
fn with_year(typed: &str) -> (&str, Option<i32>) {
    let at = typed.rfind([' ', '.', '/']).map(|at| typed.split_at(at));
    let year = at.and_then(|(day, year)| {
        let year = year.trim_start_matches([' ', '.', '/']).parse::<i32>().ok()?;
        (1900..=9990).contains(&year).then_some((day.trim(), Some(year)))
    });
    year.unwrap_or((typed, None))
}

fn hebrew(typed: &str) -> Option<HebrewDay> {
    let words: Vec<&str> = typed.split([' ', '-']).filter(|word| !word.is_empty()).collect();
    let ([day, month], which) = match words.as_slice() {
        [day, month] => ([*day, *month], None),
        [day, month, which] => ([*day, *month], Some(which.trim_matches(['\'', '׳', '’']))),
        _ => return None,
    };
    let month = [month, month.strip_prefix('ב').unwrap_or(month)]
        .into_iter()
        .find_map(|word| MONTHS.iter().find(|(name, _)| *name == word))?;
    let code = match (month.1, which) {
        (code, None) => code,
        ("M06", Some(which)) if FIRST.contains(&which) => "M05L",
        ("M06", Some(which)) if SECOND.contains(&which) => "M06",
        _ => return None,
    };
    HebrewDay::new(HebrewMonth::from_code(code)?, number(day)?)
}

/// "14", or "י״ד".
fn number(typed: &str) -> Option<u8> {
    if let Ok(number) = typed.parse() {
        return Some(number);
    }
    let letters: Vec<char> = typed.chars().filter(|c| !matches!(c, '"' | '\'' | '״' | '׳' | '’' | '”')).collect();
    if letters.is_empty() || letters.len() > 2 {
        return None;
    }
    let value = |letter: &char| LETTERS.iter().find(|(known, _)| known == letter).map(|(_, value)| *value);
    letters.iter().map(value).sum()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::schedule::recurrence::DaySet;

    fn read_as(typed: &str) -> Option<(String, Option<i32>, bool)> {
        let now = DateTime::from_timestamp(1_794_816_000, 0).unwrap();
        let context = Context { now, tz: chrono_tz::UTC, workdays: DaySet::MONDAY_TO_FRIDAY };
        read(typed, &context).map(|read| (read.day.written(), read.since, read.is_birthday))
    }

    #[test]
    fn days_are_read_by_both_calendars() {
        for (typed, day, since, is_birthday) in [
            ("24 December", "12-24", None, false),
            ("24.12", "12-24", None, false),
            ("24 декабря", "12-24", None, false),
            ("24 בדצמבר", "12-24", None, false),
            ("29.2", "02-29", None, false),
            ("14 Adar", "14 M06", None, false),
            ("14 Adar I", "14 M05L", None, false),
            ("14 adar 2", "14 M06", None, false),
            ("15 Shevat", "15 M05", None, false),
            ("ט״ו בשבט", "15 M05", None, false),
            ("ט\"ו בשבט", "15 M05", None, false),
            ("14 באדר א׳", "14 M05L", None, false),
            ("ל״ תשרי", "30 M01", None, false),
            ("ה׳ באייר", "5 M08", None, false),
            ("14 адара", "14 M06", None, false),
            ("5 ияра", "5 M08", None, false),
            ("group 12.3.2019", "03-12", Some(2019), true),
            ("Group birthday: 12 March 2019", "03-12", Some(2019), true),
            ("день рождения группы 12 марта 2019", "03-12", Some(2019), true),
            ("יום הולדת לקבוצה 12.3.2019", "03-12", Some(2019), true),
            ("birthday 15 Shevat", "15 M05", None, true),
            ("1.9.2020", "09-01", Some(2020), false),
        ] {
            assert_eq!(read_as(typed), Some((day.to_owned(), since, is_birthday)), "{typed}");
        }
        for nonsense in ["", "soon", "31 Adar", "30 Tevet", "14 Nisan I", "30.2", "birthday", "monday"] {
            assert_eq!(read_as(nonsense), None, "{nonsense}");
        }
    }
}
