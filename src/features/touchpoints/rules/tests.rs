use chrono::{DateTime, TimeZone as _, Utc};
use proptest::prelude::*;

use super::{plan as planned, *};
use crate::schedule::{
    gates::{
        local_date,
        tests::{at, chat},
        week_of,
    },
    grammar::{self, Context},
    posts::{Foreseen, Outlook, Squeeze, foresee, next_times, outlook, squeeze},
};
use crate::store::occurrences::Made;

fn plan(id: i64, schedule: &str, now: DateTime<Utc>) -> Plan {
    let chat = chat();
    let context = Context { now, tz: chat.zone, workdays: workdays(chat.language) };
    planned(id, true, grammar::parse(schedule, &context).unwrap().recurrence).waiting(now, &chat)
}

fn waiting(plan: Plan, now: DateTime<Utc>) -> Plan {
    plan.waiting(now, &chat())
}

fn library(rhythm: Rhythm, now: DateTime<Utc>) -> Plan {
    planned(1, false, library_rule(rhythm, Lang::He).unwrap()).waiting(now, &chat())
}

/// Day of November and hour at which each is posted.
fn posts(chat: &Chat, plans: &[Plan], days: i64) -> Vec<(i64, String)> {
    let now = at(15, 8, 0);
    foresee(chat, plans, &[], now, now + TimeDelta::days(days))
        .filter_map(|f| Some((f.id, f.outcome.ok()?.with_timezone(&chat.zone).format("%d %H:%M").to_string())))
        .collect()
}

fn shown(posts: &[(i64, &str)]) -> Vec<(i64, String)> {
    posts.iter().map(|(id, at)| (*id, (*at).to_owned())).collect()
}

#[test]
fn the_rhythm_follows_the_working_week_of_the_language() {
    let rule = |rhythm, lang| library_rule(rhythm, lang).map(|r| (r.rule, r.time));
    let ten = NaiveTime::from_hms_opt(10, 0, 0).unwrap();
    let days = |days| (Rule::Weekly { every: std::num::NonZeroU32::MIN, days, anchor: NaiveDate::default() }, ten);
    assert_eq!(rule(Rhythm::Gentle, Lang::He), Some(days(Weekday::Sun.into())));
    assert_eq!(rule(Rhythm::Gentle, Lang::Ru), Some(days(Weekday::Mon.into())));
    assert_eq!(rule(Rhythm::Steady, Lang::He), Some(days(DaySet::SUNDAY_TO_THURSDAY)));
    assert_eq!(rule(Rhythm::Steady, Lang::En), Some(days(DaySet::MONDAY_TO_FRIDAY)));
    assert_eq!(rule(Rhythm::None, Lang::En), None);
}

#[test]
fn grace_grows_with_the_distance_between_posts() {
    let grace = |schedule| plan(2, schedule, at(15, 8, 0)).grace.num_hours();
    assert_eq!(grace("every day 10:00"), 3);
    assert_eq!(grace("every weekday 10:00"), 3);
    assert_eq!(grace("every monday 10:00"), 12);
    assert_eq!(grace("every 2 weeks on sunday 10:00"), 12);
    assert_eq!(grace("monthly on the 31st 10:00"), 36);
    assert_eq!(grace("yearly on 20 december 10:00"), 7 * 24);
    assert_eq!(grace("once 2026-12-24 18:00"), 12);
}

#[test]
fn what_is_rarer_goes_first_on_a_full_day() {
    let now = at(15, 8, 0);
    let plans = [library(Rhythm::Steady, now), plan(2, "every day 12:00", now), plan(3, "every tuesday 18:00", now)];
    // Sunday to Thursday would be hers daily; Tuesday the weekly one. The library finds no room.
    let expected = shown(&[(2, "15 12:00"), (2, "16 12:00"), (3, "17 18:00"), (2, "18 12:00"), (2, "19 12:00")]);
    assert_eq!(posts(&chat(), &plans, 7), expected);
}

#[test]
fn what_comes_at_the_same_instant_goes_by_rank_not_by_number() {
    let now = at(15, 8, 0);
    let plans = [plan(2, "every day 10:00", now), plan(9, "every tuesday 10:00", now)];
    let tuesday: Vec<_> = posts(&chat(), &plans, 4).into_iter().filter(|(_, at)| at.starts_with("17")).collect();
    assert_eq!(tuesday, shown(&[(9, "17 10:00")]));
}

