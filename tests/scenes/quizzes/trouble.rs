//! Questions that are deleted, closed by hand, answered from elsewhere, whose closing nobody heard of.

use simulator::{Fault, Right, Rights};

use super::*;
use crate::support::ending::Trouble;

const YEAST: &str = "/quiz What makes dough rise?\n* Yeast\nSalt";

/// Time passes while the process is down; then it starts again.
async fn is_down_for(scene: &mut Scene, time: TimeDelta) {
    for _ in 0..time.num_hours() {
        scene.sim.advance(std::time::Duration::from_secs(3_600));
    }
    scene.clock.advance(time);
    scene.restart().await;
    scene.settle().await;
}

#[tokio::test]
async fn it_is_told_if_the_process_was_down_when_it_closed() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    let question = asks(&mut scene, &cast, YEAST).await;
    answers(&mut scene, &cast, question, cast.boris, &[0]).await;
    Box::pin(scene.pass(TimeDelta::hours(22))).await;
    // Answers and the closing wait at Telegram.
    scene.sim.vote(cast.group, cast.alice, question, &[0]).unwrap();
    is_down_for(&mut scene, TimeDelta::hours(6)).await;
    Box::pin(scene.pass(TimeDelta::minutes(2))).await;
    assert!(without_marks(&told(&scene, &cast)[0].text).contains("2 of 2 answers"));
    assert_eq!(points(&scene).await, sorted(vec![(cast.boris, 1), (cast.alice, 1)]));
    scene.restart().await;
    Box::pin(scene.pass(TimeDelta::days(1))).await;
    assert_eq!(told(&scene, &cast).len(), 1);
    scene.finish().await;
}

#[tokio::test]
async fn it_is_told_by_what_we_know_if_telegram_no_longer_tells() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    let question = asks(&mut scene, &cast, YEAST).await;
    answers(&mut scene, &cast, question, cast.boris, &[0]).await;
    // Down for so long that Telegram has thrown the closing, and an answer, away.
    scene.sim.vote(cast.group, cast.alice, question, &[0]).unwrap();
    is_down_for(&mut scene, TimeDelta::days(4)).await;
    Box::pin(scene.pass(TimeDelta::minutes(3))).await;
    let said = without_marks(&told(&scene, &cast)[0].text);
    assert!(said.contains("1 of 1 answer"), "{said}");
    assert_eq!(points(&scene).await, sorted(vec![(cast.boris, 1)]));
    scene.finish().await;
}

#[tokio::test]
async fn switched_off_it_closes_where_it_stands() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    let question = asks(&mut scene, &cast, YEAST).await;
    answers(&mut scene, &cast, question, cast.boris, &[1]).await;
    Box::pin(scene.say(cast.group, cast.noa, "/settings quizzes off")).await;
    Box::pin(scene.pass(TimeDelta::minutes(5))).await;
    assert!(questions(&scene, &cast)[0].poll.as_ref().unwrap().closed);
    Box::pin(scene.say(cast.group, cast.noa, "/settings quizzes on")).await;
    Box::pin(scene.pass(TimeDelta::days(2))).await;
    assert!(told(&scene, &cast).is_empty(), "no backlog");
    scene.finish().await;
}

#[tokio::test]
async fn the_button_closes_it_early() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    Box::pin(scene.say(cast.group, cast.noa, "/settings season round")).await;
    Box::pin(scene.say_in_private(cast.noa, "/quiz round")).await;
    Box::pin(scene.press_in_private(cast.noa, "New round")).await;
    for text in ["Bread", "every day 12:00"] {
        Box::pin(scene.say_in_private(cast.noa, text)).await;
    }
    Box::pin(scene.press_in_private(cast.noa, &word("flow-skip", Lang::En))).await;
    Box::pin(scene.press_in_private(cast.noa, &word("flow-skip", Lang::En))).await;
    Box::pin(scene.press_in_private(cast.noa, "Save")).await;
    Box::pin(scene.pass(TimeDelta::minutes(1))).await;
    Box::pin(scene.press_in_private(cast.noa, "Add a question")).await;
    Box::pin(scene.say_in_private(cast.noa, "Rye?\n* Yes\nNo")).await;
    Box::pin(scene.press_in_private(cast.noa, &word("quizzes-button-add", Lang::En))).await;
    Box::pin(scene.pass(TimeDelta::minutes(1))).await;
    Box::pin(scene.press_in_private(cast.noa, "Start")).await;
    Box::pin(scene.pass_until("2026-11-16 12:30", Jerusalem)).await;
    let question = questions(&scene, &cast).pop().unwrap().id;
    answers(&mut scene, &cast, question, cast.boris, &[0]).await;
    Box::pin(scene.say_in_private(cast.noa, "/quiz round")).await;
    Box::pin(scene.press_in_private(cast.noa, "Bread")).await;
    Box::pin(scene.press_in_private(cast.noa, "1. Rye?")).await;
    Box::pin(scene.pass(TimeDelta::minutes(1))).await;
    Box::pin(scene.press_in_private(cast.noa, "Close now")).await;
    Box::pin(scene.pass(TimeDelta::minutes(2))).await;
    assert_eq!(told(&scene, &cast).len(), 1);
    assert_eq!(asked_of_database(&scene, "SELECT place, points FROM quiz_winners").await, [(1, 1)], "it was the last");
    scene.finish().await;
}

