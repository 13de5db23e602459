//! The menus behind `/` of those named with `/staff`: as an administrator's, for each alone.

use chrono::TimeDelta;
use kehila::words::Lang;
use serde_json::json;
use simulator::{ChatId, Fault, NoticeOrder, Person, Rights, UserId};

use crate::support::{Cast, Scene};

fn names(scene: &Scene, chat: ChatId, person: UserId) -> Vec<String> {
    scene.sim.menu(chat, person).into_iter().map(|(name, _)| name).collect()
}

fn about(scene: &Scene, chat: ChatId, person: UserId, command: &str) -> String {
    let menu = scene.sim.menu(chat, person);
    menu.into_iter().find(|(name, _)| name == command).map(|(_, about)| about).unwrap_or_default()
}

/// Requests about one person's menu so far.
fn requests(scene: &Scene) -> usize {
    let methods = ["setMyCommands", "deleteMyCommands"];
    let all = methods.into_iter().flat_map(|method| scene.sim.requests_of(method));
    all.filter(|request| request.params["scope"]["type"] == "chat_member").count()
}

/// A group in which Alice helps.
async fn with_helper(lang: Lang) -> (Scene, Cast) {
    let (mut scene, cast) = Scene::with_group(lang).await;
    scene.sim.say(cast.group, cast.alice, "good morning");
    scene.say(cast.group, cast.noa, "/staff @alice").await;
    (scene, cast)
}

#[tokio::test]
async fn a_helper_is_offered_what_managers_are_as_long_as_she_helps() {
    for lang in Lang::ALL {
        let (mut scene, cast) = with_helper(lang).await;
        assert_eq!(names(&scene, cast.group, cast.alice), names(&scene, cast.group, cast.noa));
        assert!(!names(&scene, cast.group, cast.boris).contains(&"settings".to_owned()), "nobody else sees them");
        assert_eq!(about(&scene, cast.group, cast.alice, "help"), "What I can do here", "in her language");
        assert_eq!(requests(&scene), 1);
        scene.say(cast.group, cast.noa, "/staff @alice").await;
        assert_eq!(names(&scene, cast.group, cast.alice), names(&scene, cast.group, cast.boris));
        assert_eq!(requests(&scene), 2);
        scene.finish().await;
    }
}

#[tokio::test]
async fn her_menu_is_in_her_language_or_else_in_the_groups() {
    let (mut scene, cast) = Scene::with_group(Lang::He).await;
    let amelie = scene.sim.create(Person::named("Amélie").username("amelie").language("fr"));
    scene.sim.join(cast.group, amelie);
    scene.sim.say(cast.group, amelie, "salut");
    scene.say(cast.group, cast.noa, "/staff @amelie").await;
    assert_eq!(about(&scene, cast.group, amelie, "help"), "מה אפשר לעשות כאן");
    scene.say(cast.group, cast.noa, "/settings language ru").await;
    assert_eq!(about(&scene, cast.group, amelie, "help"), "Что я умею здесь");
    scene.sim.say(amelie.private(), amelie, "/language en");
    scene.settle().await;
    assert_eq!(about(&scene, cast.group, amelie, "help"), "What I can do here");
    scene.say(cast.group, cast.noa, "/settings language he").await;
    assert_eq!((requests(&scene), about(&scene, cast.group, amelie, "help").as_str()), (3, "What I can do here"));
    scene.finish().await;
}

#[tokio::test]
async fn who_leaves_and_comes_back_is_a_member_among_others() {
    let (mut scene, cast) = with_helper(Lang::En).await;
    scene.sim.leave(cast.group, cast.alice);
    scene.settle().await;
    scene.sim.join(cast.group, cast.alice);
    scene.settle().await;
    assert_eq!(names(&scene, cast.group, cast.alice), names(&scene, cast.group, cast.boris));
    let before = requests(&scene);
    scene.restart().await;
    scene.settle().await;
    assert_eq!(requests(&scene), before, "nothing is left to be taken away");
    scene.finish().await;
}

#[tokio::test]
async fn a_helper_who_becomes_an_administrator_misses_nothing_then_or_after() {
    let (mut scene, cast) = with_helper(Lang::En).await;
    scene.sim.promote(cast.group, cast.noa, cast.alice, Rights::all());
    scene.settle().await;
    assert_eq!(names(&scene, cast.group, cast.alice), names(&scene, cast.group, cast.noa));
    // Another version has other commands.
    outdate(&scene).await;
    scene.restart().await;
    scene.settle().await;
    assert_eq!(names(&scene, cast.group, cast.alice), names(&scene, cast.group, cast.noa));
    assert_eq!(requests(&scene), 2);
    scene.sim.demote(cast.group, cast.noa, cast.alice);
    scene.settle().await;
    assert_eq!(names(&scene, cast.group, cast.alice), names(&scene, cast.group, cast.noa));
    scene.finish().await;
}

