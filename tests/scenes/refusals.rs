//! Telegram says no: a second way is found, and people read words.

use chrono::TimeDelta;
use kehila::words::{Lang, line};
use simulator::{ChatId, Fault, Right, Rights};

use crate::support::{Cast, Scene, ending::Trouble};

/// A forum in which the bot is an administrator like most: it does not manage topics.
async fn a_forum(lang: Lang) -> (Scene, Cast, ChatId, i64) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    let forum = scene.sim.forum("Forum", cast.noa);
    scene.sim.seat(forum, &[cast.boris, cast.alice]);
    scene.sim.add_bot(forum, cast.noa);
    scene.sim.promote_bot(forum, cast.noa, Rights::all().without(Right::ManageTopics));
    let topic = scene.sim.topic(forum, cast.noa, "Bread");
    scene.settle().await;
    for person in [cast.noa, cast.boris, cast.alice] {
        scene.sees(forum, person);
    }
    (scene, cast, forum, topic)
}

const IN_A_CLOSED_TOPIC: [(&str, &str); 8] = [
    ("/top", "Most active"),
    ("/me", "listed separately"),
    ("/help", "/introduce"),
    ("/status", "Version"),
    ("/settings", "Time zone"),
    ("/touchpoints", "conversation starters"),
    ("/introduce", "three short questions"),
    ("/poll", "one option per line"),
];

#[tokio::test]
async fn what_is_asked_in_a_closed_topic_is_answered_in_private_or_in_general() {
    for (command, said) in IN_A_CLOSED_TOPIC {
        for has_started in [false, true] {
            let (mut scene, cast, forum, topic) = a_forum(Lang::En).await;
            if has_started {
                scene.sim.start_bot(cast.noa);
                scene.settle().await;
                scene.sees_in_private(cast.noa);
            }
            scene.sim.close_topic(forum, cast.noa, topic, true);
            scene.sim.say_in(forum, topic, cast.noa, command);
            scene.settle().await;
            let (in_private, here) = (scene.sees_in_private(cast.noa), scene.sees(forum, cast.noa));
            let answered = if has_started { &in_private } else { &here };
            assert!(answered.contains(said), "{command}, {has_started}: {in_private}\n{here}");
            assert!(!scene.sees(forum, cast.boris).contains(said), "{command} was answered before everybody");
            scene.finish().await;
        }
    }
}

#[tokio::test]
async fn a_poll_in_a_closed_topic_is_refused_in_words_and_her_text_stays() {
    for (lang, said) in
        [(Lang::En, "The topic is closed"), (Lang::He, "הנושא בפורום סגור"), (Lang::Ru, "Тема форума закрыта")]
    {
        let (mut scene, cast, forum, topic) = a_forum(lang).await;
        scene.sim.close_topic(forum, cast.noa, topic, true);
        let typed = scene.sim.say_in(forum, topic, cast.noa, "/poll Rye?\nYes\nNo");
        scene.settle().await;
        let seen = scene.sees(forum, cast.noa);
        assert!(seen.contains(said) && !seen.contains("TOPIC_CLOSED"), "{seen}");
        assert!(scene.sim.view(forum, cast.noa).iter().any(|one| one.id == typed), "her command was taken away");
        scene.finish_despite([Trouble::Failed]).await;
    }
}

/// Nothing that Telegram says in its own words is passed on, whatever it is.
#[tokio::test]
async fn a_poll_that_is_refused_is_explained_in_words() {
    for lang in Lang::ALL {
        for (code, why, id) in [
            (400, "Bad Request: CHAT_SEND_POLLS_FORBIDDEN", "poll-no-right"),
            (400, "Bad Request: not enough rights to send polls to the chat", "poll-no-right"),
            (400, "Bad Request: have no rights to send a message", "poll-no-right"),
            (400, "Bad Request: TOPIC_CLOSED", "refusal-topic-closed"),
            (400, "Bad Request: message thread not found", "refusal-topic-gone"),
            (400, "Bad Request: SLOWMODE_WAIT_30", "refusal-slow-mode"),
            (400, "Bad Request: POLL_QUESTION_INVALID \"Rye\"", "refusal-other"),
        ] {
            let (mut scene, cast) = Scene::with_group(lang).await;
            scene.sim.fault("sendPoll", 0, 1, Fault::Reject(code, why.to_owned()));
            scene.sim.say(cast.group, cast.noa, "/poll Rye?\nYes\nNo");
            scene.settle().await;
            let seen = scene.sees(cast.group, cast.noa);
            let words = line(id).plain("form", "").render_plain(lang);
            let first = crate::support::without_marks(words.lines().next().unwrap());
            assert!(seen.contains(&first), "{why}: {seen}");
            assert!(!seen.contains("POLL") && !seen.contains("Bad Request") && !seen.contains("TOPIC_"), "{seen}");
            scene.finish_despite([Trouble::Failed]).await;
        }
    }
}

