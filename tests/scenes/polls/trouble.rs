//! Polls whose answers are lost, whose closing nobody heard of, whose group moved.

use chrono::TimeDelta;
use kehila::words::Lang;
use simulator::{Fault, NoticeOrder, Rights};

use super::{THREE_DAYS, asks, polls, polls_in, the_result, told};
use crate::support::{Scene, ending::Trouble, without_marks};

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
async fn closing_early_survives_a_lost_answer() {
    for fault in [Fault::DropBefore, Fault::DropAfter, Fault::Garbage, Fault::ServerError(502)] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        let poll = asks(&mut scene, &cast).await;
        scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
        scene.sim.fault("stopPoll", 0, 1, fault);
        scene.sim.say(cast.group, cast.noa, "/poll close");
        scene.pass(TimeDelta::minutes(5)).await;
        assert!(the_result(&scene, &cast).contains("Most votes: Coffee"));
        scene.pass(THREE_DAYS).await;
        the_result(&scene, &cast);
        scene.finish().await;
    }
}

#[tokio::test]
async fn it_is_told_if_the_process_was_down_when_it_closed() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        let poll = asks(&mut scene, &cast).await;
        scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
        scene.pass(THREE_DAYS - TimeDelta::hours(2)).await;
        // Votes and the closing wait at Telegram.
        scene.sim.vote(cast.group, cast.alice, poll, &[1]).unwrap();
        is_down_for(&mut scene, TimeDelta::hours(12)).await;
        assert!(the_result(&scene, &cast).contains("100% · 2"));
        scene.restart().await;
        scene.pass(TimeDelta::days(1)).await;
        the_result(&scene, &cast);
        scene.finish().await;
    }
}

#[tokio::test]
async fn it_is_told_by_what_we_know_if_telegram_no_longer_tells() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let poll = asks(&mut scene, &cast).await;
    scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
    scene.pass(TimeDelta::days(1)).await;
    // Down for so long that Telegram has thrown the closing away.
    is_down_for(&mut scene, TimeDelta::days(5)).await;
    assert!(told(&scene, cast.group, cast.noa).is_empty(), "votes may still be on their way");
    scene.pass(TimeDelta::minutes(2)).await;
    assert!(the_result(&scene, &cast).contains("100% · 1"));
    assert_eq!(told(&scene, cast.group, cast.noa)[0].reply_to, Some(poll));
    scene.pass(TimeDelta::days(1)).await;
    the_result(&scene, &cast);
    scene.finish().await;
}

#[tokio::test]
async fn a_poll_whose_answer_was_lost_is_found_and_told() {
    for fault in [Fault::DropAfter, Fault::Garbage, Fault::DropBefore, Fault::ServerError(500)] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        scene.sim.fault("sendPoll", 0, 1, fault);
        let poll = asks(&mut scene, &cast).await;
        assert_eq!(polls(&scene, &cast).len(), 1, "not twice");
        scene.sim.vote(cast.group, cast.boris, poll, &[1]).unwrap();
        scene.pass(THREE_DAYS + TimeDelta::minutes(1)).await;
        assert!(the_result(&scene, &cast).contains("100% · 1"));
        assert_eq!(told(&scene, cast.group, cast.noa)[0].reply_to, Some(poll));
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_found_poll_can_be_closed_without_knowing_its_number() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.fault("sendPoll", 0, 1, Fault::DropAfter);
    asks(&mut scene, &cast).await;
    scene.sim.say(cast.group, cast.noa, "/poll close");
    scene.pass(TimeDelta::minutes(1)).await;
    the_result(&scene, &cast);
    scene.pass(THREE_DAYS).await;
    the_result(&scene, &cast);
    scene.finish().await;
}

