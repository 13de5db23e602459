//! Whose turn it is, and what becomes of what is in nobody's interest to wait for: managers overtake, answers nobody
//! waits for expire, tidying and questions keep nobody waiting, and one request that cannot be done is set aside.

use std::time::Duration;

use chrono::TimeDelta;
use kehila::{
    telegram::{
        ChatId as OurChat, MessageId,
        request::{Lane, Request},
    },
    words::{Lang, line},
};
use simulator::{ChatId, Fault, Outcome, Request as Sent};

use crate::support::{Cast, Scene, ending::Trouble};

fn ours(chat: ChatId) -> OurChat {
    OurChat(chat.0)
}

/// What happened of a method, and how long after `since`, in milliseconds.
fn happened(scene: &Scene, method: &str, since: i64) -> Vec<(i64, Sent)> {
    let all = scene.sim.requests_of(method).into_iter();
    let later = all.filter(|one| matches!(one.outcome, Outcome::Ok(_)) && one.at_ms >= since);
    later.map(|one| (one.at_ms - since, one)).collect()
}

fn with_text(sent: &[(i64, Sent)], words: &str) -> Vec<i64> {
    let fits = |one: &Sent| one.params["text"].as_str().is_some_and(|text| text.contains(words));
    sent.iter().filter(|(_, one)| fits(one)).map(|(at, _)| *at).collect()
}

/// So many answers to members wait in the group.
async fn crowd(scene: &Scene, cast: &Cast, n: usize) {
    scene
        .with_cx(async |cx| {
            for i in 0..n {
                let answer = Request::message(ours(cast.group), &format!("answer {i}")).lane(Lane::Member);
                cx.send(answer.worth(Lane::Member.patience())).await?;
            }
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn a_managers_poll_overtakes_hundreds_of_answers_in_its_group() {
    for language in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(language).await;
        scene.pass(TimeDelta::minutes(5)).await;
        crowd(&scene, &cast, 900).await;
        // Long enough for all that members may have of a minute.
        scene.pass(TimeDelta::seconds(30)).await;
        let since = scene.now().timestamp_millis();
        scene.sim.say(cast.group, cast.noa, "/poll When?\nSunday\nTuesday");
        scene.settle().await;
        let polls = happened(&scene, "sendPoll", since);
        assert!(matches!(polls[..], [(..=2_000, _)]), "{polls:?}");
        // Nobody waits for the last of them any more.
        scene.pass(TimeDelta::minutes(10)).await;
        let answers = with_text(&happened(&scene, "sendMessage", 0), "answer ").len();
        assert!((40..80).contains(&answers), "{answers} answers");
        scene.finish().await;
    }
}

#[tokio::test]
async fn an_answer_that_nobody_waits_for_any_more_is_not_given() {
    for (asks, is_answered) in [(Lane::Manager, true), (Lane::Member, false)] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        scene.pass(TimeDelta::minutes(2)).await;
        let who = if asks == Lane::Manager { cast.noa } else { cast.alice };
        let since = scene.now().timestamp_millis();
        scene.sim.fault("sendMessage", 0, 1, Fault::TooManyRequests(400));
        scene.sim.say(cast.group, who, "/help");
        scene.pass(TimeDelta::minutes(20)).await;
        let answers = happened(&scene, "sendMessage", since);
        assert_eq!(answers.len(), usize::from(is_answered), "{answers:?}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn tidying_up_delays_no_answer() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.pass(TimeDelta::minutes(2)).await;
    for n in 0..12 {
        let unwanted = MessageId(scene.sim.say(cast.group, cast.boris, "unwanted").0);
        scene.receive_all().await;
        let since = scene.now().timestamp_millis();
        let answer = Request::message(ours(cast.group), &format!("answer {n}"));
        scene.with_cx(async |cx| cx.send(Request::delete(ours(cast.group), unwanted)).await).await;
        scene.with_cx(async |cx| cx.send(answer).await).await;
        scene.send_now().await;
        assert_eq!(happened(&scene, "sendMessage", since).len(), 1, "answered at once");
        scene.pass(TimeDelta::milliseconds(1_250)).await;
    }
    let left = scene.sim.view(cast.group, cast.noa).iter().filter(|seen| seen.text == "unwanted").count();
    assert_eq!(left, 0, "what is to be taken away");
    scene.finish().await;
}

#[tokio::test]
async fn messages_that_wait_to_be_taken_away_go_in_one_request() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.pass(TimeDelta::minutes(2)).await;
    let unwanted: Vec<_> = (0..5).map(|n| scene.sim.say(cast.group, cast.boris, &format!("unwanted {n}"))).collect();
    scene.receive_all().await;
    scene
        .with_cx(async |cx| {
            for message in &unwanted {
                cx.send(Request::delete(ours(cast.group), MessageId(message.0))).await?;
            }
            Ok(())
        })
        .await;
    let since = scene.now().timestamp_millis();
    scene.settle().await;
    assert_eq!(happened(&scene, "deleteMessages", since).len(), 1);
    assert_eq!(happened(&scene, "deleteMessage", since).len(), 0);
    assert!(scene.sim.view(cast.group, cast.noa).iter().all(|seen| !seen.text.starts_with("unwanted")));
    scene.finish().await;
}

#[tokio::test]
async fn a_question_to_telegram_keeps_its_chat_from_nothing() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sim.fault("getChatMember", 0, 1, Fault::Stall(Duration::from_secs(1)));
    let question = Request::ask_member(ours(cast.group), kehila::telegram::UserId(cast.alice.0));
    scene.with_cx(async |cx| cx.send(question).await).await;
    scene.with_cx(async |cx| cx.send(Request::message(ours(cast.group), "meanwhile")).await).await;
    scene.send_until_only_awaited("getChatMember").await;
    assert_eq!(scene.sim.last(cast.group, cast.alice).unwrap().text, "meanwhile");
    scene.finish().await;
}

#[tokio::test]
async fn asked_to_wait_for_a_day_a_chat_waits_for_minutes() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sim.fault("sendMessage", 0, 1, Fault::TooManyRequests(86_400));
    scene.with_cx(async |cx| cx.send(Request::message(ours(cast.group), "later")).await).await;
    scene.pass(TimeDelta::minutes(16)).await;
    assert_eq!(scene.sim.last(cast.group, cast.alice).unwrap().text, "later");
    scene.finish().await;
}