#[test]
fn a_place_in_the_week_is_kept_for_what_is_rarer() {
    let now = at(15, 8, 0);
    let plans = [library(Rhythm::Steady, now), plan(2, "every friday 12:00", now)];
    let expected =
        shown(&[(1, "15 10:00"), (1, "16 10:00"), (1, "17 10:00"), (1, "18 10:00"), (2, "20 12:00"), (1, "22 10:00")]);
    assert_eq!(posts(&chat(), &plans, 8), expected);
}

#[test]
fn a_new_one_says_whom_it_displaces_and_when_it_has_no_room() {
    let now = at(15, 8, 0);
    let gentle = library(Rhythm::Gentle, now);
    let weekly = squeeze(&chat(), &[gentle], &plan(i64::MAX, "every sunday 18:00", now), &[], now);
    assert_eq!(weekly.skipped, None);
    let displaced = weekly.displaces.map(|(other, reason)| (other.id, other.scheduled_for, reason));
    assert_eq!(displaced, Some((1, at(15, 10, 0), Reason::Budget)));
    let first = plan(2, "every tuesday 18:00", now);
    let second = squeeze(&chat(), &[first], &plan(i64::MAX, "every tuesday 19:00", now), &[], now);
    assert_eq!(second, Squeeze { skipped: Some((at(17, 19, 0), Reason::Budget)), displaces: None });
    let free = squeeze(&chat(), &[gentle], &plan(i64::MAX, "every tuesday 19:00", now), &[], now);
    assert_eq!(free, Squeeze::default());
    // Far ahead, too: the library's Sunday in December of a later year.
    let yearly = plan(i64::MAX, "yearly on 8 november 12:00", now);
    let clash = squeeze(&chat(), &[plan(2, "monthly on the 8th 12:00", now)], &yearly, &[], now);
    assert!(clash.skipped.is_some() || clash.displaces.is_some(), "{clash:?}");
}

#[test]
fn what_comes_too_soon_after_another_is_not_said_to_be_over_the_limit() {
    let now = at(15, 8, 0);
    let roomy = Chat { posts_per_day: 3, posts_per_week: 20, ..chat() };
    let (noon, one) = (plan(2, "every day 12:00", now), plan(3, "every day 12:30", now));
    let seen = outlook(&roomy, &[noon, one], &one, &[], now, 2);
    assert_eq!(seen, Ok(Outlook { times: vec![], moved: None, lost: Some((at(15, 12, 30), Reason::TooClose)) }));
    let new = squeeze(&roomy, &[noon], &Plan { id: i64::MAX, ..one }, &[], now);
    assert_eq!(new.skipped, Some((at(15, 12, 30), Reason::TooClose)));
}

#[test]
fn the_library_makes_way_for_hers_that_comes_soon_after() {
    let now = at(15, 8, 0);
    let roomy = Chat { posts_per_day: 2, posts_per_week: 14, ..chat() };
    // Hers at eleven would be four hours late, or lost. Weekly, the library comes after it; daily it goes without.
    let gentle = [library(Rhythm::Gentle, now), plan(2, "every day 11:00", now)];
    let expected = shown(&[(2, "15 11:00"), (1, "15 15:00"), (2, "16 11:00")]);
    assert_eq!(posts(&roomy, &gentle, 1), expected[..2]);
    let steady = [library(Rhythm::Steady, now), plan(2, "every day 11:00", now)];
    assert_eq!(posts(&roomy, &steady, 1), expected[..1]);
    let later = [library(Rhythm::Steady, now), plan(2, "every day 14:00", now)];
    assert_eq!(posts(&roomy, &later, 1), shown(&[(1, "15 10:00"), (2, "15 14:00")]));
}

#[test]
fn a_single_time_that_another_zone_puts_into_the_past_is_not_lost() {
    let now = at(15, 8, 0);
    let once = plan(2, "once 2026-11-16 18:00", now);
    let seen = |plan: &Plan, zone, now| plan.passed_unseen(now, zone);
    // 17:30 in Jerusalem is 18:30 in Moscow.
    assert_eq!(seen(&once, chrono_tz::Europe::Moscow, at(16, 17, 30)), Some(at(16, 17, 0)));
    assert_eq!(seen(&once, chat().zone, at(16, 17, 30)), None);
    let done_date = NaiveDate::from_ymd_opt(2026, 11, 16);
    let done = Plan { state: State { done_date, ..once.state }, ..once };
    assert_eq!(seen(&done, chrono_tz::Europe::Moscow, at(16, 17, 30)), None);
    let weekly = plan(2, "every monday 18:00", now);
    assert_eq!(seen(&weekly, chrono_tz::Europe::Moscow, at(16, 17, 30)), None);
}

