use proptest::prelude::*;

use super::*;

const NOON: i64 = 1_794_816_000;

fn post(id: i64, at: i64) -> Watched {
    Watched { id, message: Some(id * 100), thread: 0, at, heard: 0, follows: true }
}

fn said(author: i64, minutes: i64, to: Option<i64>) -> Said {
    let at = NOON + minutes * 60;
    Said { chat: 1, id: Some(minutes + 1_000), author, at, thread: 0, to, substantive: true }
}

fn counted(known: Known, messages: &[Said]) -> Found {
    count(&mut BTreeMap::from([(1, known)]), messages.iter().copied())
}

fn who(found: &Found) -> Vec<i64> {
    found.answers.iter().map(|answer| answer.author).collect()
}

#[test]
fn replies_count_for_a_day_and_what_follows_for_half_an_hour() {
    let known = || Known { last_at: Some(NOON - 600), watched: vec![post(1, NOON)] };
    let found = counted(
        known(),
        &[
            said(1, 2, None),
            said(2, 3, Some(55)), // answers somebody else
            said(3, 31, None),    // too late for what is no reply
            said(4, 600, Some(100)),
            said(5, 24 * 60 + 1, Some(100)),
            Said { thread: 7, ..said(6, 4, None) },
            Said { substantive: false, ..said(7, 5, None) },
        ],
    );
    assert_eq!(who(&found), [1, 4]);
    let five = (1..10).map(|n| said(n, n, None)).collect::<Vec<_>>();
    assert_eq!(who(&counted(known(), &five)), [1, 2, 3, 4, 5]);
    assert_eq!(counted(known(), &[said(8, 10, Some(1_002))]).replies, BTreeSet::from([(1, 1_002, 8)]));
}

#[test]
fn a_conversation_begins_after_an_hour_and_a_post_may_have_begun_it() {
    let silent = Known { last_at: Some(NOON - 7_200), watched: vec![post(1, NOON)] };
    let found = counted(silent, &[said(1, 5, None), said(2, 30, None), said(3, 200, None), said(4, 400, Some(100))]);
    let starts: Vec<_> = found.starts.iter().map(|start| (start.author, start.by_post)).collect();
    assert_eq!(starts, [(1, true), (3, false), (4, true)]);
    assert!(counted(Known::default(), &[said(1, 0, None)]).starts.is_empty(), "nobody knows what was before");
}

fn tried(format: Format, touchpoint: i64, hour: u32, answered: i64) -> Try {
    let at = DateTime::from_timestamp(NOON, 0).unwrap();
    Try { format, touchpoint, purpose: "question".to_owned(), at, minute: hour * 60, active: 10, answered }
}

fn tries(format: &Format, hour: u32, answered: &[i64]) -> Vec<Try> {
    answered.iter().map(|n| tried(format.clone(), 1, hour, *n)).collect()
}

#[test]
fn dull_is_what_yields_less_than_a_third_of_the_others_after_five_tries() {
    let (own, light) = (Format::Own(1), Format::Series("light".to_owned()));
    let of = |mine: &[i64], others: &[i64]| {
        let all = [tries(&own, 10, others), tries(&light, 10, mine)].concat();
        dull(&all)
    };
    assert_eq!(of(&[1, 1, 1, 1, 0], &[4, 4, 4, 4, 4]), std::slice::from_ref(&light));
    assert_eq!(of(&[9, 1, 1, 1, 1, 0], &[4, 4, 4, 4, 4]), std::slice::from_ref(&light), "the latest five");
    for (mine, others) in [
        (&[1, 1, 1, 0][..], &[4, 4, 4, 4, 4][..]),
        (&[1, 1, 1, 1, 0], &[4, 4, 4, 4]),
        (&[2, 1, 2, 1, 2], &[4, 4, 4, 4, 4]),
        (&[0; 5], &[0; 5]),
    ] {
        assert_eq!(of(mine, others), [], "{mine:?} {others:?}");
    }
}

fn at(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
}

