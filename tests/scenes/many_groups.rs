//! Who is in a hundred groups, and which of them is meant.

use kehila::words::{Lang, line};
use simulator::{Person, UserId};

use crate::support::Scene;

const GROUPS: usize = 105;

/// Noa manages them all, and the bot is in each.
async fn a_manager_of_many(lang: Lang) -> (Scene, UserId) {
    let mut scene = Scene::open().await;
    let noa = scene.sim.create(Person::named("Noa").language(lang.code()));
    scene.sim.start_bot(noa);
    for n in 1..=GROUPS {
        let title = if n == 1 { "\u{3164}".to_owned() } else { format!("Group {n:03}") };
        let group = scene.sim.supergroup(&title, noa);
        scene.sim.add_bot(group, noa);
    }
    scene.settle().await;
    scene.sees_in_private(noa);
    (scene, noa)
}

#[tokio::test]
async fn every_room_asks_on_pages_which_group_is_meant() {
    for (lang, command, chosen) in [
        (Lang::En, "/setup", "Group 018"),
        (Lang::Ru, "/settings", "Group 018"),
        (Lang::He, "/introduce", "Group 018"),
        (Lang::Ru, "/me", "Group 018"),
        (Lang::En, "/start", ""),
        (Lang::En, "/help", ""),
        (Lang::En, "/language", ""),
    ] {
        let (mut scene, noa) = a_manager_of_many(lang).await;
        scene.sim.say(noa.private(), noa, command);
        scene.settle().await;
        let seen = scene.sim.last(noa.private(), noa).unwrap();
        assert!(seen.buttons.concat().len() <= 10, "{command}: {seen:?}");
        if chosen.is_empty() {
            scene.finish().await;
            continue;
        }
        let [before, after] = ["page-previous", "page-following"].map(|id| line(id).render_plain(lang));
        for label in [&after, &after, &before, &after] {
            scene.press_in_private(noa, label).await;
        }
        let seen = scene.sim.last(noa.private(), noa).unwrap();
        assert!(seen.text.contains("3/14"), "{}", seen.text);
        scene.press_in_private(noa, chosen).await;
        let said = scene.sees_in_private(noa);
        assert!(said.rsplit("Simbot").next().unwrap().contains(chosen), "{command}: {said}");
        scene.finish().await;
    }
}

#[tokio::test]
async fn the_pages_are_hers_alone() {
    let (mut scene, noa) = a_manager_of_many(Lang::En).await;
    scene.sim.say(noa.private(), noa, "/setup");
    scene.settle().await;
    let tx = scene.core.store.read().await.unwrap();
    let turn = "SELECT token FROM buttons WHERE room = 'house'";
    let turn: String = sqlx::query_scalar(turn).fetch_one(&mut *tx.lock().await).await.unwrap();
    drop(tx);
    let eve = scene.sim.create(Person::named("Eve").language("en"));
    scene.sim.start_bot(eve);
    scene.settle().await;
    let hers = scene.sim.last(eve.private(), eve).unwrap().id;
    scene.sim.forge_press(eve.private(), eve, hers, &turn).unwrap();
    scene.settle().await;
    let seen = scene.sees_in_private(eve);
    assert!(seen.contains("for the person who asked") && !seen.contains("Group"), "{seen}");
    scene.finish().await;
}
