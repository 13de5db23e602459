//! The dates in DOMAIN §B2 by name, and the promises of the rule for arbitrary rules and zones.

use std::collections::BTreeMap;

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
    let month_day = prop_oneof![
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
        month_day.prop_map(|on| Rule::Monthly { on }),
        (0..366i64).prop_map(|n| {
            let date = day(2000, 1, 1) + TimeDelta::days(n);
            let (month, day) = (date.month() as u8, date.day() as u8);
            Rule::Yearly { on: YearDay::new(month, day).unwrap() }
        }),
        date.prop_map(|date| Rule::Once { date }),
    ]
}

fn any_time() -> impl Strategy<Value = NaiveTime> {
    (0..24u32, 0..60u32).prop_map(|(h, m)| at(h, m))
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
