//! A newcomer's first message: greeted with a reaction, and nobody is left without an answer.

use chrono_tz::{Asia::Jerusalem, Europe::London};
use kehila::{features::attention, telegram::UserId as OurUser};
use simulator::MessageId;

use super::*;

async fn waiting(scene: &Scene, person: UserId) -> i64 {
    let waiting = scene.with_cx(async |cx| attention::waiting(cx, OurUser(person.0)).await).await;
    waiting.into_iter().map(|(_, n)| n).sum()
}

fn reactions(scene: &Scene, cast: &Cast, message: MessageId) -> usize {
    let view = scene.sim.view(cast.group, cast.noa);
    view.iter().find(|seen| seen.id == message).map_or(0, |seen| seen.reactions.len())
}

const ASKED: &str = "How do I feed a sourdough?";

#[tokio::test]
async fn a_first_message_gets_a_reaction_and_who_is_not_answered_is_no_secret() {
    for lang in Lang::ALL {
        let (mut scene, cast, dana) = joined(lang, false).await;
        scene.sim.start_bot(cast.noa);
        scene.pass(TimeDelta::minutes(1)).await;
        scene.sees_in_private(cast.noa);
        let hi = scene.say(cast.group, dana, "🙂").await;
        let asked = scene.say(cast.group, dana, ASKED).await;
        let again = scene.say(cast.group, dana, "Nobody?").await;
        assert_eq!([hi, asked, again].map(|message| reactions(&scene, &cast, message)), [0, 1, 0]);
        scene.pass(TimeDelta::hours(3)).await;
        assert_eq!(waiting(&scene, cast.noa).await, 0, "people come first");
        scene.pass(TimeDelta::minutes(61)).await;
        let seen = scene.sees_in_private(cast.noa);
        assert!(seen.contains("Dana") && seen.contains(&format!("/{}", asked.0)), "{seen}");
        // Somebody answers, and nobody has to look any more.
        scene.sim.reply(cast.group, cast.boris, asked, "With flour and water");
        scene.settle().await;
        assert_eq!(waiting(&scene, cast.noa).await, 0);
        scene.finish().await;
    }
}

#[tokio::test]
async fn whoever_answers_in_time_spares_the_managers_and_so_do_thanks_leaving_and_a_managers_reaction() {
    let (mut scene, cast, _) = joined(Lang::En, false).await;
    for ending in ["reply", "next", "thanks", "seen", "left", "liked", "late", "another topic of talk"] {
        let who = scene.sim.create(Person::named(ending).language("en"));
        scene.sim.join(cast.group, who);
        scene.pass(TimeDelta::minutes(2)).await;
        let asked = scene.say(cast.group, who, ASKED).await;
        let is_answered = match ending {
            "reply" => {
                scene.pass(TimeDelta::hours(1)).await;
                scene.sim.reply(cast.group, cast.boris, asked, "Daily");
                true
            }
            "next" => {
                scene.say(cast.group, cast.alice, "With flour, daily").await;
                true
            }
            "thanks" => {
                scene.pass(TimeDelta::minutes(40)).await;
                scene.say(cast.group, who, "I found it, thanks!").await;
                true
            }
            "seen" => {
                scene.sim.react(cast.group, cast.noa, asked, "👍");
                true
            }
            "left" => {
                scene.sim.leave(cast.group, who);
                true
            }
            "liked" => {
                scene.sim.react(cast.group, cast.boris, asked, "👍");
                false
            }
            "late" => {
                scene.pass(TimeDelta::minutes(40)).await;
                scene.say(cast.group, cast.boris, "What a day").await;
                false
            }
            _ => {
                let answer = scene.say(cast.group, cast.alice, "🙂").await;
                scene.sim.reply(cast.group, cast.boris, answer, "To that: good morning");
                false
            }
        };
        scene.settle().await;
        scene.pass(TimeDelta::hours(5)).await;
        assert_eq!(waiting(&scene, cast.noa).await, i64::from(!is_answered), "{ending}");
        scene.sim.leave(cast.group, who);
        scene.settle().await;
        assert_eq!(waiting(&scene, cast.noa).await, 0, "who is gone needs no answer: {ending}");
        scene.pass_until(&format!("2026-11-{} 11:00", 17 + waiting_days(ending)), London).await;
    }
    scene.finish().await;
}

