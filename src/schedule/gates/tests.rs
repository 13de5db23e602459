use chrono::{Datelike as _, TimeZone as _};
use chrono_tz::{America::New_York, Asia::Jerusalem, Asia::Kathmandu, Europe::Moscow};
use proptest::prelude::*;

use super::*;
use crate::{
    store::{
        ChatKey,
        chats::{BotPlace, QuietHours},
    },
    telegram::ChatId,
    words::Lang,
};

/// A Hebrew group in Jerusalem with the usual settings: one post a day, five a week, quiet from 21:00 to 09:00.
pub(crate) fn chat() -> Chat {
    Chat {
        key: ChatKey(7),
        id: ChatId(-100),
        title: "Bakers".to_owned(),
        language: Lang::He,
        zone: Jerusalem,
        goal: None,
        community: None,
        quiet: QuietHours { from: 21 * 60, until: 9 * 60 },
        quiet_days: 0,
        rest: crate::store::rest::Rest::default(),
        posts_per_day: 1,
        posts_per_week: 5,
        bot: BotPlace::Administrator { can_delete: true },
        added_by: None,
        admins_known_at: None,
        set_up_at: None,
        last_human_at: None,
        created_at: DateTime::UNIX_EPOCH,
    }
}

/// An instant by Jerusalem's clock in the week of Sunday 15 November 2026.
pub(crate) fn at(day: u32, hour: u32, minute: u32) -> DateTime<Utc> {
    Jerusalem.with_ymd_and_hms(2026, 11, day, hour, minute, 0).unwrap().with_timezone(&Utc)
}

fn candidate(due: DateTime<Utc>, hours: i64) -> Candidate {
    Candidate { due, grace: TimeDelta::hours(hours), waits_for_pause: false, reserved: 0, cheerful: false }
}

#[test]
fn in_daytime_with_nothing_posted_it_goes() {
    assert_eq!(decide(&chat(), &candidate(at(16, 10, 0), 3), &[], at(16, 10, 0)), Verdict::Go);
    assert_eq!(decide(&chat(), &candidate(at(16, 10, 0), 3), &[], at(16, 13, 0)), Verdict::Go);
}

#[test]
fn after_its_grace_it_is_too_late() {
    let verdict = decide(&chat(), &candidate(at(16, 10, 0), 3), &[], at(16, 13, 1));
    assert_eq!(verdict, Verdict::Skip(Reason::TooLate));
}

#[test]
fn where_we_may_not_write_nothing_is_posted() {
    for bot in [BotPlace::Out, BotPlace::Member { can_write: false }] {
        let chat = Chat { bot, ..chat() };
        let verdict = decide(&chat, &candidate(at(16, 10, 0), 3), &[], at(16, 10, 0));
        assert_eq!(verdict, Verdict::Skip(Reason::CannotWrite));
    }
}

#[test]
fn quiet_days_are_those_of_the_chats_own_calendar() {
    let chat = Chat { quiet_days: 1 << 5, quiet: QuietHours { from: 0, until: 0 }, ..chat() };
    let ask = |now| decide(&chat, &candidate(now, 3), &[], now);
    assert_eq!(ask(at(20, 23, 59)), Verdict::Go);
    assert_eq!(ask(at(21, 0, 0)), Verdict::Skip(Reason::QuietDay));
    assert_eq!(ask(at(21, 23, 59)), Verdict::Skip(Reason::QuietDay));
    assert_eq!(ask(at(22, 0, 0)), Verdict::Go);
}

#[test]
fn quiet_hours_put_it_off_to_the_morning_or_skip_it() {
    let ask = |due, hours| decide(&chat(), &candidate(due, hours), &[], due);
    // Chat 7 wakes seven minutes after nine.
    assert_eq!(ask(at(16, 21, 0), 13), Verdict::Later(at(17, 9, 7)));
    assert_eq!(ask(at(17, 6, 0), 4), Verdict::Later(at(17, 9, 7)));
    assert_eq!(ask(at(16, 21, 0), 12), Verdict::Skip(Reason::QuietHours));
    assert_eq!(ask(at(16, 20, 59), 3), Verdict::Go);
    assert_eq!(ask(at(17, 9, 0), 3), Verdict::Go);
}

#[test]
fn quiet_hours_end_by_the_clock_also_when_it_changes() {
    // In the night to 26 March 2027 Jerusalem skips from 02:00 to 03:00.
    let due = Jerusalem.with_ymd_and_hms(2027, 3, 25, 22, 0, 0).unwrap().with_timezone(&Utc);
    let opens = Jerusalem.with_ymd_and_hms(2027, 3, 26, 9, 7, 0).unwrap().with_timezone(&Utc);
    assert_eq!(decide(&chat(), &candidate(due, 12), &[], due), Verdict::Later(opens));
}

