//! Lines as people type them, in three languages, and promises for arbitrary ones.

use chrono::{TimeDelta, Weekday::*};
use chrono_tz::Asia::Jerusalem;
use proptest::prelude::*;

mod people_tests;

use super::*;
use crate::schedule::recurrence::{CronDates, MonthDay, MonthDays, Places, Rule, YearDay};

/// Saturday, 21 November 2026, 12:00 in Jerusalem.
fn context() -> Context {
    Context { now: "2026-11-21T10:00:00Z".parse().unwrap(), tz: Jerusalem, workdays: DaySet::SUNDAY_TO_THURSDAY }
}

/// What a line means, in English; errors as `! what: suggestion`, text after it as `| text`.
fn read(line: &str) -> String {
    match parse(line, &context()) {
        Ok(Schedule { recurrence, rest: "" }) => canonical(&recurrence, Language::English),
        Ok(Schedule { recurrence, rest }) => {
            format!("{} | {rest}", canonical(&recurrence, Language::English))
        }
        Err(error) => {
            let suggested = canonical(&error.suggestion, Language::English);
            let other = error
                .aside
                .other
                .map(|other| format!(" + {}", canonical(&other, Language::English)))
                .unwrap_or_default();
            let rest = if error.aside.rest.is_empty() { String::new() } else { format!(" | {}", error.aside.rest) };
            format!("! {:?}: {suggested}{other}{rest}", error.problem)
        }
    }
}

#[track_caller]
fn all_mean(meaning: &str, lines: &[&str]) {
    let wrong: Vec<String> =
        lines.iter().filter(|line| read(line) != meaning).map(|line| format!("{line} -> {}", read(line))).collect();
    assert!(wrong.is_empty(), "not {meaning}:\n{}", wrong.join("\n"));
}

#[test]
fn every_day() {
    all_mean(
        "every day 09:30",
        &[
            "every day 09:30",
            "every day at 9:30",
            "daily 9:30 am",
            "Every Day, 9.30",
            "at 9:30 every day",
            "9.30 every day",
            "at 9.30 every day",
            "once a day 9:30",
            "every morning at 9:30",
            "каждое утро в 9:30",
            "כל בוקר ב-9:30",
            "каждый день 09:30",
            "каждый день в 9:30",
            "ежедневно в 9.30",
            "Ежедневно 9:30 утра",
            "в 9:30 каждый день",
            "9.30 каждый день",
            "в 9.30 каждый день",
            "раз в день 9:30",
            "כל יום 09:30",
            "בכל יום 9:30",
            "כל יום בשעה 9:30",
            "כל יום ב-9:30",
            "כל יום ב־9:30",
            "כל יום ב9:30",
            "מדי יום ב-9:30 בבוקר",
            "בשעה 9:30 כל יום",
            "9.30 כל יום",
            "ב־9.30 כל יום",
        ],
    );
}

#[test]
fn every_working_day_is_the_groups() {
    let lines = [
        "every weekday 09:30",
        "every workday at 9:30",
        "weekdays 9:30",
        "on weekdays 9:30",
        "every working day 9:30",
        "по будням 9:30",
        "по будням в 9:30",
        "каждый рабочий день 9:30",
        "по рабочим дням 9:30",
        "каждый будний день 9:30",
        "כל יום חול 9:30",
        "בימי חול ב-9:30",
        "כל יום עבודה 9:30",
    ];
    all_mean("every monday, tuesday, wednesday, thursday and sunday 09:30", &lines);
    let elsewhere = Context { workdays: DaySet::MONDAY_TO_FRIDAY, ..context() };
    for line in lines {
        let Rule::Weekly { days, .. } = parse(line, &elsewhere).unwrap().recurrence.rule else {
            panic!("{line}");
        };
        assert_eq!(days, DaySet::MONDAY_TO_FRIDAY, "{line}");
    }
}

#[test]
fn one_day_of_the_week() {
    all_mean(
        "every monday 10:00",
        &[
            "every monday 10:00",
            "Every Monday at 10:00",
            "every mon 10.00",
            "mondays 10:00",
            "on Mondays, 10:00",
            "weekly on monday 10:00",
            "every week on monday 10:00",
            "once a week on monday 10:00",
            "monday every week 10:00",
            "MONDAY weekly 10:00",
            "each monday, 10 am",
            "every monday 10am",
            "every monday at 10 a.m.",
            "каждый понедельник 10:00",
            "Каждый понедельник в 10:00",
            "по понедельникам 10:00",
            "по пн 10:00",
            "каждый пн в 10 часов",
            "каждую неделю в понедельник 10:00",
            "еженедельно по понедельникам в 10:00",
            "раз в неделю по понедельникам 10:00",
            "каждый понедельник в 10 утра",
            "в понедельник каждую неделю 10:00",
            "каждый понедельник 10-00",
            "כל יום שני 10:00",
            "כל שני 10:00",
            "בכל יום שני ב-10:00",
            "כל יום ב' 10:00",
            "כל יום ב׳ בשעה 10:00",
            "כל יום ב 10:00",
            "כל שבוע ביום שני 10:00",
            "בימי שני 10:00",
            "כל שבוע בשני 10:00",
            "יום שני כל שבוע 10:00",
            "פעם בשבוע ביום שני 10:00",
            "מדי שבוע ביום שני ב-10 בבוקר",
            "כל יום־שני 10:00",
        ],
    );
    all_mean(
        "every wednesday 18:00",
        &[
            "каждую среду 18:00",
            "по средам в 6 вечера",
            "every wed 6pm",
            "every wednesday 6:00 PM",
            "every Wednesday 6 p.m.",
            "כל רביעי 18:00",
            "כל יום ד׳ ב-6 בערב",
            "כל יום רביעי ב18:00",
        ],
    );
    all_mean(
        "every saturday 20:00",
        &["каждую субботу 20:00", "כל שבת 20:00", "כל יום שבת ב-20:00", "בכל שבת 8 בערב", "בשבתות 20:00"],
    );
    all_mean("every sunday 23:00", &["каждое воскресенье в 11 ночи", "כל יום ראשון ב-11 בלילה"]);
}

