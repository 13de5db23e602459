//! What people typed and was not understood once, in three languages.

use super::*;

#[track_caller]
fn are(cases: &[(&str, &[&str])]) {
    for (meaning, lines) in cases {
        all_mean(meaning, lines);
    }
}

#[test]
fn days() {
    are(&[
        (
            "every friday and saturday 11:00",
            &[
                "every weekend 11:00",
                "weekends at 11:00",
                "on weekends 11am",
                "по выходным в 11:00",
                "каждые выходные 11:00",
                "סופי שבוע 11:00",
                "כל סוף שבוע ב-11:00",
                "כל סופ״ש ב-11:00",
                "בסופי שבוע ב-11:00",
            ],
        ),
        ("every day 10:00", &["everyday at 10:00", "everyday 10am", "cron 0 10 * * *", "every day at ten o'clock"]),
        (
            "every monday, wednesday and friday 10:00",
            &[
                "Mon/Wed/Fri 10:00",
                "пн/ср/пт 10:00",
                "3 times a week on mon, wed and fri 10:00",
                "ימים ב׳ ד׳ ו׳ ב-10:00",
            ],
        ),
        ("every tuesday, thursday and sunday 10:00", &["ימים א׳ ג׳ ה׳ ב-10:00", "בימי א,ג,ה 10:00"]),
        (
            "every monday and thursday 10:00",
            &[
                "twice a week on monday and thursday 10:00",
                "два раза в неделю по понедельникам и четвергам 10:00",
                "פעמיים בשבוע בימי שני וחמישי 10:00",
            ],
        ),
        ("every saturday 20:00", &["כל מוצ״ש ב-20:00", "כל מוצש ב-8", "כל מוצאי שבת בשעה 20:00"]),
        ("every friday 12:00", &["כל ערב שבת ב-12:00", "every friday noon", "cron 0 12 * * 5"]),
        ("every friday 20:00", &["כל ליל שבת ב-8"]),
        (
            "every monday, tuesday, wednesday, thursday, friday and sunday 10:00",
            &[
                "every day except saturday 10:00",
                "every day 10:00 except saturday",
                "каждый день, кроме субботы, в 10:00",
                "каждый день 10:00 кроме субботы",
                "כל יום חוץ משבת ב-10:00",
                "כל יום 10:00 חוץ משבת",
            ],
        ),
        (
            "every monday, tuesday, wednesday, thursday and sunday 10:00",
            &["every day except weekends 10:00", "каждый день кроме выходных в 10:00", "כל יום חוץ משישי ושבת 10:00"],
        ),
        (
            "every 2 weeks on friday 10:00",
            &["bi-weekly on friday 10:00", "через неделю по пятницам 10:00", "every other friday 10:00"],
        ),
        (
            "every 2 days 10:00",
            &[
                "every 2 days 10:00",
                "every other day 10:00",
                "every second day 10:00",
                "alternate days 10:00",
                "once every two days 10:00",
                "через день в 10:00",
                "каждый второй день 10:00",
                "раз в два дня 10:00",
                "כל יומיים ב-10:00",
                "פעם ביומיים 10:00",
                "אחת ליומיים 10:00",
                "יום כן יום לא 10:00",
            ],
        ),
        (
            "every 3 days 10:00",
            &[
                "every third day 10:00",
                "каждые 3 дня 10:00",
                "раз в 3 дня 10:00",
                "כל שלושה ימים 10:00",
                "פעם ב-3 ימים 10:00",
            ],
        ),
    ]);
}