/// On which day the next one comes.
fn waiting_days(ending: &str) -> usize {
    ["reply", "next", "thanks", "seen", "left", "liked", "late"].iter().position(|one| *one == ending).unwrap_or(7)
}

#[tokio::test]
async fn nights_and_quiet_days_do_not_count_and_a_restart_changes_nothing() {
    let (mut scene, cast, dana) = joined(Lang::He, false).await;
    scene.pass_until("2026-11-16 19:00", Jerusalem).await;
    scene.say(cast.group, dana, ASKED).await;
    scene.restart().await;
    scene.pass_until("2026-11-17 10:55", Jerusalem).await;
    assert_eq!(waiting(&scene, cast.noa).await, 0);
    scene.restart().await;
    scene.pass_until("2026-11-17 11:05", Jerusalem).await;
    assert_eq!(waiting(&scene, cast.noa).await, 1);
    // A week later nobody waits for it any more.
    days(&mut scene, 8).await;
    assert_eq!(waiting(&scene, cast.noa).await, 0);
    scene.finish().await;
}

#[tokio::test]
async fn where_answers_come_soon_managers_are_called_sooner() {
    let (mut scene, cast, dana) = joined(Lang::En, false).await;
    for _ in 0..12 {
        let said = scene.say(cast.group, cast.boris, "Who has an oven to spare?").await;
        scene.pass(TimeDelta::minutes(5)).await;
        scene.sim.reply(cast.group, cast.alice, said, "I have one");
        scene.settle().await;
    }
    scene.say(cast.group, dana, ASKED).await;
    scene.pass(TimeDelta::minutes(115)).await;
    assert_eq!(waiting(&scene, cast.noa).await, 0);
    scene.pass(TimeDelta::minutes(10)).await;
    assert_eq!(waiting(&scene, cast.noa).await, 1, "after two hours");
    scene.finish().await;
}

#[tokio::test]
async fn a_refused_reaction_is_remembered_for_a_week() {
    let (mut scene, cast, dana) = joined(Lang::En, false).await;
    let invalid = || Fault::Reject(400, "Bad Request: REACTION_INVALID".to_owned());
    scene.sim.fault("setMessageReaction", 0, 1, invalid());
    scene.say(cast.group, dana, ASKED).await;
    let tried = |scene: &Scene| scene.sim.requests_of("setMessageReaction").len();
    assert_eq!(tried(&scene), 1);
    for (wait, n) in [(0, 1), (8, 2)] {
        days(&mut scene, wait).await;
        let next = scene.sim.person("Next");
        scene.sim.join(cast.group, next);
        scene.settle().await;
        scene.say(cast.group, next, ASKED).await;
        assert_eq!(tried(&scene), n);
    }
    scene.finish().await;
}

#[tokio::test]
async fn a_message_that_is_gone_when_it_is_greeted_waits_for_nobody() {
    let (mut scene, cast, dana) = joined(Lang::En, false).await;
    let asked = scene.sim.say(cast.group, dana, ASKED);
    scene.receive_all().await;
    scene.sim.delete(cast.group, asked);
    scene.settle().await;
    scene.pass(TimeDelta::hours(5)).await;
    assert_eq!(waiting(&scene, cast.noa).await, 0);
    scene.finish().await;
}

#[tokio::test]
async fn many_who_wait_are_not_many_calls() {
    let (mut scene, cast, _) = joined(Lang::En, false).await;
    for n in 0..9 {
        let who = scene.sim.person(&format!("Guest {n}"));
        scene.sim.join(cast.group, who);
        scene.settle().await;
        scene.say(cast.group, who, ASKED).await;
        // What others ask next is no answer to who asked before.
        scene.pass(TimeDelta::minutes(31)).await;
    }
    scene.pass(TimeDelta::minutes(200)).await;
    assert_eq!(waiting(&scene, cast.noa).await, 5);
    scene.finish().await;
}

#[tokio::test]
async fn a_server_that_is_down_loses_no_call() {
    let (mut scene, cast, dana) = joined(Lang::En, false).await;
    scene.sim.start_bot(cast.noa);
    scene.say(cast.group, dana, ASKED).await;
    scene.sim.fault("sendMessage", 0, 3, Fault::ServerError(502));
    scene.pass(TimeDelta::hours(6)).await;
    assert!(scene.sees_in_private(cast.noa).contains("Dana"));
    scene.finish().await;
}