#[test]
fn quiet_hours_and_days_show_in_the_next_times() {
    let now = at(15, 8, 0);
    let times = |chat: &Chat, schedule| next_times(chat, &plan(2, schedule, now), now, 2);
    assert_eq!(times(&chat(), "every monday 22:00"), Ok(vec![at(17, 9, 7), at(24, 9, 7)]));
    assert_eq!(times(&chat(), "every day 22:00"), Err(Reason::QuietHours));
    let shabbat = Chat { quiet_days: 1 << 5, ..chat() };
    assert_eq!(times(&shabbat, "every saturday 12:00"), Err(Reason::QuietDay));
    assert_eq!(times(&shabbat, "once 2026-12-24 18:00").map(|times| times.len()), Ok(1));
}

#[test]
fn one_that_quiet_hours_put_off_takes_a_place_on_the_day_it_is_posted() {
    let now = at(15, 8, 0);
    // Hers is due on Monday night and posted on Tuesday: Monday is free, Tuesday is not.
    let plans = [library(Rhythm::Steady, now), plan(2, "every monday 23:30", now)];
    let expected = shown(&[(1, "15 10:00"), (1, "16 10:00"), (2, "17 09:07"), (1, "18 10:00"), (1, "19 10:00")]);
    assert_eq!(posts(&chat(), &plans, 6), expected);
    // A place in the week is kept where it is posted, too: hers is due on Saturday and posted on Sunday.
    let daily = [plan(2, "every saturday 23:30", now), plan(3, "every weekday 12:00", now)];
    let sundays: Vec<_> = posts(&chat(), &daily, 8).into_iter().filter(|(_, at)| at.starts_with("22")).collect();
    assert_eq!(sundays, shown(&[(2, "22 09:07")]));
    let thursday: Vec<_> = posts(&chat(), &daily, 8).into_iter().filter(|(_, at)| at.starts_with("19")).collect();
    assert_eq!(thursday, shown(&[(3, "19 12:00")]));
}

#[test]
fn the_outlook_names_only_times_that_are_kept() {
    let now = at(15, 8, 0);
    let tuesday = plan(3, "every tuesday 18:00", now);
    let daily = plan(2, "every day 12:00", now);
    let seen = |plans: &[Plan], plan: &Plan| outlook(&chat(), plans, plan, &[], now, 2);
    let plans = [daily, tuesday];
    assert_eq!(
        seen(&plans, &tuesday),
        Ok(Outlook { times: vec![at(17, 18, 0), at(24, 18, 0)], moved: None, lost: None })
    );
    assert_eq!(
        seen(&plans, &daily),
        Ok(Outlook { times: vec![at(15, 12, 0), at(16, 12, 0)], moved: None, lost: None })
    );
    let later = at(16, 13, 0);
    let there = outlook(
        &chat(),
        &plans.map(|p| waiting(p, later)),
        &waiting(daily, later),
        &[Made { at: at(16, 12, 0), is_promotion: false }],
        later,
        2,
    );
    assert_eq!(
        there,
        Ok(Outlook {
            times: vec![at(18, 12, 0), at(19, 12, 0)],
            moved: None,
            lost: Some((at(17, 12, 0), Reason::Budget))
        })
    );
    // Always behind another one.
    let behind = plan(4, "every tuesday 19:00", now);
    assert_eq!(
        seen(&[tuesday, behind], &behind),
        Ok(Outlook { times: vec![], moved: None, lost: Some((at(17, 19, 0), Reason::Budget)) })
    );
    // A full week leaves no room for another regular post at its end, but for what comes a single time.
    let week = ["sunday", "monday", "tuesday", "wednesday", "thursday"];
    let mut full: Vec<Plan> =
        week.iter().zip(5..).map(|(day, id)| plan(id, &format!("every {day} 12:00"), now)).collect();
    let (late, once) = (plan(20, "every friday 18:00", now), plan(22, "once 2027-12-24 18:00", now));
    full.extend([late, once]);
    let held = seen(&full, &late).unwrap();
    assert!(held.times.is_empty() && held.lost.is_some(), "{held:?}");
    assert_eq!(seen(&full, &once).map(|outlook| (outlook.times.len(), outlook.lost)), Ok((1, None)));
    // Both times of what comes once a year are named, whoever else comes daily.
    let yearly = plan(21, "yearly on 20 december 12:00", now);
    assert_eq!(seen(&[daily, yearly], &yearly).unwrap().times.len(), 2);
    let over = Plan { state: State::default(), ..once };
    assert_eq!(seen(&[over], &over), Ok(Outlook::default()));
}