#[tokio::test]
async fn a_deleted_question_has_no_result_unless_somebody_answered() {
    for is_answered in [false, true] {
        let (mut scene, cast) = Box::pin(group(Lang::En)).await;
        let question = asks(&mut scene, &cast, YEAST).await;
        if is_answered {
            answers(&mut scene, &cast, question, cast.boris, &[0]).await;
        }
        scene.sim.delete(cast.group, question);
        Box::pin(scene.pass(TimeDelta::days(2))).await;
        assert_eq!(told(&scene, &cast).len(), usize::from(is_answered));
        assert_eq!(points(&scene).await.len(), usize::from(is_answered));
        scene.sees(cast.group, cast.noa);
        let refused = scene.sim.refusals().is_empty();
        if refused { scene.finish().await } else { scene.finish_despite([Trouble::Failed, Trouble::Refused]).await }
    }
}

#[tokio::test]
async fn channels_anonymous_administrators_and_who_left_are_told_apart() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    let question = asks(&mut scene, &cast, YEAST).await;
    let club = scene.sim.channel("Club", cast.boris);
    scene.sim.vote_as_chat(cast.group, club, question, 0).unwrap();
    scene.sim.vote_as_chat(cast.group, cast.group, question, 0).unwrap();
    answers(&mut scene, &cast, question, cast.boris, &[0]).await;
    answers(&mut scene, &cast, question, cast.alice, &[0]).await;
    // She left after she had answered: it was counted, and she is on no list any more.
    scene.sim.leave(cast.group, cast.alice);
    Box::pin(scene.pass(TimeDelta::hours(25))).await;
    let said = without_marks(&told(&scene, &cast)[0].text);
    assert!(said.contains("2 of 2 answers") && said.contains("2 answers don't count"), "{said}");
    assert!(!said.contains("Telegram counts"), "nothing is missing: {said}");
    let table = without_marks(&scene.say_and_see(cast.group, cast.boris, "/quizzes").await);
    let shown = table.split_once("(only you)").map_or("", |(_, shown)| shown);
    assert!(shown.contains("1. Борис") && !shown.contains("Alice"), "{table}");
    Box::pin(scene.pass_until("2026-12-01 20:00", Jerusalem)).await;
    let seen = scene.sees(cast.group, cast.boris);
    let said = seen.split_once('🏆').map_or("", |(_, said)| said);
    assert!(said.contains("Борис") && !said.contains("Alice"), "{seen}");
    scene.finish().await;
}

#[tokio::test]
async fn answers_that_never_reach_us_are_a_difference_that_is_shown() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    let question = asks(&mut scene, &cast, YEAST).await;
    answers(&mut scene, &cast, question, cast.boris, &[0]).await;
    scene
        .with_cx(async |cx| {
            sqlx::query("DELETE FROM quiz_answers").execute(&mut *cx.tx.lock().await).await?;
            Ok(())
        })
        .await;
    Box::pin(scene.pass(TimeDelta::hours(25))).await;
    let said = without_marks(&told(&scene, &cast)[0].text);
    assert!(said.contains("Votes Telegram counts: 1. Votes that reached me: 0."), "{said}");
    scene.finish().await;
}

