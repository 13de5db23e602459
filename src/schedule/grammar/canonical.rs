//! The way to type a rule: example commands in each language, which the grammar reads back.

use chrono::{Datelike, NaiveDate, Weekday};

use super::Language;
use crate::schedule::recurrence::{DaySet, MonthDay, Recurrence, Rule, YearDay};

/// What a manager can type after the command for this rule.
///
/// Read back it is the same rule. "Every 2 weeks" does not say which weeks; it is read as beginning
/// with the next such day.
pub fn canonical(recurrence: &Recurrence, language: Language) -> String {
    let rule = match language {
        Language::English => english(&recurrence.rule),
        Language::Hebrew => hebrew(&recurrence.rule),
        Language::Russian => russian(&recurrence.rule),
    };
    let at = match language {
        Language::English => "",
        Language::Hebrew => "בשעה ",
        Language::Russian => "в ",
    };
    format!("{rule} {at}{}", recurrence.time.format("%H:%M"))
}

fn english(rule: &Rule) -> String {
    match rule {
        Rule::Daily => "every day".to_owned(),
        Rule::Weekly { every, days, .. } => {
            let days = join(*days, Weekday::Mon, " and ", english_day);
            match every.get() {
                1 => format!("every {days}"),
                n => format!("every {n} weeks on {days}"),
            }
        }
        Rule::Monthly { on } => {
            let day = match on {
                MonthDay::Day(day) => format!("{}{}", day.get(), english_suffix(day.get())),
                MonthDay::Last => "last day".to_owned(),
                MonthDay::Nth { k, weekday } => {
                    let k = pick(&["first", "second", "third", "fourth", "fifth"], k.get());
                    format!("{k} {}", english_day(*weekday))
                }
                MonthDay::LastWeekday(weekday) => format!("last {}", english_day(*weekday)),
            };
            format!("monthly on the {day}")
        }
        Rule::Yearly { on } => format!("yearly on {} {}", on.day(), month(&ENGLISH_MONTHS, *on)),
        Rule::Once { date } => format!("once {}", date.format("%Y-%m-%d")),
    }
}

fn russian(rule: &Rule) -> String {
    match rule {
        Rule::Daily => "каждый день".to_owned(),
        Rule::Weekly { every, days, .. } => match (every.get(), single(*days)) {
            (1, Some(day)) => russian_form(&["каждый", "каждую", "каждое"], day),
            (1, None) => russian_days(*days),
            (n, _) => format!("{} {}", russian_weeks(n), russian_days(*days)),
        },
        Rule::Monthly { on } => {
            let day = match on {
                MonthDay::Day(day) => format!("{} числа", day.get()),
                MonthDay::Last => "в последний день".to_owned(),
                MonthDay::Nth { k, weekday } => russian_nth(k.get(), *weekday),
                MonthDay::LastWeekday(weekday) => {
                    russian_form(&["в последний", "в последнюю", "в последнее"], *weekday)
                }
            };
            format!("каждый месяц {day}")
        }
        Rule::Yearly { on } => format!("каждый год {} {}", on.day(), month(&RUSSIAN_MONTHS, *on)),
        Rule::Once { date } => format!("один раз {}", dotted(*date)),
    }
}

fn hebrew(rule: &Rule) -> String {
    match rule {
        Rule::Daily => "כל יום".to_owned(),
        Rule::Weekly { every, days, .. } => match (every.get(), single(*days)) {
            (1, Some(day)) => format!("כל {}", hebrew_day(day)),
            (1, None) => hebrew_days(*days),
            (2, _) => format!("כל שבועיים {}", hebrew_days(*days)),
            (n, _) => format!("כל {n} שבועות {}", hebrew_days(*days)),
        },
        Rule::Monthly { on } => {
            let day = match on {
                MonthDay::Day(day) => format!("-{}", day.get()),
                MonthDay::Last => "יום האחרון".to_owned(),
                MonthDay::Nth { k, weekday } => {
                    let k = match weekday {
                        Weekday::Sat => pick(&["הראשונה", "השנייה", "השלישית", "הרביעית", "החמישית"], k.get()),
                        _ => pick(&["הראשון", "השני", "השלישי", "הרביעי", "החמישי"], k.get()),
                    };
                    format!("{} {k} בחודש", hebrew_day(*weekday))
                }
                MonthDay::LastWeekday(Weekday::Sat) => "שבת האחרונה בחודש".to_owned(),
                MonthDay::LastWeekday(weekday) => {
                    format!("{} האחרון בחודש", hebrew_day(*weekday))
                }
            };
            match on {
                MonthDay::Day(_) | MonthDay::Last => format!("כל חודש ב{day}"),
                MonthDay::Nth { .. } | MonthDay::LastWeekday(_) => format!("ב{day}"),
            }
        }
        Rule::Yearly { on } => {
            format!("כל שנה ב-{} ב{}", on.day(), month(&HEBREW_MONTHS, *on))
        }
        Rule::Once { date } => format!("פעם אחת {}", dotted(*date)),
    }
}