#[test]
fn what_is_suggested_instead_has_times() {
    let now = at(15, 8, 0);
    let shabbat = Chat { quiet_days: 1 << 5, ..chat() };
    for schedule in [
        "every day 23:00",
        "every day 03:00",
        "every saturday 12:00",
        "every 2 weeks on saturday 12:00",
        "monthly on the last saturday 12:00",
        "monthly on the second saturday 12:00",
        "once 2026-11-21 12:00",
    ] {
        let asked = plan(2, schedule, now);
        let obstacle = next_times(&shabbat, &asked, now, 1).unwrap_err();
        let recurrence = nearest_allowed(&shabbat, &asked.recurrence, obstacle);
        let times = next_times(&shabbat, &waiting(Plan { recurrence, ..asked }, now), now, 1);
        assert_eq!(times.map(|times| times.len()), Ok(1), "{schedule}: {recurrence:?}");
    }
    let time = |schedule| nearest_allowed(&chat(), &plan(2, schedule, now).recurrence, Reason::QuietHours).time;
    assert_eq!(time("every day 23:00"), NaiveTime::from_hms_opt(20, 0, 0).unwrap());
    assert_eq!(time("every day 07:00"), NaiveTime::from_hms_opt(9, 0, 0).unwrap());
}

#[test]
fn a_local_date_has_its_post_once_whatever_zone_follows() {
    let mut daily = plan(2, "every day 10:00", at(15, 8, 0));
    daily.state.done_date = NaiveDate::from_ymd_opt(2026, 11, 16);
    // Posted at ten in Jerusalem; then the group moves to New York, where it is still three in the morning.
    let next = daily.next_after(at(16, 10, 5), chrono_tz::America::New_York).unwrap();
    let local = next.with_timezone(&chrono_tz::America::New_York);
    assert_eq!(local, chrono_tz::America::New_York.with_ymd_and_hms(2026, 11, 17, 10, 0, 0).unwrap());
}

#[test]
fn after_downtime_all_that_came_is_known() {
    let daily = plan(2, "every day 10:00", at(15, 8, 0));
    let come = daily.come(at(15, 10, 0), at(18, 11, 0), chat().zone);
    assert_eq!(come, [at(15, 10, 0), at(16, 10, 0), at(17, 10, 0), at(18, 10, 0)]);
}

proptest! {
    #[test]
    fn what_is_foreseen_keeps_the_budget_and_comes_in_order(
        schedules in prop::collection::vec(
            prop::sample::select(vec![
                "every day 10:00", "every day 20:00", "every weekday 12:00", "every sunday 10:00", "every friday 22:00",
                "every 2 weeks on tuesday 18:00", "monthly on the last thursday 12:00", "monthly on the 17th 09:30",
                "once 2026-11-19 18:00", "yearly on 20 november 12:00",
            ]),
            0..8,
        ),
        per_day in 1_i64..3,
        per_week in 1_i64..6,
        quiet_days in 0_u8..127,
    ) {
        let now = at(15, 8, 0);
        let chat = Chat { posts_per_day: per_day, posts_per_week: per_week, quiet_days, ..chat() };
        let mut plans = vec![library(Rhythm::Steady, now)];
        plans.extend((2..).zip(&schedules).map(|(id, schedule)| plan(id, schedule, now)));
        let all: Vec<Foreseen> = foresee(&chat, &plans, &[], now, now + TimeDelta::days(20)).collect();
        let times: Vec<DateTime<Utc>> = all.iter().filter_map(|f| f.outcome.ok()).collect();
        prop_assert!(times.is_sorted());
        for time in &times {
            let day = local_date(*time, chat.zone);
            let of_day = times.iter().filter(|t| local_date(**t, chat.zone) == day).count();
            let of_week = times.iter().filter(|t| week_of(&chat, **t) == week_of(&chat, *time)).count();
            prop_assert!(i64::try_from(of_day).unwrap() <= per_day && i64::try_from(of_week).unwrap() <= per_week);
        }
        // Every due time is told once.
        let mut told: Vec<_> = all.iter().map(|f| (f.id, f.scheduled_for)).collect();
        let count = told.len();
        told.sort_unstable();
        told.dedup();
        prop_assert_eq!(told.len(), count);
    }
}