#[test]
fn months() {
    are(&[
        (
            "monthly on the 1st and 15th 10:00",
            &[
                "1st and 15th 10:00",
                "on the 1st and 15th of the month at 10:00",
                "every 1st and 15th 10:00",
                "monthly on the 1st, 15th 10:00",
                "twice a month on the 1st and 15th 10:00",
                "1 и 15 числа в 10:00",
                "1-го и 15-го числа каждого месяца в 10:00",
                "каждый месяц 1 и 15 числа 10:00",
                "ב-1 וב-15 לחודש 10:00",
                "ב-1 ו-15 בכל חודש 10:00",
                "כל חודש ב-1 וב-15 בשעה 10:00",
            ],
        ),
        ("monthly on the 15th and 31st 10:00", &["on the 15th and last day 10:00", "15 и последнего числа 10:00"]),
        (
            "monthly on the last working day, sunday to thursday 10:00",
            &[
                "last working day of month 10:00",
                "last business day of the month at 10:00",
                "monthly on the last weekday 10:00",
                "последний рабочий день месяца 10:00",
                "в последний рабочий день каждого месяца в 10:00",
                "ביום העבודה האחרון בחודש 10:00",
                "יום העבודה האחרון של כל חודש 10:00",
            ],
        ),
        (
            "monthly on the last working day, monday to friday 10:00",
            &["last working day of the month, monday to friday 10:00"],
        ),
        (
            "monthly on the first working day, sunday to thursday 10:00",
            &[
                "first working day of the month 10:00",
                "в первый рабочий день месяца 10:00",
                "ביום העבודה הראשון בחודש 10:00",
            ],
        ),
        (
            "monthly on the last day 10:00",
            &[
                "end of month 10:00",
                "at the end of every month 10:00",
                "в конце месяца 10:00",
                "в конце каждого месяца в 10:00",
                "בסוף החודש 10:00",
                "בסוף כל חודש ב-10:00",
                "cron 0 10 L * *",
            ],
        ),
        ("monthly on the 1st 10:00", &["start of the month 10:00", "в начале месяца 10:00", "בתחילת החודש 10:00"]),
        ("monthly on the 15th 10:00", &["middle of the month 10:00", "в середине месяца 10:00", "באמצע החודש 10:00"]),
        (
            "monthly on the first and third monday 11:00",
            &[
                "every 1st and 3rd monday 11:00",
                "every first and third monday of the month at 11:00",
                "в первый и третий понедельник месяца в 11:00",
                "ביום שני הראשון והשלישי בחודש ב-11:00",
            ],
        ),
        ("monthly on even days 10:00", &["even days 10:00", "по четным дням 10:00", "בתאריכים זוגיים 10:00"]),
        ("monthly on odd days 10:00", &["on odd dates 10:00", "по нечётным числам 10:00", "בימים אי-זוגיים 10:00"]),
        (
            "every 2 months on the 1st 10:00",
            &["every other month on the 1st 10:00", "раз в два месяца 1 числа 10:00", "פעם בחודשיים ב-1 10:00"],
        ),
        (
            "quarterly on the 1st 10:00",
            &["every quarter on the 1st 10:00", "раз в квартал 1 числа 10:00", "פעם ברבעון ב-1 בשעה 10:00"],
        ),
        ("quarterly on the last day 10:00", &["end of the quarter 10:00", "в конце каждого квартала в 10:00"]),
    ]);
}

#[test]
fn times() {
    are(&[
        (
            "every monday 09:00",
            &[
                "monday mornings at 9",
                "every monday morning 9am",
                "every monday at 9",
                "every monday at nine",
                "каждый понедельник в девять утра",
                "каждый понедельник в 9",
                "כל יום שני בתשע בבוקר",
                "כל יום שני בשעה תשע",
                "כל יום שני ב-9",
            ],
        ),
        (
            "every monday 09:30",
            &[
                "every monday at half past nine",
                "every monday 9h30",
                "every monday at nine thirty",
                "каждый понедельник в половине десятого",
                "каждый понедельник в полдесятого",
                "каждый понедельник в девять тридцать",
                "כל יום שני בתשע וחצי",
                "כל יום שני בתשע וחצי בבוקר",
            ],
        ),
        (
            "every monday 09:45",
            &["every monday at quarter to ten", "каждый понедельник без четверти десять", "כל יום שני ברבע לעשר"],
        ),
        (
            "every monday 21:15",
            &[
                "every monday at quarter past nine in the evening",
                "каждый понедельник в четверть десятого вечера",
                "כל יום שני בתשע ורבע בערב",
            ],
        ),
        ("every day 00:00", &["every day at midnight", "каждый день в полночь", "כל יום בחצות"]),
        ("every day 11:00", &["כל יום באחת עשרה", "every day at eleven", "каждый день в одиннадцать"]),
        ("every day 13:00", &["каждый день в час дня", "every day at one in the afternoon"]),
    ]);
}

#[test]
fn single_times() {
    are(&[
        ("once 2026-11-21 14:00", &["in 2 hours", "через 2 часа", "בעוד שעתיים"]),
        ("once 2026-11-21 13:00", &["in an hour", "через час", "בעוד שעה"]),
        (
            "once 2026-11-21 12:30",
            &["in 30 minutes", "in half an hour", "через полчаса", "עוד חצי שעה", "בעוד 30 דקות"],
        ),
        ("once 2026-11-24 10:00", &["in 3 days at 10:00", "через 3 дня в 10:00", "בעוד שלושה ימים ב-10:00"]),
        ("once 2026-11-28 10:00", &["in a week at 10:00", "через неделю в 10:00", "בעוד שבוע ב-10:00"]),
        (
            "once 2026-11-23 10:00",
            &[
                "next monday 10:00",
                "в следующий понедельник 10:00",
                "в ближайший понедельник 10:00",
                "ביום שני הבא ב-10:00",
                "ביום שני הקרוב 10:00",
            ],
        ),
        (
            "once 2026-11-27 18:00",
            &["this friday 18:00", "coming friday 18:00", "в эту пятницу в 18:00", "יום שישי הזה 18:00"],
        ),
        (
            "once 2026-12-24 18:00",
            &[
                "december 24th at 6pm",
                "24.12 18:00",
                "24/12 18:00",
                "18:00 24.12",
                "12/24/2026 6pm",
                "24.12 в 18:00",
                "24 декабря в 18:00",
                "ב-24.12 ב-18:00",
                "ב-24 לדצמבר בשעה 18:00",
            ],
        ),
        ("once 2026-11-22 09:00", &["tomorrow at nine", "завтра в девять утра", "מחר בתשע בבוקר", "מחר ב-9"]),
    ]);
}

