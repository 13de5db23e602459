//! Posts that fall into quiet days, in Tel Aviv, Moscow and São Paulo.

use std::num::NonZeroU32;

use chrono::{TimeZone as _, Weekday};
use chrono_tz::{America::Sao_Paulo, Asia::Jerusalem, Europe::Moscow};
use proptest::prelude::*;

use super::*;
use crate::{
    schedule::{gates::tests::chat, recurrence::DaySet},
    store::{chats::QuietHours, rest::Rest},
};

fn group(rest: &str, zone: Tz) -> Chat {
    Chat { rest: Rest::read(rest), zone, posts_per_day: 5, posts_per_week: 30, ..chat() }
}

fn weekly(days: &[Weekday], hour: u32) -> Plan {
    let [first, others @ ..] = days else { panic!("no days") };
    let days = others.iter().fold(DaySet::from(*first), |days, day| days.with(*day));
    let rule = Rule::Weekly { every: NonZeroU32::MIN, days, anchor: NaiveDate::default() };
    plan(Recurrence { rule, time: NaiveTime::from_hms_opt(hour, 0, 0).unwrap() })
}

fn plan(recurrence: Recurrence) -> Plan {
    Plan {
        room: "touchpoints",
        id: 1,
        rank: Rank::Rarer,
        recurrence,
        grace: TimeDelta::hours(12),
        waits_for_pause: TimeDelta::zero(),
        other_days: false,
        above_limits: false,
        cheerful: false,
        is_promotion: false,
        condition: None,
        content: None,
        thread: None,
        state: State::default(),
    }
}

fn on(zone: Tz, year: i32, month: u32, day: u32) -> DateTime<Utc> {
    zone.with_ymd_and_hms(year, month, day, 0, 0, 0).unwrap().with_timezone(&Utc)
}

/// What becomes of a plan in so many days: when it is due, and when it is posted or why not.
fn fates(chat: &Chat, plan: &Plan, from: DateTime<Utc>, days: i64) -> Vec<String> {
    let shown = |at: DateTime<Utc>| at.with_timezone(&chat.zone).format("%a %-d %b %H:%M").to_string();
    let plans = [plan.waiting(from, chat)];
    let foreseen = foresee(chat, &plans, &[], from, from + TimeDelta::days(days));
    let fate = |one: Foreseen| match (one.outcome, one.moved) {
        (Ok(at), Some(why)) => format!("{} -> {} ({})", shown(one.scheduled_for), shown(at), why.code()),
        (Ok(at), None) => shown(at),
        (Err(reason), _) => format!("{} {}", shown(one.scheduled_for), reason.code()),
    };
    foreseen.map(fate).collect()
}

#[test]
fn a_weekly_post_comes_before_or_after_the_sabbath() {
    let from = on(Jerusalem, 2026, 11, 15);
    let moved = |rest: &str, day, hour| fates(&group(rest, Jerusalem), &weekly(&[day], hour), from, 8);
    for (rest, day, hour, expected) in [
        ("shabbat", Weekday::Sat, 10, "Sat 21 Nov 10:00 -> Sun 22 Nov 10:00 (shabbat)"),
        ("shabbat before", Weekday::Sat, 10, "Sat 21 Nov 10:00 -> Fri 20 Nov 10:00 (shabbat)"),
        // It is over by then.
        ("shabbat before", Weekday::Sat, 19, "Sat 21 Nov 19:00"),
        // On Friday by noon.
        ("shabbat before", Weekday::Sat, 16, "Sat 21 Nov 16:00 -> Fri 20 Nov 12:00 (shabbat)"),
        ("shabbat before", Weekday::Fri, 18, "Fri 20 Nov 18:00 -> Fri 20 Nov 12:00 (shabbat)"),
        ("shabbat", Weekday::Fri, 18, "Fri 20 Nov 18:00 -> Sun 22 Nov 09:00 (shabbat)"),
        ("shabbat skip", Weekday::Sat, 10, "Sat 21 Nov 10:00 quiet-day"),
        ("shabbat", Weekday::Fri, 14, "Fri 20 Nov 14:00"),
    ] {
        assert_eq!(moved(rest, day, hour).first().map(String::as_str), Some(expected), "{rest} {day} {hour}");
    }
    // Whole days of the week alone: as it always was, until managers choose.
    let saturdays = |rest: &str| {
        let chat = Chat { quiet_days: 1 << 5, ..group(rest, Jerusalem) };
        fates(&chat, &weekly(&[Weekday::Sat], 18), from, 8)
    };
    assert_eq!(saturdays(""), ["Sat 21 Nov 18:00 quiet-day"]);
    assert_eq!(saturdays("before"), ["Sat 21 Nov 18:00 -> Fri 20 Nov 18:00 (weekday)"]);
    assert_eq!(saturdays("after"), ["Sat 21 Nov 18:00 -> Sun 22 Nov 09:00 (weekday)"]);
}