#[test]
fn where_an_hour_comes_twice_it_never_asks_again_in_the_past() {
    // On 25 October 2026 the hour from one to two comes twice, and quiet hours end at half past one.
    let chat = Chat { quiet: QuietHours { from: 22 * 60, until: 90 }, ..chat() };
    let second = Utc.with_ymd_and_hms(2026, 10, 24, 23, 10, 0).unwrap();
    assert_eq!(second.with_timezone(&Jerusalem).format("%H:%M").to_string(), "01:10");
    let Verdict::Later(at) = decide(&chat, &candidate(second, 3), &[], second) else { panic!("quiet hours") };
    assert!(at > second, "{at}");
}

#[test]
fn a_day_has_one_post_by_the_chats_own_calendar() {
    let chat = Chat { quiet: QuietHours { from: 0, until: 0 }, ..chat() };
    let ask = |now, posted| decide(&chat, &candidate(now, 12), &[posted], now);
    assert_eq!(ask(at(16, 20, 0), at(16, 0, 30)), Verdict::Skip(Reason::Budget));
    assert_eq!(ask(at(17, 0, 30), at(16, 20, 0)), Verdict::Go);
}

#[test]
fn posts_are_four_hours_apart() {
    let chat = Chat { posts_per_day: 3, ..chat() };
    let ask = |grace| decide(&chat, &candidate(at(16, 12, 0), grace), &[at(16, 10, 0)], at(16, 12, 0));
    assert_eq!(ask(2), Verdict::Later(at(16, 14, 0)));
    assert_eq!(ask(1), Verdict::Skip(Reason::TooClose));
    assert_eq!(decide(&chat, &candidate(at(16, 14, 0), 1), &[at(16, 10, 0)], at(16, 14, 0)), Verdict::Go);
}

#[test]
fn a_week_begins_where_the_language_says() {
    let posted: Vec<_> = (15..20).map(|day| at(day, 10, 0)).collect();
    let ask = |lang, day: u32| {
        let chat = Chat { language: lang, ..chat() };
        decide(&chat, &candidate(at(day, 10, 0), 3), &posted, at(day, 10, 0))
    };
    // Sunday to Thursday were used up: in Hebrew until Saturday; in Russian Sunday was last week's.
    assert_eq!(ask(Lang::He, 20), Verdict::Skip(Reason::Budget));
    assert_eq!(ask(Lang::He, 22), Verdict::Go);
    assert_eq!(ask(Lang::Ru, 20), Verdict::Go);
}

#[test]
fn a_place_that_is_reserved_is_left_free() {
    let chat = Chat { posts_per_day: 2, ..chat() };
    let ask = |reserved| {
        decide(&chat, &Candidate { reserved, ..candidate(at(16, 16, 0), 3) }, &[at(16, 10, 0)], at(16, 16, 0))
    };
    assert_eq!(ask(0), Verdict::Go);
    assert_eq!(ask(1), Verdict::Skip(Reason::Budget));
}

#[test]
fn only_who_waits_for_a_pause_is_held_back_by_a_conversation() {
    let chat = Chat { last_human_at: Some(at(16, 9, 50)), ..chat() };
    let ask = |waits_for_pause, grace| {
        let candidate = Candidate { waits_for_pause, ..candidate(at(16, 10, 0), grace) };
        decide(&chat, &candidate, &[], at(16, 10, 0))
    };
    assert_eq!(ask(false, 3), Verdict::Go);
    assert_eq!(ask(true, 3), Verdict::Later(at(16, 10, 20)));
    assert_eq!(ask(true, 0), Verdict::Skip(Reason::Lively));
}

#[test]
fn what_is_let_through_is_worth_sending_until_its_grace_ends_or_quiet_times_begin() {
    let until = |chat: &Chat, deadline, now| now + worth(chat, deadline, now);
    assert_eq!(until(&chat(), at(16, 13, 0), at(16, 10, 0)), at(16, 13, 0));
    assert_eq!(until(&chat(), at(17, 8, 0), at(16, 20, 0)), at(16, 21, 0));
    assert_eq!(until(&chat(), at(18, 10, 0), at(16, 9, 0)), at(16, 21, 0));
    let always = Chat { quiet: QuietHours { from: 0, until: 0 }, ..chat() };
    assert_eq!(until(&always, at(20, 10, 0), at(16, 20, 0)), at(20, 10, 0));
    // Saturday is quiet.
    let shabbat = Chat { quiet_days: 1 << 5, ..always };
    assert_eq!(until(&shabbat, at(22, 10, 0), at(20, 20, 0)), at(21, 0, 0));
    // At the very end there are still minutes to send it.
    assert_eq!(until(&chat(), at(16, 10, 0), at(16, 10, 0)), at(16, 10, 5));
}