#[tokio::test]
async fn a_poll_that_telegram_fails_at_is_set_aside_given_up_and_its_manager_is_told() {
    let faults =
        [(Lang::En, Fault::ServerError(500)), (Lang::He, Fault::ServerError(502)), (Lang::Ru, Fault::DropBefore)];
    for (language, fault) in faults {
        let (mut scene, cast) = Scene::with_group(language).await;
        scene.pass(TimeDelta::minutes(2)).await;
        scene.sees(cast.group, cast.noa);
        scene.sim.fault("sendPoll", 0, usize::MAX, fault);
        scene.sim.say(cast.group, cast.noa, "/poll When?\nSunday\nTuesday");
        scene.receive_all().await;
        scene.send_now().await;
        let since = scene.now().timestamp_millis();
        scene.sim.say(cast.group, cast.alice, "/help");
        scene.settle().await;
        let answers = happened(&scene, "sendMessage", since);
        let to_alice = |one: &Sent| {
            let to = one.params.get("ephemeral_message_parameters");
            to.is_some_and(|to| to["receiver_user_id"] == cast.alice.0)
        };
        let answered = answers.iter().filter(|(_, one)| to_alice(one)).map(|(at, _)| *at).min();
        assert!(answered.is_some_and(|at| at <= 15_000), "the group goes on: {answered:?}");
        scene.pass(TimeDelta::minutes(10)).await;
        let told = scene.sees(cast.group, cast.noa);
        assert!(told.contains("Simbot (only you)") && told.matches("Sunday").count() == 2, "her words back: {told}");
        let tries = scene.sim.requests_of("sendPoll").len();
        assert!((8..=12).contains(&tries), "{tries} tries");
        scene.sim.clear_faults();
        scene.finish_despite([Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn a_post_of_the_groups_own_that_is_given_up_is_told_to_its_managers() {
    for language in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(language).await;
        scene.sim.start_bot(cast.noa);
        scene.settle().await;
        scene.pass(TimeDelta::minutes(2)).await;
        scene.sees_in_private(cast.noa);
        scene.sim.fault("sendPoll", 0, usize::MAX, Fault::ServerError(500));
        let post = Request::poll(ours(cast.group), "?", &["a".to_owned(), "b".to_owned()], (600, "?"));
        scene.with_cx(async |cx| cx.send(post).await).await;
        scene.pass(TimeDelta::minutes(15)).await;
        let told = scene.sees_in_private(cast.noa);
        let words = line("post-given-up").text("group", "Bakers").render_plain(language);
        assert!(told.contains(&crate::support::without_marks(&words)), "{told}");
        scene.sim.clear_faults();
        scene.finish_despite([Trouble::Failed]).await;
    }
}

/// The question whether a lost post arrived is never answered: it counts as sent, and its chat goes on.
#[tokio::test]
async fn a_search_that_is_never_answered_is_given_up_and_told_to_the_managers() {
    for (language, others_go_on) in [(Lang::En, true), (Lang::He, false), (Lang::Ru, true)] {
        let (mut scene, cast) = Scene::with_group(language).await;
        for user in [cast.noa, cast.alice] {
            scene.sim.start_bot(user);
        }
        scene.settle().await;
        scene.pass(TimeDelta::minutes(2)).await;
        scene.sees_in_private(cast.noa);
        scene.sim.fault("sendMessage", 0, 1, Fault::DropAfter);
        scene.sim.fault("editMessageReplyMarkup", 0, usize::MAX, Fault::ServerError(500));
        for text in ["Rye at nine", "Wheat at ten"] {
            scene.with_cx(async |cx| cx.send(Request::message(ours(cast.group), text)).await).await;
        }
        // The first is lost, and nothing else.
        scene.pass_busily(TimeDelta::milliseconds(500)).await;
        for _ in 0..60 {
            if others_go_on {
                let other = Request::message(ours(cast.alice.private()), "something else");
                scene.with_cx(async |cx| cx.send(other).await).await;
            }
            scene.pass_busily(TimeDelta::seconds(10)).await;
        }
        let posts = |words| with_text(&happened(&scene, "sendMessage", 0), words).len();
        assert_eq!([posts("Wheat at ten"), posts("Rye at nine")], [1, 1], "its chat goes on");
        let questions = scene.sim.requests_of("editMessageReplyMarkup").len();
        assert!((8..=20).contains(&questions), "{questions} questions");
        let told = scene.sees_in_private(cast.noa);
        let words = line("post-unknown").text("group", "Bakers").render_plain(language);
        assert!(told.contains(&crate::support::without_marks(&words)), "{told}");
        scene.sim.clear_faults();
        scene.finish_despite([Trouble::Failed]).await;
    }
}

/// While Telegram cannot be reached, nothing is given up.
#[tokio::test]
async fn an_outage_gives_up_nothing_and_keeps_the_order() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.pass(TimeDelta::minutes(2)).await;
    scene.sim.stop_server();
    for text in ["first", "second", "third"] {
        scene.with_cx(async |cx| cx.send(Request::message(ours(cast.group), text)).await).await;
    }
    for _ in 0..60 {
        scene.send_only().await;
        scene.clock.advance(TimeDelta::minutes(1));
        scene.sim.advance(Duration::from_secs(60));
    }
    scene.sim.start_server().unwrap();
    scene.pass(TimeDelta::minutes(15)).await;
    let view = scene.sim.view(cast.group, cast.alice);
    let texts: Vec<&str> = view.iter().rev().take(3).rev().map(|seen| seen.text.as_str()).collect();
    assert_eq!(texts, ["first", "second", "third"]);
    scene.finish().await;
}
