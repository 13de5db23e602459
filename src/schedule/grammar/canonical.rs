//! The way to type a rule: example commands in each language, which the grammar reads back.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Language, quiet};
use crate::schedule::recurrence::{DaySet, MonthDay, MonthDays, Places, Recurrence, Rule, YearDay};

/// What a manager can type after the command for this rule.
///
/// Read back it is the same rule. "Every 2 weeks" does not say which weeks; it is read as beginning
/// with the next such day; so are "every 3 days" and "every 5 months". "Quarterly" says which months.
pub fn canonical(recurrence: &Recurrence, language: Language) -> String {
    if let Rule::Cron { dates } = &recurrence.rule {
        // The same for everybody.
        return format!("cron {} {}", recurrence.time.format("%-M %-H"), dates.as_str());
    }
    if recurrence.rule == Rule::Quiet {
        return quiet::canonical(language);
    }
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
        Rule::Days { every, .. } => format!("every {every} days"),
        Rule::Weekly { every, days, .. } => {
            let days = join(*days, Weekday::Mon, " and ", english_day);
            match every.get() {
                1 => format!("every {days}"),
                n => format!("every {n} weeks on {days}"),
            }
        }
        Rule::Monthly { on } => format!("monthly on {}", english_place(*on)),
        Rule::Months { on, .. } if rule.is_quarterly() => format!("quarterly on {}", english_place(*on)),
        Rule::Months { every, on, .. } => format!("every {every} months on {}", english_place(*on)),
        Rule::Yearly { on } => format!("yearly on {} {}", on.day(), month(&ENGLISH_MONTHS, *on)),
        Rule::Once { date } => format!("once {}", date.format("%Y-%m-%d")),
        Rule::Cron { .. } | Rule::Quiet => String::new(),
    }
}

fn english_place(on: MonthDay) -> String {
    let place = |k: u8| pick(&["first", "second", "third", "fourth", "fifth"], k);
    let numbered = |day: u8| format!("{day}{}", english_suffix(day));
    match on {
        MonthDay::Day(day) => format!("the {}", numbered(day.get())),
        MonthDay::Days(days) => format!("the {}", english_list(days.iter().map(numbered))),
        MonthDay::Even => "even days".to_owned(),
        MonthDay::Odd => "odd days".to_owned(),
        MonthDay::Last => "the last day".to_owned(),
        MonthDay::Nth { k, weekday } => format!("the {} {}", place(k.get()), english_day(weekday)),
        MonthDay::LastWeekday(weekday) => format!("the last {}", english_day(weekday)),
        MonthDay::Places { places, weekday } => {
            let last = places.with_last().then_some("last");
            let places = english_list(places.counted().map(place).chain(last).map(str::to_owned));
            format!("the {places} {}", english_day(weekday))
        }
        MonthDay::FirstOf(days) => format!("the first working day, {}", english_span(days)),
        MonthDay::LastOf(days) => format!("the last working day, {}", english_span(days)),
    }
}

fn english_list(parts: impl Iterator<Item = String>) -> String {
    list(parts.collect(), " and ")
}

fn english_span(days: DaySet) -> String {
    match span(days) {
        Some((first, last)) => format!("{} to {}", english_day(first), english_day(last)),
        None => join(days, Weekday::Mon, " and ", english_day),
    }
}

/// The first and the last of the days of a working week.
fn span(days: DaySet) -> Option<(Weekday, Weekday)> {
    [DaySet::MONDAY_TO_FRIDAY, DaySet::SUNDAY_TO_THURSDAY].contains(&days).then(|| {
        if days == DaySet::MONDAY_TO_FRIDAY { (Weekday::Mon, Weekday::Fri) } else { (Weekday::Sun, Weekday::Thu) }
    })
}