#[tokio::test]
async fn where_general_is_closed_the_managers_are_told_once() {
    for (lang, said, enough) in [
        (Lang::En, "General is closed", "all I need"),
        (Lang::He, "(General) סגור", "יש כל מה שצריך"),
        (Lang::Ru, "Тема General закрыта", "есть всё"),
    ] {
        let (mut scene, cast, forum, _) = a_forum(lang).await;
        scene.sim.start_bot(cast.noa);
        scene.sim.close_topic(forum, cast.noa, 1, true);
        scene.settle().await;
        scene.sees_in_private(cast.noa);
        for person in [cast.newcomer, scene.sim.create(simulator::Person::named("Rina"))] {
            scene.sim.join(forum, person);
            scene.pass(TimeDelta::minutes(10)).await;
        }
        let told = scene.sees_in_private(cast.noa);
        assert_eq!(told.matches(said).count(), 1, "{told}");
        assert!(told.contains("Forum"), "{told}");
        scene.sim.say(forum, cast.noa, "/status");
        scene.settle().await;
        let status = scene.sees_in_private(cast.noa);
        assert!(status.contains(said) && !status.contains(enough) && !status.contains("TOPIC_CLOSED"), "{status}");
        // It is mended, and breaks again.
        scene.sim.close_topic(forum, cast.noa, 1, false);
        scene.sim.join(forum, scene.sim.create(simulator::Person::named("Gil")));
        scene.pass(TimeDelta::minutes(10)).await;
        scene.sim.say(forum, cast.noa, "/status");
        scene.settle().await;
        let status = scene.sees(forum, cast.noa);
        assert!(status.contains(enough) && !status.contains(&format!("\n{said}")), "{status}");
        // Within a day it would be the same item, and nothing is told twice.
        scene.pass(TimeDelta::hours(25)).await;
        scene.sees_in_private(cast.noa);
        scene.sim.close_topic(forum, cast.noa, 1, true);
        scene.sim.join(forum, scene.sim.create(simulator::Person::named("Tal")));
        scene.pass(TimeDelta::minutes(10)).await;
        assert_eq!(scene.sees_in_private(cast.noa).matches(said).count(), 1);
        scene.finish_despite([Trouble::Failed]).await;
    }
}

#[tokio::test]
async fn the_log_names_a_refusal_by_its_code_and_the_status_in_words() {
    for lang in Lang::ALL {
        let (mut scene, cast) = Scene::with_group(lang).await;
        for why in
            ["Bad Request: can't parse entities: Unsupported start tag dana", "Bad Request: CHAT_WRITE_FORBIDDEN"]
        {
            scene.sim.fault("sendMessage", 0, 1, Fault::Reject(400, why.to_owned()));
            let group = kehila::telegram::ChatId(cast.group.0);
            let post = kehila::telegram::request::Request::message(group, "Good morning");
            scene.with_cx(async |cx| cx.send(post).await).await;
            scene.settle().await;
        }
        scene.sees(cast.group, cast.noa);
        scene.sim.say(cast.group, cast.noa, "/status");
        scene.settle().await;
        let seen = scene.sees(cast.group, cast.noa);
        assert!(!seen.contains("dana") && !seen.contains("Bad Request") && !seen.contains("FORBIDDEN"), "{seen}");
        for id in ["refusal-other", "refusal-may-not-write"] {
            assert!(seen.contains(&line(id).render(lang)), "{id}: {seen}");
        }
        scene.finish_despite([Trouble::Failed]).await;
    }
}

/// What took a while to write is given back, so that it need not stand before everybody.
#[tokio::test]
async fn a_long_command_that_is_refused_is_given_back_whole() {
    let options: String = (1..=14).map(|n| format!("\nThe {n}. of the long options")).collect();
    let question = "Which of all these shall we take? ".repeat(10);
    for lang in Lang::ALL {
        for typed in [format!("/poll Which one?{options}"), format!("/poll {question}\nYes\nNo")] {
            let (mut scene, cast) = Scene::with_group(lang).await;
            let command = scene.sim.say(cast.group, cast.noa, &typed);
            scene.settle().await;
            let view = scene.sim.view(cast.group, cast.noa);
            assert!(view.iter().all(|one| one.id != command), "her command stands");
            let answer = view.iter().rev().find(|one| one.ephemeral.is_some()).unwrap();
            assert!(typed.lines().all(|line| answer.text.contains(line.trim_end())), "{}", answer.text);
            scene.finish().await;
        }
    }
}