const ENGLISH_MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const RUSSIAN_MONTHS: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const HEBREW_MONTHS: [&str; 12] =
    ["ינואר", "פברואר", "מרץ", "אפריל", "מאי", "יוני", "יולי", "אוגוסט", "ספטמבר", "אוקטובר", "נובמבר", "דצמבר"];

fn month(names: &[&'static str; 12], on: YearDay) -> &'static str {
    pick(names, on.month())
}

/// The entry at a place counted from one.
fn pick(names: &[&'static str], place: u8) -> &'static str {
    names.get(usize::from(place).saturating_sub(1)).copied().unwrap_or_default()
}

fn dotted(date: NaiveDate) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

fn single(days: DaySet) -> Option<Weekday> {
    let mut all = days.iter();
    let first = all.next();
    first.filter(|_| all.next().is_none())
}

/// "a, b and c", the week beginning where the language's readers begin it.
fn join(days: DaySet, first: Weekday, and: &str, name: fn(Weekday) -> &'static str) -> String {
    let mut days: Vec<Weekday> = days.iter().collect();
    days.sort_by_key(|day| day.days_since(first));
    let names: Vec<&str> = days.into_iter().map(name).collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{}{and}{last}", others.join(", ")),
        None => String::new(),
    }
}

fn english_day(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}

fn english_suffix(n: u8) -> &'static str {
    match (n % 10, n / 10) {
        (_, 1) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

/// The adjective in the weekday's gender (he, she, it) with the weekday in the accusative.
fn russian_form(adjective: &[&str; 3], day: Weekday) -> String {
    let [he, she, it] = adjective;
    match day {
        Weekday::Mon => format!("{he} понедельник"),
        Weekday::Tue => format!("{he} вторник"),
        Weekday::Wed => format!("{she} среду"),
        Weekday::Thu => format!("{he} четверг"),
        Weekday::Fri => format!("{she} пятницу"),
        Weekday::Sat => format!("{she} субботу"),
        Weekday::Sun => format!("{it} воскресенье"),
    }
}

fn russian_nth(k: u8, weekday: Weekday) -> String {
    let forms = match k {
        1 => ["в первый", "в первую", "в первое"],
        2 => ["во второй", "во вторую", "во второе"],
        3 => ["в третий", "в третью", "в третье"],
        4 => ["в четвёртый", "в четвёртую", "в четвёртое"],
        _ => ["в пятый", "в пятую", "в пятое"],
    };
    russian_form(&forms, weekday)
}

fn russian_days(days: DaySet) -> String {
    let name = |day: Weekday| match day {
        Weekday::Mon => "понедельникам",
        Weekday::Tue => "вторникам",
        Weekday::Wed => "средам",
        Weekday::Thu => "четвергам",
        Weekday::Fri => "пятницам",
        Weekday::Sat => "субботам",
        Weekday::Sun => "воскресеньям",
    };
    format!("по {}", join(days, Weekday::Mon, " и ", name))
}

fn russian_weeks(n: u32) -> String {
    match (n % 10, n % 100 / 10) {
        (1, tens) if tens != 1 => format!("каждую {n} неделю"),
        (2..=4, tens) if tens != 1 => format!("каждые {n} недели"),
        _ => format!("каждые {n} недель"),
    }
}

fn hebrew_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Sun => "ראשון",
        Weekday::Mon => "שני",
        Weekday::Tue => "שלישי",
        Weekday::Wed => "רביעי",
        Weekday::Thu => "חמישי",
        Weekday::Fri => "שישי",
        Weekday::Sat => "שבת",
    }
}

fn hebrew_day(day: Weekday) -> String {
    match day {
        Weekday::Sat => hebrew_name(day).to_owned(),
        _ => format!("יום {}", hebrew_name(day)),
    }
}

fn hebrew_days(days: DaySet) -> String {
    match single(days) {
        Some(day) => format!("ב{}", hebrew_day(day)),
        None => format!("בימי {}", join(days, Weekday::Sun, " ו", hebrew_name)),
    }
}