#[test]
fn what_comes_that_day_anyway_is_not_moved_there() {
    let from = on(Jerusalem, 2026, 11, 15);
    let daily = Recurrence { rule: Rule::Daily, time: NaiveTime::from_hms_opt(10, 0, 0).unwrap() };
    for rest in ["shabbat", "shabbat before"] {
        let fates = fates(&group(rest, Jerusalem), &plan(daily), from, 7);
        assert_eq!(fates[6], "Sat 21 Nov 10:00 quiet-day");
        assert_eq!(fates.iter().filter(|fate| fate.contains("->")).count(), 0);
    }
    // The other side is free.
    let two = weekly(&[Weekday::Sat, Weekday::Sun], 10);
    let fates = fates(&group("shabbat", Jerusalem), &two, from + TimeDelta::days(1), 8);
    assert_eq!(fates, ["Sat 21 Nov 10:00 -> Fri 20 Nov 10:00 (shabbat)", "Sun 22 Nov 10:00"]);
}

#[test]
fn of_several_in_a_long_rest_one_is_moved() {
    let from = on(Moscow, 2026, 12, 30);
    let two = weekly(&[Weekday::Tue, Weekday::Thu], 18);
    let after = fates(&group("ru", Moscow), &two, from, 14);
    assert_eq!(
        after[..4],
        [
            "Thu 31 Dec 18:00",
            "Tue 5 Jan 18:00 quiet-day",
            "Thu 7 Jan 18:00 -> Sat 9 Jan 09:00 (new-year)",
            "Tue 12 Jan 18:00",
        ]
    );
    let fridays = fates(&group("ru before", Moscow), &weekly(&[Weekday::Fri], 18), from, 12);
    assert_eq!(
        fridays,
        ["Fri 1 Jan 18:00 -> Thu 31 Dec 18:00 (new-year)", "Fri 8 Jan 18:00 -> Sat 9 Jan 09:00 (new-year)"]
    );
}

#[test]
fn in_the_weeks_of_the_clocks_it_comes_at_the_usual_hour() {
    // Friday 26 March 2027 has no 02:30 in Jerusalem; on Sunday 25 October 2026 01:30 comes twice.
    for (from, expected) in [
        (on(Jerusalem, 2027, 3, 22), "Sat 27 Mar 10:00 -> Sun 28 Mar 10:00 (shabbat)"),
        (on(Jerusalem, 2026, 10, 19), "Sat 24 Oct 10:00 -> Sun 25 Oct 10:00 (shabbat)"),
    ] {
        assert_eq!(fates(&group("shabbat", Jerusalem), &weekly(&[Weekday::Sat], 10), from, 7), [expected]);
    }
    let from = on(Sao_Paulo, 2026, 12, 27);
    let thursdays = fates(&group("12-31 before", Sao_Paulo), &weekly(&[Weekday::Thu], 11), from, 5);
    assert_eq!(thursdays, ["Thu 31 Dec 11:00 -> Wed 30 Dec 11:00 (date)"]);
}