#[test]
fn what_was_refused_and_what_came_too_late_are_called_differently() {
    let codes = ["Forbidden: bot was kicked", NOT_IN_TIME, "Bad Request: whatever"].map(why_refused);
    assert_eq!(codes, ["cannot-write", "not-in-time", "refused"]);
}

#[derive(Debug, Clone)]
struct Asked {
    after_minutes: i64,
    grace_hours: i64,
    waits_for_pause: bool,
    talk_minutes_before: Option<i64>,
}

fn asked() -> impl Strategy<Value = Asked> {
    (0_i64..1_500, 0_i64..48, any::<bool>(), prop::option::of(0_i64..60)).prop_map(
        |(after_minutes, grace_hours, waits_for_pause, talk_minutes_before)| Asked {
            after_minutes,
            grace_hours,
            waits_for_pause,
            talk_minutes_before,
        },
    )
}

fn settings() -> impl Strategy<Value = Chat> {
    let zone = prop::sample::select(vec![Jerusalem, Moscow, New_York, Kathmandu]);
    let lang = prop::sample::select(Lang::ALL.to_vec());
    (zone, lang, 0_u16..1_440, 0_u16..1_440, 0_u8..127, 0_i64..4, 0_i64..8, 1_i64..50).prop_map(
        |(zone, language, from, until, quiet_days, posts_per_day, posts_per_week, key)| Chat {
            key: ChatKey(key),
            zone,
            language,
            quiet: QuietHours { from, until },
            quiet_days,
            posts_per_day,
            posts_per_week,
            ..chat()
        },
    )
}

/// Asks until the gates have decided, checking on the way that "later" is later and within the grace.
fn play(chat: &Chat, candidate: &Candidate, posted: &[DateTime<Utc>]) -> Option<DateTime<Utc>> {
    let mut now = candidate.due;
    loop {
        match decide(chat, candidate, posted, now) {
            Verdict::Go => return Some(now),
            Verdict::Skip(_) => return None,
            Verdict::Later(at) => {
                assert!(at > now, "{at} is not after {now}");
                assert!(at <= candidate.due + candidate.grace, "{at} is beyond the grace");
                now = at;
            }
        }
    }
}

proptest! {
    #[test]
    fn whatever_is_asked_the_promises_hold(chat in settings(), asked in prop::collection::vec(asked(), 1..80)) {
        let mut clock = Jerusalem.with_ymd_and_hms(2027, 3, 1, 0, 0, 0).unwrap().with_timezone(&Utc);
        let mut posted: Vec<DateTime<Utc>> = Vec::new();
        for ask in asked {
            clock += TimeDelta::minutes(ask.after_minutes);
            // The gates are asked in the order of time, as the ticker does.
            let due = clock.max(posted.last().copied().unwrap_or(clock));
            let candidate = Candidate {
                due,
                grace: TimeDelta::hours(ask.grace_hours),
                waits_for_pause: ask.waits_for_pause,
                cheerful: false,
                reserved: 0,
            };
            let last_human_at = ask.talk_minutes_before.map(|minutes| due - TimeDelta::minutes(minutes));
            let chat = Chat { last_human_at, ..chat.clone() };
            posted.extend(play(&chat, &candidate, &posted));
        }
        for at in &posted {
            let local = at.with_timezone(&chat.zone);
            let minute = u16::try_from(local.hour() * 60 + local.minute()).unwrap();
            prop_assert!(!chat.quiet.contains(minute), "{local} is in quiet hours");
            prop_assert!(chat.quiet_days & (1 << local.weekday().num_days_from_monday()) == 0, "{local} is quiet");
            let of_day = posted.iter().filter(|p| local_date(**p, chat.zone) == local.date_naive()).count();
            prop_assert!(i64::try_from(of_day).unwrap() <= chat.posts_per_day, "{local}: {of_day} that day");
            let of_week = posted.iter().filter(|p| week_of(&chat, **p) == week_of(&chat, *at)).count();
            prop_assert!(i64::try_from(of_week).unwrap() <= chat.posts_per_week, "{local}: {of_week} that week");
        }
        for pair in posted.windows(2) {
            prop_assert!(pair[1] - pair[0] >= APART);
        }
    }
}