#[test]
fn several_days_of_the_week() {
    all_mean(
        "every monday and thursday 10:00",
        &[
            "every monday and thursday 10:00",
            "every monday, thursday 10:00",
            "mon & thu 10:00",
            "every mon thu 10:00",
            "mondays and thursdays at 10:00",
            "weekly on mon, thu 10:00",
            "каждый понедельник и четверг 10:00",
            "по понедельникам и четвергам в 10:00",
            "по понедельникам и по четвергам 10:00",
            "по пн, чт 10:00",
            "каждый пн и каждый чт 10:00",
            "בימי שני וחמישי 10:00",
            "כל יום שני וחמישי 10:00",
            "כל שני חמישי 10:00",
            "כל יום שני, חמישי 10:00",
            "בימים ב' ו-ה' 10:00",
            "בימי ב׳ וה׳ 10:00",
            "ימים ב, ה 10:00",
            "כל יום שני ויום חמישי 10:00",
            "ביום שני וביום חמישי כל שבוע 10:00",
        ],
    );
    all_mean(
        "every monday, tuesday, wednesday, thursday and sunday 10:00",
        &[
            "sun-thu 10:00",
            "every sunday to thursday 10:00",
            "from sunday to thursday 10:00",
            "с воскресенья по четверг 10:00",
            "вс–чт 10:00",
            "ימים א-ה 10:00",
            "בימים א׳-ה׳ 10:00",
            "כל יום ראשון עד חמישי 10:00",
            "מראשון עד חמישי 10:00",
        ],
    );
    all_mean("every monday, friday, saturday and sunday 10:00", &["every fri-mon 10:00"]);
}

#[test]
fn every_few_weeks() {
    all_mean(
        "every 2 weeks on sunday 18:00",
        &[
            "every 2 weeks on sunday 18:00",
            "every other sunday 18:00",
            "every two weeks on Sunday 18:00",
            "every second sunday 18:00",
            "every other week on sunday 18:00",
            "biweekly on sunday 18:00",
            "every 2nd sunday 18:00",
            "on sunday every 2 weeks 18:00",
            "every fortnight on sunday 18:00",
            "once every 2 weeks on sunday 18:00",
            "every 2 sundays 18:00",
            "каждые 2 недели в воскресенье 18:00",
            "каждые две недели по воскресеньям в 18:00",
            "раз в 2 недели по воскресеньям 18:00",
            "каждую вторую неделю в воскресенье 18:00",
            "каждое второе воскресенье 18:00",
            "по воскресеньям раз в две недели 18:00",
            "כל שבועיים ביום ראשון 18:00",
            "כל 2 שבועות ביום ראשון 18:00",
            "פעם בשבועיים ביום א׳ 18:00",
            "אחת לשבועיים בראשון 18:00",
            "ביום ראשון כל שבועיים 18:00",
            "כל שבוע שני ביום ראשון 18:00",
        ],
    );
    all_mean(
        "every 3 weeks on monday and friday 09:00",
        &[
            "every 3 weeks on monday and friday 9:00",
            "каждые три недели по пн и пт 9:00",
            "כל שלושה שבועות בימי שני ושישי 9:00",
        ],
    );
}

#[test]
fn a_date_of_every_month() {
    all_mean(
        "monthly on the 31st 10:00",
        &[
            "monthly on the 31st 10:00",
            "monthly 31 10:00",
            "every month on the 31st at 10:00",
            "on the 31st of every month 10:00",
            "every 31st 10:00",
            "monthly on day 31 10:00",
            "once a month on the 31st 10:00",
            "ежемесячно 31 числа 10:00",
            "каждый месяц 31-го 10:00",
            "каждый месяц 31-го числа в 10:00",
            "31 числа каждого месяца 10:00",
            "каждое 31 число 10:00",
            "раз в месяц 31 числа 10:00",
            "каждое 31-е число в 10:00",
            "31-го числа 10:00",
            "כל חודש ב-31 10:00",
            "כל חודש ב־31 בשעה 10:00",
            "כל חודש ב31 ב10:00",
            "ב-31 בכל חודש 10:00",
            "ב-31 לחודש 10:00",
            "כל 31 לחודש 10:00",
            "חודשי ב-31 10:00",
            "כל חודש ביום ה-31 10:00",
            "פעם בחודש ב-31 10:00",
        ],
    );
    all_mean(
        "monthly on the 1st 10:00",
        &[
            "monthly on the first day 10:00",
            "every first day of the month 10:00",
            "first of every month 10:00",
            "every first of the month 10:00",
            "первого числа каждого месяца 10:00",
            "каждое первое число 10:00",
            "ежемесячно 1-го 10:00",
            "כל ראשון לחודש 10:00",
            "ב-1 לחודש 10:00",
        ],
    );
    all_mean(
        "monthly on the last day 10:00",
        &[
            "monthly on the last day 10:00",
            "every month on the last day 10:00",
            "last day of the month 10:00",
            "every last day of the month 10:00",
            "в последний день месяца 10:00",
            "каждый месяц в последний день 10:00",
            "последнего числа каждого месяца 10:00",
            "ежемесячно в последний день месяца в 10:00",
            "כל חודש ביום האחרון 10:00",
            "ביום האחרון של החודש 10:00",
            "ביום האחרון בכל חודש 10:00",
        ],
    );
}