#[test]
fn what_had_no_room_before_comes_after() {
    let chat = Chat { posts_per_day: 1, ..group("shabbat before", Jerusalem) };
    let (saturdays, fridays) =
        (weekly(&[Weekday::Sat], 10), Plan { id: 2, rank: Rank::Once, ..weekly(&[Weekday::Fri], 9) });
    let from = on(Jerusalem, 2026, 11, 18);
    let plans = [saturdays, fridays].map(|plan| plan.waiting(from, &chat));
    let foreseen: Vec<_> = foresee(&chat, &plans, &[], from, from + TimeDelta::days(6)).collect();
    let posted = |id| foreseen.iter().find(|one| one.id == id).and_then(|one| one.outcome.ok());
    let local = |at: Option<DateTime<Utc>>| at.map(|at| at.with_timezone(&Jerusalem).format("%a %H:%M").to_string());
    assert_eq!((local(posted(2)).as_deref(), local(posted(1)).as_deref()), (Some("Fri 09:00"), Some("Sun 10:00")));
}

#[test]
fn who_chooses_too_late_for_before_gets_after() {
    let chat = group("shabbat before", Jerusalem);
    let friday = on(Jerusalem, 2026, 11, 20) + TimeDelta::hours(13);
    let fates = fates(&chat, &weekly(&[Weekday::Sat], 10), friday, 4);
    assert_eq!(fates, ["Sat 21 Nov 10:00 -> Sun 22 Nov 10:00 (shabbat)"]);
}

#[test]
fn on_a_sombre_day_nobody_is_cheered_up() {
    let chat = group("", Jerusalem);
    let post = weekly(&[Weekday::Tue], 12);
    // The day of the Holocaust, and Memorial Day a week later.
    let from = on(Jerusalem, 2027, 5, 2);
    let cheerful = fates(&chat, &Plan { cheerful: true, ..post }, from, 17);
    assert_eq!(cheerful, ["Tue 4 May 12:00 sombre", "Tue 11 May 12:00 sombre", "Tue 18 May 12:00"]);
    assert_eq!(fates(&chat, &post, from, 17).len(), 3);
    assert_eq!(fates(&chat, &post, from, 17)[0], "Tue 4 May 12:00");
}

fn any_group() -> impl Strategy<Value = Chat> {
    let zone = prop_oneof![Just(Jerusalem), Just(Moscow), Just(Sao_Paulo)];
    let rest =
        prop_oneof![Just("shabbat"), Just("shabbat il"), Just("il"), Just("ru"), Just("fri14:00-sun09:00 12-31")];
    let moves = prop_oneof![Just(" before"), Just(" after"), Just(" skip"), Just("")];
    let quiet = prop_oneof![Just((21, 9)), Just((0, 0)), Just((22, 13)), Just((1, 6))];
    (zone, rest, moves, quiet, 0_u8..8).prop_map(|(zone, rest, moves, (from, until), weekdays)| Chat {
        quiet: QuietHours { from: from * 60, until: until * 60 },
        quiet_days: weekdays << 4,
        ..group(&format!("{rest}{moves}"), zone)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_due_time_is_decided_once_and_nothing_comes_in_quiet_time(
        chat in any_group(), weekdays in 1_u8..128, hour in 0_u32..24, start in 0_i64..3_000,
    ) {
        // What quiet hours put off until tomorrow is the budget's to keep apart.
        prop_assume!(!chat.quiet.contains(u16::try_from(hour * 60).unwrap()));
        let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
        let days: Vec<_> = week.into_iter().filter(|day| weekdays & (1 << *day as u8) != 0).collect();
        let post = weekly(&days, hour);
        let from = on(chat.zone, 2024, 1, 1) + TimeDelta::days(start);
        let plans = [post.waiting(from, &chat)];
        let foreseen: Vec<_> = foresee(&chat, &plans, &[], from, from + TimeDelta::days(40)).collect();
        let mut dates = Vec::new();
        for one in &foreseen {
            if let Ok(at) = one.outcome {
                prop_assert!(is_free(&chat, at), "{one:?}");
                dates.push(local_date(at, chat.zone));
            }
        }
        // Once each, in order, none left out in between, and no two on one day.
        let due: Vec<_> = foreseen.iter().map(|one| one.scheduled_for).collect();
        prop_assert_eq!(&due, &post.recurrence.next_n(from, chat.zone, due.len()));
        let on_days = dates.len();
        dates.sort_unstable();
        dates.dedup();
        prop_assert_eq!(on_days, dates.len(), "two on one day");
    }
}
