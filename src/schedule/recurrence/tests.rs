//! The dates in DOMAIN §B2 by name, and the promises of the rule for arbitrary rules and zones.

use std::collections::BTreeMap;

use chrono::Timelike;
use chrono_tz::{
    Africa::Cairo,
    America::{New_York, Sao_Paulo},
    Asia::{Jerusalem, Kathmandu},
    Australia::Lord_Howe,
    Europe::Moscow,
    Pacific::Apia,
};
use proptest::prelude::*;

use super::*;

const ZONES: [Tz; 8] = [Jerusalem, Moscow, New_York, Sao_Paulo, Cairo, Kathmandu, Lord_Howe, Apia];

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn at(h: u32, m: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(h, m, 0).unwrap()
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn daily(h: u32, m: u32) -> Recurrence {
    Recurrence { rule: Rule::Daily, time: at(h, m) }
}

fn monthly(on: MonthDay) -> Recurrence {
    Recurrence { rule: Rule::Monthly { on }, time: at(10, 0) }
}

/// The next occurrences as the zone's clock shows them.
fn local(rule: Recurrence, after: &str, tz: Tz, n: usize) -> Vec<String> {
    rule.next_n(utc(after), tz, n)
        .into_iter()
        .map(|t| t.with_timezone(&tz).format("%Y-%m-%d %H:%M %z").to_string())
        .collect()
}

#[test]
fn a_time_in_jerusalems_spring_gap_happens_when_the_gap_ends() {
    assert_eq!(
        local(daily(2, 30), "2027-03-25T12:00:00Z", Jerusalem, 2),
        ["2027-03-26 03:00 +0300", "2027-03-27 02:30 +0300"]
    );
}

#[test]
fn a_time_that_comes_twice_in_jerusalem_happens_the_first_time_only() {
    for (eve, first, next) in [
        ("2026-10-24T12:00:00Z", "2026-10-25 01:30 +0300", "2026-10-26 01:30 +0200"),
        ("2027-10-30T12:00:00Z", "2027-10-31 01:30 +0300", "2027-11-01 01:30 +0200"),
    ] {
        assert_eq!(local(daily(1, 30), eve, Jerusalem, 2), [first, next]);
    }
}

#[test]
fn between_the_two_half_past_ones_the_next_is_tomorrow() {
    // 23:00Z is 01:00 the second time round; the first 01:30 was at 22:30Z.
    assert_eq!(local(daily(1, 30), "2026-10-24T23:00:00Z", Jerusalem, 1), ["2026-10-26 01:30 +0200"]);
}

#[test]
fn cairo_loses_its_midnight_but_not_the_day() {
    // The clock goes from 24 April 23:59 to 25 April 01:00.
    assert_eq!(
        local(daily(0, 0), "2025-04-24T12:00:00Z", Cairo, 2),
        ["2025-04-25 01:00 +0300", "2025-04-26 00:00 +0300"]
    );
}

#[test]
fn sao_paulo_lost_its_midnight_in_2018() {
    assert_eq!(
        local(daily(0, 15), "2018-11-03T12:00:00Z", Sao_Paulo, 2),
        ["2018-11-04 01:00 -0200", "2018-11-05 00:15 -0200"]
    );
}

#[test]
fn moscow_and_kathmandu_keep_their_clocks() {
    assert_eq!(
        local(daily(2, 30), "2027-03-27T12:00:00Z", Moscow, 2),
        ["2027-03-28 02:30 +0300", "2027-03-29 02:30 +0300"]
    );
    assert_eq!(local(daily(9, 0), "2026-11-21T03:15:00Z", Kathmandu, 1), ["2026-11-22 09:00 +0545"]);
}

#[test]
fn lord_howe_moves_by_half_an_hour() {
    assert_eq!(
        local(daily(2, 15), "2026-10-02T20:00:00Z", Lord_Howe, 2),
        ["2026-10-04 02:30 +1100", "2026-10-05 02:15 +1100"]
    );
}

#[test]
fn the_day_samoa_skipped_is_not_made_up_for_when_the_next_day_is_due_anyway() {
    assert_eq!(
        local(daily(10, 0), "2011-12-29T00:00:00Z", Apia, 2),
        ["2011-12-29 10:00 -1000", "2011-12-31 10:00 +1400"]
    );
}

#[test]
fn what_was_due_on_the_day_samoa_skipped_happens_as_the_next_day_begins() {
    let fridays = Recurrence {
        rule: Rule::Weekly { every: NonZeroU32::MIN, days: Weekday::Fri.into(), anchor: day(2011, 12, 2) },
        time: at(10, 0),
    };
    assert_eq!(local(fridays, "2011-12-24T00:00:00Z", Apia, 2), ["2011-12-31 00:00 +1400", "2012-01-06 10:00 +1400"]);
}

#[test]
fn an_occurrence_is_not_its_own_successor() {
    let once = Recurrence { rule: Rule::Once { date: day(2026, 12, 24) }, time: at(18, 0) };
    assert_eq!(local(once, "2026-12-24T15:59:59Z", Jerusalem, 5), ["2026-12-24 18:00 +0200"]);
    assert_eq!(once.next_after(utc("2026-12-24T16:00:00Z"), Jerusalem), None);
}

#[test]
fn the_31st_is_the_last_day_of_shorter_months() {
    let on = MonthDay::Day(DayOfMonth(31));
    assert_eq!(
        local(monthly(on), "2027-01-15T00:00:00Z", Moscow, 4),
        ["2027-01-31 10:00 +0300", "2027-02-28 10:00 +0300", "2027-03-31 10:00 +0300", "2027-04-30 10:00 +0300"]
    );
}

#[test]
fn a_fifth_monday_leaves_out_the_months_without_one() {
    let on = MonthDay::Nth { k: Ordinal(5), weekday: Weekday::Mon };
    assert_eq!(
        local(monthly(on), "2026-11-21T00:00:00Z", Moscow, 3),
        ["2026-11-30 10:00 +0300", "2027-03-29 10:00 +0300", "2027-05-31 10:00 +0300"]
    );
}

#[test]
fn last_and_second_weekdays_of_a_month() {
    let last = monthly(MonthDay::LastWeekday(Weekday::Thu));
    assert_eq!(local(last, "2026-11-21T00:00:00Z", Moscow, 2), ["2026-11-26 10:00 +0300", "2026-12-31 10:00 +0300"]);
    let second = monthly(MonthDay::Nth { k: Ordinal(2), weekday: Weekday::Tue });
    assert_eq!(local(second, "2026-11-21T00:00:00Z", Moscow, 2), ["2026-12-08 10:00 +0300", "2027-01-12 10:00 +0300"]);
}

#[test]
fn the_29th_of_february_is_kept_every_year() {
    let birthday = Recurrence { rule: Rule::Yearly { on: YearDay::new(2, 29).unwrap() }, time: at(9, 0) };
    assert_eq!(
        local(birthday, "2026-11-21T00:00:00Z", Moscow, 3),
        ["2027-02-28 09:00 +0300", "2028-02-29 09:00 +0300", "2029-02-28 09:00 +0300"]
    );
}

#[test]
fn every_other_week_keeps_its_week_before_and_after_the_anchor() {
    let rule = Recurrence {
        rule: Rule::Weekly {
            every: NonZeroU32::new(2).unwrap(),
            days: DaySet::new([Weekday::Sun, Weekday::Wed]).unwrap(),
            anchor: day(2026, 11, 22),
        },
        time: at(18, 0),
    };
    let dates: Vec<_> =
        rule.next_n(utc("2026-11-08T00:00:00Z"), Jerusalem, 5).iter().map(|t| t.date_naive().to_string()).collect();
    assert_eq!(dates, ["2026-11-08", "2026-11-11", "2026-11-22", "2026-11-25", "2026-12-06"]);
}

#[test]
fn the_stored_form_is_readable_and_stays_as_it_is() {
    let weekly = Rule::Weekly {
        every: NonZeroU32::new(2).unwrap(),
        days: DaySet::new([Weekday::Sun, Weekday::Mon]).unwrap(),
        anchor: day(2026, 11, 22),
    };
    let nth = MonthDay::Nth { k: Ordinal(2), weekday: Weekday::Tue };
    let last_thursday = MonthDay::LastWeekday(Weekday::Thu);
    for (rule, json) in [
        (Rule::Daily, r#"{"repeat":"daily","time":"18:05"}"#),
        (weekly, r#"{"repeat":"weekly","every":2,"days":["Mon","Sun"],"anchor":"2026-11-22","time":"18:05"}"#),
        (Rule::Monthly { on: MonthDay::Day(DayOfMonth(31)) }, r#"{"repeat":"monthly","on":{"day":31},"time":"18:05"}"#),
        (Rule::Monthly { on: MonthDay::Last }, r#"{"repeat":"monthly","on":"last","time":"18:05"}"#),
        (Rule::Monthly { on: nth }, r#"{"repeat":"monthly","on":{"nth":{"k":2,"weekday":"Tue"}},"time":"18:05"}"#),
        (Rule::Monthly { on: last_thursday }, r#"{"repeat":"monthly","on":{"last_weekday":"Thu"},"time":"18:05"}"#),
        (
            Rule::Yearly { on: YearDay::new(12, 20).unwrap() },
            r#"{"repeat":"yearly","month":12,"day":20,"time":"18:05"}"#,
        ),
        (Rule::Once { date: day(2026, 12, 24) }, r#"{"repeat":"once","date":"2026-12-24","time":"18:05"}"#),
        (
            Rule::Days { every: NonZeroU32::new(3).unwrap(), anchor: day(2026, 11, 22) },
            r#"{"repeat":"days","every":3,"anchor":"2026-11-22","time":"18:05"}"#,
        ),
        (
            Rule::Months { every: NonZeroU32::new(3).unwrap(), on: MonthDay::Last, anchor: day(2026, 12, 31) },
            r#"{"repeat":"months","every":3,"on":"last","anchor":"2026-12-31","time":"18:05"}"#,
        ),
        (
            Rule::Monthly { on: MonthDay::Days(MonthDays::new([15, 1]).unwrap()) },
            r#"{"repeat":"monthly","on":{"days":[1,15]},"time":"18:05"}"#,
        ),
        (Rule::Monthly { on: MonthDay::Even }, r#"{"repeat":"monthly","on":"even","time":"18:05"}"#),
        (
            Rule::Monthly { on: MonthDay::Places { places: Places::new([-1, 1]).unwrap(), weekday: Weekday::Mon } },
            r#"{"repeat":"monthly","on":{"places":{"places":[1,-1],"weekday":"Mon"}},"time":"18:05"}"#,
        ),
        (
            Rule::Monthly { on: MonthDay::LastOf(DaySet::SUNDAY_TO_THURSDAY) },
            r#"{"repeat":"monthly","on":{"last_of":["Mon","Tue","Wed","Thu","Sun"]},"time":"18:05"}"#,
        ),
        (
            Rule::Cron { dates: CronDates::new("1,15 * fri").unwrap() },
            r#"{"repeat":"cron","dates":"1,15 * FRI","time":"18:05"}"#,
        ),
    ] {
        let whole = Recurrence { rule, time: at(18, 5) };
        assert_eq!(serde_json::to_string(&whole).unwrap(), json);
        assert_eq!(serde_json::from_str::<Recurrence>(json).unwrap(), whole);
    }
}

#[test]
fn what_no_rule_can_mean_is_not_read_back() {
    for json in [
        r#"{"repeat":"weekly","every":0,"days":["Sun"],"anchor":"2026-11-22","time":"18:00"}"#,
        r#"{"repeat":"weekly","every":1,"days":[],"anchor":"2026-11-22","time":"18:00"}"#,
        r#"{"repeat":"monthly","on":{"day":32},"time":"18:00"}"#,
        r#"{"repeat":"monthly","on":{"nth":{"k":6,"weekday":"Tue"}},"time":"18:00"}"#,
        r#"{"repeat":"yearly","month":2,"day":30,"time":"18:00"}"#,
        r#"{"repeat":"daily","time":"24:00"}"#,
        r#"{"repeat":"days","every":0,"anchor":"2026-11-22","time":"18:00"}"#,
        r#"{"repeat":"monthly","on":{"days":[1]},"time":"18:00"}"#,
        r#"{"repeat":"monthly","on":{"days":[1,32]},"time":"18:00"}"#,
        r#"{"repeat":"monthly","on":{"places":{"places":[1,6],"weekday":"Mon"}},"time":"18:00"}"#,
        r#"{"repeat":"cron","dates":"1 2","time":"18:00"}"#,
        r#"{"repeat":"cron","dates":"1 2 3 4","time":"18:00"}"#,
        r#"{"repeat":"cron","dates":"40 * *","time":"18:00"}"#,
        r#"{"repeat":"cron","dates":"1 * +MON","time":"18:00"}"#,
    ] {
        assert!(serde_json::from_str::<Recurrence>(json).is_err(), "{json}");
    }
}

#[test]
fn the_ends_of_time_are_never_and_not_a_panic() {
    for after in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        assert_eq!(daily(10, 0).next_after(after, Apia), None);
    }
    let far = Recurrence {
        rule: Rule::Weekly { every: NonZeroU32::MAX, days: Weekday::Mon.into(), anchor: NaiveDate::MAX },
        time: at(23, 59),
    };
    assert_eq!(far.next_after(utc("2026-11-21T00:00:00Z"), Apia), None);
}

/// A rule any manager could ask for, near the given years.
fn any_rule() -> impl Strategy<Value = Rule> {
    let weekday = || (0..7usize).prop_map(|i| WEEK[i]);
    let date = (0..20_000i64).prop_map(|n| day(1990, 1, 1) + TimeDelta::days(n));
    let days = || (1..128u8).prop_map(DaySet);
    let every = || (1..14u32).prop_map(|n| NonZeroU32::new(n).unwrap());
    let month_day = prop_oneof![
        proptest::collection::vec(1..=31u8, 2..5)
            .prop_filter_map("one day", |all| MonthDays::new(all).map(MonthDay::Days)),
        Just(MonthDay::Even),
        Just(MonthDay::Odd),
        (proptest::collection::vec(proptest::sample::select(vec![-1, 1, 2, 3, 4, 5_i8]), 2..4), weekday())
            .prop_filter_map("one place", |(places, weekday)| {
                Places::new(places).map(|places| MonthDay::Places { places, weekday })
            }),
        days().prop_map(MonthDay::FirstOf),
        days().prop_map(MonthDay::LastOf),
        (1..=31u8).prop_map(|d| MonthDay::Day(DayOfMonth(d))),
        Just(MonthDay::Last),
        (1..=5u8, weekday()).prop_map(|(k, weekday)| MonthDay::Nth { k: Ordinal(k), weekday }),
        weekday().prop_map(MonthDay::LastWeekday),
    ];
    prop_oneof![
        Just(Rule::Daily),
        (1..6u32, 1..128u8, date.clone()).prop_map(|(n, bits, anchor)| Rule::Weekly {
            every: NonZeroU32::new(n).unwrap(),
            days: DaySet(bits),
            anchor,
        }),
        (every(), date.clone()).prop_map(|(every, anchor)| Rule::Days { every, anchor }),
        month_day.clone().prop_map(|on| Rule::Monthly { on }),
        (every(), month_day, date.clone())
            .prop_filter("decades apart", |(_, on, _)| !matches!(on, MonthDay::Nth { k, .. } if k.get() == 5))
            .prop_map(|(every, on, anchor)| Rule::Months { every, on, anchor }),
        any_cron().prop_map(|[day, month, weekday]| {
            let fields = [&day, &month, &weekday].map(|field| written(field));
            Rule::Cron { dates: CronDates::new(&fields.join(" ")).unwrap() }
        }),
        (0..366i64).prop_map(|n| {
            let date = day(2000, 1, 1) + TimeDelta::days(n);
            let (month, day) = (date.month() as u8, date.day() as u8);
            Rule::Yearly { on: YearDay::new(month, day).unwrap() }
        }),
        date.prop_map(|date| Rule::Once { date }),
    ]
}

/// Three fields of a cron line as the numbers they name; none is all of them. Days up to 28, which every month has.
fn any_cron() -> impl Strategy<Value = [Vec<u32>; 3]> {
    let some = |most: u32, least: u32| proptest::collection::vec(least..=most, 0..4);
    (some(28, 1), some(12, 1), some(6, 0)).prop_map(|(day, month, weekday)| [day, month, weekday])
}

fn written(field: &[u32]) -> String {
    if field.is_empty() { "*".to_owned() } else { field.iter().map(u32::to_string).collect::<Vec<_>>().join(",") }
}

/// What a written field names, read the simplest way.
fn cron_names(fields: &str, date: NaiveDate) -> bool {
    let read = |field: &str, is: u32| field == "*" || field.split(',').any(|n| n.parse() == Ok(is));
    let fields: Vec<&str> = fields.split(' ').collect();
    let [day, month, weekday] = fields[..] else { panic!("{fields:?}") };
    let (on_day, on_weekday) = (read(day, date.day()), read(weekday, date.weekday().num_days_from_sunday()));
    let on = match (day, weekday) {
        ("*", _) | (_, "*") => on_day && on_weekday,
        // As cron has it: either.
        _ => on_day || on_weekday,
    };
    on && read(month, date.month())
}

/// Whether a rule names a date, looked at without any arithmetic that the rule itself does.
fn names(rule: &Rule, date: NaiveDate) -> bool {
    let is_in = |on: MonthDay| names_in_month(on, date);
    match *rule {
        Rule::Daily | Rule::Quiet => true,
        Rule::Days { every, anchor } => (date - anchor).num_days().rem_euclid(every.get().into()) == 0,
        Rule::Weekly { every, days, anchor } => {
            let week = (date - anchor).num_days().div_euclid(7);
            week.rem_euclid(every.get().into()) == 0 && days.contains(date.weekday())
        }
        Rule::Monthly { on } => is_in(on),
        Rule::Months { every, on, anchor } => {
            let month = |date: NaiveDate| i64::from(date.year() * 12) + i64::from(date.month());
            (month(date) - month(anchor)).rem_euclid(every.get().into()) == 0 && is_in(on)
        }
        Rule::Yearly { on } => {
            let is = (date.month() as u8, date.day() as u8);
            let instead = is == (2, 28) && !date.leap_year() && (on.month(), on.day()) == (2, 29);
            is == (on.month(), on.day()) || instead
        }
        Rule::Once { date: only } => date == only,
        Rule::Cron { dates } => cron_names(dates.as_str(), date),
    }
}

fn names_in_month(on: MonthDay, date: NaiveDate) -> bool {
    let day = date.day() as u8;
    let is_last = date.succ_opt().unwrap().day() == 1;
    let asked = |asked: u8| day == asked || is_last && asked > day;
    let place = |k: u8| (day - 1) / 7 + 1 == k;
    let is_last_such = (date + TimeDelta::days(7)).month() != date.month();
    match on {
        MonthDay::Day(on) => asked(on.get()),
        MonthDay::Days(days) => days.iter().any(asked),
        MonthDay::Even => day.is_multiple_of(2),
        MonthDay::Odd => day % 2 == 1,
        MonthDay::Last => is_last,
        MonthDay::Nth { k, weekday } => date.weekday() == weekday && place(k.get()),
        MonthDay::LastWeekday(weekday) => date.weekday() == weekday && is_last_such,
        MonthDay::Places { places, weekday } => {
            date.weekday() == weekday && (places.counted().any(place) || places.with_last() && is_last_such)
        }
        MonthDay::FirstOf(days) => {
            let mut before = (1..day).map(|n| date.with_day(n.into()).unwrap());
            days.contains(date.weekday()) && before.all(|date| !days.contains(date.weekday()))
        }
        MonthDay::LastOf(days) => {
            let mut after = date.iter_days().skip(1).take_while(|other| other.month() == date.month());
            days.contains(date.weekday()) && after.all(|date| !days.contains(date.weekday()))
        }
    }
}

/// The first minute in which the zone's clock shows this or later, found by looking at the clock again and again. No zone's
/// clock has changed anywhere but on a quarter of an hour in these years.
fn first_minute(local: NaiveDateTime, tz: Tz) -> DateTime<Utc> {
    let shows = |at: DateTime<Utc>| at.with_timezone(&tz).naive_local();
    let start = local.date().and_hms_opt(local.time().hour(), 0, 0).unwrap().and_utc() - TimeDelta::hours(16);
    let mut quarter = start;
    while shows(quarter + TimeDelta::minutes(14)) < local {
        quarter += TimeDelta::minutes(15);
    }
    let mut minutes = (0..15).map(|n| quarter + TimeDelta::minutes(n));
    minutes.find(|at| shows(*at) >= local).unwrap()
}

/// The next occurrence, found day by day.
fn slowly(rule: Recurrence, after: DateTime<Utc>, tz: Tz) -> Option<DateTime<Utc>> {
    let first = after.with_timezone(&tz).date_naive() - TimeDelta::days(1);
    let years = if matches!(rule.rule, Rule::Once { .. }) { 60 } else { 9 };
    let days = first.iter_days().take(years * 366).filter(|date| names(&rule.rule, *date));
    days.map(|date| first_minute(date.and_time(rule.time), tz)).find(|at| *at > after)
}

/// Three in one zone, and three more after the group has moved to another.
fn is_as_slowly(rule: Recurrence, zones: [Tz; 2], after: DateTime<Utc>) -> Result<(), TestCaseError> {
    let mut after = after;
    for tz in zones.into_iter().flat_map(|tz| [tz; 2]) {
        let next = rule.next_after(after, tz);
        prop_assert_eq!(next, slowly(rule, after, tz), "{:?} after {} in {}", rule, after, tz);
        let Some(next) = next else { return Ok(()) };
        after = next;
    }
    Ok(())
}

fn any_time() -> impl Strategy<Value = NaiveTime> {
    (0..24u32, 0..60u32).prop_map(|(h, m)| at(h, m))
}

/// Often one that a change of clocks skips or repeats.
fn any_risky_time() -> impl Strategy<Value = NaiveTime> {
    prop_oneof![any_time(), (0..3u32, 0..60u32).prop_map(|(h, m)| at(h, m))]
}

/// Often within days of a change of clocks, of a leap day or of a short month's end.
fn any_risky_instant() -> impl Strategy<Value = DateTime<Utc>> {
    let near = |month: u32, d: u32| {
        (1992..2044i32, 0..20 * 24 * 3600i64)
            .prop_map(move |(year, s)| day(year, month, d).and_time(NaiveTime::MIN).and_utc() + TimeDelta::seconds(s))
    };
    prop_oneof![any_instant(), near(2, 15), near(3, 20), near(4, 15), near(9, 25), near(10, 15), near(11, 1)]
}

/// The zones of the reference: none of them ever skipped a whole day.
fn any_usual_zone() -> impl Strategy<Value = Tz> {
    any_zone().prop_filter("Samoa skipped a day", |tz| *tz != Apia)
}

fn any_zone() -> impl Strategy<Value = Tz> {
    (0..ZONES.len()).prop_map(|i| ZONES[i])
}

/// Any second from 1990 to 2045.
fn any_instant() -> impl Strategy<Value = DateTime<Utc>> {
    (631_152_000..2_366_841_600i64).prop_map(|s| DateTime::from_timestamp(s, 0).unwrap())
}

/// Whether the zone's clock never shows this.
fn skipped(local: NaiveDateTime, tz: Tz) -> bool {
    tz.from_local_datetime(&local).earliest().is_none()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn each_next_is_strictly_later(rule in any_rule(), time in any_time(), tz in any_zone(), after in any_instant()) {
        let times = Recurrence { rule, time }.next_n(after, tz, 12);
        let mut previous = after;
        for next in times {
            prop_assert!(next > previous);
            previous = next;
        }
    }

    #[test]
    fn nothing_lies_between_an_instant_and_its_next(rule in any_rule(), time in any_time(), tz in any_zone(), after in any_instant(), part in 0.0..1.0f64) {
        let rule = Recurrence { rule, time };
        if let Some(next) = rule.next_after(after, tz) {
            let between = after + TimeDelta::seconds(((next - after).num_seconds() as f64 * part) as i64);
            if between < next {
                prop_assert_eq!(rule.next_after(between, tz), Some(next));
            }
        }
    }

    #[test]
    fn the_local_clock_shows_the_time_asked_for(rule in any_rule(), time in any_time(), tz in any_zone(), after in any_instant()) {
        for next in (Recurrence { rule, time }).next_n(after, tz, 12) {
            let shown = next.with_timezone(&tz).naive_local();
            if shown.time() == time {
                // The earlier of two.
                prop_assert_eq!(tz.from_local_datetime(&shown).earliest().unwrap(), next);
                continue;
            }
            // Otherwise the clock jumped right before, over the time asked for.
            let second_before = (next - TimeDelta::seconds(1)).with_timezone(&tz).naive_local();
            prop_assert!(shown - second_before > TimeDelta::seconds(1));
            let asked_today = shown.date().and_time(time);
            let asked_yesterday = shown.date().pred_opt().unwrap().and_time(time);
            let missed = [asked_today, asked_yesterday].iter().any(|asked| {
                skipped(*asked, tz) && *asked > second_before && *asked < shown
            });
            prop_assert!(missed, "{shown} was not asked for");
        }
    }

    #[test]
    fn every_local_date_has_exactly_one_daily(time in any_time(), tz in any_zone(), after in any_instant()) {
        let rule = Recurrence { rule: Rule::Daily, time };
        let dates: Vec<_> = rule.next_n(after, tz, 400).iter().map(|t| t.with_timezone(&tz).date_naive()).collect();
        for pair in dates.windows(2) {
            let mut expected = pair[0].succ_opt().unwrap();
            if tz == Apia && expected == day(2011, 12, 30) {
                expected = day(2011, 12, 31);
            }
            prop_assert_eq!(pair[1], expected);
        }
    }

    #[test]
    fn the_31st_comes_once_in_every_month(time in any_time(), tz in any_zone(), after in any_instant()) {
        let rule = Recurrence { rule: Rule::Monthly { on: MonthDay::Day(DayOfMonth(31)) }, time };
        let mut months = BTreeMap::new();
        for next in rule.next_n(after, tz, 60) {
            let date = next.with_timezone(&tz).date_naive();
            *months.entry(date.year() * 12 + date.month0() as i32).or_insert(0) += 1;
        }
        prop_assert!(months.values().all(|count| *count == 1));
        let (first, last) = (months.keys().min().unwrap(), months.keys().max().unwrap());
        prop_assert_eq!(last - first + 1, 60);
    }

    #[test]
    fn every_other_week_is_fourteen_local_days(bits in 0..7usize, anchor in 0..7i64, time in any_time(), tz in any_zone(), after in any_instant()) {
        let rule = Rule::Weekly {
            every: NonZeroU32::new(2).unwrap(),
            days: WEEK[bits].into(),
            anchor: day(2020, 1, 1) + TimeDelta::days(anchor),
        };
        let dates: Vec<_> = Recurrence { rule, time }.next_n(after, tz, 30).iter().map(|t| t.with_timezone(&tz).date_naive()).collect();
        for pair in dates.windows(2) {
            // The Friday Samoa skipped was made up for on the Saturday.
            let moved = tz == Apia && pair.contains(&day(2011, 12, 31)) && WEEK[bits] == Weekday::Fri;
            if !moved {
                prop_assert_eq!(pair[1] - pair[0], TimeDelta::days(14));
            }
        }
    }

    #[test]
    fn the_stored_form_is_read_back(rule in any_rule(), time in any_time()) {
        let whole = Recurrence { rule, time };
        let json = serde_json::to_string(&whole).unwrap();
        prop_assert_eq!(serde_json::from_str::<Recurrence>(&json).unwrap(), whole);
    }
}

/// Ten thousand in all, four at a time.
macro_rules! reference {
    ($($name:ident)*) => { proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_500))]
        $(
            #[test]
            fn $name(rule in any_rule(), time in any_risky_time(), from in any_usual_zone(), to in any_usual_zone(), after in any_risky_instant()) {
                is_as_slowly(Recurrence { rule, time }, [from, to], after)?;
            }
        )*
    } };
}

reference! {
    the_next_is_what_a_walk_from_day_to_day_finds_1
    the_next_is_what_a_walk_from_day_to_day_finds_2
    the_next_is_what_a_walk_from_day_to_day_finds_3
    the_next_is_what_a_walk_from_day_to_day_finds_4
}

#[test]
fn the_last_working_day_of_a_month_is_the_groups() {
    let last = |days| local(monthly(MonthDay::LastOf(days)), "2026-12-20T00:00:00Z", Jerusalem, 3);
    // 31 December is a Thursday, 31 January a Sunday, 28 February as well.
    assert_eq!(
        last(DaySet::SUNDAY_TO_THURSDAY),
        ["2026-12-31 10:00 +0200", "2027-01-31 10:00 +0200", "2027-02-28 10:00 +0200"]
    );
    assert_eq!(
        last(DaySet::MONDAY_TO_FRIDAY),
        ["2026-12-31 10:00 +0200", "2027-01-29 10:00 +0200", "2027-02-26 10:00 +0200"]
    );
}

#[test]
fn the_29th_to_31st_are_one_day_in_february() {
    let all = monthly(MonthDay::Days(MonthDays::new([28, 29, 30, 31]).unwrap()));
    let dates: Vec<_> =
        all.next_n(utc("2027-02-01T00:00:00Z"), Moscow, 3).iter().map(|t| t.date_naive().to_string()).collect();
    assert_eq!(dates, ["2027-02-28", "2027-03-28", "2027-03-29"]);
}

#[test]
fn cron_leaves_short_months_out_as_cron_does() {
    let rule = Rule::Cron { dates: CronDates::new("31 * *").unwrap() };
    assert_eq!(
        local(Recurrence { rule, time: at(10, 0) }, "2027-01-15T00:00:00Z", Moscow, 2),
        ["2027-01-31 10:00 +0300", "2027-03-31 10:00 +0300"]
    );
    let gap = Recurrence { rule: Rule::Cron { dates: CronDates::new("* * FRI").unwrap() }, time: at(2, 30) };
    assert_eq!(local(gap, "2027-03-25T12:00:00Z", Jerusalem, 1), ["2027-03-26 03:00 +0300"]);
}
