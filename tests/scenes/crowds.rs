//! Many people ask for the same within moments: each is answered, the group is not filled, and what the group itself
//! waits for comes at once.

use chrono::TimeDelta;
use kehila::words::Lang;
use simulator::{ChatId, Person, Rights, Seen, UserId};

use crate::support::{Cast, Scene, ending::Trouble};

async fn a_crowd(scene: &mut Scene, cast: &Cast, people: usize) -> Vec<UserId> {
    let crowd: Vec<UserId> = (0..people).map(|n| scene.sim.create(Person::named(&format!("Member {n}")))).collect();
    scene.sim.seat(cast.group, &crowd);
    for person in &crowd {
        scene.sees(cast.group, *person);
    }
    crowd
}

/// What stands in the group for everybody, of the bot's.
fn for_all(scene: &Scene, group: ChatId, who: UserId) -> Vec<Seen> {
    let view = scene.sim.view(group, who).into_iter();
    view.filter(|seen| seen.sender_id == scene.sim.bot() && seen.ephemeral.is_none() && seen.poll.is_none()).collect()
}

#[tokio::test]
async fn a_list_is_whispered_to_everybody_who_asks_and_a_poll_overtakes_the_whispers() {
    for (language, title) in [(Lang::En, "Most active"), (Lang::He, "פעילי החודש"), (Lang::Ru, "Активные участники")]
    {
        let (mut scene, cast) = Scene::with_group(language).await;
        let crowd = a_crowd(&mut scene, &cast, 25).await;
        for person in &crowd {
            scene.sim.say(cast.group, *person, "/top");
            scene.pass(TimeDelta::milliseconds(2_500)).await;
        }
        scene.sim.say(cast.group, cast.noa, "/poll Tea?\nYes\nNo");
        let asked = scene.now().timestamp_millis();
        scene.receive_all().await;
        scene.settle().await;
        let posted = scene.sim.requests_of("sendPoll").pop().unwrap().at_ms;
        assert!(posted - asked <= 2_000, "the poll came after {} ms", posted - asked);
        for person in &crowd {
            let seen = scene.sees(cast.group, *person);
            assert_eq!(seen.matches(title).count(), 1, "{seen}");
            assert!(seen.contains("(only you)"), "{seen}");
        }
        assert!(for_all(&scene, cast.group, cast.boris).is_empty());
        scene.finish().await;
    }
}

/// Telegram lets us say twenty things a minute in a group, so the last of them waits a minute.
#[tokio::test]
async fn twenty_five_who_ask_in_one_instant_are_each_answered_and_nobody_else_sees_it() {
    for command in ["/top", "/me", "/help"] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        let crowd = a_crowd(&mut scene, &cast, 25).await;
        scene.pass(TimeDelta::minutes(2)).await;
        let asked = scene.now();
        for person in &crowd {
            scene.sim.say(cast.group, *person, command);
        }
        scene.receive_all().await;
        scene.settle().await;
        for person in &crowd {
            let seen = scene.sees(cast.group, *person);
            assert_eq!(seen.matches("Simbot (only you)").count(), 1, "{command}: {seen}");
            assert!(!seen.contains("commands came at once"), "{command}: {seen}");
        }
        assert!(scene.now() - asked <= TimeDelta::seconds(90), "{command}: {}", scene.now() - asked);
        assert!(for_all(&scene, cast.group, cast.boris).is_empty(), "{command}");
        scene.finish().await;
    }
}

/// Who has started the bot is answered there; for the others there is one answer that everybody sees.
#[tokio::test]
async fn where_nobody_can_be_whispered_to_those_who_have_started_the_bot_are_answered_in_private() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.demote_bot(cast.group, cast.noa);
    let crowd = a_crowd(&mut scene, &cast, 25).await;
    let (started, others) = crowd.split_at(10);
    for person in started {
        scene.sim.start_bot(*person);
    }
    scene.pass(TimeDelta::minutes(2)).await;
    crowd.iter().for_each(|person| drop(scene.sees_in_private(*person)));
    for person in &crowd {
        scene.sim.say_with(cast.group, *person, "/top", serde_json::json!({}));
    }
    scene.receive_all().await;
    scene.settle().await;
    for person in started {
        let seen = scene.sees_in_private(*person);
        assert_eq!(seen.matches("Most active").count(), 1, "{seen}");
    }
    assert!(others.iter().all(|person| scene.sees_in_private(*person).is_empty()));
    let shown = for_all(&scene, cast.group, cast.boris);
    assert!(matches!(&shown[..], [one] if one.text.contains("Most active")), "{shown:?}");
    scene.pass(TimeDelta::minutes(3)).await;
    scene.finish().await;
}

#[tokio::test]
async fn where_nobody_can_be_whispered_to_one_answer_stands_for_all_who_ask_the_same() {
    for command in ["/top", "/help", "/help poll", "/me", "/introduce", "/poll Tea?\nYes\nNo", "/top week"] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        scene.sim.demote_bot(cast.group, cast.noa);
        let crowd = a_crowd(&mut scene, &cast, 20).await;
        scene.settle().await;
        // What waits after an hour's downtime comes in one piece.
        for person in &crowd {
            // As typed by an app that does not know that a command is its sender's alone.
            scene.sim.say_with(cast.group, *person, command, serde_json::json!({}));
        }
        scene.settle().await;
        assert_eq!(for_all(&scene, cast.group, cast.boris).len(), 1, "{command}");
        // Who asks while it stands is answered by it, and has as long to read it.
        scene.pass(TimeDelta::seconds(40)).await;
        scene.sim.say_with(cast.group, cast.alice, command, serde_json::json!({}));
        scene.pass(TimeDelta::seconds(50)).await;
        assert_eq!(for_all(&scene, cast.group, cast.boris).len(), 1, "{command}");
        scene.pass(TimeDelta::seconds(20)).await;
        assert_eq!(for_all(&scene, cast.group, cast.boris).len(), 0, "{command}");
        scene.sim.say_with(cast.group, cast.boris, command, serde_json::json!({}));
        scene.settle().await;
        assert_eq!(for_all(&scene, cast.group, cast.boris).len(), 1, "{command}: later it is said anew");
        scene.pass(TimeDelta::minutes(3)).await;
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_shared_answer_that_is_refused_does_not_stand_for_anybody() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.demote_bot(cast.group, cast.noa);
    scene.settle().await;
    scene.sim.set_permission(cast.group, "can_send_messages", false);
    scene.sim.say_with(cast.group, cast.alice, "/top", serde_json::json!({}));
    scene.settle().await;
    assert!(for_all(&scene, cast.group, cast.boris).is_empty());
    scene.sim.set_permission(cast.group, "can_send_messages", true);
    scene.sim.say_with(cast.group, cast.boris, "/top", serde_json::json!({}));
    scene.settle().await;
    assert_eq!(for_all(&scene, cast.group, cast.boris).len(), 1);
    scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
    scene.finish_despite([Trouble::Failed]).await;
}