fn russian(rule: &Rule) -> String {
    match rule {
        Rule::Daily => "каждый день".to_owned(),
        Rule::Days { every, .. } => russian_counted(every.get(), ["каждый", "день", "дня", "дней"]),
        Rule::Weekly { every, days, .. } => match (every.get(), single(*days)) {
            (1, Some(day)) => russian_form(&["каждый", "каждую", "каждое"], day),
            (1, None) => russian_days(*days),
            (n, _) => {
                let weeks = russian_counted(n, ["каждую", "неделю", "недели", "недель"]);
                format!("{weeks} {}", russian_days(*days))
            }
        },
        Rule::Monthly { on } => format!("каждый месяц {}", russian_place(*on)),
        Rule::Months { on, .. } if rule.is_quarterly() => format!("каждый квартал {}", russian_place(*on)),
        Rule::Months { every, on, .. } => {
            format!("{} {}", russian_counted(every.get(), ["каждый", "месяц", "месяца", "месяцев"]), russian_place(*on))
        }
        Rule::Yearly { on } => format!("каждый год {} {}", on.day(), month(&RUSSIAN_MONTHS, *on)),
        Rule::Once { date } => format!("один раз {}", dotted(*date)),
        Rule::Cron { .. } | Rule::Quiet => String::new(),
    }
}

fn russian_place(on: MonthDay) -> String {
    match on {
        MonthDay::Day(day) => format!("{} числа", day.get()),
        MonthDay::Days(days) => format!("{} числа", list(days.iter().map(|day| day.to_string()).collect(), " и ")),
        MonthDay::Even => "по чётным числам".to_owned(),
        MonthDay::Odd => "по нечётным числам".to_owned(),
        MonthDay::Last => "в последний день".to_owned(),
        MonthDay::Nth { k, weekday } => russian_nth(k.get(), weekday),
        MonthDay::LastWeekday(weekday) => russian_form(&["в последний", "в последнюю", "в последнее"], weekday),
        MonthDay::Places { places, weekday } => russian_places(places, weekday),
        MonthDay::FirstOf(days) => format!("в первый рабочий день, {},", russian_span(days)),
        MonthDay::LastOf(days) => format!("в последний рабочий день, {},", russian_span(days)),
    }
}

/// "в первый и третий понедельник", "во второй и последний вторник"
fn russian_places(places: Places, weekday: Weekday) -> String {
    let bare = |form: [&'static str; 3]| {
        let [he, she, it] = form;
        let name = match weekday {
            Weekday::Wed | Weekday::Fri | Weekday::Sat => she,
            Weekday::Sun => it,
            Weekday::Mon | Weekday::Tue | Weekday::Thu => he,
        };
        name.split_once(' ').map_or(name, |(_, name)| name).to_owned()
    };
    let counted = places.counted().map(|k| bare(russian_nth_forms(k)));
    let last = places.with_last().then(|| bare(["последний", "последнюю", "последнее"]));
    let to = if places.counted().next() == Some(2) { "во" } else { "в" };
    let day = russian_form(&["", "", ""], weekday);
    format!("{to} {}{day}", list(counted.chain(last).collect(), " и "))
}

fn russian_span(days: DaySet) -> String {
    match span(days) {
        Some((Weekday::Sun, _)) => "с воскресенья по четверг".to_owned(),
        Some(_) => "с понедельника по пятницу".to_owned(),
        None => russian_days(days),
    }
}

/// "каждый 21 день", "каждые 3 дня", "каждые 5 дней"
fn russian_counted(n: u32, [each, one, few, many]: [&str; 4]) -> String {
    match (n % 10, n % 100 / 10) {
        (1, tens) if tens != 1 => format!("{each} {n} {one}"),
        (2..=4, tens) if tens != 1 => format!("каждые {n} {few}"),
        _ => format!("каждые {n} {many}"),
    }
}