#[test]
fn a_weekday_of_every_month() {
    all_mean(
        "monthly on the last thursday 12:00",
        &[
            "monthly on the last thursday 12:00",
            "last thursday of the month 12:00",
            "every last thursday 12:00",
            "every month on the last thursday at 12:00",
            "last thursday of every month 12:00",
            "в последний четверг месяца 12:00",
            "last thursday of the month at noon",
            "в последний четверг месяца в полдень",
            "ביום חמישי האחרון בחודש בצהריים",
            "каждый последний четверг месяца 12:00",
            "каждый месяц в последний четверг 12:00",
            "ежемесячно в последний четверг в 12:00",
            "последний четверг каждого месяца 12 дня",
            "ביום חמישי האחרון בחודש 12:00",
            "כל חודש ביום חמישי האחרון 12:00",
            "כל יום חמישי האחרון בחודש 12:00",
            "ביום חמישי האחרון של החודש ב-12:00",
            "חמישי אחרון בחודש 12 בצהריים",
            "ביום ה׳ האחרון בכל חודש 12:00",
        ],
    );
    all_mean(
        "monthly on the second monday 12:00",
        &[
            "monthly on the second monday 12:00",
            "monthly on the 2nd monday 12:00",
            "second monday of the month 12:00",
            "every second monday of the month 12:00",
            "во второй понедельник месяца 12:00",
            "каждый второй понедельник месяца в 12:00",
            "каждый месяц во второй понедельник 12:00",
            "כל חודש ביום שני השני 12:00",
            "ביום שני השני בחודש 12:00",
            "ביום שני השני של כל חודש 12:00",
        ],
    );
    all_mean(
        "monthly on the first saturday 12:00",
        &[
            "в первую субботу месяца 12:00",
            "בשבת הראשונה בחודש 12:00",
            "first sat of the month 12:00",
            "every first saturday 12:00",
        ],
    );
    all_mean(
        "monthly on the fourth wednesday 12:00",
        &["в четвёртую среду месяца 12:00", "в четвертую среду месяца 12:00", "ביום רביעי הרביעי בחודש 12:00"],
    );
}

#[test]
fn a_day_of_every_year() {
    all_mean(
        "yearly on 20 december 09:00",
        &[
            "yearly on 20 december 09:00",
            "yearly on december 20 09:00",
            "every year on the 20th of december 9:00",
            "annually on Dec 20th 9am",
            "every 20 december 9:00",
            "every december 20 9:00",
            "20 december every year 9:00",
            "yearly 20.12 9:00",
            "once a year on december 20 9:00",
            "ежегодно 20 декабря 09:00",
            "каждый год 20 декабря в 9:00",
            "20 декабря каждый год 9:00",
            "каждое 20 декабря 9:00",
            "20-го декабря ежегодно 9:00",
            "раз в год 20 дек. 9:00",
            "כל שנה ב-20 בדצמבר 09:00",
            "בכל שנה ב־20 לדצמבר ב-9:00",
            "ב-20 בדצמבר כל שנה 9:00",
            "כל 20 בדצמבר 9:00",
        ],
    );
    all_mean("yearly on 29 february 09:00", &["yearly on 29 february 9:00", "כל שנה ב-29 בפברואר 9:00"]);
}

#[test]
fn a_single_time() {
    all_mean(
        "once 2026-12-24 18:00",
        &[
            "once 2026-12-24 18:00",
            "once 24.12.2026 18:00",
            "once 24/12/2026 at 18:00",
            "once 24 december 2026 18:00",
            "once december 24 2026 18:00",
            "once on december 24, 2026, 6 pm",
            "2026-12-24 18:00",
            "24.12.2026 18:00",
            "24 december 2026 18:00",
            "once 24 december 18:00",
            "once 24.12 18:00",
            "once 24.12.26 18:00",
            "once at 18:00 on 24.12.2026",
            "one time 24.12.2026 18:00",
            "once 2026‑12‑24 18:00",
            "один раз 24.12.2026 18:00",
            "однажды 24 декабря в 18:00",
            "24 декабря 2026 г. в 18:00",
            "24 декабря 2026 года, 18:00",
            "1 раз 24.12.2026 18:00",
            "разово 24/12/2026 18:00",
            "פעם אחת 24.12.2026 18:00",
            "פעם אחת ב-24.12.2026 בשעה 18:00",
            "פעם אחת ב־24 בדצמבר 18:00",
            "ב-24 בדצמבר 2026 ב-18:00",
            "חד פעמי 24/12/2026 18:00",
        ],
    );
    all_mean(
        "once 2026-11-22 18:00",
        &[
            "tomorrow 18:00",
            "once tomorrow at 6pm",
            "завтра в 18:00",
            "18:00 завтра",
            "один раз завтра 18:00",
            "מחר 18:00",
            "מחר בשעה 18:00",
            "פעם אחת מחר ב-18:00",
            "once on sunday 18:00",
            "один раз в воскресенье 18:00",
            "פעם אחת ביום ראשון 18:00",
            "פעם אחת ביום א 18:00",
        ],
    );
    all_mean("once 2026-11-21 18:00", &["today 18:00", "сегодня в 18:00", "היום ב-18:00", "once saturday 18:00"]);
    all_mean("once 2026-11-23 18:00", &["послезавтра 18:00", "מחרתיים 18:00"]);
    all_mean("once 2027-03-01 18:00", &["once 1 march 18:00", "один раз 1 марта 18:00"]);
}

