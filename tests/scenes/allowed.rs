//! A configuration that names the groups the bot may be in.

use kehila::words::{Lang, line};
use simulator::{ChatId, NoticeOrder, Person, Rights, UserId};

use crate::support::{Scene, without_marks};

fn is_in(scene: &Scene, group: ChatId) -> bool {
    // Who is out cannot read: what the bot sees last is its own parting.
    scene.sim.requests_of("leaveChat").iter().all(|request| request.params["chat_id"] != group.0)
}

async fn known_groups(scene: &Scene) -> Vec<i64> {
    let tx = scene.core.store.read().await.unwrap();
    sqlx::query_scalar("SELECT telegram_id FROM chats ORDER BY id").fetch_all(&mut *tx.lock().await).await.unwrap()
}

/// A group of hers, with the bot.
fn founded(scene: &Scene, noa: UserId, title: &str) -> ChatId {
    let group = scene.sim.group(title, noa);
    scene.sim.add_bot(group, noa);
    group
}

#[tokio::test]
async fn elsewhere_it_says_one_line_and_leaves_and_keeps_nothing() {
    for language in Lang::ALL {
        let mut scene = Scene::open().await;
        let noa = scene.sim.create(Person::named("Noa").language(language.code()));
        let ours = scene.sim.group("Bakers", noa);
        scene.restart_allowing(&[ours]).await;
        let elsewhere = founded(&scene, noa, "Elsewhere");
        scene.sim.add_bot(ours, noa);
        // Said before it is gone.
        for _ in 0..5 {
            scene.sim.say(elsewhere, noa, "/help");
            scene.sim.say(elsewhere, noa, "Hello, bot");
        }
        scene.settle().await;
        let said = line("group-not-allowed").plain("id", &elsewhere.0.to_string()).render(language);
        let expected = without_marks(&said.replace("<code>", "").replace("</code>", ""));
        let seen = scene.sees(elsewhere, noa);
        assert_eq!(seen.matches(expected.as_str()).count(), 1, "{seen}");
        assert!(!is_in(&scene, elsewhere) && is_in(&scene, ours));
        assert_eq!(scene.sim.requests_of("leaveChat").len(), 1);
        assert_eq!(known_groups(&scene).await, [ours.0], "nothing of the other is kept");
        scene.sim.say(ours, noa, "/help");
        scene.settle().await;
        assert!(scene.sees(ours, noa).contains("/poll"));

        // Added again, it says so again.
        scene.sim.add_bot(elsewhere, noa);
        scene.pass(chrono::TimeDelta::minutes(2)).await;
        assert_eq!(scene.sim.requests_of("leaveChat").len(), 2);
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_is_the_same_group() {
    for order in [NoticeOrder::OldFirst, NoticeOrder::NewFirst] {
        let mut scene = Scene::open().await;
        let noa = scene.sim.create(Person::named("Noa").language("en"));
        let ours = scene.sim.group("Bakers", noa);
        scene.restart_allowing(&[ours]).await;
        scene.sim.add_bot(ours, noa);
        scene.settle().await;
        let grown = scene.sim.migrate(ours, noa, order);
        scene.sim.say(grown, noa, "/help");
        scene.settle().await;
        assert!(scene.sim.requests_of("leaveChat").is_empty());
        assert!(scene.sees(grown, noa).contains("/poll"));
        scene.restart().await;
        scene.settle().await;
        assert!(scene.sim.requests_of("leaveChat").is_empty(), "nor does it leave at the next start");
        scene.finish().await;
    }
}

#[tokio::test]
async fn a_group_that_is_allowed_no_longer_is_left_at_the_start_and_keeps_its_settings() {
    let (mut scene, cast) = Scene::with_group(Lang::En).await;
    scene.sim.say(cast.group, cast.noa, "/settings zone Berlin");
    scene.settle().await;
    scene.restart_allowing(&[]).await;
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.noa).contains("particular communities"));
    assert!(!is_in(&scene, cast.group));
    scene.restart_allowing(&[cast.group]).await;
    scene.sim.add_bot(cast.group, cast.noa);
    scene.sim.promote_bot(cast.group, cast.noa, Rights::all());
    scene.settle().await;
    scene.sim.say(cast.group, cast.noa, "/settings");
    scene.settle().await;
    assert!(scene.sees(cast.group, cast.noa).contains("Berlin"));
    scene.finish().await;
}