fn hebrew(rule: &Rule) -> String {
    match rule {
        Rule::Daily => "כל יום".to_owned(),
        Rule::Days { every, .. } if every.get() == 2 => "כל יומיים".to_owned(),
        Rule::Days { every, .. } => format!("כל {every} ימים"),
        Rule::Weekly { every, days, .. } => match (every.get(), single(*days)) {
            (1, Some(day)) => format!("כל {}", hebrew_day(day)),
            (1, None) => hebrew_days(*days),
            (2, _) => format!("כל שבועיים {}", hebrew_days(*days)),
            (n, _) => format!("כל {n} שבועות {}", hebrew_days(*days)),
        },
        Rule::Monthly { on: on @ (MonthDay::Nth { .. } | MonthDay::LastWeekday(_)) } => {
            format!("{} בחודש", hebrew_place(*on))
        }
        Rule::Monthly { on } => format!("כל חודש {}", hebrew_place(*on)),
        Rule::Months { on, .. } if rule.is_quarterly() => format!("כל רבעון {}", hebrew_place(*on)),
        Rule::Months { every, on, .. } if every.get() == 2 => format!("כל חודשיים {}", hebrew_place(*on)),
        Rule::Months { every, on, .. } => format!("כל {every} חודשים {}", hebrew_place(*on)),
        Rule::Yearly { on } => {
            format!("כל שנה ב-{} ב{}", on.day(), month(&HEBREW_MONTHS, *on))
        }
        Rule::Once { date } => format!("פעם אחת {}", dotted(*date)),
        Rule::Cron { .. } | Rule::Quiet => String::new(),
    }
}

fn hebrew_place(on: MonthDay) -> String {
    match on {
        MonthDay::Day(day) => format!("ב-{}", day.get()),
        MonthDay::Days(days) => hebrew_dates(days),
        MonthDay::Even => "בתאריכים זוגיים".to_owned(),
        MonthDay::Odd => "בתאריכים אי-זוגיים".to_owned(),
        MonthDay::Last => "ביום האחרון".to_owned(),
        MonthDay::Nth { k, weekday } => format!("ב{} {}", hebrew_day(weekday), hebrew_nth(k.get(), weekday)),
        MonthDay::LastWeekday(weekday) => format!("ב{} {}", hebrew_day(weekday), hebrew_last(weekday)),
        MonthDay::Places { places, weekday } => {
            let last = places.with_last().then(|| hebrew_last(weekday));
            let all = places.counted().map(|k| hebrew_nth(k, weekday)).chain(last);
            format!("ב{} {}", hebrew_day(weekday), list(all.map(str::to_owned).collect(), " ו"))
        }
        MonthDay::FirstOf(days) => format!("ביום העבודה הראשון, {},", hebrew_span(days)),
        MonthDay::LastOf(days) => format!("ביום העבודה האחרון, {},", hebrew_span(days)),
    }
}

fn hebrew_dates(days: MonthDays) -> String {
    list(days.iter().map(|day| format!("ב-{day}")).collect(), " ו")
}

fn hebrew_nth(k: u8, weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Sat => pick(&["הראשונה", "השנייה", "השלישית", "הרביעית", "החמישית"], k),
        _ => pick(&["הראשון", "השני", "השלישי", "הרביעי", "החמישי"], k),
    }
}

const fn hebrew_last(weekday: Weekday) -> &'static str {
    if matches!(weekday, Weekday::Sat) { "האחרונה" } else { "האחרון" }
}

fn hebrew_span(days: DaySet) -> String {
    match span(days) {
        Some((Weekday::Sun, _)) => "מראשון עד חמישי".to_owned(),
        Some(_) => "משני עד שישי".to_owned(),
        None => hebrew_days(days),
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
    list(days.into_iter().map(|day| name(day).to_owned()).collect(), and)
}

/// "a, b and c"
fn list(names: Vec<String>, and: &str) -> String {
    match names.split_last() {
        Some((last, [])) => last.clone(),
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
    russian_form(&russian_nth_forms(k), weekday)
}

const fn russian_nth_forms(k: u8) -> [&'static str; 3] {
    match k {
        1 => ["в первый", "в первую", "в первое"],
        2 => ["во второй", "во вторую", "во второе"],
        3 => ["в третий", "в третью", "в третье"],
        4 => ["в четвёртый", "в четвёртую", "в четвёртое"],
        _ => ["в пятый", "в пятую", "в пятое"],
    }
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