#[test]
fn a_part_of_the_day_says_which_eight() {
    all_mean(
        "every day 20:30",
        &[
            "every evening at 8:30",
            "every evening 8:30",
            "evenings at 8:30",
            "every day at 8:30 in the evening",
            "every day 8:30 at night",
            "every day in the evening at 8:30",
            "at 8:30 every evening",
            "at 8:30 every day in the evening",
            "every evening at 20:30",
            "каждый вечер в 8:30",
            "каждый день вечером в 8:30",
            "каждый день в 8:30 вечером",
            "каждый день в 8:30 вечера",
            "по вечерам в 8:30",
            "каждый день в 8 часов 30 минут вечера",
            "כל ערב ב-8:30",
            "בכל ערב בשעה 8:30",
            "כל יום בערב ב-8:30",
            "כל יום ב-8:30 בערב",
            "בערבים ב-8:30",
        ],
    );
    all_mean("every day 20:00", &["every evening at 8", "כל ערב ב-8", "каждый вечер в 8"]);
    all_mean(
        "every monday 16:30",
        &[
            "כל יום שני ב-4:30 אחר הצהריים",
            "כל יום שני ב-4:30 אחרי הצהריים",
            "כל יום שני אחר הצהריים ב-4:30",
            "כל יום שני ב-4:30 אחהצ",
            "כל יום שני ב-4:30 אחה״צ",
            "כל יום שני ב-4:30 בצהריים",
            "כל יום שני בצהריים ב-4:30",
            "every monday 4:30 in the afternoon",
            "every monday afternoon at 4:30",
            "каждый понедельник в 4:30 дня",
            "каждый понедельник днём в 4:30",
        ],
    );
    all_mean(
        "every day 21:30",
        &["every night at 9:30", "every day 9:30 at night", "каждую ночь в 9:30", "כל לילה ב-9:30"],
    );
    all_mean("every day 00:15", &["every night at 12:15", "כל יום ב-12:15 בלילה", "каждый день в 12:15 ночи"]);
    all_mean("every day 05:15", &["כל יום ב-5:15 לפנות בוקר", "every morning at 5:15", "каждый день в 5:15 утра"]);
    all_mean("every day 11:00", &["каждый день в 11 дня", "every day at 11 in the morning", "по утрам в 11"]);
    all_mean("once 2026-11-22 20:00", &["tomorrow evening at 8:00", "завтра вечером в 8:00", "מחר בערב ב-8:00"]);
}

#[test]
fn the_time_may_come_before_the_day() {
    all_mean("every friday 10:00", &["каждую неделю в 10:00 по пятницам", "every week at 10:00 on friday"]);
    all_mean("monthly on the 31st 10:00", &["каждый месяц в 10:00 31 числа", "every month at 10:00 on the 31st"]);
    all_mean("yearly on 20 december 10:00", &["every year at 10:00 on 20 december"]);
    all_mean("every day 10:30", &["каждый день в 10 часов 30 минут", "каждый день в 10 ч 30 мин"]);
    all_mean("every day 18:00", &["каждый день в 18:00 часов"]);
}

#[test]
fn a_text_that_begins_like_a_part_of_the_day_stays_whole() {
    for (line, rest) in [
        ("every monday 10:00 Am I late?", "Am I late?"),
        ("каждый понедельник 10:00 Час вопросов", "Час вопросов"),
        ("каждый понедельник 10:00 час вопросов", "час вопросов"),
        ("every monday 10:00 In the evening we meet", "In the evening we meet"),
        ("every monday 10:00 evening talk", "evening talk"),
        ("כל יום שני 10:00 הבוקר נדבר", "הבוקר נדבר"),
    ] {
        assert_eq!(read(line), format!("every monday 10:00 | {rest}"));
    }
}

#[test]
fn more_of_a_schedule_is_told_from_a_text() {
    for rest in [
        "except saturday",
        "except on the first monday of the month",
        "кроме субботы",
        "кроме выходных",
        "по Москве",
        "МСК",
        "мск",
        "EST",
        "and 18:00",
        "и 18:00",
        "ו-18:00",
        "ср 12:00",
        "по ср 12:00",
        "חוץ משבת",
        "למעט שישי ושבת",
        "начиная с 5 января",
        "с 5 января",
        "starting 5 january",
        "from 5 january",
        "החל מ-5 בינואר",
        "until december",
        "עד דצמבר",
        "не по субботам",
        "not on saturdays",
        "по московскому времени",
        "UTC+3",
        "18:00",
        "שעון ישראל",
        "or 12:00",
        "every second week",
        "раз в две недели",
        "за исключением субботы",
        "tuesday",
    ] {
        assert_eq!(afterthought(rest), Some(Afterthought::Schedule), "{rest}");
    }
    for rest in [
        "And how are you all today?",
        "И снова здравствуйте, друзья!",
        "3 good things from the week",
        "Без паники, всё под контролем",
        "שבת שלום לכולם",
        "Monday blues, who has them?",
    ] {
        assert_eq!(afterthought(rest), Some(Afterthought::Either), "{rest}");
    }
    for rest in [
        "Hello",
        "Happy Friday!",
        "Как прошёл понедельник?",
        "До завтра!",
        "What are you working on?",
        "С добрым утром!",
        "From me to you",
        "Доброе утро",
        "בוקר טוב לכולם",
        "ערב טוב",
        "מה שלומכם?",
        "Every one of us has a story",
        "Не забудьте про встречу",
        "Not yet",
        "Today we talk",
        "One question",
        "Am I late?",
        "Час вопросов",
        "at home",
        "🎉",
        "",
        "В эфире рубрика вопросов",
        "Скоро Новый год",
    ] {
        assert_eq!(afterthought(rest), None, "{rest}");
    }
}