#[test]
fn a_post_moves_towards_the_better_hour_two_hours_a_month_at_most() {
    let (morning, evening) = (Format::Own(1), Format::Own(2));
    let mut all = tries(&morning, 10, &[1; 6]);
    all.extend(tries(&evening, 18, &[6; 6]).into_iter().map(|one| Try { touchpoint: 2, ..one }));
    let better = |moved, all: &[Try]| better_time(all, 1, at(10), moved, |_| true);
    assert_eq!(better(0, &all), Some(at(12)));
    assert_eq!(better(60, &all), Some(at(11)));
    assert_eq!(better(120, &all), None);
    assert_eq!(better(0, &all[1..]), None, "five tries are too few");
    assert_eq!(better_time(&all, 1, at(10), 0, |minute| minute < 660), None, "then the group rests");
    assert_eq!(better_time(&all, 2, at(18), 0, |_| true), None, "it is at the better hour");
}

#[test]
fn who_begins_conversations_is_known_from_ten_on() {
    assert_eq!(Starts { members: 8, managers: 0, posts: 1 }.share(), None);
    assert_eq!(Starts { members: 8, managers: 1, posts: 1 }.share(), Some(0.8));
}

#[test]
fn the_best_answer_is_what_most_people_took_up() {
    assert_eq!(best(&[(5, 0), (6, 3), (7, 3)]), Some(6));
    assert_eq!(best(&[(5, 0)]), Some(5));
    assert_eq!(best(&[]), None);
    assert_eq!(unanswered(&[0, 0, 1, 0]), 2);
}

proptest! {
    #[test]
    fn whatever_was_seen_no_move_is_longer_than_two_hours_or_into_quiet_hours(
        seen in proptest::collection::vec((0_u32..24, 0_i64..12, 1_i64..3), 0..60),
        hour in 0_u32..24,
        moved in -180_i64..180,
    ) {
        let all: Vec<Try> =
            seen.into_iter().map(|(hour, answered, of)| tried(Format::Own(of), of, hour, answered)).collect();
        let is_free = |minute: u32| (540..1_260).contains(&minute);
        if let Some(becomes) = better_time(&all, 1, at(hour), moved, is_free) {
            let step = (becomes - at(hour)).num_minutes();
            prop_assert!(step != 0 && step.abs() + moved.abs() <= MOST_MOVED);
            prop_assert!(is_free(becomes.hour() * 60 + becomes.minute()));
        }
    }

    #[test]
    fn what_nobody_does_better_than_is_never_dull(
        seen in proptest::collection::vec((1_i64..5, 0_i64..12), 0..60),
    ) {
        let all: Vec<Try> = seen.into_iter().map(|(of, answered)| tried(Format::Own(of), of, 10, answered)).collect();
        let least = all.iter().map(|one| one.answered).max().unwrap_or_default();
        for format in dull(&all) {
            let its: Vec<i64> = all.iter().filter(|one| one.format == format).map(|one| one.answered).collect();
            prop_assert!(its.len() >= TRIES && its.iter().rev().take(TRIES).sum::<i64>() < 5 * least);
        }
        let best = all.iter().map(|one| one.answered).max().unwrap_or_default();
        let even: Vec<Try> = all.iter().cloned().map(|one| Try { answered: best, ..one }).collect();
        prop_assert_eq!(dull(&even), vec![]);
    }

    #[test]
    fn a_person_answers_a_post_only_within_its_day(
        messages in proptest::collection::vec((1_i64..6, -60_i64..3_000, proptest::bool::ANY), 0..40),
    ) {
        let known = Known { last_at: None, watched: vec![post(1, NOON)] };
        let messages: Vec<Said> =
            messages.into_iter().map(|(who, minutes, reply)| said(who, minutes, reply.then_some(100))).collect();
        let found = counted(known, &messages);
        prop_assert!(found.answers.iter().all(|answer| answer.at <= NOON + DAY));
        prop_assert!(found.answers.len() <= messages.len());
    }
}