#[tokio::test]
async fn two_found_polls_of_the_same_words_are_not_mixed_up() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.fault("sendPoll", 0, 1, Fault::DropAfter);
    let first = asks(&mut scene, &cast).await;
    scene.sim.fault("sendPoll", 0, 1, Fault::DropAfter);
    let second = asks(&mut scene, &cast).await;
    scene.sim.vote(cast.group, cast.boris, first, &[0]).unwrap();
    scene.sim.vote(cast.group, cast.boris, second, &[1]).unwrap();
    scene.pass(TimeDelta::hours(1)).await;
    scene.sim.reply(cast.group, cast.noa, second, "/poll close");
    scene.pass(TimeDelta::minutes(5)).await;
    let results = told(&scene, cast.group, cast.noa);
    assert_eq!((results.len(), results[0].reply_to), (1, Some(second)));
    assert!(without_marks(&results[0].text).contains("Most votes: Coffee"));
    scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
    let results = told(&scene, cast.group, cast.noa);
    assert_eq!((results.len(), results[1].reply_to), (2, Some(first)));
    assert!(without_marks(&results[1].text).contains("Most votes: Tea"));
    scene.finish().await;
}

#[tokio::test]
async fn the_process_dies_while_the_poll_is_being_posted() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.noa, "/poll Tea?\nYes\nNo");
    kehila::edge::receive::poll(&scene.core, std::time::Duration::ZERO).await.unwrap().unwrap();
    scene.claim_next().await;
    scene.restart().await;
    scene.pass(TimeDelta::minutes(2)).await;
    assert_eq!(polls(&scene, &cast).len(), 1);
    scene.restart().await;
    scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
    the_result(&scene, &cast);
    scene.finish().await;
}

/// The answer to sending is lost, and looking for the message is impossible.
fn makes_it_unknown(scene: &Scene, fault: Fault) {
    scene.sim.fault("sendPoll", 0, 1, fault);
    scene.sim.fault("editMessageReplyMarkup", 0, 1, Fault::Reject(403, "Forbidden: not now".into()));
}

#[tokio::test]
async fn whether_a_poll_was_posted_may_stay_unknown_until_somebody_votes() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    makes_it_unknown(&scene, Fault::DropAfter);
    scene.sim.say(cast.group, cast.noa, "/poll Tea?\nYes\nNo");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.noa).contains("couldn't find out whether it has appeared"));
    let poll = polls(&scene, &cast).pop().unwrap().id;
    scene.sim.vote(cast.group, cast.alice, poll, &[0]).unwrap();
    scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
    assert!(the_result(&scene, &cast).contains("100% · 1"));
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn a_poll_that_never_appeared_has_no_result() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    makes_it_unknown(&scene, Fault::DropBefore);
    scene.sim.say(cast.group, cast.noa, "/poll Tea?\nYes\nNo");
    scene.settle().await;
    assert!(polls(&scene, &cast).is_empty());
    scene.pass(THREE_DAYS + TimeDelta::hours(1)).await;
    assert!(told(&scene, cast.group, cast.noa).is_empty());
    scene.finish_despite([Trouble::Failed]).await;
}