#[tokio::test]
async fn a_question_whose_answer_was_lost_is_found_and_told() {
    for fault in [Fault::DropAfter, Fault::Garbage, Fault::DropBefore, Fault::ServerError(500)] {
        let (mut scene, cast) = Box::pin(group(Lang::En)).await;
        scene.sim.fault("sendPoll", 0, 1, fault);
        let question = asks(&mut scene, &cast, YEAST).await;
        answers(&mut scene, &cast, question, cast.boris, &[0]).await;
        Box::pin(scene.pass(TimeDelta::hours(25))).await;
        assert_eq!(questions(&scene, &cast).len(), 1, "not twice");
        assert!(without_marks(&told(&scene, &cast)[0].text).contains("1 of 1 answer"));
        assert_eq!(points(&scene).await, sorted(vec![(cast.boris, 1)]));
        scene.finish().await;
    }
}

#[tokio::test]
async fn where_messages_may_not_be_deleted_nobody_asks_in_the_group() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    scene.sim.promote_bot(cast.group, cast.noa, Rights::all().without(Right::DeleteMessages));
    scene.settle().await;
    scene.sees(cast.group, cast.noa);
    let seen = scene.say_and_see(cast.group, cast.noa, YEAST).await;
    assert!(seen.contains("private chat"), "{seen}");
    assert!(questions(&scene, &cast).is_empty());
    Box::pin(scene.say_in_private(cast.noa, YEAST)).await;
    Box::pin(scene.press_in_private(cast.noa, "Ask now")).await;
    assert_eq!(questions(&scene, &cast).len(), 1);
    Box::pin(scene.pass(TimeDelta::hours(25))).await;
    scene.finish().await;
}

#[tokio::test]
async fn a_refused_question_waits_and_nothing_is_lost() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    scene.sim.fault("sendPoll", 0, 1, Fault::Reject(400, "Bad Request: a fault of the test".to_owned()));
    Box::pin(scene.say(cast.group, cast.noa, YEAST)).await;
    let seen = scene.sees(cast.group, cast.noa);
    assert!(seen.contains("The question isn't in the group"), "{seen}");
    assert_eq!(
        asked_of_database(&scene, "SELECT count(*), 0 FROM quiz_questions WHERE stage = 'ready'").await,
        [(1, 0)]
    );
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn a_question_stays_in_its_topic_and_goes_to_general_when_that_is_gone() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    let forum = scene.sim.forum("Forum", cast.noa);
    scene.sim.add_bot(forum, cast.noa);
    scene.sim.promote_bot(forum, cast.noa, Rights::all());
    let [bread, games] = ["Bread", "Games"].map(|name| scene.sim.topic(forum, cast.noa, name));
    scene.settle().await;
    scene.sim.say_in(forum, games, cast.noa, "/settings quizzes on");
    scene.settle().await;
    scene.sim.say_in(forum, games, cast.noa, "/settings quizzes here");
    Box::pin(scene.pass(TimeDelta::minutes(2))).await;
    scene.sim.say_in(forum, bread, cast.noa, YEAST);
    Box::pin(scene.pass(TimeDelta::minutes(2))).await;
    let there = |scene: &Scene| -> Vec<Seen> {
        scene.sim.view(forum, cast.noa).into_iter().filter(|seen| seen.poll.is_some()).collect()
    };
    assert_eq!(there(&scene)[0].thread, Some(bread), "where it was typed");
    // The topic of quizzes is gone by the time one is asked from elsewhere.
    scene.sim.delete_topic(forum, games);
    Box::pin(scene.say_in_private(cast.noa, YEAST)).await;
    Box::pin(scene.press_in_private(cast.noa, "Forum")).await;
    Box::pin(scene.press_in_private(cast.noa, "Ask now")).await;
    assert_eq!((there(&scene).len(), there(&scene)[1].thread), (2, None));
    scene.sim.delete_topic(forum, bread);
    Box::pin(scene.pass(TimeDelta::hours(25))).await;
    assert_eq!(
        asked_of_database(&scene, "SELECT count(*), 0 FROM quiz_questions WHERE stage = 'told'").await,
        [(2, 0)]
    );
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn who_is_silent_is_counted() {
    let (mut scene, cast) = Box::pin(group(Lang::En)).await;
    let question = asks(&mut scene, &cast, YEAST).await;
    let silent = scene.sim.create(Person::named("Silent").language("en"));
    scene.sim.seat(cast.group, &[silent]);
    answers(&mut scene, &cast, question, silent, &[0]).await;
    Box::pin(scene.pass(TimeDelta::hours(25))).await;
    assert_eq!(points(&scene).await, sorted(vec![(silent, 1)]));
    scene.finish().await;
}
