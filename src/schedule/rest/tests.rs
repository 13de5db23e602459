use chrono::TimeZone as _;
use chrono_tz::{
    America::Sao_Paulo,
    Asia::Jerusalem,
    Europe::{Helsinki, Moscow},
    Pacific::Kiritimati,
};
use proptest::prelude::*;

use super::*;
use crate::{schedule::gates::tests::chat, words::Lang};

fn group(rest: &str, zone: Tz) -> Chat {
    Chat { rest: Rest::read(rest), zone, language: Lang::En, ..chat() }
}

fn instant(zone: Tz, (month, day): (u32, u32), (hour, minute): (u32, u32), year: i32) -> DateTime<Utc> {
    zone.with_ymd_and_hms(year, month, day, hour, minute, 0).unwrap().with_timezone(&Utc)
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// The local clock, `Fri 15:59`.
fn shown(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%a %-d %b %H:%M").to_string()
}

#[test]
fn the_sun_sets_when_almanacs_say() {
    let sets = |date, zone| sunset(date, zone).map(|at| at.with_timezone(&zone).format("%d %H:%M").to_string());
    // Tel Aviv is a minute or two behind Jerusalem, whose zone it has.
    assert_eq!(sets(date(2026, 11, 20), Jerusalem).as_deref(), Some("20 16:37"));
    assert_eq!(sets(date(2027, 6, 18), Jerusalem).as_deref(), Some("18 19:46"));
    assert_eq!(sets(date(2026, 12, 25), Moscow).as_deref(), Some("25 15:59"));
    assert_eq!(sets(date(2026, 12, 25), Sao_Paulo).as_deref(), Some("25 18:53"));
    // A day ahead of its longitude.
    assert_eq!(sets(date(2026, 3, 20), Kiritimati).as_deref(), Some("20 18:40"));
    // Nobody knows where that is.
    assert_eq!(sets(date(2026, 3, 20), Tz::UTC), None);
}

#[test]
fn the_sabbath_lasts_from_before_sunset_till_after_the_next() {
    for (zone, day, expected) in [
        (Jerusalem, (11, 21), ["Fri 20 Nov 15:57", "Sat 21 Nov 17:27"]),
        // The clocks of Israel go forward on Friday 26 March 2027, and back on Sunday 25 October 2026.
        (Jerusalem, (3, 27), ["Fri 26 Mar 18:13", "Sat 27 Mar 19:44"]),
        (Jerusalem, (10, 24), ["Fri 23 Oct 17:18", "Sat 24 Oct 18:47"]),
        (Moscow, (12, 26), ["Fri 25 Dec 15:19", "Sat 26 Dec 16:50"]),
        (Sao_Paulo, (12, 26), ["Fri 25 Dec 18:13", "Sat 26 Dec 19:44"]),
        (Tz::UTC, (12, 26), ["Fri 25 Dec 15:30", "Sat 26 Dec 21:00"]),
    ] {
        let year = if day.0 < 7 { 2027 } else { 2026 };
        let noon = instant(zone, day, (12, 0), year);
        let whole = around(&group("shabbat", zone), noon).unwrap();
        assert_eq!([whole.start, whole.end].map(|at| shown(at, zone)), expected);
        let why = |instant| at(&group("shabbat", zone), instant);
        assert_eq!((why(whole.start - TimeDelta::seconds(1)), why(whole.start)), (None, Some(Why::Shabbat)));
        assert_eq!((why(whole.end - TimeDelta::seconds(1)), why(whole.end)), (Some(Why::Shabbat), None));
    }
}

#[test]
fn where_the_sun_does_not_set_the_clock_is_gone_by() {
    let tromso = Tz::Arctic__Longyearbyen;
    let whole = around(&group("shabbat", tromso), instant(tromso, (6, 19), (12, 0), 2027)).unwrap();
    assert_eq!([whole.start, whole.end].map(|at| shown(at, tromso)), ["Fri 18 Jun 15:30", "Sat 19 Jun 21:00"]);
    // In June it is over near midnight.
    let whole = around(&group("shabbat", Helsinki), instant(Helsinki, (6, 19), (23, 30), 2027)).unwrap();
    assert_eq!(shown(whole.end, Helsinki), "Sat 19 Jun 23:39");
}

#[test]
fn festivals_are_where_calendars_print_them() {
    let il = group("il", Jerusalem);
    let why = |month, day, year| at(&il, instant(Jerusalem, (month, day), (10, 0), year)).map(Why::code);
    for (day, name) in [
        ((9, 12, 2026), Some("rosh-hashana")),
        ((9, 13, 2026), Some("rosh-hashana")),
        ((9, 14, 2026), None),
        ((9, 21, 2026), Some("yom-kippur")),
        ((9, 26, 2026), Some("sukkot")),
        ((10, 3, 2026), Some("simchat-torah")),
        // A leap year: Passover in its seventh month by code, the eighth by place.
        ((3, 23, 2027), None),
        ((4, 22, 2027), Some("pesach")),
        ((4, 23, 2027), None),
        ((4, 28, 2027), Some("pesach")),
        ((6, 11, 2027), Some("shavuot")),
        ((10, 2, 2027), Some("rosh-hashana")),
        ((6, 2, 2025), Some("shavuot")),
    ] {
        assert_eq!(why(day.0, day.1, day.2), name, "{day:?}");
    }
    // From the evening before until nightfall; a Sabbath that follows makes it longer.
    let both = group("shabbat il", Jerusalem);
    let whole = around(&both, instant(Jerusalem, (9, 13), (10, 0), 2026)).unwrap();
    assert_eq!([whole.start, whole.end].map(|at| shown(at, Jerusalem)), ["Fri 11 Sep 18:11", "Sun 13 Sep 19:38"]);
}

#[test]
fn public_holidays_of_russia_are_whole_days() {
    let ru = group("ru", Moscow);
    let whole = around(&ru, instant(Moscow, (1, 4), (10, 0), 2027)).unwrap();
    assert_eq!([whole.start, whole.end].map(|at| shown(at, Moscow)), ["Fri 1 Jan 00:00", "Sat 9 Jan 00:00"]);
    for (month, day) in [(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)] {
        assert!(matches!(at(&ru, instant(Moscow, (month, day), (0, 0), 2027)), Some(Why::Holiday(_))));
    }
    assert_eq!(at(&ru, instant(Moscow, (1, 9), (0, 0), 2027)), None);
}

#[test]
fn days_of_memory_are_shifted_as_the_law_has_it() {
    let chat = group("", Jerusalem);
    for (name, days) in [
        ("yom-hashoah", [(2023, 4, 18), (2024, 5, 6), (2025, 4, 24), (2026, 4, 14), (2027, 5, 4)]),
        ("yom-hazikaron", [(2023, 4, 25), (2024, 5, 13), (2025, 4, 30), (2026, 4, 21), (2027, 5, 11)]),
        ("tisha-bav", [(2022, 8, 7), (2023, 7, 27), (2024, 8, 13), (2025, 8, 3), (2026, 7, 23)]),
    ] {
        for (year, month, day) in days {
            let noon = instant(Jerusalem, (month, day), (12, 0), year);
            assert_eq!(sombre(&chat, noon), Some(name), "{year}-{month}-{day}");
            for by in [-2, -1, 1, 2] {
                let near = sombre(&chat, noon + TimeDelta::days(by));
                assert_ne!(near, Some(name), "{year}-{month}-{day} {by}");
            }
            // From the evening before.
            assert_eq!(sombre(&chat, noon - TimeDelta::hours(14)), Some(name));
        }
    }
    let memory = instant(Moscow, (6, 22), (12, 0), 2027);
    assert_eq!(sombre(&group("ru", Moscow), memory), Some("memory-day"));
    assert_eq!((sombre(&group("", Moscow), memory), sombre(&group("", Jerusalem), memory)), (None, None));
    assert_eq!(sombre(&group("sombre:06-22", Sao_Paulo), memory), Some("sombre-date"));
}

#[test]
fn own_hours_may_last_for_days() {
    let chat = group("fri14:00-mon09:00 12-31", Sao_Paulo);
    let on = |day, time| at(&chat, instant(Sao_Paulo, (11, day), time, 2026));
    assert_eq!((on(20, (13, 59)), on(20, (14, 0))), (None, Some(Why::Hours)));
    assert_eq!((on(23, (8, 59)), on(23, (9, 0))), (Some(Why::Hours), None));
    assert_eq!(at(&chat, instant(Sao_Paulo, (12, 31), (0, 0), 2026)), Some(Why::Date));
    let always = Chat { quiet_days: 0x7F, ..group("", Sao_Paulo) };
    assert_eq!(around(&always, instant(Sao_Paulo, (11, 20), (12, 0), 2026)), None);
}

#[test]
fn every_line_of_the_data_is_read() {
    let lines = |text: &str| text.lines().filter(|line| !line.starts_with('#')).count();
    assert_eq!(CALENDARS.len(), lines(include_str!("days.tsv")));
    assert_eq!(CITIES.len(), lines(include_str!("cities.tsv")));
    let shifts = CALENDARS.iter().map(|named| named.shifts.len()).sum::<usize>();
    assert_eq!(shifts, 6);
}

/// Whether a group rests, as slowly and plainly as it can be said: minute by minute from the evening before.
fn slowly(rest: &Rest, zone: Tz, at: DateTime<Utc>) -> bool {
    let date = local(at, zone);
    let evening = |day: NaiveDate| {
        let from = sunset(day - Days::new(1), zone).unwrap() - TimeDelta::minutes(40);
        from <= at && at < sunset(day, zone).unwrap() + TimeDelta::minutes(50)
    };
    let festivals =
        [("M01", 1), ("M01", 2), ("M01", 10), ("M01", 15), ("M01", 22), ("M07", 15), ("M07", 21), ("M09", 6)];
    let is_festival = |day: NaiveDate| {
        let (_, is) = hebrew::of(day);
        festivals.iter().any(|(code, number)| is.month().code() == *code && is.day() == *number)
    };
    let holidays = [
        "0101", "0102", "0103", "0104", "0105", "0106", "0107", "0108", "0223", "0308", "0501", "0509", "0612", "1104",
    ];
    let near = [date - Days::new(1), date, date + Days::new(1)];
    rest.shabbat && near.into_iter().any(|day| day.weekday() == Weekday::Sat && evening(day))
        || rest.il && near.into_iter().any(|day| is_festival(day) && evening(day))
        || rest.ru && holidays.contains(&date.format("%m%d").to_string().as_str())
}

proptest! {
    #[test]
    fn it_rests_when_the_slow_calendar_does(
        zone in prop_oneof![Just(Jerusalem), Just(Moscow), Just(Sao_Paulo), Just(Kiritimati)],
        rest in prop_oneof![Just("shabbat"), Just("il"), Just("ru"), Just("shabbat il"), Just("shabbat il ru")],
        minutes in 0_i64..30 * 366 * 24 * 60,
    ) {
        let then = instant(Moscow, (1, 1), (0, 0), 2015) + TimeDelta::minutes(minutes);
        let chat = group(rest, zone);
        prop_assert_eq!(at(&chat, then).is_some(), slowly(&chat.rest, zone, then));
        if let Some(whole) = around(&chat, then) {
            prop_assert!(whole.contains(&then));
            prop_assert!(!slowly(&chat.rest, zone, whole.start - TimeDelta::seconds(1)));
            prop_assert!(!slowly(&chat.rest, zone, whole.end));
            let begins = next_begin(&chat, whole.start - TimeDelta::hours(3), whole.start);
            prop_assert_eq!(begins, Some(whole.start));
        }
    }
}