#[tokio::test]
async fn a_poll_of_a_group_that_became_a_supergroup_is_told_there() {
    for order in [NoticeOrder::OldFirst, NoticeOrder::NewFirst] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        let group = scene.sim.group("Small", cast.noa);
        scene.sim.seat(group, &[cast.boris]);
        scene.sim.add_bot(group, cast.noa);
        scene.settle().await;
        scene.sim.say(group, cast.noa, "/poll@sim_test_bot Rye?\nYes\nNo");
        scene.settle().await;
        let poll = polls_in(&scene, group, cast.noa).pop().unwrap();
        scene.sim.vote(group, cast.boris, poll.id, &[0]).unwrap();
        scene.settle().await;
        let supergroup = scene.sim.migrate(group, cast.noa, order);
        scene.settle().await;
        scene.sim.say(supergroup, cast.noa, "/poll@sim_test_bot close");
        scene.pass(THREE_DAYS + TimeDelta::minutes(5)).await;
        let results = told(&scene, supergroup, cast.noa);
        let results: Vec<_> = results.iter().filter(|seen| without_marks(&seen.text).contains("100% · 1")).collect();
        assert_eq!((results.len(), results[0].reply_to), (1, None));
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_was_to_be_closed_when_the_group_moved_is_told_all_the_same() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let group = scene.sim.group("Small", cast.noa);
    scene.sim.seat(group, &[cast.boris]);
    scene.sim.add_bot(group, cast.noa);
    scene.settle().await;
    scene.sim.say(group, cast.noa, "/poll@sim_test_bot Rye?\nYes\nNo");
    scene.settle().await;
    let poll = polls_in(&scene, group, cast.noa).pop().unwrap();
    scene.sim.vote(group, cast.boris, poll.id, &[0]).unwrap();
    scene.settle().await;
    // Down for so long that Telegram has forgotten the closing; then it makes us wait with asking.
    scene.sim.fault("stopPoll", 0, 1, Fault::TooManyRequests(600));
    is_down_for(&mut scene, TimeDelta::days(5)).await;
    assert_eq!(scene.sim.requests_of("stopPoll").len(), 1);
    let supergroup = scene.sim.migrate(group, cast.noa, NoticeOrder::OldFirst);
    scene.settle().await;
    scene.pass(TimeDelta::days(1)).await;
    let results = told(&scene, supergroup, cast.noa);
    let results: Vec<_> = results.iter().filter(|seen| without_marks(&seen.text).contains("100% · 1")).collect();
    assert_eq!(results.len(), 1);
    assert_eq!(scene.sim.requests_of("stopPoll").len(), 1, "its number may be another message's in the supergroup");
    scene.finish().await;
}

#[tokio::test]
async fn a_result_goes_to_the_topic_that_was_chosen_and_to_general_when_that_is_gone() {
    for (lang, typed) in [(Lang::En, "polls here"), (Lang::He, "סקרים כאן"), (Lang::Ru, "опросы сюда")]
    {
        let (mut scene, cast) = Scene::with_group(lang).await;
        scene.sim.start_bot(cast.noa);
        let forum = scene.sim.forum("Forum", cast.noa);
        scene.sim.seat(forum, &[cast.alice]);
        scene.sim.add_bot(forum, cast.noa);
        scene.sim.promote_bot(forum, cast.noa, Rights::all());
        scene.settle().await;
        let [asking, telling] = ["Asking", "Results"].map(|name| scene.sim.topic(forum, cast.noa, name));
        scene.sim.say_in(forum, telling, cast.noa, &format!("/settings@sim_test_bot {typed}"));
        scene.settle().await;
        let poll = async |scene: &mut Scene, question: &str, vote: bool| {
            let command = format!("/poll@sim_test_bot 24h {question}\nTea\nCoffee");
            scene.sim.say_in(forum, asking, cast.noa, &command);
            scene.settle().await;
            let poll = scene.sim.view(forum, cast.alice).into_iter().rfind(|seen| seen.poll.is_some()).unwrap();
            assert_eq!(poll.thread, Some(asking), "a poll is where it was asked");
            if vote {
                scene.sim.vote(forum, cast.alice, poll.id, &[0]).unwrap();
            }
            scene.pass(TimeDelta::hours(25)).await;
            let told = scene.sim.view(forum, cast.alice).into_iter().filter(|seen| seen.poll.is_none());
            let told = told.filter(|seen| seen.sender_id == scene.sim.bot() && seen.text.contains(question));
            told.map(|seen| (seen.thread, seen.reply_to == Some(poll.id))).collect::<Vec<_>>()
        };
        assert_eq!(poll(&mut scene, "What to drink?", true).await, [(Some(telling), false)]);
        assert_eq!(poll(&mut scene, "Who is awake?", false).await, [(Some(asking), true)], "nobody voted");
        scene.sim.delete_topic(forum, telling);
        scene.sees_in_private(cast.noa);
        assert_eq!(poll(&mut scene, "What to eat?", true).await, [(None, false)]);
        assert_eq!(poll(&mut scene, "What to bake?", true).await, [(None, false)]);
        let told = scene.sees_in_private(cast.noa);
        assert_eq!(told.matches("/settings polls here").count(), 1, "told once: {told}");
        scene.finish_despite([Trouble::Failed]).await;
    }
}