#[test]
fn invisible_marks_points_dashes_and_capitals_do_not_matter() {
    all_mean(
        "every monday 10:00",
        &[
            "\u{2067}כל יום שני\u{2069} \u{2066}10:00\u{2069}",
            "\u{200f}כׇּל יוֹם שֵׁנִי 10:00",
            "EVERY\u{a0}MONDAY\u{202f}10:00",
            "КАЖДЫЙ ПОНЕДЕЛЬНИК — 10:00",
            "каждыи\u{306} понедельник 10:00",
            "every monday – 10：00",
            "  every   monday\t10:00  ",
            "כל יום ב’ 10:00",
            "every mon. 10:00",
        ],
    );
}

#[test]
fn languages_mix() {
    all_mean("every monday and thursday 10:00", &["every понедельник and חמישי 10:00", "כל monday и thursday в 10:00"]);
}

#[test]
fn the_text_after_the_schedule_is_handed_back() {
    for (line, rest) in [
        ("every monday 10:00 What are you working on?", "What are you working on?"),
        ("every monday 10:00 — What now", "What now"),
        ("every monday at 10:00: 🎉 Monday!", "🎉 Monday!"),
        ("every monday 10:00\nWhat?\n\nTell us. ", "What?\n\nTell us."),
        ("every monday 10:00:\n- What?\n- Who?", "- What?\n- Who?"),
        ("every monday 10:00🎉", "🎉"),
        ("\u{2066}every monday 10:00\u{2069} \u{2068}Dana\u{2069} asks", "\u{2068}Dana\u{2069} asks"),
        ("  каждый понедельник 10:00. Как дела?", "Как дела?"),
        ("כל יום שני 10:00 בוקר טוב, מה שלומכם?", "בוקר טוב, מה שלומכם?"),
        ("every monday 10:00 and now?", "and now?"),
        ("every monday 10:00 at home", "at home"),
        ("every monday 10:00 monday blues", "monday blues"),
        ("כל יום שני 10:00 ביום", "ביום"),
    ] {
        assert_eq!(read(line), format!("every monday 10:00 | {rest}"));
    }
}