/// As if an earlier version had set her menu.
async fn outdate(scene: &Scene) {
    scene
        .with_cx(async |cx| {
            let old = json!([{"command": "old", "description": "Old"}]).to_string();
            let update = sqlx::query("UPDATE helper_menus SET commands = ?").bind(old);
            assert_eq!(update.execute(&mut *cx.tx.lock().await).await?.rows_affected(), 1);
            Ok(())
        })
        .await;
}

#[tokio::test]
async fn a_restart_sets_only_what_has_changed() {
    let (mut scene, _) = with_helper(Lang::En).await;
    for expected in [1, 2] {
        scene.restart().await;
        scene.settle().await;
        assert_eq!(requests(&scene), expected);
        outdate(&scene).await;
    }
    scene.restart().await;
    scene.finish().await;
}

#[tokio::test]
async fn in_the_supergroup_her_menu_is_there_too() {
    for (order, is_on_its_way) in
        [(NoticeOrder::OldFirst, false), (NoticeOrder::NewFirst, false), (NoticeOrder::OldFirst, true)]
    {
        let mut scene = Scene::open().await;
        let noa = scene.sim.create(Person::named("Noa").language("en"));
        let alice = scene.sim.create(Person::named("Alice").username("alice").language("en"));
        let group = scene.sim.group("Bakers", noa);
        scene.sim.seat(group, &[alice]);
        scene.sim.add_bot(group, noa);
        scene.sim.promote_bot(group, noa, Rights::all());
        scene.sim.say(group, alice, "good morning");
        scene.settle().await;
        if is_on_its_way {
            scene.sim.fault("setMyCommands", 0, 1, Fault::TooManyRequests(3_000));
        }
        scene.sim.say(group, noa, "/staff @alice");
        scene.settle().await;
        assert_ne!(names(&scene, group, alice).contains(&"settings".to_owned()), is_on_its_way);
        let grown = scene.sim.migrate(group, noa, order);
        scene.settle().await;
        assert_eq!(names(&scene, grown, alice), names(&scene, grown, noa));
        scene.pass(TimeDelta::days(2)).await;
        scene.finish().await;
    }
}

#[tokio::test]
async fn what_telegram_refuses_is_no_trouble_and_is_tried_again() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.alice, "good morning");
    scene.settle().await;
    scene.sim.fault("setMyCommands", 0, 1, Fault::Reject(400, "Bad Request: USER_NOT_PARTICIPANT".to_owned()));
    scene.say(cast.group, cast.noa, "/staff @alice").await;
    assert!(!names(&scene, cast.group, cast.alice).contains(&"settings".to_owned()));
    scene.say(cast.group, cast.noa, "/settings rhythm steady").await;
    assert!(names(&scene, cast.group, cast.alice).contains(&"settings".to_owned()));
    scene.finish().await;
}

#[tokio::test]
async fn requests_that_overtake_each_other_end_as_was_wanted_last() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.alice, "good morning");
    scene.settle().await;
    scene.sim.fault("setMyCommands", 0, 1, Fault::TooManyRequests(3_000));
    scene.say(cast.group, cast.noa, "/staff @alice").await;
    scene.say(cast.group, cast.noa, "/staff @alice").await;
    scene.pass(TimeDelta::hours(1)).await;
    assert_eq!(names(&scene, cast.group, cast.alice), names(&scene, cast.group, cast.boris));
    scene.finish().await;
}

#[tokio::test]
async fn a_group_that_removed_the_bot_is_left_alone_and_back_in_it_helpers_have_their_menus() {
    let (mut scene, cast) = with_helper(Lang::En).await;
    scene.sim.remove_bot(cast.group, cast.noa);
    scene.settle().await;
    scene.restart().await;
    scene.settle().await;
    assert_eq!(requests(&scene), 1);
    scene.sim.add_bot(cast.group, cast.noa);
    scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
    scene.settle().await;
    assert_eq!(requests(&scene), 2);
    assert_eq!(names(&scene, cast.group, cast.alice), names(&scene, cast.group, cast.noa));
    scene.finish().await;
}
