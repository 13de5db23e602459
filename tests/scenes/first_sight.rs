//! A group nobody told the bot of: its notice was lost, or came before Telegram kept any for it.

use chrono::TimeDelta;
use kehila::{store::chats::Chat, words::Lang};
use serde_json::json;
use simulator::{ChatId, MessageId, Person, Rights, UserId};

use super::support::Scene;

struct Found {
    scene: Scene,
    group: ChatId,
    noa: UserId,
    dov: UserId,
    /// Written while nobody was told.
    earlier: MessageId,
}

/// The bot is administrator of a group, and no update tells of it any more.
async fn unheard_of() -> Found {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").username("noa").language("he"));
    let dov = scene.sim.create(Person::named("Dov").username("dov").language("he"));
    let group = scene.sim.supergroup("Bakers", noa);
    scene.sim.seat(group, &[dov]);
    scene.sim.add_bot(group, noa);
    scene.sim.promote_bot(group, noa, Rights::all());
    let earlier = scene.sim.say(group, noa, "Good morning everybody");
    scene.sleep_until("2026-11-17 12:00", chrono_tz::Tz::UTC);
    scene.settle().await;
    assert_eq!(count(&scene, "SELECT count(*) FROM chats").await, 0);
    scene.sees(group, dov);
    Found { scene, group, noa, dov, earlier }
}

async fn count(scene: &Scene, question: &'static str) -> i64 {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar(question).fetch_one(&mut *tx.lock().await).await.unwrap()
}

async fn known(scene: &Scene, group: ChatId) -> Chat {
    let tx = scene.core.store.read().await.unwrap();
    let chat = kehila::store::chats::by_telegram_id(&tx, kehila::telegram::ChatId(group.0)).await.unwrap();
    chat.expect("the group is known")
}

/// The kinds of updates that may be the first.
const KINDS: [&str; 7] = ["message", "anonymous", "reaction", "join", "command", "press", "service"];

fn happens(found: &Found, kind: &str) {
    let Found { scene, group, noa, dov, earlier } = found;
    match kind {
        "message" => drop(scene.sim.say(*group, *dov, "Who knows a good mill?")),
        "anonymous" => drop(scene.sim.say_anonymously(*group, "Who knows a good mill?")),
        "reaction" => scene.sim.react(*group, *dov, *earlier, "👍"),
        "join" => scene.sim.join(*group, scene.sim.create(Person::named("Gil").language("he"))),
        "command" => drop(scene.sim.say(*group, *noa, "/settings")),
        "press" => drop(scene.sim.forge_press(*group, *dov, *earlier, "x")),
        _ => scene.sim.set_title(*group, *noa, "Bakers"),
    }
}

#[tokio::test]
async fn whatever_comes_first_the_group_is_taken_up() {
    for kind in KINDS {
        let mut found = unheard_of().await;
        happens(&found, kind);
        found.scene.settle().await;
        let chat = known(&found.scene, found.group).await;
        assert!(chat.bot.can_delete(), "{kind}: its own rights are asked for");
        assert!(chat.admins_known_at.is_some(), "{kind}: so are the administrators");
        assert_eq!(chat.title, "Bakers", "{kind}");
        if kind != "anonymous" {
            assert_eq!((chat.language, chat.zone), (Lang::He, chrono_tz::Asia::Jerusalem), "{kind}");
        }
        found.scene.pass(TimeDelta::minutes(2)).await;
        let ours = found.scene.sim.view(found.group, found.dov);
        let invitations = ours.iter().filter(|seen| seen.sender == "Simbot" && !seen.buttons.is_empty());
        let invitations = invitations.filter(|seen| !seen.text.contains("Gil")).count();
        assert_eq!(invitations, 1, "{kind}: the setup is offered once: {ours:?}");
        found.scene.finish().await;
    }
}

#[tokio::test]
async fn the_first_words_count_and_reactions_to_them() {
    let mut found = unheard_of().await;
    let first = found.scene.sim.say(found.group, found.dov, "Who knows a good mill near the old harbour?");
    found.scene.sim.react(found.group, found.noa, first, "👍");
    found.scene.sim.say(found.group, found.dov, "And an oven?");
    found.scene.settle().await;
    assert_eq!(count(&found.scene, "SELECT count(*) FROM messages").await, 2);
    assert_eq!(count(&found.scene, "SELECT count(*) FROM reactions").await, 1);
    found.scene.finish().await;
}

#[tokio::test]
async fn a_manager_who_speaks_first_is_asked_in_private_if_she_may_be() {
    let mut found = unheard_of().await;
    found.scene.sim.start_bot(found.noa);
    found.scene.sim.say(found.group, found.noa, "Good evening");
    found.scene.settle().await;
    let seen = found.scene.sees_in_private(found.noa);
    assert!(seen.contains("Bakers") && seen.contains("באיזו שפה"), "{seen}");
    assert!(!found.scene.sees(found.group, found.noa).contains("Simbot:"));
    found.scene.finish().await;
}

/// The notice comes after all, behind what was said.
#[tokio::test]
async fn a_notice_that_comes_late_offers_nothing_twice() {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").username("noa").language("he"));
    let group = scene.sim.supergroup("Bakers", noa);
    let talk = json!({"message_id": 900_001, "date": scene.sim.now(), "text": "Hello",
        "chat": {"id": group.0, "type": "supergroup", "title": "Bakers"},
        "from": {"id": noa.0, "is_bot": false, "first_name": "Noa", "username": "noa", "language_code": "he"}});
    scene.sim.inject(json!({"message": talk}));
    scene.sim.add_bot(group, noa);
    scene.settle().await;
    scene.pass(TimeDelta::minutes(1)).await;
    let invitations = scene.sim.view(group, noa).into_iter().filter(|seen| seen.sender == "Simbot").count();
    assert_eq!(invitations, 1);
    scene.finish().await;
}

#[tokio::test]
async fn a_new_name_is_noticed_though_nobody_told() {
    for plain in [true, false] {
        let (mut scene, cast) = Scene::with_group(Lang::En).await;
        scene.sim.set_title(cast.group, cast.noa, "Millers\u{200B}");
        scene.sleep_until("2026-11-17 18:00", chrono_tz::Tz::UTC);
        scene.settle().await;
        assert_eq!(known(&scene, cast.group).await.title, "Bakers", "the notice was lost");
        match plain {
            true => drop(scene.sim.say(cast.group, cast.alice, "Good evening")),
            false => drop(scene.sim.sticker(cast.group, cast.alice, "👋")),
        }
        scene.settle().await;
        assert_eq!(known(&scene, cast.group).await.title, "Millers");
        scene.finish().await;
    }
}

#[tokio::test]
async fn where_people_write_to_a_channel_is_no_group() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    let groups = count(&scene, "SELECT count(*) FROM chats").await;
    let before = scene.sim.requests().len();
    let chat = json!({"id": -1_002_000_777_777_i64, "type": "supergroup", "title": "News", "is_direct_messages": true});
    let from = json!({"id": cast.alice.0, "is_bot": false, "first_name": "Alice"});
    for (number, text) in [(11, "/help"), (12, "/top@sim_test_bot"), (13, "Hello?")] {
        let message = json!({"message_id": number, "date": scene.sim.now(), "text": text, "chat": chat, "from": from});
        scene.sim.inject(json!({"message": message}));
    }
    scene.settle().await;
    assert_eq!(count(&scene, "SELECT count(*) FROM chats").await, groups);
    assert_eq!(scene.sim.requests().len(), before, "nothing is answered there");
    scene.finish().await;
}