#[test]
fn what_cannot_be_is_said_with_the_nearest_form() {
    for (line, expected) in [
        ("9am", r#"! NoRule("9am"): every day 09:00"#),
        ("every hour", r#"! TooOften("every hour"): every day 10:00"#),
        ("every 2 hours 12:00", r#"! TooOften("every 2 hours"): every day 12:00"#),
        ("каждый час", r#"! TooOften("каждый час"): every day 10:00"#),
        ("כל שעה", r#"! TooOften("כל שעה"): every day 10:00"#),
        ("twice a day 10:00", r#"! TooOften("twice a day"): every day 10:00"#),
        ("twice a week 10:00", r#"! WhichDays("twice a week"): every wednesday and sunday 10:00"#),
        ("дважды в неделю 10:00", r#"! WhichDays("дважды в неделю"): every wednesday and sunday 10:00"#),
        ("שלוש פעמים בשבוע 10:00", r#"! WhichDays("שלוש פעמים בשבוע"): every tuesday, thursday and sunday 10:00"#),
        ("twice a month 10:00", r#"! WhichDays("twice a month"): monthly on the 1st and 16th 10:00"#),
        ("quarterly 10:00", "! MissingDay: quarterly on the last day 10:00"),
        ("раз в квартал 10:00", "! MissingDay: quarterly on the last day 10:00"),
        ("каждое воскресенье вечером", "! MissingTime: every sunday 19:00"),
        ("כל יום ראשון בערב", "! MissingTime: every sunday 19:00"),
        ("cron 0 10 * *", r#"! BadCron("cron 0 10 * *"): every sunday 10:00"#),
        ("cron 0 10 30 2 *", r#"! BadCron("cron 0 10 30 2 *"): every sunday 10:00"#),
        ("cron */5 * * * 1", r#"! TooOften("cron */5 * * * 1"): every monday 10:00"#),
        ("cron 0 9,18 1,15 * *", r#"! TooOften("cron 0 9,18 1,15 * *"): cron 0 9 1,15 * *"#),
    ] {
        assert_eq!(read(line), expected, "{line}");
    }
}

#[test]
fn the_next_friday_of_this_week_is_asked_about() {
    // A Wednesday.
    let now = "2026-11-25T10:00:00Z".parse().unwrap();
    for line in ["next friday 10:00", "в следующую пятницу 10:00", "ביום שישי הבא ב-10:00"]
    {
        let error = parse(line, &Context { now, ..context() }).unwrap_err();
        let date = |day: u32| NaiveDate::from_ymd_opt(2026, day / 100, day % 100).unwrap();
        let Problem::TwoMeanings(_, first, second) = error.problem else { panic!("{line}: {:?}", error.problem) };
        assert_eq!((first, second), (date(11_27), date(12_04)), "{line}");
        assert_eq!(canonical(&error.suggestion, Language::English), "once 2026-12-04 10:00");
    }
    let sure =
        |line: &str| canonical(&parse(line, &Context { now, ..context() }).unwrap().recurrence, Language::English);
    assert_eq!(sure("next sunday 10:00"), "once 2026-11-29 10:00");
    assert_eq!(sure("next week on friday 10:00"), "once 2026-12-04 10:00");
    assert_eq!(sure("this friday 10:00"), "once 2026-11-27 10:00");
}

#[test]
fn israels_week_is_known_by_the_zone_or_by_the_language() {
    let of = |tz, lang| Context::of(context().now, tz, lang).workdays;
    assert_eq!(of(Jerusalem, Lang::Ru), DaySet::SUNDAY_TO_THURSDAY);
    assert_eq!(of(chrono_tz::America::New_York, Lang::He), DaySet::SUNDAY_TO_THURSDAY);
    assert_eq!(of(chrono_tz::Europe::Moscow, Lang::Ru), DaySet::MONDAY_TO_FRIDAY);
}

#[test]
fn words_that_may_say_when_are_no_text() {
    for text in ["december 24th at", "1st and", "через неделю", "quarterly", "twice a week", "Happy Friday", "כל יום"]
    {
        assert!(mentions_when(text), "{text}");
    }
    for text in ["Good morning", "May I ask", "3 good things", "Доброе утро", "בוקר טוב", "What is new"]
    {
        assert!(!mentions_when(text), "{text}");
    }
}
