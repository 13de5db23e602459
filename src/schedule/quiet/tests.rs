use chrono::TimeZone as _;
use chrono_tz::Asia::Jerusalem;
use proptest::prelude::*;

use super::*;
use crate::schedule::gates::tests::chat;

/// Monday 16 November 2026, midnight in Jerusalem, and so many hours later.
fn at(hours: i64) -> DateTime<Utc> {
    Jerusalem.with_ymd_and_hms(2026, 11, 16, 0, 0, 0).unwrap().with_timezone(&Utc) + TimeDelta::hours(hours)
}

fn hour(at: DateTime<Utc>) -> i64 {
    at.timestamp().div_euclid(3_600)
}

/// Four weeks before in which people talk at these hours of each day that is wanted.
fn rhythm(of_day: &[i64], is_wanted: impl Fn(i64) -> bool) -> Rhythm {
    let days = (-28..0).filter(|day| is_wanted(*day));
    let hours: Vec<i64> = days.flat_map(|day| of_day.iter().map(move |of| hour(at(day * 24 + of)))).collect();
    Rhythm::of(&hours, &chat())
}

fn group() -> Chat {
    Chat { zone: Jerusalem, ..chat() }
}

#[test]
fn a_lively_group_is_unusually_quiet_after_hours_a_small_one_after_a_day() {
    let lively = rhythm(&[9, 10, 11, 13, 15, 17, 18, 19, 20], |_| true);
    let small = rhythm(&[10], |_| true);
    assert_eq!((lively.silence, small.silence), (6, 16));
    let never_silent = rhythm(&(9..21).collect::<Vec<_>>(), |_| true);
    assert_eq!(never_silent.silence, 6);
    // Nothing since 9:30 on Monday: at half past three, of which it was known that people talk then.
    let since = Some(at(9) + TimeDelta::minutes(30));
    assert_eq!(lively.unusual_from(&group(), since, at(10)), Some(at(15) + TimeDelta::minutes(30)));
    assert!(!lively.is_unusual(&group(), since, at(15)) && lively.is_unusual(&group(), since, at(16)));
    // At night nobody is expected to talk.
    let since = Some(at(19));
    let next = lively.unusual_from(&group(), since, at(19)).unwrap();
    assert!(next >= at(24 + 13), "{next}");
}

#[test]
fn a_day_on_which_nobody_ever_talks_is_no_silence() {
    // At work from Sunday to Thursday: Monday is day 0.
    let team = rhythm(&[9, 10, 11, 13, 15, 17], |day| !matches!(day.rem_euclid(7), 4 | 5));
    let thursday = at(3 * 24 + 17);
    let next = team.unusual_from(&group(), Some(thursday), thursday).unwrap();
    assert!(next >= at(6 * 24 + 9) && next < at(7 * 24), "{next}");
}

#[test]
fn of_a_group_of_which_little_is_known_only_a_long_silence_is_unusual() {
    assert_eq!(Rhythm::of(&[], &chat()), Rhythm::default());
    assert_eq!(rhythm(&[10], |day| day > -5), Rhythm::default());
}

#[test]
fn it_doubles_its_pause_until_somebody_answers_and_never_speaks_twice_into_silence() {
    let quiet = |unanswered, last: i64, since: i64| Quiet {
        rhythm: Rhythm::default(),
        since: Some(at(since)),
        last: Some(at(last)),
        unanswered,
    };
    let comes = |quiet: Quiet, now: i64| quiet.comes(&group(), at(now), at(now + 12));
    // Said at 12 on Monday; somebody said something after that, and then nobody for days.
    let now = 12 * 24 + 10;
    assert_eq!(comes(quiet(0, 12, 8), now), Err(Reason::Unanswered), "nobody has said anything since");
    for (unanswered, days) in [(0, 0), (1, 2), (2, 4), (3, 8), (4, 14), (40, 14)] {
        let quiet = quiet(unanswered, 10, 11);
        let first = (4..20).find(|day| comes(quiet, day * 24 + 10).is_ok()).unwrap();
        assert_eq!(first, days.max(4), "{unanswered}");
    }
}

#[test]
fn the_more_they_begin_themselves_the_less_it_comes() {
    let weekly = TimeDelta::days(7);
    let times = |share: f64| apart(share, weekly).map(|apart| (apart + weekly / 2).num_days() / 7);
    assert_eq!(
        [0.0, 0.3, 0.5, 0.6, 0.75, 0.9, 1.0].map(times),
        [None, None, Some(2), Some(3), Some(4), Some(4), Some(4)]
    );
}

proptest! {
    #[test]
    fn a_silence_is_unusual_no_sooner_than_it_is_long_and_only_while_people_are_awake(
        of_day in proptest::collection::vec(0_i64..24, 1..12),
        since in -48_i64..48,
        wait in 0_i64..72,
    ) {
        let rhythm = rhythm(&of_day, |_| true);
        prop_assert!((SHORTEST..=LONGEST).contains(&rhythm.silence));
        let (since, now) = (at(since), at(since + wait));
        if let Some(next) = rhythm.unusual_from(&group(), Some(since), now) {
            prop_assert!(next >= now && next - since >= TimeDelta::hours(rhythm.silence));
            prop_assert!(!gates::is_quiet(&group(), next));
        }
    }

    #[test]
    fn more_conversations_of_members_never_bring_more_posts(a in 0.0..1.0_f64, b in 0.0..1.0_f64, days in 1_i64..8) {
        let interval = TimeDelta::days(days);
        let (less, more) = (a.min(b), a.max(b));
        prop_assert!(apart(less, interval) <= apart(more, interval));
        prop_assert!(apart(more, interval).is_none_or(|apart| apart <= WINDOW && apart >= interval));
    }
}