#[test]
fn an_error_says_what_is_wrong_and_suggests_with_the_same_words() {
    for (line, expected) in [
        ("every monday sharp 11:00", r#"! NotUnderstood("sharp"): every monday 11:00"#),
        ("every evening at 12:00", r#"! BadTime("12:00"): every day 12:00"#),
        ("every morning at 14:00", r#"! BadTime("14:00"): every day 14:00"#),
        ("every day at 9:00 in the afternoon", r#"! BadTime("9:00 in the afternoon"): every day 09:00"#),
        (
            "every monday and on the 1st of the month 11:00",
            r#"! Two("every monday and on the 1st of the month"): every monday 11:00 + monthly on the 1st 11:00"#,
        ),
        (
            "каждый понедельник и 1-го числа 11:00",
            r#"! Two("каждый понедельник и 1-го числа"): every monday 11:00 + monthly on the 1st 11:00"#,
        ),
        (
            "כל יום שני וב-1 לחודש 11:00",
            r#"! Two("כל יום שני וב-1 לחודש"): every monday 11:00 + monthly on the 1st 11:00"#,
        ),
        (
            "every monday What do you plan to do at 18:00?",
            "! MissingTime: every monday 18:00 | What do you plan to do at 18:00?",
        ),
        ("", "! Empty: every sunday 10:00"),
        (" \n ", "! Empty: every sunday 10:00"),
        ("every monday", "! MissingTime: every monday 10:00"),
        ("каждый понедельник", "! MissingTime: every monday 10:00"),
        ("כל יום שני", "! MissingTime: every monday 10:00"),
        ("every 2 weeks on sunday What?", "! MissingTime: every 2 weeks on sunday 10:00 | What?"),
        ("monthly on the last thursday", "! MissingTime: monthly on the last thursday 10:00"),
        ("every monday 25:00", r#"! BadTime("25:00"): every monday 10:00"#),
        ("every monday at 9 good things", r#"! BadTime("9"): every monday 09:00 | good things"#),
        ("every monday at 5", r#"! BadTime("5"): every monday 17:00"#),
        ("каждый понедельник в половине шестого", r#"! BadTime("половине шестого"): every monday 17:30"#),
        ("כל יום שני בחמש", r#"! BadTime("בחמש"): every monday 17:00"#),
        ("every monday 1830", r#"! BadTime("1830"): every monday 18:30"#),
        ("every monday 13 am", r#"! BadTime("13 am"): every monday 13:00"#),
        ("every mnday 11:00", r#"! UnknownDay("mnday"): every monday 11:00"#),
        ("каждый понидельник 11:00", r#"! UnknownDay("понидельник"): every monday 11:00"#),
        ("כל יום חמשי 11:00", r#"! UnknownDay("חמשי"): every thursday 11:00"#),
        ("every monday and thrusday 11:00", r#"! UnknownDay("thrusday"): every monday and thursday 11:00"#),
        ("every monday, thrusday 11:00", r#"! UnknownDay("thrusday"): every monday and thursday 11:00"#),
        ("every blah 11:00", r#"! UnknownDay("blah"): every sunday 11:00"#),
        ("every 11:00", "! MissingDay: every sunday 11:00"),
        ("weekly 11:00", "! MissingDay: every sunday 11:00"),
        ("כל שבועיים 11:00", "! MissingDay: every 2 weeks on sunday 11:00"),
        ("monthly 11:00", "! MissingDay: monthly on the last day 11:00"),
        ("monthly on monday 11:00", "! MissingDay: monthly on the first monday 11:00"),
        ("monthly on the 32nd 11:00", "! DayOutOfRange(32): monthly on the last day 11:00"),
        ("monthly on the 0th 11:00", "! DayOutOfRange(0): monthly on the last day 11:00"),
        ("yearly on 30 february 11:00", r#"! BadDate("30 february"): yearly on 29 february 11:00"#),
        ("31 апреля 11:00", r#"! BadDate("31 апреля"): once 2027-04-30 11:00"#),
        ("каждый год 31 апреля 11:00", r#"! BadDate("31 апреля"): yearly on 30 april 11:00"#),
        ("yearly on 32 february 11:00", "! DayOutOfRange(32): yearly on 29 february 11:00"),
        ("yearly 11:00", "! MissingDate: yearly on 1 december 11:00"),
        ("yearly on 20 decembre 11:00", r#"! UnknownMonth("decembre"): yearly on 20 december 11:00"#),
        ("once 11:00", "! MissingDate: once 2026-11-22 11:00"),
        ("once 31.02.2027 11:00", r#"! BadDate("31.02.2027"): once 2026-11-22 11:00"#),
        ("once 13/24/2026 11:00", r#"! BadDate("13/24/2026"): once 2026-11-22 11:00"#),
        ("once 20.11.2026 11:00", "! PastDate(2026-11-20): once 2027-11-20 11:00"),
        ("today 11:00", "! PastDate(2026-11-21): once 2026-11-22 11:00"),
        ("monday 11:00", r#"! NoRule("monday"): every monday 11:00"#),
        ("ביום שני 11:00", r#"! NoRule("ביום שני"): every monday 11:00"#),
        ("hello everyone", r#"! NoRule("hello everyone"): every sunday 10:00"#),
        ("every 0 days 11:00", r#"! Unsupported("every 0 days"): every day 11:00"#),
        ("every 400 days 11:00", r#"! Unsupported("every 400 days"): every 366 days 11:00"#),
        ("every second month 11:00", "! MissingDay: every 2 months on the last day 11:00"),
        ("every 15 months on the 1st 11:00", r#"! Unsupported("every 15 months"): every 12 months on the 1st 11:00"#),
        (
            "every 2 months on the fifth friday 11:00",
            r#"! Unsupported("every 2 months"): every 2 months on the last friday 11:00"#,
        ),
        ("every 2 years on 1 march 11:00", r#"! Unsupported("every 2 years"): yearly on 1 march 11:00"#),
        ("every 0 weeks on monday 11:00", r#"! Unsupported("every 0 weeks on monday"): every monday 11:00"#),
        (
            "every 99 weeks on monday 11:00",
            r#"! Unsupported("every 99 weeks on monday"): every 52 weeks on monday 11:00"#,
        ),
    ] {
        assert_eq!(read(line), expected, "{line}");
    }
}

#[test]
fn an_error_carries_what_was_clear() {
    let error = parse("monthly on monday 11:00", &context()).unwrap_err();
    assert_eq!(
        error.understood,
        Understood { repeat: Some(Repeat::Month), days: Some(Mon.into()), time: NaiveTime::from_hms_opt(11, 0, 0) }
    );
}

#[test]
fn every_two_weeks_begins_with_the_next_such_day_that_is_still_to_come() {
    // It is Saturday noon.
    for (line, date) in [
        ("every other saturday 18:00", "2026-11-21"),
        ("every other saturday 11:00", "2026-11-28"),
        ("every other sunday 11:00", "2026-11-22"),
    ] {
        let Rule::Weekly { anchor, .. } = parse(line, &context()).unwrap().recurrence.rule else {
            panic!("{line}");
        };
        assert_eq!(anchor.to_string(), date, "{line}");
    }
}

#[test]
fn the_examples_read_naturally_in_each_language() {
    let show = |line: &str| {
        let recurrence = parse(line, &context()).unwrap().recurrence;
        [Language::Russian, Language::Hebrew].map(|language| canonical(&recurrence, language))
    };
    for (line, russian, hebrew) in [
        ("daily 9:30", "каждый день в 09:30", "כל יום בשעה 09:30"),
        ("every wed 9:30", "каждую среду в 09:30", "כל יום רביעי בשעה 09:30"),
        ("every sat 9:30", "каждую субботу в 09:30", "כל שבת בשעה 09:30"),
        ("sun mon sat 9:30", "по понедельникам, субботам и воскресеньям в 09:30", "בימי ראשון, שני ושבת בשעה 09:30"),
        ("every other sun 9:30", "каждые 2 недели по воскресеньям в 09:30", "כל שבועיים ביום ראשון בשעה 09:30"),
        ("every 21 weeks on sat 9:30", "каждую 21 неделю по субботам в 09:30", "כל 21 שבועות בשבת בשעה 09:30"),
        ("every 5 weeks on sat 9:30", "каждые 5 недель по субботам в 09:30", "כל 5 שבועות בשבת בשעה 09:30"),
        ("monthly 31 9:30", "каждый месяц 31 числа в 09:30", "כל חודש ב-31 בשעה 09:30"),
        ("monthly last day 9:30", "каждый месяц в последний день в 09:30", "כל חודש ביום האחרון בשעה 09:30"),
        ("monthly second tue 9:30", "каждый месяц во второй вторник в 09:30", "ביום שלישי השני בחודש בשעה 09:30"),
        ("monthly last sat 9:30", "каждый месяц в последнюю субботу в 09:30", "בשבת האחרונה בחודש בשעה 09:30"),
        ("yearly dec 20 9:30", "каждый год 20 декабря в 09:30", "כל שנה ב-20 בדצמבר בשעה 09:30"),
        ("once 24.12.2026 9:30", "один раз 24.12.2026 в 09:30", "פעם אחת 24.12.2026 בשעה 09:30"),
        ("every 2 days 9:30", "каждые 2 дня в 09:30", "כל יומיים בשעה 09:30"),
        ("every 5 days 9:30", "каждые 5 дней в 09:30", "כל 5 ימים בשעה 09:30"),
        ("every 21 days 9:30", "каждый 21 день в 09:30", "כל 21 ימים בשעה 09:30"),
        ("on the 1st and 15th 9:30", "каждый месяц 1 и 15 числа в 09:30", "כל חודש ב-1 וב-15 בשעה 09:30"),
        ("even days 9:30", "каждый месяц по чётным числам в 09:30", "כל חודש בתאריכים זוגיים בשעה 09:30"),
        (
            "first and third tue of the month 9:30",
            "каждый месяц в первый и третий вторник в 09:30",
            "כל חודש ביום שלישי הראשון והשלישי בשעה 09:30",
        ),
        (
            "second and last sat of the month 9:30",
            "каждый месяц во вторую и последнюю субботу в 09:30",
            "כל חודש בשבת השנייה והאחרונה בשעה 09:30",
        ),
        (
            "last working day of the month 9:30",
            "каждый месяц в последний рабочий день, с воскресенья по четверг, в 09:30",
            "כל חודש ביום העבודה האחרון, מראשון עד חמישי, בשעה 09:30",
        ),
        ("every 2 months on the 1st 9:30", "каждые 2 месяца 1 числа в 09:30", "כל חודשיים ב-1 בשעה 09:30"),
        (
            "every 5 months on the last day 9:30",
            "каждые 5 месяцев в последний день в 09:30",
            "כל 5 חודשים ביום האחרון בשעה 09:30",
        ),
        ("quarterly on the 1st 9:30", "каждый квартал 1 числа в 09:30", "כל רבעון ב-1 בשעה 09:30"),
        ("cron 30 9 31 * *", "cron 30 9 31 * *", "cron 30 9 31 * *"),
    ] {
        assert_eq!(show(line), [russian, hebrew], "{line}");
    }
}

/// A rule as the grammar makes it: weeks are anchored at the first occurrence to come.
fn any_recurrence() -> impl Strategy<Value = Recurrence> {
    let week = [Mon, Tue, Wed, Thu, Fri, Sat, Sun];
    let weekday = move || (0..7usize).prop_map(move |i| week[i]);
    let workdays = || proptest::sample::select(vec![DaySet::MONDAY_TO_FRIDAY, DaySet::SUNDAY_TO_THURSDAY]);
    let places = proptest::collection::vec(proptest::sample::select(vec![-1, 1, 2, 3, 4, 5_i8]), 2..4);
    let places = (places, weekday()).prop_filter_map("one place", |(places, weekday)| {
        Places::new(places).map(|places| MonthDay::Places { places, weekday })
    });
    let month_day = move || {
        prop_oneof![
            (1..=31u8).prop_map(|d| MonthDay::Day(d.try_into().unwrap())),
            Just(MonthDay::Last),
            (1..=5u8, weekday()).prop_map(|(k, weekday)| MonthDay::Nth { k: k.try_into().unwrap(), weekday }),
            weekday().prop_map(MonthDay::LastWeekday),
            proptest::collection::vec(1..=31u8, 2..5)
                .prop_filter_map("one day", |all| MonthDays::new(all).map(MonthDay::Days)),
            Just(MonthDay::Even),
            Just(MonthDay::Odd),
            places.clone(),
            workdays().prop_map(MonthDay::FirstOf),
            workdays().prop_map(MonthDay::LastOf),
        ]
    };
    let draft = prop_oneof![
        Just(draft::Draft::Rule(Rule::Daily)),
        (1..=MOST_WEEKS, proptest::collection::vec(weekday(), 1..7)).prop_map(|(n, days)| {
            draft::Draft::Weeks { every: n.try_into().unwrap(), days: DaySet::new(days).unwrap() }
        }),
        month_day().prop_map(|on| draft::Draft::Rule(Rule::Monthly { on })),
        (2..=MOST_DAYS).prop_map(|n| draft::Draft::Days { every: n.try_into().unwrap() }),
        (2..=MOST_MONTHS, month_day(), proptest::bool::ANY).prop_filter_map("no such rule", |(n, on, is_quarter)| {
            let is_fifth = matches!(on, MonthDay::Nth { k, .. } if k.get() == 5);
            let every = if is_quarter { 3 } else { n };
            (!is_fifth).then(|| draft::Draft::Months { every: every.try_into().unwrap(), on, is_quarter })
        }),
        proptest::sample::select(vec!["31 * *", "1,15 * *", "* 1-5 MON-FRI", "L 1 *", "* * 5L", "*/3 * *", "1 * FRI"])
            .prop_map(|dates| draft::Draft::Rule(Rule::Cron { dates: CronDates::new(dates).unwrap() })),
        (1..=12u8, 1..=31u8).prop_filter_map("no such day", |(month, day)| {
            let on = YearDay::new(month, day).ok()?;
            Some(draft::Draft::Rule(Rule::Yearly { on }))
        }),
        (1..10_000i64).prop_map(|n| { draft::Draft::On(draft::today(&context()) + TimeDelta::days(n)) }),
    ];
    (draft, 0..24u32, 0..60u32).prop_map(|(draft, hour, minute)| {
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        draft.settle(time, &context()).unwrap()
    })
}

/// Words of the grammar and others, numbers and marks in any order.
fn any_jumble() -> impl Strategy<Value = String> {
    let words: Vec<&str> = "every each other 2 3rd 31-го ב-31 weeks week on sunday monday and & , - — . : 10:00 9 6pm \
        monthly yearly once last first second day of the month december 24.12.2026 2026-12-24 tomorrow \
        каждый по понедельникам средам и с будням месяц числа последний четверг года раз один завтра недели в вечера ночи \
        כל יום ימי שני וחמישי ב׳ א-ה שבועיים שבוע האחרון בחודש לחודש הראשון ב-20 בדצמבר פעם אחת מחר בשעה ו ב ה every except quarter quarterly months in through hours half past nine next this end even odd twice times cron * 1-5 \
        кроме через квартал выходным половине десятого без четверти конце следующий четным дважды \
        חוץ יומיים חודשיים רבעון תשע וחצי רבע הבא בסוף זוגיים פעמיים מוצ״ש ערב 🎉 0 99999999999 \u{202e} ֹ"
        .split(' ')
        .collect();
    proptest::collection::vec(proptest::sample::select(words), 0..12).prop_map(|w| w.join(" "))
}

/// Every line has an answer, the rest is part of the line, and every suggestion can be typed.
fn holds(text: &str) -> Result<(), TestCaseError> {
    match parse(text, &context()) {
        Ok(schedule) => prop_assert!(text.trim_end().ends_with(schedule.rest)),
        Err(error) => {
            for language in [Language::English, Language::Hebrew, Language::Russian] {
                let example = canonical(&error.suggestion, language);
                let read = parse(&example, &context()).map(|schedule| schedule.recurrence);
                prop_assert_eq!(read, Ok(error.suggestion), "{}", example);
            }
        }
    }
    Ok(())
}

#[test]
fn what_comes_only_when_nobody_talks_has_no_time() {
    for typed in [
        "when quiet",
        "When the group is quiet",
        "only when quiet",
        "כששקט",
        "כשהקבוצה שקטה",
        "когда тихо",
        "Когда в группе тихо",
    ] {
        let schedule = parse(typed, &context()).unwrap();
        assert_eq!((schedule.recurrence.rule, schedule.rest), (Rule::Quiet, ""), "{typed}");
        for language in [Language::English, Language::Hebrew, Language::Russian] {
            let written = canonical(&schedule.recurrence, language);
            assert_eq!(parse(&written, &context()).unwrap().recurrence, schedule.recurrence, "{written}");
        }
    }
    assert_eq!(
        parse("when quiet — What are you reading?\nTell us", &context()).unwrap().rest,
        "What are you reading?\nTell us"
    );
    for typed in ["when quietly", "quiet", "когда", "when"] {
        assert!(parse(typed, &context()).is_err(), "{typed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn what_is_written_down_is_read_back(recurrence in any_recurrence()) {
        for language in [Language::English, Language::Hebrew, Language::Russian] {
            let text = canonical(&recurrence, language);
            let read = parse(&text, &context()).map(|schedule| (schedule.recurrence, schedule.rest));
            prop_assert_eq!(read, Ok((recurrence, "")), "{}", text);
        }
    }

    #[test]
    fn a_text_after_a_written_rule_comes_back_whole(recurrence in any_recurrence(), text in "[a-zа-яא-ת]{3,9}( [a-zа-яא-ת🎉!?]{1,9}){0,4}") {
        for language in [Language::English, Language::Hebrew, Language::Russian] {
            let line = format!("{} {text}", canonical(&recurrence, language));
            let read = parse(&line, &context()).map(|schedule| schedule.rest);
            prop_assert_eq!(read, Ok(text.as_str()), "{}", line);
        }
    }

    #[test]
    fn any_text_has_an_answer(text in "\\PC{0,40}") {
        holds(&text)?;
    }

    #[test]
    fn any_text_in_our_alphabets_has_an_answer(text in "[ \nа-яёא-ת\u{591}-\u{5f4}a-z0-9:.,/🎉👩‍👩‍👧\u{200b}-\u{200f}\u{2066}-\u{2069}'\"׳-]{0,40}") {
        holds(&text)?;
    }

    #[test]
    fn hostile_text_has_an_answer(text in crate::hostile::text()) {
        holds(&text)?;
    }

    #[test]
    fn any_jumble_of_our_words_has_an_answer(text in any_jumble()) {
        holds(&text)?;
    }

    #[test]
    fn any_now_is_survived(text in any_jumble(), seconds in proptest::num::i64::ANY) {
        let ends = [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC];
        let any = DateTime::from_timestamp(seconds % 9_000_000_000_000, 0);
        for now in ends.into_iter().chain(any) {
            let _ = parse(&text, &Context { now, ..context() });
        }
    }
}
